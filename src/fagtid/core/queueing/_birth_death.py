"""Compiled steps of the birth-death chain: one slot forwards or backwards, at any rate times length.

The action of the matrix exponential is a sum of resolvents at fixed complex poles (the
Carathéodory-Fejér approximation of exp on the negative axis), each a tridiagonal solve; for very many
agents in slots far shorter than a call, it is the sum over the jumps in the slot (uniformisation).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Complexes = NDArray[np.complex128]

# Poles and residues of degree 14, upper half plane; |r(x) - exp(x)| < 2e-13 for x <= 0.
POLES = np.array(
    [
        5.62317153475742 + 1.1940664287021552j,
        5.089374564875054 + 3.588816095602845j,
        3.993400429650635 + 6.004818060139016j,
        2.2698165258521406 + 8.461717806877203j,
        -0.20872377764902525 + 10.991232026333313j,
        -3.703239160176677 + 13.656333463712498j,
        -8.897735413180298 + 16.63093520842446j,
    ]
)
RESIDUES = np.array(
    [
        -27.876162291177156 - 102.15000629291019j,
        46.93490458700584 + 45.644543838980354j,
        -23.49897941909133 - 5.808219208333141j,
        4.807233308906512 - 1.3211122031487392j,
        -0.37636336734574083 + 0.33520468313104734j,
        0.009438720567093254 - 0.017185736312372236j,
        -7.153878179758697e-05 + 0.00014361901788104045j,
    ]
)

# Where the poles cannot be trusted: the chain is far from symmetric when it has many states to climb to
# its balance and the slot is short for the climb. Measured bounds; see docs/algorithms/transient-queue.md.
FEW_CALLS = 10.0  # calls in a slot up to which the poles hold for any climb
LONG_CLIMB, CLIMB_PER_CALL = 100.0, 0.5  # states from where the queue is; states per call in the slot
# For values there is no one start: these bounds are for the climb from an empty queue.
LONG_CLIMB_FROM_EMPTY, LONG_OVERLOADED_CLIMB, CLIMB_PER_CALL_FROM_EMPTY = 700.0, 200.0, 1.3


@kernel
def late_by_state(agents: int, handle_s: float, give_up: float, target_s: float, states: int) -> Floats:
    """Probability that a call finding j in the system is not answered within the target."""
    late = np.zeros(states)
    clear = agents / handle_s
    if agents == 0 or target_s == 0.0:
        late[agents:] = 1.0
        late[-1] = 1.0
        return late
    if give_up > 0:
        x = -np.expm1(-give_up * target_s)
        b = clear / give_up + 1.0
        log_term = np.log(x) + np.log(b) - give_up * target_s * b
    else:
        x = b = 0.0
        log_term = np.log(clear * target_s) - clear * target_s
    reached = -np.expm1(-(clear + give_up) * target_s)
    for ahead in range(1, states - agents + 1):
        stays = clear / (clear + ahead * give_up)
        late[agents + ahead - 1] = min(1.0, max(0.0, 1.0 - stays * reached))
        reached -= np.exp(log_term)
        if give_up > 0:
            log_term += np.log(x * (ahead + b) / (ahead + 1))
        else:
            log_term += np.log(clear * target_s / (ahead + 1))
    late[-1] = 1.0  # the last state takes nobody in
    return late


@kernel
def generator(
    size: int, rate: float, agents: int, handle_s: float, give_up: float, slot_s: float, forwards: bool
) -> tuple[Floats, Floats, Floats]:
    """The chain's rates times the slot as (lower, diagonal, upper), transposed if forwards."""
    lower, diagonal, upper = np.zeros(size), np.zeros(size), np.zeros(size)
    for j in range(size):
        birth = rate * slot_s if j < size - 1 else 0.0
        death = (min(j, agents) / handle_s + max(j - agents, 0) * give_up) * slot_s
        diagonal[j] = -(birth + death)
        if not forwards:
            lower[j], upper[j] = death, birth
            continue
        if j < size - 1:
            lower[j + 1] = birth
        if j > 0:
            upper[j - 1] = death
    return lower, diagonal, upper


@kernel
def advance(
    start: Floats,
    cost: Floats,
    rate: float,
    agents: int,
    handle_s: float,
    give_up: float,
    slot_s: float,
    forwards: bool,
) -> tuple[Floats, Floats]:
    """exp(hQ)v and the integral of exp(sQ)c over the slot; transposed (for distributions) if forwards.

    Forwards, the integral is of ``start`` itself and ``cost`` is not read. Backwards both parts are
    added in the first result: it is the value one slot earlier.
    """
    lower, diagonal, upper = generator(start.size, rate, agents, handle_s, give_up, slot_s, forwards)
    if is_steep(start, rate, agents, handle_s, give_up, slot_s, forwards):
        return by_jumps(start, cost, lower, diagonal, upper, slot_s, forwards)
    return by_resolvents(start, cost, lower, diagonal, upper, slot_s, forwards)


