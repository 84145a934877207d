"""The price ceiling: what a plan may cost the callers at most, and what gives way when it is dearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fagtid.core.planning import _layout
from fagtid.core.planning.result import Reason, Unplaced
from fagtid.core.planning.staffing import staffing_with
from fagtid.core.queueing.transient import late_calls

if TYPE_CHECKING:
    from fagtid.core.planning.plan import Prepared


def keep_under_ceiling(ready: Prepared) -> list[tuple[int, Unplaced]]:
    """Lift sessions until the plan is under the ceiling; what was lifted, with the reason.

    Protected and published sessions stay. Of the others the one that costs most per agent and
    minute goes first, weighed by what its people are owed: who is owed most gives way last. Sessions
    that have a deadline go only when no other is left.
    """
    share = ready.problem.needs.limits.price_ceiling_share
    if share is None:
        return []
    allowed = share * float(ready.load.offered.sum())
    before = float(late_calls(ready.load, ready.here.agents_on_phones, ready.here.leaving).sum())
    lifted: list[tuple[int, Unplaced]] = []
    while (excess := _price(ready, before) - allowed) > 0:
        removed = _lift_some(ready, excess, lifted)
        if not removed:
            break
    return lifted


def _price(ready: Prepared, before: float) -> float:
    agents, leaving = staffing_with(ready)
    return float(late_calls(ready.load, agents, leaving).sum()) - before


def _lift_some(ready: Prepared, excess: float, lifted: list[tuple[int, Unplaced]]) -> bool:
    """Lift the dearest sessions worth about ``excess`` together; at least one."""
    board, layout = ready.board, ready.layout
    ranked = []
    for j in np.flatnonzero(layout.start >= 0).tolist():
        session = ready.requests.sessions[j]
        if session.activity.protected or session.published is not None:
            continue
        price = float(_layout.price_now(board, layout, int(j)))
        minutes = float(board.length[j] * layout.size[j])
        owed = max(ready.problem.needs.owed_minutes.get(p, 0) for p in _ids(ready, int(j)))
        has_deadline = session.due_s is not None
        ranked.append((has_deadline, -price / minutes / (1.0 + owed / 30.0), int(j), price))
    saved = 0.0
    some = False
    for _, _, j, price in sorted(ranked):
        if saved >= excess:
            break
        facts: dict[str, float | int | str] = {"price": price}
        activity = ready.requests.sessions[j].activity.id
        lifted += [(j, Unplaced(name, activity, Reason("price_ceiling", facts))) for name in _ids(ready, j)]
        _layout.lift(board, layout, j)
        saved += price
        some = True
    return some


def _ids(ready: Prepared, j: int) -> list[str]:
    rows = ready.layout.members[j, : ready.layout.size[j]]
    return [ready.here.agents[row].id for row in rows]
