"""Compiled search: where every session starts, who is in every group, who hosts.

A session of one is placed by heat-bath sampling over all its feasible starts; groups also swap
members, split, merge, and may push single sessions aside, which are then placed again.
Costs are prices: calls made late, from a table by slot and agents away.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel
from fagtid.core.planning._layout import (
    Board,
    Layout,
    fits_in,
    free_host,
    left_out,
    lift,
    may_give_way,
    price_now,
    put,
    start_prices,
    total_price,
    with_rest,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@kernel
def sample_start(prices: Floats, temperature: float, rng: np.random.Generator) -> int:
    """A start with probability falling exponentially in its price; the cheapest at temperature 0."""
    best = np.argmin(prices)
    if temperature <= 0.0 or not np.isfinite(prices[best]):
        return int(best) if np.isfinite(prices[best]) else -1
    total = 0.0
    for price in prices:
        if price < np.inf:
            total += np.exp((prices[best] - price) / temperature)
    mark = rng.random() * total
    for s in range(prices.size):
        if prices[s] < np.inf:
            mark -= np.exp((prices[best] - prices[s]) / temperature)
            if mark <= 0.0:
                return s
    return int(best)


@kernel
def settle(
    board: Board, lay: Layout, j: int, temperature: float, rng: np.random.Generator, prices: Floats
) -> float:
    """Lift session j and place it again; the price it got, UNPLACED when it has no start."""
    lift(board, lay, j)
    start_prices(board, lay, j, False, prices)
    start = sample_start(prices, temperature, rng)
    if start < 0:
        return left_out(board, lay, j)
    put(board, lay, j, start, free_host(board, lay, j, start, False))
    return float(prices[start])


@kernel
def in_the_way(board: Board, lay: Layout, j: int, start: int, host: int, found: Ints) -> int:
    """Single sessions to push aside for group j at ``start``: overlaps, rest, day, host; -1: too many."""
    count = 0
    for i in range(lay.size[j]):
        count = in_the_way_of(board, lay, j, start, lay.members[j, i], found, count)
        if count < 0:
            return -1
    if host >= 0:
        for t in range(start, start + board.length[j]):
            taken = lay.host_busy[host, t]
            if taken > 0 and (count == 0 or not (found[:count] == taken - 1).any()):
                if count == found.size:
                    return -1
                found[count] = taken - 1
                count += 1
    return count


@kernel
def in_the_way_of(board: Board, lay: Layout, j: int, start: int, person: int, found: Ints, count: int) -> int:
    """Add one member's sessions to ``found``; the new count, -1 when there is no room for j even so."""
    first, last = with_rest(board, start, board.length[j])
    day = board.day[start]
    room = board.day_limit - board.counts[j] - lay.learned[person, day]
    previous = 0
    for t in range(board.day.size):
        taken = lay.busy[person, t]
        if taken == 0 or taken == previous or not may_give_way(board, taken - 1):
            continue
        previous = taken
        same_day = board.day[t] == day
        near = first <= lay.start[taken - 1] + board.length[taken - 1] - 1 and lay.start[taken - 1] < last
        if near or (same_day and room < 0 and board.counts[j] > 0 and board.counts[taken - 1] > 0):
            if count == found.size:
                return -1
            room += board.counts[taken - 1] if same_day else 0
            found[count] = taken - 1
            count += 1
    return -1 if room < 0 and board.counts[j] > 0 else count


