"""Make a week's learning plan: buy every session's time where it costs callers least."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count

import numpy as np
from numpy.typing import NDArray

from fagtid.core.errors import refuse
from fagtid.core.planning import _layout, _search
from fagtid.core.planning._layout import Board, Layout
from fagtid.core.planning.board import (
    OpenSlots,
    build_board,
    held_away,
    most_away,
    open_slots,
    seat_groups,
)
from fagtid.core.planning.bound import MISSING, Bound, prove_bound
from fagtid.core.planning.ceiling import keep_under_ceiling
from fagtid.core.planning.draw import priority_order
from fagtid.core.planning.guide import Proof, copied, follow_counts, lay_over
from fagtid.core.planning.last_resort import place_the_rest
from fagtid.core.planning.partners import pair_listeners
from fagtid.core.planning.presence import Presence, planning_slots, presence
from fagtid.core.planning.prices import Priced, average_away, buying_prices, call_load, widest_need
from fagtid.core.planning.reasons import session_reason, unplaced_reason
from fagtid.core.planning.requests import Request, Requests, requests_for, unknown_people
from fagtid.core.planning.result import Plan, PlanningProblem, Session, Unplaced
from fagtid.core.planning.staffing import staffing_with
from fagtid.core.queueing.transient import CallLoad, late_calls, leaving_worth, price_table

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
__all__ = ["Effort", "Prepared", "make_plan"]

Progress = Callable[[str, float], None]

GUIDED_HEATS = (0.3, 3.0)  # of the price of a middling session, from the bound's counts
FREE_HEAT = 2.0  # without counts
SMALL = 100  # sessions; so few can be proved from more nodes when people are missing
MISSING_NODES = 300


@dataclass(frozen=True)
class Effort:
    """How hard to look and how hard to prove; the same effort and seed give the same plan.

    Attributes
    ----------
    sweeps
        Passes over all sessions while cooling.
    starts
        Searches at different heats, of which the best is kept; two run at a time.
    prove_gap, prove_nodes, prove_seconds
        When the bound's solver may stop; 0 nodes: linear relaxation only.
    groups_only
        Let the bound split sessions of one, never a group: for large centres.
    thorough
        Seat every group once more with the sessions of one free to move.
    """

    sweeps: int = 2500
    starts: int = 4
    prove_gap: float = 0.001
    prove_nodes: int = 1
    prove_seconds: float = 60.0
    groups_only: bool = False
    thorough: bool = True

    @staticmethod
    def for_size(sessions: int) -> Effort:
        """What serves a centre with so many sessions."""
        if sessions <= 400:
            return Effort()
        if sessions <= 1200:
            return Effort(sweeps=1_200_000 // sessions, starts=2, thorough=False)
        return Effort(
            sweeps=2_000_000 // sessions, starts=2, prove_nodes=20, groups_only=True, thorough=False
        )


@dataclass(frozen=True)
class Prepared:
    """A problem laid out: everything the search needs, and what the plan is priced with."""

    problem: PlanningProblem
    here: Presence
    open: OpenSlots
    load: CallLoad
    most: Ints  # (slots,) most that may be away
    requests: Requests
    priority: tuple[str, ...]
    board: Board
    layout: Layout

    @property
    def priced(self) -> Priced:
        """Its prices, to keep."""
        return Priced(self.open.number, self.board.price, self.board.worth)


def make_plan(
    problem: PlanningProblem,
    *,
    seed: int = 1,
    effort: Effort | None = None,
    progress: Progress | None = None,
    keep: Callable[[Priced], None] | None = None,
) -> Plan:
    """Place everybody's learning time and tell what it costs.

    Parameters
    ----------
    problem
        Traffic, roster, needs and, for a re-plan, the plan in force.
    seed
        Seeds the search and the draw among people owed the same.
    effort
        Search and proof effort; by default after the number of sessions.
    progress
        Called with a step's name and the share done, 0-1.
    keep
        Called with the prices that the plan buys from, to move its sessions by later (`stand`).

    Returns
    -------
    Plan
        Sessions, what had no place and why, exact prices, proven bound.

    Raises
    ------
    InvalidInput
        If the needs name people who are not on the roster, or arrays disagree in shape.

    Notes
    -----
    One queue, agents alike. The search buys from sustained prices (`sustained_prices`), the plan is
    told by the exact chain; see `docs/algorithms/planning.md` for what is proven of what.
    """
    tell = progress or (lambda step, share: None)
    rng = np.random.default_rng(seed)
    tell("prices", 0.0)
    ready = prepare(problem, seed)
    if keep is not None:
        keep(ready.priced)
    effort = effort or Effort.for_size(len(ready.requests.sessions))
    tell("search", 0.15)
    bound = search(ready, effort, rng)
    if place_the_rest(ready, rng):
        bound = None
    partners = pair_listeners(ready)
    dropped = keep_under_ceiling(ready)
    tell("proof", 0.8)
    bound = best_bound(ready, bound, effort)
    tell("account", 0.95)
    return _told(ready, partners, dropped, bound, seed)


def prepare(problem: PlanningProblem, seed: int, priced: Priced | None = None) -> Prepared:
    """Check the problem and lay it out on slots, with prices: those of ``priced`` where they serve."""
    _check(problem)
    slots = planning_slots(problem)
    here = presence(problem, slots)
    names = [person.id for person in here.agents]
    priority = priority_order(names, problem.needs.owed_minutes, seed)
    requests = requests_for(problem, here, priority)
    open_ = open_slots(here, requests)
    load = call_load(problem, slots)
    erlang = load.offered / load.slot_s * load.handle_s
    held = held_away(here, requests)
    most = np.maximum(most_away(here.agents_on_phones, erlang, problem.needs.limits), held)
    average = average_away(problem, here, most)
    widest = widest_need(problem, most, average) + int(held.max(initial=0))
    known = None if priced is None else priced.of(open_.number, most, widest)
    if known is None:
        table = buying_prices(load, here, most, widest)
        gained = leaving_worth(load, here.agents_on_phones, here.leaving, away=round(average))
        known = np.ascontiguousarray(table[open_.number]), np.ascontiguousarray(gained[open_.number])
    price, worth = known
    board, layout = build_board(problem, here, open_, requests, price, worth, priority)
    return Prepared(problem, here, open_, load, most, requests, priority, board, layout)


def search(ready: Prepared, effort: Effort, rng: np.random.Generator) -> Bound | None:
    """Fill the layout: several searches, the best is kept.

    A fresh plan starts from the counts of the bound, which is returned.
    """
    board, layout = ready.board, ready.layout
    if not ready.requests.sessions:
        return None
    seat_groups(board, layout, ready.requests.pools, rng)
    hot = _typical_price(board)
    if ready.problem.published:
        _keep_best(board, layout, 1e-6, 1e-6, effort, rng)
        return None
    proof = Proof(effort.prove_gap, effort.prove_nodes, effort.prove_seconds, effort.groups_only)
    bound = prove_bound(
        board,
        layout,
        gap=proof.gap,
        nodes=proof.nodes,
        seconds=proof.seconds,
        wanted=True,
        groups_only=proof.groups_only,
    )
    follow_counts(board, layout, bound.counts, proof, thorough=effort.thorough)
    coolest, hottest = GUIDED_HEATS if bound.counts else (FREE_HEAT, FREE_HEAT)
    _keep_best(board, layout, coolest * hot, hottest * hot, effort, rng)
    return bound


def _keep_best(
    board: Board, layout: Layout, coolest: float, hottest: float, effort: Effort, rng: np.random.Generator
) -> None:
    """Search from the layout at several heats, two at a time, and lay the cheapest end over it."""

    def run(task: tuple[float, np.random.Generator]) -> tuple[float, Layout]:
        hot, chance = task
        found = copied(layout)
        return float(_search.anneal(board, found, hot, hot * 1e-3, effort.sweeps, chance)), found

    heats = np.geomspace(coolest, hottest, effort.starts).tolist()
    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(run, zip(heats, rng.spawn(len(heats)), strict=True)))
    best = min(range(len(ends)), key=lambda i: (ends[i][0], i))
    lay_over(layout, ends[best][1])


def best_bound(ready: Prepared, wanted: Bound | None, effort: Effort) -> Bound:
    """The bound that holds for what is placed: the search's own, less what it paid for the missing.

    With people missing it is compared with a bound of exactly what is placed.
    """
    board, layout = ready.board, ready.layout
    missing = len(left_out(ready))
    if wanted is not None and not missing:
        return wanted
    nodes = MISSING_NODES if len(ready.requests.sessions) <= SMALL else effort.prove_nodes
    found = prove_bound(
        board,
        layout,
        gap=effort.prove_gap if effort.groups_only else 0.0,
        nodes=nodes,
        seconds=effort.prove_seconds,
        groups_only=effort.groups_only,
    )
    if wanted is None or wanted.value - MISSING * missing <= found.value:
        return found
    return replace(wanted, value=wanted.value - MISSING * missing)


def left_out(ready: Prepared) -> list[tuple[int, int]]:
    """Session and person, by row, of everything without a place; groups are looked at as pools."""
    board, layout = ready.board, ready.layout
    found = [
        (j, int(layout.members[j, 0]))
        for j in np.flatnonzero((board.pool < 0) & (layout.start < 0) & (layout.size > 0)).tolist()
    ]
    for number, pool in enumerate(ready.requests.pools):
        groups = np.flatnonzero(board.pool == number).tolist()
        seated = {int(p) for j in groups if layout.start[j] >= 0 for p in layout.members[j, : layout.size[j]]}
        found += [(groups[-1], row) for row in pool.agents if row not in seated]
    return found


def _typical_price(board: Board) -> float:
    """Temperature to begin at: what a session of middling length costs in a middling slot."""
    column = board.price[:, 1]
    known = column[np.isfinite(column)]
    each = float(np.median(known)) if known.size else 0.0
    return max(each * float(np.median(board.length)), 1e-6)


def _check(problem: PlanningProblem) -> None:
    shape = np.atleast_2d(problem.calls).shape
    if shape[1] != problem.grid.count:
        refuse("calls", f"one number per interval ({problem.grid.count}) in each scenario", shape)
    if problem.handle_s.shape != (problem.grid.count,):
        refuse("handle_s", f"one number per interval ({problem.grid.count})", problem.handle_s.shape)
    strangers = unknown_people(problem.needs, problem.people)
    if strangers:
        refuse("people named in the needs", "on the roster", ", ".join(strangers[:5]))


def _told(
    ready: Prepared,
    partners: dict[int, int],
    dropped: list[tuple[int, Unplaced]],
    bound: Bound,
    seed: int,
) -> Plan:
    """The layout as a plan, priced by the exact chain."""
    away = np.zeros(ready.load.slots, dtype=np.int64)
    away[ready.open.number] = ready.layout.away
    agents, leaving = staffing_with(ready)
    before = late_calls(ready.load, ready.here.agents_on_phones, ready.here.leaving)
    after = late_calls(ready.load, agents, leaving)
    value = float(after.sum() - before.sum())
    bought = table_price(ready)
    sessions = _sessions(ready, partners, value)
    without = (*_unplaced(ready, dropped), *(unplaced for _, unplaced in dropped))
    room = np.minimum(ready.most - away, 1)
    one_more = price_table(ready.load, agents, np.maximum(room, 0), leaving=leaving)[:, -1]
    one_more = np.where((room > 0) & np.isfinite(one_more), one_more, np.nan)
    return Plan(
        sessions=tuple(sorted(sessions, key=lambda session: (session.start_s, session.id))),
        unplaced=(*ready.requests.refused, *without),
        slots=ready.here.slots,
        offered=ready.load.offered,
        agents=ready.here.agents_on_phones,
        away=away,
        late_before=before,
        late_after=after,
        price_one_more=one_more,
        value=value,
        bound=value * min(1.0, bound.value / bought) if min(bought, value) > 0 else min(value, 0.0),
        priority=ready.priority,
        seed=seed,
        status="optimal" if bound.value >= bought * (1 - 1e-6) else "feasible",
    )


def table_price(ready: Prepared) -> float:
    """What the layout costs under the table, before exactness and without penalties."""
    rows = np.arange(ready.layout.away.size)
    board, layout = ready.board, ready.layout
    spared = sum(_layout.spared(board, layout, j, int(layout.start[j])) for j in placed(layout))
    return float((board.price[rows, layout.away] - board.price[:, 0]).sum()) - spared


def placed(layout: Layout) -> list[int]:
    """Numbers of the sessions that have a place."""
    numbers: list[int] = np.flatnonzero(layout.start >= 0).tolist()
    return numbers


def _sessions(ready: Prepared, partners: dict[int, int], value: float) -> list[Session]:
    """Sessions with their shares: slot prices shared by those away, scaled to the exact whole."""
    rows = np.arange(ready.layout.away.size)
    board, layout = ready.board, ready.layout
    away = layout.away
    each = np.where(away > 0, (board.price[rows, away] - board.price[:, 0]) / np.maximum(away, 1), 0.0)
    shares = {j: _share(board, layout, j, each) for j in placed(layout)}
    if not sum(shares.values()) > 0.0:
        shares = {j: _share(board, layout, j, np.ones(away.size)) for j in placed(layout)}
    total = sum(shares.values())
    scale = value / total if total > 0 else 0.0
    found = [_session(ready, j, share * scale, partners.get(j, -1)) for j, share in shares.items()]
    taken = {session.id for session in (*found, *ready.problem.published)}
    names = (name for i in count(1) if (name := f"s{i}") not in taken)
    return [replace(session, id=session.id or next(names)) for session in found]


def _share(board: Board, layout: Layout, j: int, each: Floats) -> float:
    """What session j's people are missed for, less the calls they finish first."""
    start = int(layout.start[j])
    span = slice(start, start + int(board.length[j]))
    people = layout.members[j, : layout.size[j]]
    missed = float((board.on_phone[people, span] * each[span]).sum())
    return max(0.0, missed - float(_layout.spared(board, layout, j, start)))


