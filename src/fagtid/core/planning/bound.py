"""A proven lower bound: how little the same sessions could cost anybody, whoever sits in them.

The relaxation forgets who is who. It counts sessions by start, keeps the hosts, the group sizes,
the caps on agents away and how many people are at work, and prices agents away by the lower convex
hull of the same table as the search, less what every start may spare. Whatever is true of every
plan is true of its counts, so the optimum of the counts is never above the best plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp

from fagtid.core.planning._layout import Board, Layout
from fagtid.core.planning._layout import spared as spared_calls
from fagtid.core.planning.board import fitting_starts

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]


NOTHING = 0.02  # calls late; a proof or a search is not driven beyond it
STATUSES = {0: "optimal", 1: "limit reached", 2: "infeasible", 3: "unbounded"}
MISSING = 1e3  # calls: what leaving one out costs the solver, far above any real price
MOST_ATTENDANCES = 15_000  # persons times starts of one pool; above it groups are counted without faces


@dataclass(frozen=True)
class Count:
    """How the solver would spread one class of sessions: ``seats`` agents start at ``starts``.

    ``sessions`` are the class's numbers on the board; ``pool`` is -1 for sessions of one.
    ``people``: who attends each start, by row; empty where the solver only counted.
    """

    pool: int
    sessions: tuple[int, ...]
    starts: Ints
    groups: Ints
    seats: Ints
    people: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Bound:
    """Lower bound in calls, what the solver said, and the counts it found, if it found any."""

    value: float
    status: str
    counts: tuple[Count, ...] = ()


@dataclass
class _Model:
    """A mixed-integer model under construction: columns, then rows over them."""

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Ints, Floats, float, float]] = field(default_factory=list)

    def columns(self, upper: Floats, cost: Floats | float = 0.0, whole: bool = True) -> Ints:
        first = len(self.upper)
        self.upper += upper.tolist()
        self.cost += np.broadcast_to(cost, upper.shape).tolist()
        self.whole += [whole] * upper.size
        return np.arange(first, first + upper.size, dtype=np.int64)

    def row(self, columns: Ints, factors: Floats, lower: float, upper: float) -> None:
        self.rows.append((columns, factors, lower, upper))


@dataclass(frozen=True)
class _Class:
    """Sessions alike in all that counts: length, hosts, pool. ``at`` are starts, shape (n_starts,)."""

    pool: int
    members: tuple[int, ...]
    length: int
    hosts: tuple[int, ...]
    at: Ints
    sessions: Ints  # columns: sessions by start
    seats: Ints  # columns: agents by start (the same columns for sessions of one)
    attendance: tuple[Ints, Ints, Ints] | None = None  # person's row, number of the start, column


def prove_bound(
    board: Board,
    layout: Layout,
    *,
    gap: float,
    nodes: int,
    seconds: float,
    wanted: bool = False,
    faces: bool = False,
    groups_only: bool = False,
) -> Bound:
    """Lower bound on the price of any plan that places what ``layout`` has placed.

    Parameters
    ----------
    gap
        Relative gap at which the solver may stop.
    nodes
        Most branch-and-bound nodes; 0: the linear relaxation only, whose counts are rounded.
    seconds
        A safety net; a bound cut short by it is still a bound.
    wanted
        Bound the plans that place everything that is seated, placed or not.
    faces
        Know the members of groups one by one, where they are few enough: slower and tighter.
    groups_only
        Only groups are whole, seats may be split. At a large centre that proves the same within a
        thousandth in a fraction of the time; if it is cut short all the same, nothing is whole.
    """
    settled, board = around_fixed(board, layout)
    model = _Model()
    classes = _session_classes(board, layout, model, wanted, faces)
    if not classes:
        return Bound(settled, "optimal")
    _hosts_are_one_person(board, classes, model)
    _price_the_agents_away(board, classes, model)
    if groups_only:
        _split_all_but_groups(model, classes)
    found = _solve(board, model, classes, gap, nodes, seconds)
    if groups_only and found.status != "optimal":
        found = _solve(board, model, classes, gap, 0, seconds)
    return replace(found, value=found.value + settled)


def around_fixed(board: Board, layout: Layout) -> tuple[float, Board]:
    """What the sessions that stand cost, and the board that is left for the others."""
    standing = np.flatnonzero((board.fixed == 1) & (layout.start >= 0)).tolist()
    if not standing:
        return 0.0, board
    away = np.zeros(board.day.size, dtype=np.int64)
    free, host_free = board.free.copy(), board.host_free.copy()
    spared = 0.0
    for j in standing:
        start = int(layout.start[j])
        span, rows = slice(start, start + int(board.length[j])), layout.members[j, : layout.size[j]]
        away[span] += board.on_phone[rows, span].sum(axis=0, dtype=np.int64)
        free[rows, span] = 0
        if layout.host[j] >= 0:
            host_free[layout.host[j], span] = 0
        spared += float(spared_calls(board, layout, j, start))
    settled = float((board.price[np.arange(away.size), away] - board.price[:, 0]).sum()) - spared
    return settled, board._replace(price=_price_above(board, away), free=free, host_free=host_free)


def around_counts(board: Board, counts: Iterable[Count]) -> Board:
    """The board that is left when these counted sessions are held: what they cost, whom they host with."""
    away = np.zeros(board.day.size, dtype=np.int64)
    host_free = board.host_free.copy()
    for count in counts:
        length = int(board.length[count.sessions[0]])
        hosts = np.flatnonzero(board.hosted[count.sessions[0]])
        for start, groups, seats in zip(count.starts, count.groups, count.seats, strict=True):
            span = slice(int(start), int(start) + length)
            away[span] += seats
            able = [h for h in hosts if host_free[h, span].all()]
            for host in able[: int(groups)]:
                host_free[host, span] = 0
    highest = np.isfinite(board.price).sum(axis=1) - 1
    return board._replace(price=_price_above(board, np.minimum(away, highest)), host_free=host_free)


def _price_above(board: Board, away: Ints) -> Floats:
    """The price table of those who leave when ``away`` are away already, shape like ``board.price``."""
    slots = np.arange(away.size)
    base = board.price[slots, away]
    price = np.full_like(board.price, np.inf)
    for k in range(price.shape[1]):
        more = np.minimum(away + k, price.shape[1] - 1)
        price[:, k] = np.where(away + k < price.shape[1], board.price[slots, more] - base, np.inf)
    return price


def _session_classes(board: Board, layout: Layout, model: _Model, wanted: bool, faces: bool) -> list[_Class]:
    """One class per pool, and one per length, hosts and wishes for sessions of one."""
    groups: dict[tuple[int, int, tuple[int, ...], bytes], list[int]] = {}
    for j in range(board.length.size):
        standing = board.fixed[j] == 1 and layout.start[j] >= 0
        if layout.size[j] > 0 and not standing and (wanted or layout.start[j] >= 0):
            hosts = tuple(np.flatnonzero(board.hosted[j]).tolist())
            asked = b"" if board.window[j].all() else board.window[j].tobytes()
            groups.setdefault((int(board.pool[j]), int(board.length[j]), hosts, asked), []).append(j)
    off_phone = ((board.free == 1) & (board.on_phone == 0)).any(axis=1)
    found = [
        _session_class(board, layout, model, key, off_phone, js, MISSING if wanted else None, faces)
        for key, js in groups.items()
    ]
    return [each for each in found if each is not None]


def _session_class(
    board: Board,
    layout: Layout,
    model: _Model,
    key: tuple[int, int, tuple[int, ...], bytes],
    off_phone: NDArray[np.bool_],
    members: list[int],
    missing: float | None,
    faces: bool,
) -> _Class | None:
    """Columns and demand of one class; people who may learn off the phones cost nothing and drop out."""
    pool, length, hosts, _ = key
    seated = [int(p) for j in members for p in layout.members[j, : layout.size[j]]]
    costly = np.array(sorted({p for p in seated if not off_phone[p]}), dtype=np.int64)
    demand = sum(not off_phone[p] for p in seated)
    if demand == 0:
        return None
    fits = fitting_starts(board, board.free[costly], length) & board.window[members].any(axis=0)
    if hosts:
        fits = fits & fitting_starts_of_hosts(board, np.array(hosts), length)
    at = np.flatnonzero(fits.any(axis=0))
    room = np.minimum(fits[:, at].sum(axis=0).astype(np.float64), demand)
    seats = model.columns(room, -board.worth[at])
    if pool < 0:
        _everybody(model, seats, demand, missing)
        return _Class(pool, tuple(members), length, hosts, at, seats, seats)
    sessions = model.columns(np.minimum(np.ceil(room), len(hosts) or demand))
    _group_sizes(board, model, members[0], sessions, seats, at_least=demand == len(seated))
    attendance = None
    if faces and fits.sum() <= MOST_ATTENDANCES:
        attendance = _attendances(model, costly, fits[:, at], sessions, seats, missing)
    else:
        _everybody(model, seats, demand, missing)
    return _Class(pool, tuple(members), length, hosts, at, sessions, seats, attendance)


def _everybody(model: _Model, columns: Ints, demand: int, missing: float | None) -> None:
    """All of the demand is met, or what is not costs ``missing`` each."""
    factors = np.ones(columns.size)
    if missing is not None:
        columns = np.concatenate([columns, model.columns(np.array([float(demand)]), missing)])
        factors = np.ones(columns.size)
    model.row(columns, factors, demand, demand)


def _attendances(
    model: _Model, people: Ints, fits: Flags, sessions: Ints, seats: Ints, missing: float | None
) -> tuple[Ints, Ints, Ints]:
    """Who attends which start: everybody once, only where they can, only where a group meets."""
    person, start = np.nonzero(fits)
    columns = model.columns(np.ones(person.size))
    for i in range(people.size):
        _everybody(model, columns[person == i], 1, missing)
    for s in range(seats.size):
        here = columns[start == s]
        model.row(np.append(here, seats[s]), np.append(np.ones(here.size), -1.0), 0.0, 0.0)
        for column in here:
            model.row(np.array([column, sessions[s]]), np.array([1.0, -1.0]), -np.inf, 0.0)
    return people[person], start, columns


def _group_sizes(board: Board, model: _Model, j: int, sessions: Ints, seats: Ints, *, at_least: bool) -> None:
    """Seats between smallest and largest group for each session started."""
    for seat, session in zip(seats, sessions, strict=True):
        pair = np.array([seat, session])
        model.row(pair, np.array([1.0, -float(board.most[j])]), -np.inf, 0.0)
        if at_least:
            model.row(pair, np.array([1.0, -float(board.least[j])]), 0.0, np.inf)


def fitting_starts_of_hosts(board: Board, hosts: Ints, length: int) -> Flags:
    """Starts at which at least one of the hosts is free throughout, shape (T,)."""
    flat = board._replace(price=np.zeros((board.day.size, 2)))
    fits = fitting_starts(flat, board.host_free[hosts], length)
    found: Flags = np.asarray(fits.max(axis=0), dtype=np.uint8)
    return found


def _covering(classes: list[_Class], slots: int, columns: str) -> sparse.csr_array:
    """Which columns (``sessions`` or ``seats``) take place in each slot, shape (slots, n_columns)."""
    row, column = [], []
    for each in classes:
        numbers: Ints = getattr(each, columns)
        for step in range(each.length):
            row.append(each.at + step)
            column.append(numbers)
    rows, cols = np.concatenate(row), np.concatenate(column)
    size = int(cols.max(initial=0)) + 1
    return sparse.csr_array((np.ones(rows.size), (rows, cols)), shape=(slots, size))


def _hosts_are_one_person(board: Board, classes: list[_Class], model: _Model) -> None:
    """No more hosted sessions at a time than hosts on the floor, for each set of hosts."""
    for hosts in sorted({each.hosts for each in classes if each.hosts}):
        inside = [each for each in classes if each.hosts and set(each.hosts) <= set(hosts)]
        free = board.host_free[list(hosts)].sum(axis=0)
        covering = _covering(inside, board.day.size, "sessions")
        seen: set[tuple[bytes, int]] = set()
        for t in range(board.day.size):
            columns = covering.indices[covering.indptr[t] : covering.indptr[t + 1]]
            key = (np.sort(columns).tobytes(), int(free[t]))
            if columns.size and key not in seen:
                seen.add(key)
                model.row(columns.astype(np.int64), np.ones(columns.size), -np.inf, float(free[t]))


def _price_the_agents_away(board: Board, classes: list[_Class], model: _Model) -> None:
    """Convex price of the agents away, slots covered by the same sessions taken together."""
    covering = _covering(classes, board.day.size, "seats")
    together: dict[bytes, list[int]] = {}
    for t in range(board.day.size):
        columns = np.sort(covering.indices[covering.indptr[t] : covering.indptr[t + 1]])
        if columns.size:
            together.setdefault(columns.tobytes(), []).append(t)
    for key, slots in together.items():
        columns = np.frombuffer(key, dtype=covering.indices.dtype).astype(np.int64)
        prices = board.price[slots]
        finite = np.isfinite(prices).all(axis=0)
        allowed = int(np.argmin(finite)) if not finite.all() else finite.size
        steps = convex_steps(prices[:, :allowed].sum(axis=0) - prices[:, 0].sum())
        pieces = [model.columns(np.array([wide]), cost, whole=False) for wide, cost in steps]
        factors = np.concatenate([np.ones(columns.size), -np.ones(len(pieces))])
        model.row(np.concatenate([columns, *pieces]), factors, 0.0, 0.0)


def convex_steps(prices: Floats) -> list[tuple[float, float]]:
    """The lower convex hull of ``prices`` (k = 0, 1, ...) as pieces ``(width, price per agent)``.

    Examples
    --------
    >>> convex_steps(np.array([0.0, 1.0, 1.5, 4.0]))
    [(2.0, 0.75), (1.0, 2.5)]
    """
    corners = [0]
    for k in range(1, prices.size):
        while len(corners) > 1:
            a, b = corners[-2], corners[-1]
            if (prices[b] - prices[a]) * (k - b) < (prices[k] - prices[b]) * (b - a):
                break
            corners.pop()
        corners.append(k)
    return [(float(b - a), float((prices[b] - prices[a]) / (b - a))) for a, b in pairwise(corners)]


def _split_all_but_groups(model: _Model, classes: list[_Class]) -> None:
    groups = {int(column) for each in classes if each.pool >= 0 for column in each.sessions}
    model.whole = [whole and column in groups for column, whole in enumerate(model.whole)]


def _solve(
    board: Board, model: _Model, classes: list[_Class], gap: float, nodes: int, seconds: float
) -> Bound:
    columns, factors, lower, upper = zip(*model.rows, strict=True)
    starts = np.concatenate([[0], np.cumsum([column.size for column in columns])])
    rows = sparse.csr_array(
        (np.concatenate(factors), np.concatenate(columns), starts), shape=(len(columns), len(model.cost))
    )
    least, most = np.array(lower), np.array(upper)
    if nodes and any(model.whole):
        found = _in_whole(model, rows, least, most, gap, nodes, seconds)
        proven = found.mip_dual_bound
    else:
        found = _relaxed(model, rows, least, most, seconds)
        proven = found.fun if found.status == 0 else None
    counts = tuple(_count(board, each, found.x) for each in classes) if found.x is not None else ()
    value = float(proven) if proven is not None and np.isfinite(proven) else _least_thinkable(model)
    return Bound(value, STATUSES.get(int(found.status), "unknown"), counts)


def _in_whole(
    model: _Model, rows: sparse.csr_array, least: Floats, most: Floats, gap: float, nodes: int, seconds: float
) -> OptimizeResult:
    """The model in whole numbers, solved to within ``gap`` of the price or `NOTHING`, whichever is more.

    The solver knows a relative gap only, and would work for a minute on a thousandth of a price that is
    next to nothing. So something that always costs ``NOTHING / gap`` is bought along.
    """
    along = NOTHING / gap if gap > 0 else 0.0
    columns = len(model.cost)
    found = milp(
        np.append(model.cost, along),
        integrality=np.append(np.array(model.whole, dtype=np.int64), 0),
        bounds=Bounds(np.append(np.zeros(columns), 1.0), np.append(model.upper, 1.0)),
        constraints=LinearConstraint(sparse.hstack([rows, sparse.csr_array((least.size, 1))]), least, most),
        options={"mip_rel_gap": gap, "node_limit": nodes, "time_limit": float(seconds)},
    )
    if found.x is not None:
        found.x = found.x[:columns]
    if found.mip_dual_bound is not None:
        found.mip_dual_bound -= along
    return found


def _relaxed(
    model: _Model, rows: sparse.csr_array, least: Floats, most: Floats, seconds: float
) -> OptimizeResult:
    """The linear relaxation, by the dual simplex: far quicker here than the first node of ``milp``."""
    equal = least == most
    above, below = ~equal & np.isfinite(least), ~equal & np.isfinite(most)
    return linprog(
        model.cost,
        A_ub=sparse.vstack([rows[below], -rows[above]]),
        b_ub=np.concatenate([most[below], -least[above]]),
        A_eq=rows[equal],
        b_eq=least[equal],
        bounds=np.column_stack([np.zeros(len(model.upper)), model.upper]),
        method="highs-ds",
        options={"time_limit": float(seconds)},
    )


def _least_thinkable(model: _Model) -> float:
    """A bound that needs no solver: everything that spares calls, and nothing that costs any."""
    return float(np.minimum(np.array(model.cost), 0.0) @ np.array(model.upper))


def _count(board: Board, each: _Class, values: Floats) -> Count:
    """One class's part of the solution: the starts used, and by how many, or by whom."""
    seats = _whole(values[each.seats])
    groups = np.maximum(
        np.rint(values[each.sessions]).astype(np.int64), -(-seats // board.most[each.members[0]])
    )
    used = np.flatnonzero(seats > 0)
    people: tuple[tuple[int, ...], ...] = ()
    if each.attendance is not None:
        rows, starts, columns = each.attendance
        comes = values[columns] > 0.5
        people = tuple(tuple(rows[comes & (starts == s)].tolist()) for s in used)
    return Count(each.pool, each.members, each.at[used], groups[used], seats[used], people)


def _whole(values: Floats) -> Ints:
    """Whole numbers with the same sum, those with the largest remainders rounded up.

    Examples
    --------
    >>> _whole(np.array([0.5, 1.7, 0.8]))
    array([0, 2, 1])
    """
    found = np.floor(values + 1e-6).astype(np.int64)
    short = round(float(values.sum())) - int(found.sum())
    found[np.argsort(found - values, kind="stable")[:short]] += 1
    return found