@kernel
def is_steep(
    start: Floats, rate: float, agents: int, handle_s: float, give_up: float, slot_s: float, forwards: bool
) -> bool:
    """Whether the climb to balance is so long, and the slot so short, that the poles' error may grow."""
    calls, clear = rate * slot_s, agents / handle_s
    if calls <= FEW_CALLS:
        return False
    if rate <= clear:
        climb, long = rate * handle_s, LONG_CLIMB_FROM_EMPTY
    else:
        queue = (rate - clear) / give_up if give_up > 0 else np.inf
        climb, long = min(float(start.size), agents + queue), LONG_OVERLOADED_CLIMB
    if forwards:
        climb -= (np.arange(start.size) * start).sum()
        return bool(climb > LONG_CLIMB and climb > CLIMB_PER_CALL * calls)
    return bool(climb > long and climb > CLIMB_PER_CALL_FROM_EMPTY * calls)


@kernel
def by_resolvents(
    start: Floats,
    cost: Floats,
    lower: Floats,
    diagonal: Floats,
    upper: Floats,
    slot_s: float,
    forwards: bool,
) -> tuple[Floats, Floats]:
    """`advance` by the rational approximation: one tridiagonal solve per pole, however long the slot."""
    size = start.size
    end, during = np.zeros(size), np.zeros(size)
    ratio, solved = np.empty(size, dtype=np.complex128), np.empty(size, dtype=np.complex128)
    for pole, residue in zip(POLES, RESIDUES):  # noqa: B905  (not known to the compiler)
        inward = residue / pole * slot_s
        for j in range(size):
            right = complex(start[j], 0.0) if forwards else residue * start[j] + inward * cost[j]
            pivot = diagonal[j] - pole
            if j > 0:
                pivot -= lower[j] * ratio[j - 1]
                right -= lower[j] * solved[j - 1]
            scale = 1.0 / pivot
            ratio[j] = upper[j] * scale
            solved[j] = right * scale
        for j in range(size - 2, -1, -1):
            solved[j] -= ratio[j] * solved[j + 1]
        for j in range(size):
            if forwards:
                end[j] += 2.0 * (residue * solved[j]).real
                during[j] += 2.0 * (inward * solved[j]).real
            else:
                end[j] += 2.0 * solved[j].real
    return end, during


@kernel
def by_jumps(
    start: Floats,
    cost: Floats,
    lower: Floats,
    diagonal: Floats,
    upper: Floats,
    slot_s: float,
    forwards: bool,
) -> tuple[Floats, Floats]:
    """`advance` by uniformisation: as many products as there are jumps in the slot, every term positive."""
    jumps = max(-diagonal.min(), 1e-12)
    last = int(jumps + 9.0 * np.sqrt(jumps) + 30)
    end, during = np.zeros(start.size), np.zeros(start.size)
    now, then = start.copy(), (start if forwards else cost).copy()
    reached = 0.0
    for k in range(last + 1):
        exactly = np.exp(k * np.log(jumps) - jumps - math.lgamma(k + 1))
        reached += exactly
        end += exactly * now
        during += max(0.0, 1.0 - reached) * slot_s / jumps * then
        now = now + multiplied(lower, diagonal, upper, now) / jumps
        then = now if forwards else then + multiplied(lower, diagonal, upper, then) / jumps
    return (end, during) if forwards else (end + during, during)


@kernel
def multiplied(lower: Floats, diagonal: Floats, upper: Floats, values: Floats) -> Floats:
    """The tridiagonal matrix times a vector."""
    product = diagonal * values
    product[1:] += lower[1:] * values[:-1]
    product[:-1] += upper[:-1] * values[1:]
    return product


@kernel
def still_busy(answered: int, agents: int, busy: int, leaving: int) -> float:
    """Probability that ``answered`` of the ``leaving`` among ``agents`` were on a call, ``busy`` being so."""
    if answered > busy or leaving - answered > agents - busy:
        return 0.0
    return math.exp(
        math.lgamma(busy + 1)
        - math.lgamma(answered + 1)
        - math.lgamma(busy - answered + 1)
        + math.lgamma(agents - busy + 1)
        - math.lgamma(leaving - answered + 1)
        - math.lgamma(agents - busy - leaving + answered + 1)
        - math.lgamma(agents + 1)
        + math.lgamma(leaving + 1)
        + math.lgamma(agents - leaving + 1)
    )


@kernel
def leave(values: Floats, agents: int, leaving: int, forwards: bool) -> Floats:
    """Agents leave and finish the call in hand: those calls are out of the system, not back in line.

    Forwards ``values`` is a distribution over calls in the system, else a value by calls in it.
    """
    if leaving <= 0 or agents <= 0:
        return values
    leaving = min(leaving, agents)
    moved = np.zeros(values.size)
    for j in range(values.size):
        busy = min(j, agents)
        for answered in range(max(0, leaving - agents + busy), min(leaving, busy) + 1):
            share = 1.0 if busy == agents else still_busy(answered, agents, busy, leaving)
            if forwards:
                moved[j - answered] += share * values[j]
            else:
                moved[j] += share * values[j - answered]
    return moved


