"""A plan as it stands, ready to be changed by hand: every other start of a session with its price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from fagtid.core.errors import refuse
from fagtid.core.planning import _layout
from fagtid.core.planning.board import build_board
from fagtid.core.planning.plan import Prepared, prepare
from fagtid.core.planning.presence import covering
from fagtid.core.planning.prices import Priced
from fagtid.core.planning.requests import requests_for
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.planning.staffing import staffing_with
from fagtid.core.queueing.transient import CallLoad, late_calls

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Start:
    """One start of a session: what it costs with all others in place, and who could host."""

    start_s: int
    price: float
    host: str | None


Known = dict[tuple[int, bytes, bytes], Floats]  # by first slot, agents and leaving, as bytes of int64


@dataclass(frozen=True)
class Standing:
    """Sessions put on the board where they stand.

    Attributes
    ----------
    row
        Number of each session on the board, by its id.
    ungrounded
        Ids of sessions that cannot be where they are: the roster or the limits have changed under them.
    known
        Late calls of stretches of open slots that have been added up before, by their staffing.
    """

    ready: Prepared
    row: dict[str, int]
    ungrounded: tuple[str, ...]
    known: Known = field(default_factory=dict, compare=False)


def stand(
    problem: PlanningProblem,
    earlier: Standing | None = None,
    *,
    priced: Priced | None = None,
    known: Known | None = None,
) -> Standing:
    """Put the problem's published sessions on the board.

    Parameters
    ----------
    problem
        ``published`` are the sessions as they stand; each may be moved, protected or not.
    earlier
        The same roster, traffic and limits laid out before: its prices are taken over, which makes
        this fifty times as quick.
    priced
        The prices the plan was bought from, kept since it was made: serves the same where there is
        no ``earlier``. Roster, traffic and limits must be the same.
    known
        Late calls added up before by another process, on the same terms.
    """
    published = tuple(replace(session, protected=False) for session in problem.published)
    posed = replace(problem, published=published, now_s=None, keep_price=0.0)
    ready = prepare(posed, 1, priced) if earlier is None else _laid_out(posed, earlier.ready)
    sessions = ready.requests.sessions
    row = {r.published.id: j for j, r in enumerate(sessions) if r.published is not None}
    lost = [
        session.id
        for session in published
        if session.id not in row or not _is_whole(ready, row[session.id], len(session.people))
    ]
    return Standing(ready, row, tuple(lost), earlier.known if earlier is not None else known or {})


def _laid_out(problem: PlanningProblem, before: Prepared) -> Prepared:
    requests = requests_for(problem, before.here, before.priority)
    board, layout = build_board(
        problem, before.here, before.open, requests, before.board.price, before.board.worth, before.priority
    )
    return replace(before, problem=problem, requests=requests, board=board, layout=layout)


def _is_whole(ready: Prepared, j: int, people: int) -> bool:
    return bool(ready.layout.start[j] >= 0 and ready.layout.size[j] >= people)


def starts_of(standing: Standing, session: str) -> tuple[Start, ...]:
    """Every start the session could have with all others where they are, in order of time.

    Prices are the planner's own (sustained prices), in calls late; its present start is among them
    when it may stand there.

    Raises
    ------
    InvalidInput
        If the session is not on the board.
    """
    if session not in standing.row:
        refuse("session", "one that stands in the plan", session)
    ready, j = standing.ready, standing.row[session]
    board, layout = ready.board, ready.layout
    start, host = int(layout.start[j]), int(layout.host[j])
    prices = np.empty(board.day.size)
    _layout.lift(board, layout, j)
    try:
        _layout.start_prices(board, layout, j, False, prices)
        slots_s = ready.here.slots.starts_s[ready.open.number]
        return tuple(
            Start(int(slots_s[t]), float(prices[t]), _host(ready, j, int(t)))
            for t in np.flatnonzero(np.isfinite(prices) & (prices < _layout.SAME_DAY / 2))
        )
    finally:
        if start >= 0:
            _layout.put(board, layout, j, start, host)


def _host(ready: Prepared, j: int, start: int) -> str | None:
    if not _layout.needs_host(ready.board, j):
        return None
    return ready.here.leaders[_layout.free_host(ready.board, ready.layout, j, start, False)].id


def price_with(standing: Standing, seated: Mapping[str, tuple[str, ...]]) -> float | None:
    """What it would add to the price to have other people in some sessions, each where it stands.

    Parameters
    ----------
    standing
        Sessions on the board; it is left as it was.
    seated
        Everybody who would be in each session, by its id.

    Returns
    -------
    float or None
        Calls late by the planner's own prices, negative where it spares some; ``None`` where somebody
        is not at work and free then, a group would be too small or too large, or a limit would break.
    """
    ready = standing.ready
    row = {agent.id: i for i, agent in enumerate(ready.here.agents)}
    known = all(name in row for people in seated.values() for name in people)
    if not known or not all(one in standing.row for one in seated):
        return None
    wanted = {standing.row[one]: [row[name] for name in people] for one, people in seated.items()}
    board, layout = ready.board, ready.layout
    if any(layout.start[j] < 0 or len(rows) > board.most[j] for j, rows in wanted.items()):
        return None
    before = float(_layout.total_price(board, layout))
    kept = {j: (int(layout.start[j]), int(layout.host[j]), layout.members[j].copy()) for j in wanted}
    sizes = {j: int(layout.size[j]) for j in wanted}
    for j in wanted:
        _layout.lift(board, layout, j)
    placed: list[int] = []
    try:
        for j, rows in wanted.items():
            if not _seat(ready, j, rows, kept[j][0]):
                return None
            placed.append(j)
        return float(_layout.total_price(board, layout)) - before
    finally:
        for j in placed:
            _layout.lift(board, layout, j)
        for j, (start, host, members) in kept.items():
            layout.members[j], layout.size[j] = members, sizes[j]
            _layout.put(board, layout, j, start, host)


def _seat(ready: Prepared, j: int, rows: list[int], start: int) -> bool:
    """Put a lifted session back at ``start`` with these people, where that is allowed."""
    board, layout = ready.board, ready.layout
    newcomers = set(rows) - {int(person) for person in layout.members[j, : layout.size[j]]}
    layout.members[j, : len(rows)], layout.size[j] = rows, len(rows)
    if any(layout.done[board.activity[j], person, board.day[start]] > 0 for person in newcomers):
        return False
    prices = np.empty(board.day.size)
    _layout.start_prices(board, layout, j, False, prices)
    if not np.isfinite(prices[start]):
        return False
    _layout.put(board, layout, j, start, _layout.free_host(board, layout, j, start, False))
    return True


def is_on_phones(standing: Standing, person: str, start_s: int, end_s: int) -> bool:
    """Whether an agent takes calls all through a span, with no session of their own in it."""
    ready = standing.ready
    row = next((i for i, agent in enumerate(ready.here.agents) if agent.id == person), -1)
    at = covering(ready.here.slots, start_s, end_s)
    inside = np.isin(ready.open.number, np.arange(at.start, at.stop))
    if row < 0 or int(inside.sum()) < at.stop - at.start:
        return False
    staying = ready.board.on_phone[row, inside] & ready.board.free[row, inside]
    return bool(staying.all()) and not ready.layout.busy[row, inside].any()


def move(standing: Standing, session: str, start_s: int, host: str | None) -> None:
    """Move a session on the board to one of its starts, with one of its hosts.

    Raises
    ------
    InvalidInput
        If the session is not on the board, or the start is none of its slots.
    """
    if session not in standing.row:
        refuse("session", "one that stands in the plan", session)
    ready, j = standing.ready, standing.row[session]
    slots_s = ready.here.slots.starts_s[ready.open.number]
    at = int(np.searchsorted(slots_s, start_s))
    if at >= slots_s.size or slots_s[at] != start_s:
        refuse("start_s", "the start of an open slot", start_s)
    leaders = [leader.id for leader in ready.here.leaders]
    _layout.lift(ready.board, ready.layout, j)
    _layout.put(ready.board, ready.layout, j, at, -1 if host is None else leaders.index(host))


@contextmanager
def moved(standing: Standing, session: str, start_s: int, host: str | None) -> Iterator[Standing]:
    """`move` for a while, to see what it would cost; afterwards the session is where it was."""
    ready, j = standing.ready, standing.row.get(session, -1)
    was = (int(ready.layout.start[j]), int(ready.layout.host[j])) if j >= 0 else (-1, -1)
    move(standing, session, start_s, host)
    try:
        yield standing
    finally:
        _layout.lift(ready.board, ready.layout, j)
        if was[0] >= 0:
            _layout.put(ready.board, ready.layout, j, *was)


def price_of(standing: Standing) -> tuple[float, Floats]:
    """What the sessions cost together: calls late over the period, and per slot, by the exact chain.

    Slots with no calls and nobody at work empty the queue, so each stretch between them is added up by
    itself, and only once for each staffing.
    """
    ready = standing.ready
    agents, leaving = staffing_with(ready)
    before = _late(standing, ready.here.agents_on_phones, ready.here.leaving)
    added = _late(standing, agents, leaving) - before
    return float(added.sum()), added


def _late(standing: Standing, agents: Ints, leaving: Ints) -> Floats:
    load = standing.ready.load
    found = np.zeros(load.slots)
    for first, last in stretches(load, standing.ready.here.agents_on_phones):
        at = slice(first, last)
        key = (first, agents[at].tobytes(), leaving[at].tobytes())
        if key not in standing.known:
            standing.known[key] = late_calls(_part(load, at), agents[at], leaving[at])
        found[at] = standing.known[key]
    return found


def stretches(load: CallLoad, agents: Ints) -> list[tuple[int, int]]:
    """The half-open runs of slots with calls or somebody at work: nothing is carried from one to another."""
    is_open = (agents > 0) | (load.arrivals_per_s > 0).any(axis=0)
    ends = np.flatnonzero(np.diff(np.concatenate([[0], is_open, [0]])))
    return list(zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True))


def _part(load: CallLoad, at: slice) -> CallLoad:
    return replace(load, arrivals_per_s=load.arrivals_per_s[:, at], handle_s=load.handle_s[at])
