"""Why a session is where it is, and why one is nowhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning import _layout
from fagtid.core.planning._layout import Board, Layout
from fagtid.core.planning.board import first_prices, fitting_starts
from fagtid.core.planning.problem import Kind
from fagtid.core.planning.requests import Request
from fagtid.core.planning.result import Reason


def session_reason(board: Board, layout: Layout, j: int, start_s: int, request: Request) -> Reason:
    """What spoke for this start: kept, in time, wished for, or how it compares with its other starts."""
    published = request.published
    if published is not None and published.start_s == start_s:
        return Reason("kept_protected" if board.fixed[j] else "kept")
    board = _priced_for(board, layout.members[j, : layout.size[j]])
    prices = _possible_prices(board, layout, j)
    here = float(first_prices(board, int(board.length[j]))[layout.start[j]])
    if prices.size == 0 or not np.isfinite(here):
        return Reason("held_fast")
    facts: dict[str, float | int | str] = {
        "starts": int(prices.size),
        "cheaper": int((prices < here - 1e-9).sum()),
        "here": here,
        "median": float(np.median(prices)),
        "dearest": float(prices.max()),
    }
    if request.due_s is not None:
        is_late = start_s + request.activity.minutes * 60 > request.due_s
        return Reason("too_late" if is_late else "in_time", facts)
    if published is not None:
        return Reason("moved", facts)
    wished = bool((board.window[j] == 0).any())
    return Reason("wished" if wished else "cheap", facts)


def _priced_for(board: Board, rows: NDArray[np.int64]) -> Board:
    """The board as it is for these people: those who are never on the phones cost nothing."""
    return board if board.on_phone[rows].any() else _unpriced(board)


def _unpriced(board: Board) -> Board:
    return board._replace(price=np.zeros((board.day.size, 2)))


def _possible_prices(board: Board, layout: Layout, j: int) -> NDArray[np.float64]:
    """Prices, for one agent on an empty board, of the starts that suit everybody in the session."""
    length = int(board.length[j])
    rows = board.free[layout.members[j, : layout.size[j]]].min(axis=0)[None]
    fits = fitting_starts(board, rows, length)[0] == 1
    hosts = np.flatnonzero(board.hosted[j])
    if hosts.size:
        fits &= fitting_starts(board, board.host_free[hosts], length).any(axis=0)
    prices: NDArray[np.float64] = first_prices(board, length)[fits]
    return prices


def unplaced_reason(board: Board, layout: Layout, j: int, row: int, kind: Kind) -> Reason:
    """The first thing that stood in the way of person ``row`` in session j."""
    length = int(board.length[j])
    if board.counts[j] > board.day_limit:
        return Reason("day_limit")
    unpriced = _unpriced(board)
    mine = board.free[row][None]
    if not fitting_starts(unpriced, mine, length).any():
        return Reason("no_room_in_shift")
    open_to_me = fitting_starts(_priced_for(board, np.array([row])), mine, length)[0]
    if not open_to_me.any():
        return Reason("phones_need_everyone")
    hosts = np.flatnonzero(board.hosted[j])
    if hosts.size:
        theirs = fitting_starts(unpriced, board.host_free[hosts], length).any(axis=0)
        if not (theirs & open_to_me).any():
            return Reason("host_never_free_with_person")
    if kind == "listening" and _layout.start_prices(board, layout, j, False, np.empty(board.day.size)):
        return Reason("no_colleague")
    return Reason("no_common_time" if board.pool[j] >= 0 else "no_time_left")
