"""The numbers the search works on: the board, the layout, what a start costs and who can be there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]

UNPLACED = 1e7  # price of leaving one person out, before priority; far above any real price
SAME_DAY = 1e3  # price of one person's having the same activity twice in a day; avoided where it can be


class Board(NamedTuple):
    """The problem in numbers: n_people P, n_hosts H, n_slots T, n_sessions J, n_days D."""

    free: Flags  # (P, T) may be in learning
    on_phone: Flags  # (P, T) is then missed on the phones
    host_free: Flags  # (H, T)
    day: Ints  # (T,) number of the local day
    moment: Ints  # (T,) the slot's number in real time, closed hours counted
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
    weight: Floats  # (P,) priority of being placed, 1 to 2
    activity: Ints  # (J,) number of the activity
    kept: Ints  # (J,) published start, -1 none
    kept_host: Ints  # (J,) published host, -1 none
    home: Ints  # (P, number of pools) the group published for the person, -1 none
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
    done: Ints  # (number of activities, P, D) sessions


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
        lay.done[board.activity[j], lay.members[j, i], board.day[start]] += 1


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
        lay.done[board.activity[j], lay.members[j, i], board.day[start]] -= 1
    lay.start[j] = -1
    lay.host[j] = -1


@kernel
def may_give_way(board: Board, k: int) -> bool:
    """Whether session k is of one person and may be pushed aside."""
    return bool(board.most[k] == 1 and board.fixed[k] == 0)


@kernel
def host_fits(board: Board, lay: Layout, j: int, host: int, start: int, push: bool) -> bool:
    """Whether ``host`` is free for the whole session; with ``push`` sessions of one may be in the way."""
    for t in range(start, start + board.length[j]):
        taken = lay.host_busy[host, t]
        if board.host_free[host, t] == 0 or (taken > 0 and not (push and may_give_way(board, taken - 1))):
            return False
    return True


@kernel
def free_host(board: Board, lay: Layout, j: int, start: int, push: bool) -> int:
    """A host free for the whole session, the published one first; -1 if none."""
    kept = board.kept_host[j]
    if kept >= 0 and host_fits(board, lay, j, kept, start, push):
        return int(kept)
    for h in range(board.hosted.shape[1]):
        if board.hosted[j, h] == 1 and host_fits(board, lay, j, h, start, push):
            return h
    return -1


@kernel
def needs_host(board: Board, j: int) -> bool:
    """Whether session j has a host."""
    return board.hosted[j].max() > 0 if board.hosted.shape[1] else False


@kernel
def with_rest(board: Board, start: int, length: int) -> tuple[int, int]:
    """The slots of a session and of the rest before and after it, as a half-open range."""
    first, last = start, start + length
    before, after = board.moment[start] - board.rest, board.moment[last - 1] + board.rest
    while first > 0 and board.moment[first - 1] >= before:
        first -= 1
    while last < board.day.size and board.moment[last] <= after:
        last += 1
    return first, last


@kernel
def stands_clear(board: Board, lay: Layout, person: int, j: int, start: int, push: bool) -> bool:
    """Whether ``person`` has rest around [start, end) and room in the day for session j."""
    learned = lay.learned[person, board.day[start]]
    if not push and board.counts[j] > 0 and learned + board.counts[j] > board.day_limit:
        return False
    first, last = with_rest(board, start, board.length[j])
    for t in range(first, last):
        taken = lay.busy[person, t]
        if taken > 0 and not (push and may_give_way(board, taken - 1)):
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
def unease(board: Board, lay: Layout, j: int, start: int) -> float:
    """What speaks against a start besides its price.

    A published session moved, people torn from their published group, an activity twice in a day.
    """
    price = 0.0
    if board.kept[j] >= 0 and board.kept[j] != start:
        price += board.keep_price
    itself = 1 if lay.start[j] >= 0 else 0
    for i in range(lay.size[j]):
        person = lay.members[j, i]
        if board.pool[j] >= 0 and board.home[person, board.pool[j]] not in (-1, j):
            price += board.keep_price
        if board.kept[j] != start:
            price += SAME_DAY * (lay.done[board.activity[j], person, board.day[start]] - itself)
    return price


@kernel
def left_out(board: Board, lay: Layout, j: int) -> float:
    """Price of giving session j no place; a published place weighs more than anybody's turn."""
    weight = 0.0
    for i in range(lay.size[j]):
        person = lay.members[j, i]
        weight += board.weight[person]
        if board.kept[j] >= 0 or (board.pool[j] >= 0 and board.home[person, board.pool[j]] >= 0):
            weight += 1.0
    return UNPLACED * weight


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
            prices[s] = upto[t + 1] - upto[s] + unease(board, lay, j, s) - spared(board, lay, j, s)
            found += 1
    return found


@kernel
def price_now(board: Board, lay: Layout, j: int) -> float:
    """What session j costs where it is, on top of all others."""
    start = lay.start[j]
    if start < 0:
        return left_out(board, lay, j)
    price = unease(board, lay, j, start)
    for t in range(start, start + board.length[j]):
        mine = 0
        for i in range(lay.size[j]):
            mine += board.on_phone[lay.members[j, i], t]
        price += board.price[t, lay.away[t]] - board.price[t, lay.away[t] - mine]
    return price - spared(board, lay, j, start)


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
def total_price(board: Board, lay: Layout) -> float:
    """Price of the whole layout, unplaced sessions and unease included."""
    price = 0.0
    for t in range(board.day.size):
        price += board.price[t, lay.away[t]] - board.price[t, 0]
    for j in range(board.length.size):
        if lay.size[j] > 0 and lay.start[j] < 0:
            price += left_out(board, lay, j)
        elif lay.size[j] > 0:
            price += unease(board, lay, j, lay.start[j]) - spared(board, lay, j, lay.start[j])
    return price