@kernel
def push_group(
    board: Board, lay: Layout, j: int, temperature: float, rng: np.random.Generator, prices: Floats
) -> None:
    """Move group j, pushing single sessions aside; kept if the whole pays by Metropolis' rule."""
    before = price_now(board, lay, j)
    old_start, old_host = lay.start[j], lay.host[j]
    lift(board, lay, j)
    start_prices(board, lay, j, True, prices)
    start = sample_start(prices, temperature, rng)
    host = free_host(board, lay, j, start, True) if start >= 0 else -1
    aside = np.empty(64 + 8 * lay.size[j], dtype=np.int64)
    count = in_the_way(board, lay, j, start, host, aside) if start >= 0 else -1
    old = np.empty((max(count, 0), 2), dtype=np.int64)
    for i in range(count):
        old[i, 0], old[i, 1] = lay.start[aside[i]], lay.host[aside[i]]
        before += price_now(board, lay, aside[i])
        lift(board, lay, aside[i])
    if count >= 0:
        put(board, lay, j, start, host)
        after = price_now(board, lay, j)
        for i in range(count):
            after += settle(board, lay, aside[i], 0.0, rng, prices)
        if after <= before or (temperature > 0 and rng.random() < np.exp((before - after) / temperature)):
            return
        for i in range(count):
            lift(board, lay, aside[i])
        lift(board, lay, j)
        for i in range(count - 1, -1, -1):
            if old[i, 0] >= 0:
                put(board, lay, aside[i], old[i, 0], old[i, 1])
    if old_start >= 0:
        put(board, lay, j, old_start, old_host)


@kernel
def swap_members(board: Board, lay: Layout, a: int, b: int, rng: np.random.Generator) -> None:
    """Exchange one member of each group if both fit (times and prices stay)."""
    i, k = rng.integers(0, lay.size[a]), rng.integers(0, lay.size[b])
    one, other = lay.members[a, i], lay.members[b, k]
    starts = lay.start[a], lay.start[b]
    hosts = lay.host[a], lay.host[b]
    before = price_now(board, lay, a) + price_now(board, lay, b)
    lift(board, lay, a)
    lift(board, lay, b)
    lay.start[a], lay.start[b] = starts
    ok = fits_in(board, lay, other, a) and fits_in(board, lay, one, b)
    lay.start[a] = lay.start[b] = -1
    if ok:
        lay.members[a, i], lay.members[b, k] = other, one
    if starts[0] >= 0:
        put(board, lay, a, starts[0], hosts[0])
    if starts[1] >= 0:
        put(board, lay, b, starts[1], hosts[1])
    after = price_now(board, lay, a) + price_now(board, lay, b)
    if ok and after > before + 1e-9:
        swap_back(board, lay, a, b, i, k, starts, hosts)


@kernel
def swap_back(
    board: Board,
    lay: Layout,
    a: int,
    b: int,
    i: int,
    k: int,
    starts: tuple[int, int],
    hosts: tuple[int, int],
) -> None:
    """Undo an exchange that did not pay."""
    lift(board, lay, a)
    lift(board, lay, b)
    lay.members[a, i], lay.members[b, k] = lay.members[b, k], lay.members[a, i]
    if starts[0] >= 0:
        put(board, lay, a, starts[0], hosts[0])
    if starts[1] >= 0:
        put(board, lay, b, starts[1], hosts[1])


@kernel
def move_members(
    board: Board,
    lay: Layout,
    a: int,
    b: int,
    number: int,
    temperature: float,
    rng: np.random.Generator,
    prices: Floats,
) -> None:
    """Move the last ``number`` members of group a (shuffled) to group b, both then placed anew."""
    start_a, host_a, start_b, host_b = lay.start[a], lay.host[a], lay.start[b], lay.host[b]
    before = price_now(board, lay, a)
    lift(board, lay, a)
    before += price_now(board, lay, b)
    lift(board, lay, b)
    size_a, size_b = lay.size[a], lay.size[b]
    for i in range(size_a - 1, 0, -1):
        k = rng.integers(0, i + 1)
        lay.members[a, i], lay.members[a, k] = lay.members[a, k], lay.members[a, i]
    for i in range(number):
        lay.members[b, size_b + i] = lay.members[a, size_a - 1 - i]
    lay.size[a], lay.size[b] = size_a - number, size_b + number
    after = 0.0
    for j in (a, b):
        if lay.size[j] > 0:
            after += settle(board, lay, j, temperature, rng, prices)
    if after <= before or (temperature > 0 and rng.random() < np.exp((before - after) / temperature)):
        return
    lift(board, lay, a)
    lift(board, lay, b)
    lay.size[a], lay.size[b] = size_a, size_b
    for i in range(number):
        lay.members[a, size_a - 1 - i] = lay.members[b, size_b + i]
    if start_a >= 0:
        put(board, lay, a, start_a, host_a)
    if start_b >= 0:
        put(board, lay, b, start_b, host_b)


