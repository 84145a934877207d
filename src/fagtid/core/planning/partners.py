"""Who is listened to: a colleague who stays on the phone through the whole session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning import _layout
from fagtid.core.planning.published import has_begun

if TYPE_CHECKING:
    from fagtid.core.planning.plan import Prepared

Floats = NDArray[np.float64]


def pair_listeners(ready: Prepared) -> dict[int, int]:
    """A partner's row for each placed listening session; sessions without one are moved or lifted.

    Published partners stay where they can. Otherwise the listener's own team comes first, then
    whoever has been listened to least. One colleague has one listener at a time.
    """
    layout, board = ready.layout, ready.board
    taken = np.zeros_like(board.free)
    turns = np.zeros(len(ready.here.agents), dtype=np.int64)
    partners: dict[int, int] = {}
    requests = ready.requests.sessions
    listening = [j for j, r in enumerate(requests) if r.activity.kind == "listening" and layout.size[j] == 1]
    listening = [j for j in listening if layout.start[j] >= 0]
    _lift_newcomers(ready, listening)
    for j in sorted(listening, key=lambda j: (not requests[j].held, board.kept[j] < 0, layout.start[j], j)):
        start = int(layout.start[j])
        partner = _partner(ready, j, start, taken, turns) if start >= 0 else -1
        if partner < 0 and not _has_begun(ready, j):
            partner = _move_to_partner(ready, j, taken, turns)
        if partner >= 0:
            start, end = layout.start[j], layout.start[j] + board.length[j]
            taken[partner, start:end] = 1
            turns[partner] += 1
            partners[j] = partner
    return partners


def _lift_newcomers(ready: Prepared, listening: list[int]) -> None:
    """Beside a published plan, new sessions wait until the published ones have their partners."""
    if ready.problem.published:
        for j in listening:
            if ready.board.kept[j] < 0:
                _layout.lift(ready.board, ready.layout, j)


def _has_begun(ready: Prepared, j: int) -> bool:
    session = ready.requests.sessions[j].published
    return session is not None and has_begun(ready.problem, session)


def _published_partner(ready: Prepared, j: int) -> int:
    session = ready.requests.sessions[j].published
    names = [agent.id for agent in ready.here.agents]
    return names.index(session.partner) if session is not None and session.partner in names else -1


def _partner(ready: Prepared, j: int, start: int, taken: NDArray[np.uint8], turns: NDArray[np.int64]) -> int:
    board, layout, agents = ready.board, ready.layout, ready.here.agents
    listener = int(layout.members[j, 0])
    end = start + int(board.length[j])
    known = _published_partner(ready, j)
    if _has_begun(ready, j):
        return known
    taken_up = layout.busy[:, start:end] + taken[:, start:end]
    staying = np.where(taken_up > 0, 0, board.on_phone[:, start:end] & board.free[:, start:end])
    there: NDArray[np.bool_] = staying.min(axis=1) > 0
    there[listener] = False
    approved = ready.problem.needs.listening_hosts.get(agents[listener].id)
    if approved is not None:
        there &= np.array([agent.id in approved for agent in agents])
    if not there.any():
        return -1
    if known >= 0 and there[known]:
        return known
    team = agents[listener].team
    return min(
        (int(row) for row in np.flatnonzero(there)),
        key=lambda row: (agents[row].team != team, turns[row], row),
    )


def _move_to_partner(ready: Prepared, j: int, taken: NDArray[np.uint8], turns: NDArray[np.int64]) -> int:
    """Try the other starts, cheapest first; leave the session unplaced when none has a colleague."""
    board, layout = ready.board, ready.layout
    listener, length = int(layout.members[j, 0]), int(board.length[j])
    board.fixed[j] = 0
    _layout.lift(board, layout, j)
    prices = np.empty(board.day.size)
    _layout.start_prices(board, layout, j, False, prices)
    for start in np.argsort(prices, kind="stable"):
        if not np.isfinite(prices[start]):
            break
        if taken[listener, start : start + length].any():
            continue
        partner = _partner(ready, j, int(start), taken, turns)
        if partner >= 0:
            _layout.put(board, layout, j, int(start), -1)
            return partner
    return -1
