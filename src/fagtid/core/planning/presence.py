"""The roster on the planner's own time steps: who is on the phones, who may be away, who may host."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning.problem import Person
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.timegrid import TimeGrid

Flags = NDArray[np.uint8]
Ints = NDArray[np.int64]

SHORTEST_SLOT_S = 300


@dataclass(frozen=True)
class Presence:
    """Agents and leaders by slot.

    Attributes
    ----------
    agents, leaders
        In the roster's order.
    on_phone : array, shape (n_agents, slots.count)
        Taking calls at the middle of the slot.
    free : array, shape (n_agents, slots.count)
        May be in learning for the whole slot: on the phones, or, for people who are never on the
        phones in the period, at mail or on the floor; and not blocked. Breaks are never used.
    host_free : array, shape (n_leaders, slots.count)
        On the floor for the whole slot.
    """

    slots: TimeGrid
    agents: tuple[Person, ...]
    leaders: tuple[Person, ...]
    on_phone: Flags
    free: Flags
    host_free: Flags

    @cached_property
    def agents_on_phones(self) -> Ints:
        """Agents on the phones in each slot with nobody in learning, shape (slots.count,)."""
        total: Ints = self.on_phone.sum(axis=0, dtype=np.int64)
        return total

    @cached_property
    def leaving(self) -> Ints:
        """Agents who leave the phones at the start of each slot, shape (slots.count,)."""
        return leavers(self.on_phone)


def leavers(on_phone: Flags) -> Ints:
    """How many stop taking calls at the start of each slot; rows are people."""
    found = np.zeros(on_phone.shape[1], dtype=np.int64)
    found[1:] = ((on_phone[:, :-1] == 1) & (on_phone[:, 1:] == 0)).sum(axis=0)
    return found


def planning_slots(problem: PlanningProblem) -> TimeGrid:
    """The longest slots that divide the interval and every session, but not below five minutes."""
    step = problem.grid.interval_s
    for session in problem.published:
        step = gcd(step, (session.start_s - problem.grid.start_s) % problem.grid.interval_s)
    for activity in problem.needs.activities:
        step = gcd(step, activity.minutes * 60)
    if step < SHORTEST_SLOT_S:
        step = gcd(problem.grid.interval_s, SHORTEST_SLOT_S)
    return problem.grid.finer(step)


def presence(problem: PlanningProblem, slots: TimeGrid) -> Presence:
    """Lay the stretches on the slots."""
    agents = tuple(person for person in problem.people if person.role == "agent")
    leaders = tuple(person for person in problem.people if person.role == "team_leader")
    row = {person.id: i for i, person in enumerate(agents)}
    leader_row = {person.id: i for i, person in enumerate(leaders)}
    on_phone = np.zeros((len(agents), slots.count), dtype=np.uint8)
    whole = np.zeros_like(on_phone)
    other = np.zeros_like(on_phone)
    host_free = np.zeros((len(leaders), slots.count), dtype=np.uint8)
    for stretch in problem.stretches:
        first, last = covered(slots, stretch.start_s, stretch.end_s)
        if stretch.person in leader_row and stretch.duty == "floor":
            host_free[leader_row[stretch.person], first:last] = 1
        elif stretch.person in row and stretch.duty == "phone":
            whole[row[stretch.person], first:last] = 1
            begin, end = centred(slots, stretch.start_s, stretch.end_s)
            on_phone[row[stretch.person], begin:end] = 1
        elif stretch.person in row and stretch.duty in ("mail", "floor"):
            other[row[stretch.person], first:last] = 1
    never_on_phone = ~on_phone.any(axis=1)
    whole[never_on_phone] = other[never_on_phone]
    for window in problem.needs.blocked:
        first, last = touched(slots, window.start_s, window.end_s)
        if window.person in row:
            whole[row[window.person], first:last] = 0
        if window.person in leader_row:
            host_free[leader_row[window.person], first:last] = 0
    if problem.now_s is not None:
        _, past = touched(slots, slots.start_s, problem.now_s)
        whole[:, :past] = 0
        host_free[:, :past] = 0
    return Presence(slots, agents, leaders, on_phone, whole, host_free)


def covered(slots: TimeGrid, start_s: int, end_s: int) -> tuple[int, int]:
    """Slots wholly inside ``[start_s, end_s)``, as a half-open range cut to the grid."""
    first = -((slots.start_s - start_s) // slots.interval_s)
    return _cut(slots, first, slots.index(end_s))


def centred(slots: TimeGrid, start_s: int, end_s: int) -> tuple[int, int]:
    """Slots whose middle lies in ``[start_s, end_s)``."""
    middle = slots.start_s + slots.interval_s // 2
    return _cut(slots, -((middle - start_s) // slots.interval_s), -((middle - end_s) // slots.interval_s))


def touched(slots: TimeGrid, start_s: int, end_s: int) -> tuple[int, int]:
    """Slots that share any time with ``[start_s, end_s)``."""
    return _cut(slots, slots.index(start_s), -((slots.start_s - end_s) // slots.interval_s))


def _cut(slots: TimeGrid, first: int, last: int) -> tuple[int, int]:
    first = min(max(first, 0), slots.count)
    return first, min(max(last, first), slots.count)


def covering(slots: TimeGrid, start_s: int, end_s: int) -> slice:
    """The slots that together cover ``[start_s, end_s)``."""
    return slice(*touched(slots, start_s, end_s))
