"""What is done for those the search left without a place.

Wishes are let go, the owed come first, and a place too late is better than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fagtid.core.planning import _search
from fagtid.core.planning._layout import Board, Layout
from fagtid.core.planning.board import Flags, in_time

if TYPE_CHECKING:
    from fagtid.core.planning.plan import Prepared

POLISHING = 20  # sweeps without heat once more has been placed


def place_the_rest(ready: Prepared, rng: np.random.Generator) -> bool:
    """Give places to sessions of one that have none; whether anything was changed."""
    board, layout = ready.board, ready.layout
    at_any_time = np.ones_like(board.window)
    changed = False
    for window in (in_time(board, ready.here, ready.open, ready.requests.sessions), at_any_time):
        changed |= _widen(board, layout, window)
        changed |= _serve_in_turn(board, layout, rng)
    if changed:
        _search.anneal(board, layout, 1e-6, 1e-9, POLISHING, rng)
    return changed


def unplaced_singles(board: Board, layout: Layout) -> list[int]:
    """Sessions of one without a place, those of the first in line first."""
    found = np.flatnonzero((board.pool < 0) & (layout.start < 0) & (layout.size > 0)).tolist()
    return sorted(found, key=lambda j: (-board.weight[layout.members[j, 0]], j))


def _widen(board: Board, layout: Layout, window: Flags) -> bool:
    """Let those without a place have any start of ``window``; whether that is more than they had."""
    kept = [j for j in unplaced_singles(board, layout) if (board.window[j] < window[j]).any()]
    board.window[kept] = window[kept]
    return bool(kept)


def _serve_in_turn(board: Board, layout: Layout, rng: np.random.Generator) -> bool:
    """Those earlier in line take places from those later, until nobody can."""
    weights = np.where(layout.size > 0, board.weight[layout.members[:, 0]], 0.0)
    order = np.argsort(weights, kind="stable").astype(np.int64)
    prices = np.empty(board.day.size)
    changed, claimed = False, True
    while claimed:
        claimed = any(
            _search.claim_place(board, layout, j, order, rng, prices) for j in unplaced_singles(board, layout)
        )
        changed = claimed or changed
    return changed
