"""Make a week's learning plan: buy every session's time where it costs callers least."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fagtid.core.errors import refuse
from fagtid.core.planning import _search
from fagtid.core.planning._search import Board, Layout
from fagtid.core.planning.board import OpenSlots, build_board, most_away, open_slots, seat_groups
from fagtid.core.planning.bound import Bound, prove_bound
from fagtid.core.planning.ceiling import keep_under_ceiling
from fagtid.core.planning.draw import priority_order
from fagtid.core.planning.partners import pair_listeners
from fagtid.core.planning.presence import Presence, planning_slots, presence
from fagtid.core.planning.prices import buying_prices, call_load, widest_need
from fagtid.core.planning.reasons import session_reason, unplaced_reason
from fagtid.core.planning.requests import Request, Requests, requests_for, unknown_people
from fagtid.core.planning.result import Plan, PlanningProblem, Session, Unplaced
from fagtid.core.queueing.transient import CallLoad, late_calls, price_table

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Effort:
    """How hard to look and how hard to prove; the same effort and seed give the same plan.

    Attributes
    ----------
    sweeps
        Passes over all sessions while cooling.
    prove_gap, prove_nodes, prove_seconds
        When the bound's solver may stop; 0 nodes: linear relaxation only.
    """

    sweeps: int = 300
    prove_gap: float = 0.002
    prove_nodes: int = 500
    prove_seconds: float = 20.0

    @staticmethod
    def for_size(sessions: int) -> Effort:
        """What serves a centre with so many sessions."""
        if sessions <= 400:
            return Effort(sweeps=600)
        if sessions <= 1200:
            return Effort(sweeps=300, prove_nodes=1, prove_seconds=30.0)
        return Effort(sweeps=160, prove_nodes=0, prove_seconds=45.0)


@dataclass(frozen=True)
class Prepared:
    """A problem laid out: everything the search needs, and what the plan is priced with."""

    problem: PlanningProblem
    here: Presence
    open: OpenSlots
    load: CallLoad
    agents: Ints  # (slots,) on the phones with nobody in learning
    most: Ints  # (slots,) most that may be away
    requests: Requests
    priority: tuple[str, ...]
    board: Board
    layout: Layout


def make_plan(
    problem: PlanningProblem, *, seed: int = 1, effort: Effort | None = None, progress: Progress | None = None
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
    effort = effort or Effort.for_size(len(ready.requests.sessions))
    tell("search", 0.15)
    search(ready, effort, rng)
    partners = pair_listeners(ready, rng)
    tell("proof", 0.6)
    dropped = keep_under_ceiling(ready)
    bound = prove_bound(
        ready.board,
        ready.layout,
        gap=effort.prove_gap,
        nodes=effort.prove_nodes,
        seconds=effort.prove_seconds,
    )
    tell("account", 0.95)
    return _told(ready, partners, dropped, bound, seed)


def prepare(problem: PlanningProblem, seed: int) -> Prepared:
    """Check the problem and lay it out on slots, with prices."""
    _check(problem)
    slots = planning_slots(problem)
    here = presence(problem, slots)
    open_ = open_slots(here)
    load = call_load(problem, slots)
    agents = here.on_phone.sum(axis=0).astype(np.int64)
    erlang = load.offered / load.slot_s * load.handle_s
    most = most_away(agents, erlang, problem.needs.limits)
    table = buying_prices(load, agents, most, widest_need(problem, here, most))
    names = [person.id for person in here.agents]
    priority = priority_order(names, problem.needs.owed_minutes, seed)
    requests = requests_for(problem, here, priority)
    price = np.ascontiguousarray(table[open_.number])
    board, layout = build_board(problem, here, open_, requests, price, priority)
    return Prepared(problem, here, open_, load, agents, most, requests, priority, board, layout)


def search(ready: Prepared, effort: Effort, rng: np.random.Generator) -> float:
    """Fill the layout: seat the groups, then cool. Returns the price under the table."""
    if not ready.requests.sessions:
        return 0.0
    seat_groups(ready.board, ready.layout, ready.requests.pools, rng)
    hot = 1e-6 if ready.problem.published else _typical_price(ready.board)
    return float(_search.anneal(ready.board, ready.layout, hot, hot * 1e-3, effort.sweeps, rng))


def _typical_price(board: Board) -> float:
    """Temperature to begin at: what a session of middling length costs in a middling slot."""
    column = board.price[:, min(1, board.price.shape[1] - 1)]
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
    before = late_calls(ready.load, ready.agents)
    after = late_calls(ready.load, ready.agents - away)
    value = float(after.sum() - before.sum())
    bought = table_price(ready)
    sessions = _sessions(ready, partners, value)
    reachable = np.minimum(ready.most, away + 1)
    rows = price_table(ready.load, ready.agents, reachable, around=away)
    one_more = np.take_along_axis(rows, np.minimum(away + 1, rows.shape[1] - 1)[:, None], axis=1)[:, 0]
    one_more = np.where(np.isfinite(one_more) & (ready.most > away), one_more, np.nan)
    return Plan(
        sessions=tuple(sorted(sessions, key=lambda session: (session.start_s, session.id))),
        unplaced=(*ready.requests.refused, *_unplaced(ready, {j for j, _ in dropped}), *(u for _, u in dropped)),
        slots=ready.here.slots,
        offered=ready.load.offered,
        agents=ready.agents,
        away=away,
        late_before=before,
        late_after=after,
        price_one_more=one_more,
        value=value,
        bound=value * min(1.0, bound.value / bought) if bought > 0 else min(value, 0.0),
        priority=ready.priority,
        seed=seed,
        status="optimal" if bound.value >= bought * (1 - 1e-6) else "feasible",
    )


def table_price(ready: Prepared) -> float:
    """What the layout costs under the table, before exactness and without penalties."""
    rows = np.arange(ready.layout.away.size)
    price = ready.board.price
    return float((price[rows, ready.layout.away] - price[:, 0]).sum())


def _sessions(ready: Prepared, partners: dict[int, int], value: float) -> list[Session]:
    """Sessions with their shares: slot prices shared by those away, scaled to the exact whole."""
    rows = np.arange(ready.layout.away.size)
    price, away = ready.board.price, ready.layout.away
    each = np.where(away > 0, (price[rows, away] - price[:, 0]) / np.maximum(away, 1), 0.0)
    bought = table_price(ready)
    scale = value / bought if bought > 0 else 0.0
    found = []
    for j in np.flatnonzero(ready.layout.start >= 0):
        start, end = int(ready.layout.start[j]), int(ready.layout.start[j] + ready.board.length[j])
        people = ready.layout.members[j, : ready.layout.size[j]]
        share = float((ready.board.on_phone[people, start:end] * each[start:end]).sum()) * scale
        found.append(_session(ready, int(j), people, share, partners.get(int(j), -1)))
    return [replace(session, id=session.id or f"s{i + 1}") for i, session in enumerate(found)]


def _session(ready: Prepared, j: int, people: Ints, price: float, partner: int) -> Session:
    request: Request = ready.requests.sessions[j]
    activity, agents = request.activity, ready.here.agents
    start_s = int(ready.here.slots.starts_s[ready.open.number[ready.layout.start[j]]])
    host = int(ready.layout.host[j])
    return Session(
        id=request.published.id if request.published else "",
        activity=activity.id,
        kind=activity.kind,
        start_s=start_s,
        end_s=start_s + activity.minutes * 60,
        protected=activity.protected,
        people=tuple(sorted(agents[row].id for row in people)),
        host=ready.here.leaders[host].id if host >= 0 else None,
        partner=agents[partner].id if partner >= 0 else None,
        price=price,
        reason=session_reason(ready.board, ready.layout, j, start_s, request.published),
    )


def _unplaced(ready: Prepared, dropped: set[int]) -> list[Unplaced]:
    found = []
    for j, request in enumerate(ready.requests.sessions):
        if ready.layout.start[j] >= 0 or j in dropped:
            continue
        for row in ready.layout.members[j, : ready.layout.size[j]]:
            reason = unplaced_reason(ready.board, j, int(row))
            found.append(Unplaced(ready.here.agents[row].id, request.activity.id, reason))
    return found
