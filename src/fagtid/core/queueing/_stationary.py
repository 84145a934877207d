"""Compiled sums over the stationary birth-death chain behind Erlang B, C and A.

Time is counted in mean handle times, so each busy agent finishes at rate 1, calls arrive at rate
``load`` and each waiting caller hangs up at rate ``give_up``. With m callers waiting the chain leaves
that state downwards at rate ``agents + m * give_up``. Every sum has positive terms only, so nothing
cancels: small probabilities are as exact, relatively, as large ones.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel

Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-16
TOO_LARGE = 1e250  # sums are scaled down by this when a term passes it
CHUNK = 600.0  # exp(-600) is still a normal number
CHUNK_DUE = 1e200
NO_PATIENCE = 1e15  # handle times in a patience: callers hang up at once
FAR = 40.0  # standard deviations at which a normal density has left the range of numbers


class Waiting(NamedTuple):
    """The steady state seen by an arriving call, as shares of all calls."""

    wait: float
    abandon: float
    in_time: float
    late: float
    past_target: float  # still waiting when the target runs out


class Progress(NamedTuple):
    """How many departures one call sees before its target runs out, summed so far.

    ``now`` is the probability of exactly k of them (times ``exp(CHUNK)`` for each chunk still owed),
    ``fewer`` that of fewer than k, ``staying`` the same for callers who have not hung up either.
    """

    now: float
    chunks: float
    fewer: float
    staying: float


class Sums(NamedTuple):
    """Sums over the states, all to one unknown scale."""

    free: float  # an agent is free
    first: float  # the first state gone through: all just busy, unless overload makes that rare
    state: float  # the last state gone through
    behind: float  # the states after the first
    hung_up: float  # weighted by how many wait
    slow: float  # weighted by the chance that a call behind them is served, but late
    past: float  # weighted by the chance that a call behind them still waits after the target
    soon: float  # weighted by the chance that a call behind them is served in time, so far


@kernel
def free_to_full(load: float, agents: float) -> float:
    """Probability that an agent is free over that of all being just busy: 1 / B - 1."""
    total, term, left, inverse = 0.0, 1.0, agents, 1.0 / load
    while left > 0.0 and total < np.inf:
        term *= left * inverse
        total += term
        left -= 1.0
        if term * left <= NEGLIGIBLE * total * (load - left):
            break
    return total


@kernel
def blocking(load: float, agents: float) -> float:
    """Erlang B."""
    if agents == 0.0:
        return 1.0
    if load == 0.0:
        return 0.0
    return 1.0 / (1.0 + free_to_full(load, agents))


@kernel
def delay(load: float, agents: float) -> float:
    """Erlang C; 1 where the queue grows without bound."""
    if load >= agents:
        return 1.0
    if load == 0.0:
        return 0.0
    return agents / (agents + free_to_full(load, agents) * (agents - load))


@kernel
def patient(load: float, agents: float, target: float) -> Waiting:
    """Nobody hangs up: Erlang C and its exponential wait."""
    if load >= agents:
        return Waiting(1.0, 0.0, 0.0, 1.0, 1.0)
    wait = delay(load, agents)
    spare = agents - load
    late = wait * math.exp(-spare * target)
    soon = 0.0
    if load > 0.0:
        free = free_to_full(load, agents) * spare
        soon = free / (agents + free) if free < np.inf else 1.0
    in_time = soon - wait * math.expm1(-spare * target) if late > 0.5 else 1.0 - late
    return Waiting(wait, 0.0, in_time, late, late)


@kernel
def no_departure(agents: float, give_up: float, target: float) -> Progress:
    """The start of the count; what ``exp`` cannot hold is owed in whole chunks."""
    rate = (agents + give_up) * target
    if rate > 1e15:
        return Progress(0.0, 0.0, 0.0, 0.0)
    chunks = np.floor(rate / CHUNK)
    return Progress(math.exp(chunks * CHUNK - rate), chunks, 0.0, 0.0)


@kernel
def departures_before(ahead: int, agents: float, give_up: float, target: float) -> Progress:
    """The count when ``ahead`` departures have been gone through."""
    now, chunks, fewer, staying = no_departure(agents, give_up, target)
    grow = -math.expm1(-give_up * target)
    flow = agents * grow / give_up
    for m in range(1, ahead + 1):
        if now < 1e-300 and (fewer > 0.5 or chunks == 0.0):
            break
        if chunks == 0.0:
            fewer += now
            staying += now * agents / (agents + (m - 1) * give_up)
        now *= (grow * m + flow) / m
        if now > CHUNK_DUE and chunks > 0.0:
            now *= math.exp(-CHUNK)
            chunks -= 1.0
    return Progress(now, chunks, fewer, staying)


@kernel
def served_beyond(after: int, done: Progress, agents: float, give_up: float, target: float) -> float:
    """Probability of more than ``after`` departures in time, without cancellation."""
    if done.fewer + done.now < 0.9 or done.chunks > 0.0:
        return 1.0 - done.fewer - (done.now if done.chunks == 0.0 else 0.0)
    grow = -math.expm1(-give_up * target)
    flow = agents * grow / give_up
    now, more, k = done.now, 0.0, after
    while now > NEGLIGIBLE * more and now > 1e-300:
        k += 1
        now *= grow + flow / k
        more += now
    return more


@kernel
def first_state(load: float, agents: float, give_up: float) -> int:
    """The number waiting below which the chain practically never is (0 unless far overloaded)."""
    if load <= agents:
        return 0
    return max(0, int((load - agents) / give_up - FAR * math.sqrt(load / give_up)))


@kernel
def scaled_down(sums: Sums) -> Sums:
    """The same sums on a smaller scale."""
    s = 1.0 / TOO_LARGE
    return Sums(
        sums.free * s, sums.first * s, sums.state * s, sums.behind * s,
        sums.hung_up * s, sums.slow * s, sums.past * s, sums.soon * s,
    )  # fmt: skip


@kernel
def summed(
    load: float, agents: float, give_up: float, target: float, rest: float
) -> tuple[Sums, Progress, int]:
    """Go up the waiting states until their rest is a share ``rest``, counting departures beside them."""
    m = first_state(load, agents, give_up)
    now, chunks, fewer, staying = departures_before(m, agents, give_up, target)
    grow = -math.expm1(-give_up * target)
    flow = agents * (grow / give_up)
    sums = Sums(free_to_full(load, agents) if m == 0 else 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    free, first, state, behind, hung_up, slow, past, soon = sums
    leaving = agents + m * give_up
    share = agents / leaving
    while load * state * leaving > rest * give_up * hung_up * (leaving - load):
        if chunks == 0.0:
            fewer += now
            staying += now * share
        past += state * staying
        m += 1
        leaving = agents + m * give_up
        inverse = 1.0 / (m * leaving)
        share = agents * m * inverse
        state *= load * m * inverse
        now *= (grow * m + flow) * leaving * inverse
        behind += state
        hung_up += m * state
        slow += state * fewer
        if chunks == 0.0:
            soon += now * behind
        elif now > CHUNK_DUE:
            now, chunks = now * math.exp(-CHUNK), chunks - 1.0
        if state > TOO_LARGE:
            free, first, state, behind, hung_up, slow, past, soon = scaled_down(
                Sums(free, first, state, behind, hung_up, slow, past, soon)
            )
    sums = Sums(free, first, state, behind, hung_up, slow, past, soon)
    return sums, Progress(now, chunks, fewer, staying), m


@kernel
def impatient(load: float, agents: float, give_up: float, target: float) -> Waiting:
    """Erlang A with someone on the phones and someone calling; ``give_up`` positive and finite."""
    sums, done, m = summed(load, agents, give_up, target, NEGLIGIBLE)
    total = sums.free + sums.first + sums.behind
    lost = give_up * sums.hung_up
    late = min(1.0, (lost + agents * sums.slow) / (load * total))
    in_time = 1.0 - late
    if late > 0.5:
        soon = sums.soon + sums.behind * served_beyond(m, done, agents, give_up, target)
        in_time = (sums.free + agents / load * soon) / total
    wait = (sums.first + sums.behind) / total
    return Waiting(wait, lost / (load * total), in_time, late, sums.past / total)


@kernel
def roughly_late(load: float, agents: float, give_up: float, target: float, rest: float) -> float:
    """The late share of `impatient` to a relative error of about ``rest``."""
    sums, _, _ = summed(load, agents, give_up, target, rest)
    late = (give_up * sums.hung_up + agents * sums.slow) / load
    return late / (sums.free + sums.first + sums.behind)


@kernel
def nobody_answers(give_up: float, target: float) -> Waiting:
    """No agents: every caller waits and, unless endlessly patient, hangs up."""
    if give_up == 0.0:
        return Waiting(1.0, 0.0, 0.0, 1.0, 1.0)
    stays = math.exp(-give_up * target) if give_up < np.inf else 0.0
    return Waiting(1.0, 1.0, 0.0, 1.0, stays)


@kernel
def lost_at_once(load: float, agents: float) -> Waiting:
    """No patience: the loss system of Erlang B."""
    free = free_to_full(load, agents)
    answered = free / (1.0 + free) if free < np.inf else 1.0
    blocked = 1.0 / (1.0 + free)
    return Waiting(blocked, blocked, answered, blocked, 0.0)


@kernel
def waiting(load: float, agents: float, give_up: float, target: float) -> Waiting:
    """Any case: the steady state of M/M/n+M, its limits and its corners."""
    if agents == 0.0:
        return nobody_answers(give_up, target)
    if load == 0.0:
        return Waiting(0.0, 0.0, 1.0, 0.0, 0.0)
    if give_up == 0.0:
        return patient(load, agents, target)
    if give_up > NO_PATIENCE:
        return lost_at_once(load, agents)
    return impatient(load, agents, give_up, target)


@kernel
def waiting_each(load: Floats, agents: Floats, give_up: Floats, target: Floats, states: Floats) -> None:
    """`waiting` for each point of equally long arrays, into ``states`` of shape (5, n_points)."""
    for i in range(load.size):
        state = waiting(load[i], agents[i], give_up[i], target[i])
        states[0, i] = state.wait
        states[1, i] = state.abandon
        states[2, i] = state.in_time
        states[3, i] = state.late
        states[4, i] = state.past_target


@kernel
def blocking_each(load: Floats, agents: Floats, shares: Floats) -> None:
    """`blocking` for each point, into ``shares``."""
    for i in range(load.size):
        shares[i] = blocking(load[i], agents[i])


@kernel
def delay_each(load: Floats, agents: Floats, shares: Floats) -> None:
    """`delay` for each point, into ``shares``."""
    for i in range(load.size):
        shares[i] = delay(load[i], agents[i])