@kernel
def forward_pass(
    rates: Floats,
    agents: Ints,
    leaving: Ints,
    handle_s: Floats,
    give_up: float,
    target_s: float,
    slot_s: float,
    states: int,
) -> Floats:
    """Distribution of calls in the system just before each boundary, shape (n_slots + 1, states)."""
    ahead = np.zeros((rates.size + 1, states))
    ahead[0, 0] = 1.0
    nothing = np.zeros(states)
    for t in range(rates.size):
        if agents[t] == 0 and rates[t] == 0.0:
            ahead[t + 1, 0] = 1.0
            continue
        now = leave(ahead[t], agents[t - 1] if t > 0 else 0, leaving[t], True)
        end, _ = advance(now, nothing, rates[t], agents[t], handle_s[t], give_up, slot_s, True)
        ahead[t + 1] = end / end.sum()
    return ahead


@kernel
def expected_late(
    rates: Floats,
    agents: Ints,
    leaving: Ints,
    handle_s: Floats,
    give_up: float,
    target_s: float,
    slot_s: float,
    states: int,
) -> Floats:
    """Late calls per slot, shape (n_slots,)."""
    now = np.zeros(states)
    now[0] = 1.0
    nothing = np.zeros(states)
    late = np.zeros(rates.size)
    for t in range(rates.size):
        if agents[t] == 0 and rates[t] == 0.0:
            now[:] = 0.0
            now[0] = 1.0
            continue
        now = leave(now, agents[t - 1] if t > 0 else 0, leaving[t], True)
        end, during = advance(now, nothing, rates[t], agents[t], handle_s[t], give_up, slot_s, True)
        missed = late_by_state(agents[t], handle_s[t], give_up, target_s, states)
        late[t] = max(0.0, rates[t] * (missed * during).sum())
        now = end / end.sum()
    return late


@kernel
def backward_pass(
    rates: Floats,
    agents: Ints,
    leaving: Ints,
    handle_s: Floats,
    give_up: float,
    target_s: float,
    slot_s: float,
    states: int,
) -> tuple[Floats, Floats]:
    """Late calls from each boundary to the end by state: just before and just after some leave.

    Both have shape (n_slots + 1, states).
    """
    behind, settled = np.zeros((rates.size + 1, states)), np.zeros((rates.size + 1, states))
    for t in range(rates.size - 1, -1, -1):
        settled[t] = slot_value(behind[t + 1], rates[t], agents[t], handle_s[t], give_up, target_s, slot_s)
        behind[t] = leave(settled[t], agents[t - 1] if t > 0 else 0, leaving[t], False)
    return behind, settled


@kernel
def slot_value(
    later: Floats, rate: float, agents: int, handle_s: float, give_up: float, target_s: float, slot_s: float
) -> Floats:
    """Late calls from the slot's start on by state, given those from its end on."""
    if agents == 0 and rate == 0.0:
        return np.full(later.size, later[0])
    cost = rate * late_by_state(agents, handle_s, give_up, target_s, later.size)
    value, _ = advance(later, cost, rate, agents, handle_s, give_up, slot_s, False)
    return value


@kernel
def price_rows(
    ahead: Floats,
    settled: Floats,
    rates: Floats,
    agents: Ints,
    away: Ints,
    leaving: Ints,
    most_away: Ints,
    handle_s: Floats,
    give_up: float,
    target_s: float,
    slot_s: float,
    width: int,
) -> Floats:
    """Late calls from each slot on with k away in it, by forward distribution and value after it.

    ``agents`` are on the phones with nobody away; ``leaving`` leave with ``away`` away.
    """
    rows = np.zeros((rates.size, width))
    for t in range(rates.size):
        present = agents[t - 1] - away[t - 1] if t > 0 else 0
        leave_next = leaving[t + 1] if t + 1 < rates.size else 0
        for k in range(most_away[t] + 1):
            left = agents[t] - k
            later = leave(settled[t + 1], left, leave_next, False)
            after = slot_value(later, rates[t], left, handle_s[t], give_up, target_s, slot_s)
            rows[t, k] = (ahead[t] * leave(after, present, leaving[t] + k - away[t], False)).sum()
    return rows


@kernel
def leaver_worth(ahead: Floats, settled: Floats, agents: Ints, leaving: Ints) -> Floats:
    """Late calls spared, per slot, because one more who leaves at its start finishes a call first."""
    worth = np.zeros(agents.size)
    for t in range(1, agents.size):
        if agents[t] == 0 or agents[t - 1] <= leaving[t]:
            continue
        some = leave(settled[t], agents[t - 1], leaving[t], False)
        more = leave(settled[t], agents[t - 1], leaving[t] + 1, False)
        worth[t] = (ahead[t] * (some - more)).sum()
    return worth
