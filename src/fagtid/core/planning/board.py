"""From requests to the arrays that the search and the bound work on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning import _layout
from fagtid.core.planning._layout import Board, Layout
from fagtid.core.planning.presence import Presence, covering
from fagtid.core.planning.problem import Limits, Window
from fagtid.core.planning.requests import Pool, Request, Requests
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.timegrid import TimeGrid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]

START_EVERY_S = 900


@dataclass(frozen=True)
class OpenSlots:
    """The slots in which somebody is at work; the search sees only these.

    ``number`` are their numbers in the full grid, shape (n_open,).
    """

    number: Ints
    day: Ints
    follows: Flags
    may_start: Flags


def open_slots(here: Presence, requests: Requests) -> OpenSlots:
    """Which slots are open, how they hang together, and where sessions may start."""
    grid = here.slots
    used = np.asarray(here.free.any(axis=0) | here.on_phone.any(axis=0))
    for request in requests.sessions:
        if request.held and request.published:
            used[covering(grid, request.published.start_s, request.published.end_s)] = True
    number = np.flatnonzero(used)
    _, day = np.unique(grid.day[number], return_inverse=True)
    follows = np.ones(number.size, dtype=np.uint8)
    follows[:1] = 0
    follows[1:] = (np.diff(number) == 1) & (np.diff(day) == 0)
    every = max(grid.interval_s, START_EVERY_S - START_EVERY_S % grid.interval_s)
    may_start = (grid.second_of_day[number] % every == 0).astype(np.uint8)
    return OpenSlots(number, day.astype(np.int64), follows, may_start)


def most_away(agents: Ints, load_erlang: Floats, limits: Limits) -> Ints:
    """Most agents that may be in learning in each slot: the floor on the phones and the rest floor."""
    needed = np.ceil(load_erlang / limits.highest_occupancy - 1e-9).astype(np.int64)
    left = np.maximum(needed, limits.least_on_phones)
    return np.maximum(agents - left, 0)


def held_away(here: Presence, requests: Requests) -> Ints:
    """Agents whom sessions that stand take off the phones in each slot, shape (slots.count,)."""
    away = np.zeros(here.slots.count, dtype=np.int64)
    for request in requests.sessions:
        if request.held and request.published:
            at = covering(here.slots, request.published.start_s, request.published.end_s)
            away[at] += here.on_phone[np.array(request.members, dtype=np.int64), at].sum(
                axis=0, dtype=np.int64
            )
    return away


def build_board(
    problem: PlanningProblem,
    here: Presence,
    open_: OpenSlots,
    requests: Requests,
    price: Floats,
    worth: Floats,
    priority: tuple[str, ...],
) -> tuple[Board, Layout]:
    """The board with nothing placed but what is held or published."""
    grid = here.slots
    sessions = requests.sessions
    rank = {name: i for i, name in enumerate(priority)}
    length = np.array([_slots_of(r, grid) for r in sessions], dtype=np.int64)
    counts = np.where([r.activity.kind != "rotation" for r in sessions], length, 0).astype(np.int64)
    hosted = np.zeros((len(sessions), len(here.leaders)), dtype=np.uint8)
    for j, request in enumerate(sessions):
        hosted[j, list(request.hosts)] = 1
    places = [(1, 1) if r.activity.group is None else r.activity.group for r in sessions]
    names = [activity.id for activity in problem.needs.activities]
    slot_s = grid.interval_s
    kept = np.array([_slot_of(r, grid, open_) for r in sessions], dtype=np.int64)
    board = Board(
        free=np.ascontiguousarray(here.free[:, open_.number]),
        on_phone=np.ascontiguousarray(here.on_phone[:, open_.number]),
        host_free=np.ascontiguousarray(here.host_free[:, open_.number]),
        day=open_.day,
        moment=open_.number,
        follows=open_.follows,
        may_start=open_.may_start,
        price=price,
        worth=worth,
        length=length,
        least=np.array([least for least, _ in places], dtype=np.int64),
        most=np.array([most for _, most in places], dtype=np.int64),
        pool=np.array([r.pool for r in sessions], dtype=np.int64),
        counts=counts,
        hosted=hosted,
        window=np.ones((len(sessions), open_.number.size), dtype=np.uint8),
        weight=np.array([2.0 - rank[agent.id] / len(rank) for agent in here.agents]),
        activity=np.array([names.index(r.activity.id) for r in sessions], dtype=np.int64),
        kept=kept,
        kept_host=np.array([_kept_host(r, here) for r in sessions], dtype=np.int64),
        home=_homes(requests, len(here.agents)),
        keep_price=problem.keep_price,
        fixed=np.array([r.held for r in sessions], dtype=np.uint8) * (kept >= 0).astype(np.uint8),
        day_limit=problem.needs.limits.learning_minutes_per_day * 60 // slot_s,
        rest=-(-problem.needs.limits.rest_minutes * 60 // slot_s),
    )
    board.window[:] = in_time(board, here, open_, sessions)
    admit_wishes(board, problem, here, open_, sessions)
    return board, _first_layout(board, sessions, len(names))


def _slots_of(request: Request, grid: TimeGrid) -> int:
    if request.held and request.published:
        at = covering(grid, request.published.start_s, request.published.end_s)
        return int(at.stop - at.start)
    return -(-request.activity.minutes * 60 // grid.interval_s)


def _slot_of(request: Request, grid: TimeGrid, open_: OpenSlots) -> int:
    if request.published is None:
        return -1
    found = np.flatnonzero(open_.number == grid.index(request.published.start_s))
    return int(found[0]) if found.size else -1


def _kept_host(request: Request, here: Presence) -> int:
    rows = [i for i in request.hosts if request.published and here.leaders[i].id == request.published.host]
    return rows[0] if rows else -1


def _homes(requests: Requests, people: int) -> Ints:
    homes = np.full((people, max(1, len(requests.pools))), -1, dtype=np.int64)
    for j, request in enumerate(requests.sessions):
        if request.pool >= 0 and request.published:
            homes[list(request.members), request.pool] = j
    return homes


def _first_layout(board: Board, sessions: tuple[Request, ...], activities: int) -> Layout:
    slots, number = board.day.size, len(sessions)
    people, days = board.free.shape[0], int(board.day.max(initial=0)) + 1
    widest = max([int(board.most.max(initial=1)), *(len(request.members) for request in sessions)])
    members = np.full((number, widest), -1, dtype=np.int64)
    for j, request in enumerate(sessions):
        members[j, : len(request.members)] = request.members
    layout = Layout(
        start=np.full(number, -1, dtype=np.int64),
        host=np.full(number, -1, dtype=np.int64),
        size=np.array([len(request.members) for request in sessions], dtype=np.int64),
        members=members,
        away=np.zeros(slots, dtype=np.int64),
        busy=np.zeros((people, slots), dtype=np.int64),
        host_busy=np.zeros((board.host_free.shape[0], slots), dtype=np.int64),
        learned=np.zeros((people, days), dtype=np.int64),
        done=np.zeros((activities, people, days), dtype=np.int64),
    )
    prices = np.empty(slots)
    for j in np.argsort(-board.fixed.astype(np.int64), kind="stable").tolist():
        if board.kept[j] >= 0 and layout.size[j] > 0:
            (_hold if board.fixed[j] else _put_back)(board, layout, j, prices)
    return layout


def _hold(board: Board, layout: Layout, j: int, prices: Floats) -> None:
    """A session that stands is put where it was; should two claim one person, the later must move."""
    start = int(board.kept[j])
    span = slice(start, start + int(board.length[j]))
    if layout.busy[layout.members[j, : layout.size[j]], span].any():
        board.fixed[j] = 0
        return
    host = _layout.free_host(board, layout, j, start, False)
    _layout.put(board, layout, j, start, host if host >= 0 else int(board.kept_host[j]))


def _put_back(board: Board, layout: Layout, j: int, prices: Floats) -> None:
    """Any other published session goes back where it was if that is still allowed."""
    start = int(board.kept[j])
    _layout.start_prices(board, layout, j, False, prices)
    if np.isfinite(prices[start]):
        _layout.put(board, layout, j, start, _layout.free_host(board, layout, j, start, False))


def fitting_starts(board: Board, rows: Flags, length: int) -> Flags:
    """Where runs of ``length`` set slots start, shape like ``rows`` (n, T); prices must be finite."""
    usable = rows.astype(np.int64) * np.isfinite(board.price[:, 1])
    slots = board.day.size
    fits = np.zeros(rows.shape, dtype=np.uint8)
    if length > slots:
        return fits
    total = np.zeros((rows.shape[0], slots + 1), dtype=np.int64)
    total[:, 1:] = usable.cumsum(axis=1)
    breaks = np.zeros(slots + 1, dtype=np.int64)
    breaks[1:] = (board.follows == 0).cumsum()
    whole = (total[:, length:] - total[:, :-length]) == length
    unbroken = breaks[length:] - breaks[1 : slots - length + 2] == 0
    fits[:, : slots - length + 1] = whole & unbroken & (board.may_start[: slots - length + 1] == 1)
    return fits


def in_time(board: Board, here: Presence, open_: OpenSlots, sessions: tuple[Request, ...]) -> Flags:
    """Starts from which each session has ended when it must, shape (J, T); all where none of them suits."""
    ends_s = here.slots.starts_s[open_.number][None] + board.length[:, None] * here.slots.interval_s
    window = np.ones((len(sessions), open_.number.size), dtype=np.uint8)
    for j, request in enumerate(sessions):
        if request.due_s is None:
            continue
        before = ends_s[j] <= request.due_s
        fits = fitting_starts(board, board.free[list(request.members)], int(board.length[j])).all(axis=0)
        if (fits & before).any():
            window[j] = before
    return window


def admit_wishes(
    board: Board, problem: PlanningProblem, here: Presence, open_: OpenSlots, sessions: tuple[Request, ...]
) -> None:
    """Keep a single session to the times its person wished for, where they are in time and cost little."""
    row = {person.id: i for i, person in enumerate(here.agents)}
    wishes: dict[int, list[Window]] = {}
    for wish in problem.needs.wishes:
        if wish.person in row:
            wishes.setdefault(row[wish.person], []).append(wish)
    starts_s = here.slots.starts_s[open_.number]
    for j, request in enumerate(sessions):
        alone = request.pool < 0 and request.published is None
        mine = wishes.get(request.members[0], []) if alone else []
        asked = [wish for wish in mine if wish.activity in (None, request.activity.id)]
        if not asked:
            continue
        length = int(board.length[j])
        fits = (fitting_starts(board, board.free[request.members[0]][None], length)[0] & board.window[j]) == 1
        prices = np.where(fits, first_prices(board, length), np.inf)
        ends_s = starts_s + length * here.slots.interval_s
        inside = np.any([(starts_s >= w.start_s) & (ends_s <= w.end_s) for w in asked], axis=0)
        admitted = inside & (prices <= prices.min(initial=np.inf) + problem.needs.limits.wish_price)
        if np.isfinite(prices[admitted]).any():
            board.window[j] &= admitted


def first_prices(board: Board, length: int) -> Floats:
    """Price of each start for one agent on an empty board, shape (T,); inf where it cannot be."""
    column = board.price[:, 1]
    shut = ~np.isfinite(column)
    total = np.concatenate([[0.0], np.where(shut, 0.0, column).cumsum()])
    closed = np.concatenate([[0], shut.cumsum()])
    prices = np.full(board.day.size, np.inf)
    if length <= board.day.size:
        whole = closed[length:] == closed[: closed.size - length]
        prices[: whole.size] = np.where(whole, total[length:] - total[: total.size - length], np.inf)
    return prices


def seat_groups(board: Board, layout: Layout, pools: tuple[Pool, ...], rng: np.random.Generator) -> None:
    """Fill the groups of each pool with people who share a time, those with fewest times first."""
    for number, pool in enumerate(pools):
        groups = np.flatnonzero(board.pool == number)
        seated = {int(p) for j in groups for p in layout.members[j, : layout.size[j]]}
        waiting = [row for row in pool.agents if row not in seated]
        if waiting:
            _seat_pool(board, layout, groups, waiting, rng)


def _seat_pool(
    board: Board, layout: Layout, groups: Ints, waiting: list[int], rng: np.random.Generator
) -> None:
    """Open as few groups as the sizes ask for, each around the person with the fewest starts left."""
    sample = int(groups[0])
    least, most, length = int(board.least[sample]), int(board.most[sample]), int(board.length[sample])
    _fill_open_groups(board, layout, groups, waiting)
    closed = [int(j) for j in groups if layout.size[j] == 0]
    fits = fitting_starts(board, board.free, length)
    hosts = np.flatnonzero(board.hosted[sample])
    if hosts.size:
        fits = fits & fitting_starts(board, board.host_free[hosts], length).any(axis=0)
    prices = first_prices(board, length)
    while waiting and closed:
        number = min(len(closed), max(1, -(-len(waiting) // ((least + most + 1) // 2))))
        while number > 1 and number * least > len(waiting):
            number -= 1
        while number * most < len(waiting) and number < len(closed):
            number += 1
        size = min(most, -(-len(waiting) // number))
        waiting.sort(key=lambda row: (int(fits[row].sum()), row))
        mates = fits[waiting].sum(axis=0) * fits[waiting[0]]
        score = np.minimum(mates, size) * 1e6 - np.nan_to_num(prices, posinf=1e9) + rng.random(prices.size)
        start = int(np.argmax(np.where(fits[waiting[0]] == 1, score, -np.inf)))
        chosen = [row for row in waiting if fits[row, start]][:size] or waiting[:size]
        chosen += [row for row in waiting if row not in chosen][: max(0, size - len(chosen))]
        j = closed.pop(0)
        layout.members[j, : len(chosen)] = chosen
        layout.size[j] = len(chosen)
        waiting = [row for row in waiting if row not in chosen]


def _fill_open_groups(board: Board, layout: Layout, groups: Ints, waiting: list[int]) -> None:
    """Newcomers join published groups that have room and a time that suits them."""
    for j in groups:
        start, end = layout.start[j], layout.start[j] + board.length[j]
        if start < 0:
            continue
        for row in list(waiting):
            fits = _layout.fits_in(board, layout, row, int(j)) and _may_leave(board, layout, row, start, end)
            if layout.size[j] < board.most[j] and fits:
                host = int(layout.host[j])
                _join(board, layout, int(j), row, int(start), host)
                waiting.remove(row)


def _may_leave(board: Board, layout: Layout, row: int, start: int, end: int) -> bool:
    """Whether the phones can spare one more, ``row``, in all of these slots."""
    slots = np.arange(start, end)
    away = layout.away[slots] + board.on_phone[row, slots]
    widest = board.price.shape[1] - 1
    return bool((away <= widest).all() and np.isfinite(board.price[slots, np.minimum(away, widest)]).all())


def _join(board: Board, layout: Layout, j: int, row: int, start: int, host: int) -> None:
    _layout.lift(board, layout, j)
    layout.members[j, layout.size[j]] = row
    layout.size[j] += 1
    _layout.put(board, layout, j, start, host)
