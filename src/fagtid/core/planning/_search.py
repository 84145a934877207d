"""Compiled search: where every session starts, who is in every group, who hosts.

A session of one is placed by heat-bath sampling over all its feasible starts; groups also swap
members, split, merge, and may push single sessions aside, which are then placed again.
Costs are prices: calls made late, from a table by slot and agents away.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]

UNPLACED = 1e7  # price of leaving a session of one out, before priority; far above any real price


class Board(NamedTuple):
    """The problem in numbers: n_people P, n_hosts H, n_slots T, n_sessions J, n_days D."""

    free: Flags  # (P, T) may be in learning
    on_phone: Flags  # (P, T) is then missed on the phones
    host_free: Flags  # (H, T)
    day: Ints  # (T,) number of the local day
    follows: Flags  # (T,) slot t comes right after slot t - 1
    may_start: Flags  # (T,) sessions may start here
    price: Floats  # (T, K + 1) calls late with k away; inf where not allowed
    worth: Floats  # (T,) calls spared because one who leaves for a session finishes a call first
    length: Ints  # (J,) slots
    least: Ints  # (J,) smallest group
    most: Ints  # (J,) largest group; 1 for a session of one
    pool: Ints  # (J,) group sessions of one pool exchange members; -1 for a session of one
    counts: Ints  # (J,) slots that count against the day's limit
    hosted: Flags  # (J, H) who may host; all zero: no host
    window: Flags  # (J, T) starts admitted by wishes
    weight: Floats  # (J,) priority of being placed, about 1
    kept: Ints  # (J,) published start, -1 none
    keep_price: float  # what a move of a published session must save
    fixed: Flags  # (J,) never moved
    day_limit: int  # slots
    rest: int  # slots between two sessions of a person


class Layout(NamedTuple):
    """Where everything is; changed in place by the search."""

    start: Ints  # (J,) slot, -1 unplaced
    host: Ints  # (J,) -1 none
    size: Ints  # (J,)
    members: Ints  # (J, largest group)
    away: Ints  # (T,) agents missed on the phones
    busy: Ints  # (P, T) 0 or session + 1
    host_busy: Ints  # (H, T)
    learned: Ints  # (P, D) slots


@kernel
def put(board: Board, lay: Layout, j: int, start: int, host: int) -> None:
    """Place session j."""
    lay.start[j] = start
    lay.host[j] = host
    for t in range(start, start + board.length[j]):
        for i in range(lay.size[j]):
            person = lay.members[j, i]
            lay.busy[person, t] = j + 1
            lay.away[t] += board.on_phone[person, t]
        if host >= 0:
            lay.host_busy[host, t] = j + 1
    for i in range(lay.size[j]):
        lay.learned[lay.members[j, i], board.day[start]] += board.counts[j]


@kernel
def lift(board: Board, lay: Layout, j: int) -> None:
    """Take session j off the board."""
    start = lay.start[j]
    if start < 0:
        return
    for t in range(start, start + board.length[j]):
        for i in range(lay.size[j]):
            person = lay.members[j, i]
            lay.busy[person, t] = 0
            lay.away[t] -= board.on_phone[person, t]
        if lay.host[j] >= 0:
            lay.host_busy[lay.host[j], t] = 0
    for i in range(lay.size[j]):
        lay.learned[lay.members[j, i], board.day[start]] -= board.counts[j]
    lay.start[j] = -1
    lay.host[j] = -1


@kernel
def free_host(board: Board, lay: Layout, j: int, start: int, push: bool) -> int:
    """A host free for the whole session, -1 if none; with ``push`` sessions of one may be in the way."""
    for h in range(board.hosted.shape[1]):
        if board.hosted[j, h] == 0:
            continue
        fits = True
        for t in range(start, start + board.length[j]):
            taken = lay.host_busy[h, t]
            if board.host_free[h, t] == 0 or (
                taken > 0 and not (push and board.most[taken - 1] == 1 and board.fixed[taken - 1] == 0)
            ):
                fits = False
                break
        if fits:
            return h
    return -1


@kernel
def needs_host(board: Board, j: int) -> bool:
    """Whether session j has a host."""
    return board.hosted[j].max() > 0 if board.hosted.shape[1] else False


@kernel
def stands_clear(board: Board, lay: Layout, person: int, j: int, start: int, push: bool) -> bool:
    """Whether ``person`` has rest around [start, end) and room in the day for session j."""
    day = board.day[start]
    if not push and lay.learned[person, day] + board.counts[j] > board.day_limit and board.counts[j] > 0:
        return False
    first = max(0, start - board.rest)
    last = min(board.day.size, start + board.length[j] + board.rest)
    for t in range(first, last):
        taken = lay.busy[person, t]
        if taken > 0 and board.day[t] == day:
            if push and board.most[taken - 1] == 1 and board.fixed[taken - 1] == 0:
                continue
            return False
    return True


@kernel
def all_stand_clear(board: Board, lay: Layout, j: int, start: int, push: bool) -> bool:
    """Whether every member of session j stands clear at ``start``."""
    clear = 0
    for i in range(lay.size[j]):
        clear += stands_clear(board, lay, lay.members[j, i], j, start, push)
    return bool(clear == lay.size[j])


@kernel
def spared(board: Board, lay: Layout, j: int, start: int) -> float:
    """Calls spared by those of session j who come straight from the phones."""
    if start == 0 or board.follows[start] == 0:
        return 0.0
    straight = 0
    for i in range(lay.size[j]):
        person = lay.members[j, i]
        straight += board.on_phone[person, start - 1] * board.on_phone[person, start]
    return float(board.worth[start] * straight)


@kernel
def start_prices(board: Board, lay: Layout, j: int, push: bool, prices: Floats) -> int:
    """Price of every start of (lifted) session j into ``prices``, inf where it cannot be; how many can."""
    slots = board.day.size
    length = board.length[j]
    total = 0.0
    run = 0
    found = 0
    hosted = needs_host(board, j)
    upto = np.zeros(slots + 1)
    prices[:] = np.inf
    if lay.size[j] < board.least[j]:
        return 0
    for t in range(slots):
        if board.follows[t] == 0:
            run = 0
        away = lay.away[t]
        extra = 0
        ok = True
        for i in range(lay.size[j]):
            person = lay.members[j, i]
            if board.free[person, t] == 0 or (lay.busy[person, t] > 0 and not push):
                ok = False
                break
            extra += board.on_phone[person, t]
        if ok and away + extra < board.price.shape[1] and board.price[t, away + extra] < np.inf:
            total += board.price[t, away + extra] - board.price[t, away]
            run += 1
        else:
            run = 0
        upto[t + 1] = total
        s = t + 1 - length
        if run < length or board.may_start[s] == 0 or board.window[j, s] == 0:
            continue
        if all_stand_clear(board, lay, j, s, push) and (not hosted or free_host(board, lay, j, s, push) >= 0):
            moved = board.keep_price if board.kept[j] >= 0 and board.kept[j] != s else 0.0
            prices[s] = upto[t + 1] - upto[s] + moved - spared(board, lay, j, s)
            found += 1
    return found


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
        return float(UNPLACED * lay.size[j] * board.weight[j])
    put(board, lay, j, start, free_host(board, lay, j, start, False))
    return float(prices[start])


@kernel
def price_now(board: Board, lay: Layout, j: int) -> float:
    """What session j costs where it is, on top of all others."""
    start = lay.start[j]
    if start < 0:
        return float(UNPLACED * lay.size[j] * board.weight[j])
    price = board.keep_price if board.kept[j] >= 0 and board.kept[j] != start else 0.0
    for t in range(start, start + board.length[j]):
        mine = 0
        for i in range(lay.size[j]):
            mine += board.on_phone[lay.members[j, i], t]
        price += board.price[t, lay.away[t]] - board.price[t, lay.away[t] - mine]
    return price - spared(board, lay, j, start)


@kernel
def in_the_way(board: Board, lay: Layout, j: int, start: int, host: int, found: Ints) -> int:
    """Single sessions to push aside for group j at ``start``: overlaps, rest, day limit, host."""
    count = 0
    day = board.day[start]
    first = max(0, start - board.rest)
    last = min(board.day.size, start + board.length[j] + board.rest)
    for i in range(lay.size[j]):
        person = lay.members[j, i]
        room = board.day_limit - board.counts[j] - lay.learned[person, day]
        previous = 0
        for t in range(board.day.size):
            taken = lay.busy[person, t]
            if taken == 0 or taken == previous or board.day[t] != day:
                continue
            near = first <= lay.start[taken - 1] + board.length[taken - 1] - 1 and lay.start[taken - 1] < last
            if board.most[taken - 1] == 1 and board.fixed[taken - 1] == 0 and (near or room < 0):
                previous = taken
                room += board.counts[taken - 1]
                found[count] = taken - 1
                count += 1
        if room < 0 and board.counts[j] > 0:
            return -1
    if host >= 0:
        for t in range(start, start + board.length[j]):
            taken = lay.host_busy[host, t]
            if taken > 0 and (count == 0 or not (found[:count] == taken - 1).any()):
                found[count] = taken - 1
                count += 1
    return count


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
def fits_in(board: Board, lay: Layout, person: int, j: int) -> bool:
    """Whether ``person`` can be in placed session j at its time."""
    start = lay.start[j]
    if start < 0:
        return True
    for t in range(start, start + board.length[j]):
        if board.free[person, t] == 0:
            return False
    return stands_clear(board, lay, person, j, start, False)


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
    before = price_now(board, lay, a) + price_now(board, lay, b)
    start_a, host_a, start_b, host_b = lay.start[a], lay.host[a], lay.start[b], lay.host[b]
    lift(board, lay, a)
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
        half = lay.size[a] // 2
        if half >= board.least[b] and lay.size[a] - half >= board.least[a]:
            move_members(board, lay, a, b, half, temperature, rng, prices)
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
def total_price(board: Board, lay: Layout) -> float:
    """Price of the whole layout, unplaced sessions included."""
    price = 0.0
    for t in range(board.day.size):
        price += board.price[t, lay.away[t]] - board.price[t, 0]
    for j in range(board.length.size):
        if lay.size[j] > 0 and lay.start[j] < 0:
            price += UNPLACED * lay.size[j] * board.weight[j]
        elif lay.size[j] > 0:
            price -= spared(board, lay, j, lay.start[j])
            if board.kept[j] >= 0 and board.kept[j] != lay.start[j]:
                price += board.keep_price
    return price
