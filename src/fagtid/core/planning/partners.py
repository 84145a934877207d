"""Who is listened to: a colleague who stays on the phone through the whole session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning import _search

if TYPE_CHECKING:
    from fagtid.core.planning.plan import Prepared

Floats = NDArray[np.float64]


def pair_listeners(ready: Prepared, rng: np.random.Generator) -> dict[int, int]:
    """A partner's row for each placed listening session; sessions without one are moved or lifted.

    The listener's own team comes first, then whoever has been listened to least. One colleague has
    one listener at a time.
    """
    layout, board = ready.layout, ready.board
    taken = np.zeros_like(board.free)
    turns = np.zeros(len(ready.here.agents), dtype=np.int64)
    partners: dict[int, int] = {}
    listening = [j for j, r in enumerate(ready.requests.sessions) if r.activity.kind == "listening"]
    for j in sorted(listening, key=lambda j: (layout.start[j], j)):
        if layout.start[j] < 0 or layout.size[j] != 1:
            continue
        partner = _partner(ready, j, int(layout.start[j]), taken, turns)
        if partner < 0:
            partner = _move_to_partner(ready, j, taken, turns)
        if partner >= 0:
            start, end = layout.start[j], layout.start[j] + board.length[j]
            taken[partner, start:end] = 1
            turns[partner] += 1
            partners[j] = partner
    return partners


def _partner(ready: Prepared, j: int, start: int, taken: NDArray[np.uint8], turns: NDArray[np.int64]) -> int:
    board, layout, agents = ready.board, ready.layout, ready.here.agents
    listener = int(layout.members[j, 0])
    end = start + int(board.length[j])
    taken_up = layout.busy[:, start:end] + taken[:, start:end]
    staying = np.where(taken_up > 0, 0, board.on_phone[:, start:end])
    there: NDArray[np.bool_] = staying.min(axis=1) > 0
    there[listener] = False
    approved = ready.problem.needs.listening_hosts.get(agents[listener].id)
    if approved is not None:
        there &= np.array([agent.id in approved for agent in agents])
    if not there.any():
        return -1
    team = agents[listener].team
    return min(
        (int(row) for row in np.flatnonzero(there)),
        key=lambda row: (agents[row].team != team, turns[row], row),
    )


def _move_to_partner(ready: Prepared, j: int, taken: NDArray[np.uint8], turns: NDArray[np.int64]) -> int:
    """Try the other starts, cheapest first; leave the session unplaced when none has a colleague."""
    board, layout = ready.board, ready.layout
    if board.fixed[j]:
        return -1
    _search.lift(board, layout, j)
    prices = np.empty(board.day.size)
    _search.start_prices(board, layout, j, False, prices)
    for start in np.argsort(prices, kind="stable"):
        if not np.isfinite(prices[start]):
            break
        partner = _partner(ready, j, int(start), taken, turns)
        if partner >= 0:
            _search.put(board, layout, j, int(start), -1)
            return partner
    return -1