@kernel
def split_group(
    board: Board,
    lay: Layout,
    a: int,
    b: int,
    temperature: float,
    rng: np.random.Generator,
    prices: Floats,
) -> None:
    """Halve group a into the empty group b where the sizes allow; one without a time sheds a member."""
    half = lay.size[a] // 2
    if lay.start[a] < 0 and lay.size[a] > 1 and rng.random() < 0.5:
        move_members(board, lay, a, b, 1, temperature, rng, prices)
    elif half >= board.least[b] and lay.size[a] - half >= board.least[a]:
        move_members(board, lay, a, b, half, temperature, rng, prices)


@kernel
def regroup(
    board: Board, lay: Layout, a: int, temperature: float, rng: np.random.Generator, prices: Floats
) -> None:
    """One attempt to change who is in group a: swap, transfer, split or merge with another of its pool."""
    chosen = -1
    seen = 0
    for j in range(board.pool.size):
        if j != a and board.pool[j] == board.pool[a] and board.fixed[j] == 0:
            seen += 1
            if rng.random() * seen < 1.0:
                chosen = j
    if chosen < 0 or lay.size[a] == 0:
        return
    b = chosen
    if lay.size[b] == 0:
        split_group(board, lay, a, b, temperature, rng, prices)
    elif lay.size[a] + lay.size[b] <= board.most[b] and rng.random() < 0.3:
        move_members(board, lay, a, b, lay.size[a], temperature, rng, prices)
    elif (
        (lay.size[a] > board.least[a] or lay.start[a] < 0)
        and lay.size[b] < board.most[b]
        and rng.random() < 0.5
    ):
        move_members(board, lay, a, b, 1, temperature, rng, prices)
    else:
        swap_members(board, lay, a, b, rng)


@kernel
def anneal(
    board: Board, lay: Layout, hot: float, cold: float, sweeps: int, rng: np.random.Generator
) -> float:
    """Cool from ``hot`` to ``cold`` over ``sweeps`` passes over all sessions; the final price."""
    prices = np.empty(board.day.size)
    order = np.arange(board.length.size)
    for sweep in range(sweeps):
        share = sweep / max(1, sweeps - 1)
        temperature = hot * (cold / hot) ** share if sweep < sweeps - 2 else 0.0
        rng.shuffle(order)
        for i in range(order.size):
            j = int(order[i])
            if board.fixed[j] == 1 or lay.size[j] == 0:
                continue
            if board.pool[j] >= 0:
                regroup(board, lay, j, temperature, rng, prices)
                if lay.size[j] > 0:
                    push_group(board, lay, j, temperature, rng, prices)
            if lay.size[j] > 0:
                settle(board, lay, j, temperature, rng, prices)
    return total_price(board, lay)


@kernel
def claim_place(
    board: Board, lay: Layout, j: int, order: Ints, rng: np.random.Generator, prices: Floats
) -> bool:
    """Place the unplaced session of one j by moving, or else lifting, one whose person comes after j's.

    ``order`` (J,) are all sessions, those of the last in line first.
    """
    mine = board.weight[lay.members[j, 0]]
    for k in order:
        if lay.start[k] < 0 or board.pool[k] >= 0 or board.fixed[k] == 1 or board.kept[k] >= 0:
            continue
        if board.weight[lay.members[k, 0]] >= mine:
            return False
        start, host = lay.start[k], lay.host[k]
        lift(board, lay, k)
        if start_prices(board, lay, j, False, prices) > 0:
            best = int(np.argmin(prices))
            put(board, lay, j, best, free_host(board, lay, j, best, False))
            settle(board, lay, k, 0.0, rng, prices)
            return True
        put(board, lay, k, start, host)
    return False
