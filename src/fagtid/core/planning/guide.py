"""Give the bound's counts faces: who sits in the sessions the solver would start where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from fagtid.core.planning import _layout
from fagtid.core.planning._layout import Board, Layout
from fagtid.core.planning.bound import Bound, Count, around_counts, prove_bound

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


ROUNDS = 2
FACES_GAP, FACES_NODES = 0.004, 50  # a few seconds a pool; more nodes seldom find better groups


@dataclass(frozen=True)
class Proof:
    """When the bound's solver may stop, see `prove_bound`."""

    gap: float
    nodes: int
    seconds: float
    groups_only: bool = False


def follow_counts(
    board: Board, layout: Layout, counts: Sequence[Count], proof: Proof, *, thorough: bool
) -> None:
    """Seat groups and place sessions of one close to what the solver counted; the search does the rest.

    Counts do not know who can come. So the pools are seated one at a time by a model that does, the
    others held as counted, and sessions of one are counted again around the groups, in two rounds. If
    ``thorough``, each pool is seated once more with the sessions of one free to move.
    """
    groups = {count.pool: count for count in counts if count.pool >= 0}
    unseated = copied(layout)
    for _ in range(ROUNDS):
        alone = [count for count in counts if count.pool < 0]
        for pool in sorted(groups):
            held = [*alone, *(count for other, count in groups.items() if other != pool)]
            asked = around_counts(board, held), _only(board, unseated, pool)
            groups[pool] = _with_faces(*asked, proof.seconds) or groups[pool]
        lay_over(layout, unseated)
        for pool in _hosted_first(board, groups):
            _seat_groups(board, layout, groups[pool])
        found = _around_groups(board, layout, proof)
        counts = found.counts
    for pool in sorted(groups) if thorough else ():
        again = copied(layout)
        for j in np.flatnonzero((board.pool == pool) & (board.fixed == 0)).tolist():
            _layout.lift(board, again, j)
        count = _with_faces(_groups_fixed(board, again), again, proof.seconds)
        if count is None:
            continue
        _seat_groups(board, again, count)
        other = _around_groups(board, again, proof)
        if other.value < found.value - 1e-9:
            found = other
            lay_over(layout, again)
    for count in sorted(found.counts, key=lambda count: not board.hosted[list(count.sessions)].any()):
        if count.pool < 0:
            _place_singles(board, layout, count)


def copied(layout: Layout) -> Layout:
    """A layout of its own, to search from."""
    return Layout(*(part.copy() for part in layout))


def lay_over(layout: Layout, found: Layout) -> None:
    """Make ``layout`` what was found."""
    for part, new in zip(layout, found, strict=True):
        part[...] = new


def _hosted_first(board: Board, groups: dict[int, Count]) -> list[int]:
    return sorted(groups, key=lambda pool: (not board.hosted[list(groups[pool].sessions)].any(), pool))


def _with_faces(board: Board, layout: Layout, seconds: float) -> Count | None:
    """The one pool that has no place yet, seated person by person; None if the solver found nothing."""
    found = prove_bound(
        board, layout, gap=FACES_GAP, nodes=FACES_NODES, seconds=seconds, wanted=True, faces=True
    )
    return next((count for count in found.counts if count.pool >= 0), None)


def _around_groups(board: Board, layout: Layout, proof: Proof) -> Bound:
    """Sessions of one counted around the groups as they are seated."""
    return prove_bound(
        _groups_fixed(board, layout),
        layout,
        gap=proof.gap,
        nodes=proof.nodes,
        seconds=proof.seconds,
        wanted=True,
        groups_only=proof.groups_only,
    )


def _groups_fixed(board: Board, layout: Layout) -> Board:
    placed = (board.pool >= 0) & (layout.start >= 0)
    return board._replace(fixed=np.where(placed, 1, board.fixed).astype(np.uint8))


def _only(board: Board, layout: Layout, pool: int) -> Layout:
    """The layout with nobody wanting anything but this pool."""
    wanted = np.where((board.pool == pool) | (layout.start >= 0), layout.size, 0)
    return layout._replace(size=wanted)