def _session(ready: Prepared, j: int, price: float, partner: int) -> Session:
    request: Request = ready.requests.sessions[j]
    people = ready.layout.members[j, : ready.layout.size[j]]
    activity, agents = request.activity, ready.here.agents
    start_s = int(ready.here.slots.starts_s[ready.open.number[ready.layout.start[j]]])
    host = int(ready.layout.host[j])
    stands = request.published if ready.board.fixed[j] else None
    return Session(
        id=request.published.id if request.published else "",
        activity=activity.id,
        kind=activity.kind,
        start_s=stands.start_s if stands else start_s,
        end_s=stands.end_s if stands else start_s + activity.minutes * 60,
        protected=activity.protected,
        people=tuple(sorted(agents[row].id for row in people)),
        host=ready.here.leaders[host].id if host >= 0 else None,
        partner=agents[partner].id if partner >= 0 else None,
        price=price,
        reason=session_reason(ready.board, ready.layout, j, start_s, request),
    )


def _unplaced(ready: Prepared, dropped: list[tuple[int, Unplaced]]) -> list[Unplaced]:
    told = {(unplaced.person, unplaced.activity, ready.board.pool[j], j) for j, unplaced in dropped}
    named = {(name, activity, pool) for name, activity, pool, _ in told if pool >= 0}
    found = []
    for j, row in left_out(ready):
        activity, name, pool = (
            ready.requests.sessions[j].activity,
            ready.here.agents[row].id,
            ready.board.pool[j],
        )
        if (name, activity.id, pool, j) in told or (name, activity.id, pool) in named:
            continue
        reason = unplaced_reason(ready.board, ready.layout, j, row, activity.kind)
        found.append(Unplaced(name, activity.id, reason))
    return found