def _seat_groups(board: Board, layout: Layout, count: Count) -> None:
    """Seat the pool as the solver did, or deal its people to the counted groups as well as can be."""
    everybody = [int(p) for j in count.sessions for p in layout.members[j, : layout.size[j]]]
    groups = np.flatnonzero(board.pool == count.pool)
    circles = _attending(count, groups.size) if count.people else _dealt(board, layout, count, everybody)
    if circles is None or len(circles) > groups.size:
        return
    for i in groups:
        _layout.lift(board, layout, int(i))
        layout.size[i] = 0
    for j, (start, people) in zip(groups.tolist(), circles, strict=False):
        layout.members[j, : len(people)] = people
        layout.size[j] = len(people)
        _put_if_it_fits(board, layout, j, start)
    seated = {p for _, people in circles for p in people}
    _let_wait(board, layout, groups, [p for p in everybody if p not in seated])


def _let_wait(board: Board, layout: Layout, groups: Ints, people: list[int]) -> None:
    """People without a time sit in groups without one, for the search to find room."""
    for j in groups[::-1].tolist():
        if layout.size[j] == 0 and people:
            here, people = people[: int(board.most[j])], people[int(board.most[j]) :]
            layout.members[j, : len(here)] = here
            layout.size[j] = len(here)


def _attending(count: Count, most: int) -> list[tuple[int, list[int]]] | None:
    """Groups with the members the solver chose; several at one start are split evenly."""
    circles: list[tuple[int, list[int]]] = []
    for start, number, people in zip(count.starts, count.groups, count.people, strict=True):
        parts = np.array_split(np.array(people, dtype=np.int64), max(int(number), 1))
        circles += [(int(start), part.tolist()) for part in parts]
    return circles if len(circles) <= most else None


def _dealt(
    board: Board, layout: Layout, count: Count, everybody: list[int]
) -> list[tuple[int, list[int]]] | None:
    """Groups of the counted sizes, filled so that as many as possible can come."""
    sizes = [int(part.size) for n, s in zip(count.groups, count.seats, strict=True) for part in _parts(s, n)]
    starts = np.repeat(count.starts, np.maximum(count.groups, 1)).tolist()
    if sum(sizes) != len(everybody):
        return None
    seats = np.repeat(np.arange(len(sizes)), sizes)
    j = count.sessions[0]
    by_group = [[_trouble(board, layout, p, j, at) for at in starts] for p in everybody]
    people, chosen = linear_sum_assignment(np.array(by_group)[:, seats])
    circles: list[tuple[int, list[int]]] = [(start, []) for start in starts]
    for person, seat in zip(people, chosen, strict=True):
        circles[seats[seat]][1].append(everybody[person])
    return circles


def _parts(seats: int, groups: int) -> list[Ints]:
    """``seats`` split as evenly as can be over ``groups`` sessions that start together."""
    return [np.asarray(part) for part in np.array_split(np.arange(seats), max(groups, 1))]


def _trouble(board: Board, layout: Layout, person: int, j: int, start: int) -> float:
    end = start + int(board.length[j])
    fits = board.free[person, start:end].all() and _layout.stands_clear(
        board, layout, person, j, start, False
    )
    return 0.0 if fits else 1.0


def _place_singles(board: Board, layout: Layout, count: Count) -> None:
    """Match people to counted starts; whoever is in another's way is matched again to what is left."""
    seats = np.repeat(count.starts, count.seats).tolist()
    waiting = [j for j in count.sessions if layout.start[j] < 0]
    progress = True
    while waiting and seats and progress:
        progress = False
        for j, seat in _matched(board, layout, waiting, seats):
            if _put_if_it_fits(board, layout, j, seat):
                waiting.remove(j)
                seats.remove(seat)
                progress = True


def _matched(board: Board, layout: Layout, waiting: list[int], seats: list[int]) -> list[tuple[int, int]]:
    """Sessions and starts that go together, as many as can be, by what stands now."""
    prices = np.empty(board.day.size)
    trouble = np.ones((len(waiting), len(seats)))
    for i, j in enumerate(waiting):
        _layout.start_prices(board, layout, j, False, prices)
        trouble[i] = ~np.isfinite(prices[seats])
    pairs = zip(*linear_sum_assignment(trouble), strict=True)
    return [(waiting[i], seats[k]) for i, k in pairs if not trouble[i, k]]


def _put_if_it_fits(board: Board, layout: Layout, j: int, start: int) -> bool:
    prices = np.empty(board.day.size)
    _layout.start_prices(board, layout, j, False, prices)
    fits = bool(np.isfinite(prices[start]))
    if fits:
        _layout.put(board, layout, j, start, _layout.free_host(board, layout, j, start, False))
    return fits
