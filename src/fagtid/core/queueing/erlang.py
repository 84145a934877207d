"""Erlang B, C and A: what a call meets when rates have been constant for long."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fagtid.core.queueing._points import (
    MOST_PATIENCE_S,
    MOST_TARGET_S,
    agent_numbers,
    load_numbers,
    offered_loads,
    seconds_or_forever,
    together,
)
from fagtid.core.queueing._stationary import blocking_each, delay_each, waiting_each

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ErlangA:
    """The steady state of a queue whose callers may hang up; every array has the broadcast shape.

    Attributes
    ----------
    wait_probability
        Share of offered calls that find every agent busy, 0-1.
    abandon_probability
        Share of offered calls whose caller hangs up, 0-1.
    mean_wait_s
        Mean time in the queue over all offered calls, answered or not, seconds.
    mean_queue
        Mean number of callers waiting.
    occupancy
        Share of the agents that are busy, 0-1; 0 where there are none.
    in_time_share
        Answered within the target over offered, 0-1.
    late_share
        What is left: answered later, or abandoned. Exact also where it is tiny.
    past_target_share
        Share of offered calls still waiting when the target runs out, 0-1.
    """

    wait_probability: Floats
    abandon_probability: Floats
    mean_wait_s: Floats
    mean_queue: Floats
    occupancy: Floats
    in_time_share: Floats
    late_share: Floats
    past_target_share: Floats

    @property
    def abandoned_in_time_share(self) -> Floats:
        """Hung up within the target, over offered."""
        return np.maximum(0.0, 1.0 - self.past_target_share - self.in_time_share)

    @property
    def in_time_of_answered_share(self) -> Floats:
        """Answered within the target over answered; NaN where nobody is."""
        return _ratio(self.in_time_share, 1.0 - self.abandon_probability)

    @property
    def in_time_without_short_abandons_share(self) -> Floats:
        """Answered within the target over offered less those who hung up within it."""
        return _ratio(self.in_time_share, 1.0 - self.abandoned_in_time_share)


def erlang_b(load_erlang: ArrayLike, agents: ArrayLike) -> Floats:
    """Probability that a call is lost when nobody can wait (Erlang B, M/M/n/n).

    Parameters
    ----------
    load_erlang : array, erlang, 0 to 1e9
        Offered load: arrival rate times mean handle time.
    agents : array, persons, whole, 0 to 1e9
        Broadcast against ``load_erlang``.

    Returns
    -------
    array of the broadcast shape, in [0, 1]
        1 without agents; 0 without load and with an agent.

    Raises
    ------
    InvalidInput
        If a value is outside its range or the shapes disagree.

    Notes
    -----
    Poisson arrivals; any distribution of handle times. Not for a centre where callers queue.

    References
    ----------
    Erlang, A. K. (1917), Solution of some problems in the theory of probabilities of significance
    in automatic telephone exchanges.

    Examples
    --------
    >>> round(float(erlang_b(20, 10)), 7)
    0.5379632
    """
    load, counts = together(load_erlang=load_numbers(load_erlang), agents=agent_numbers(agents))
    shares = np.empty(load.size)
    blocking_each(load.ravel(), counts.ravel(), shares)
    return _shaped(shares, load)


def erlang_c(load_erlang: ArrayLike, agents: ArrayLike) -> Floats:
    """Probability that a call waits when callers never hang up (Erlang C, M/M/n).

    Parameters
    ----------
    load_erlang : array, erlang, 0 to 1e9
        Offered load: arrival rate times mean handle time, wrap-up included.
    agents : array, persons, whole, 0 to 1e9
        Agents taking calls; broadcast against ``load_erlang``.

    Returns
    -------
    array of the broadcast shape, in [0, 1]
        1 where ``load_erlang >= agents``: the queue then grows without bound.

    Raises
    ------
    InvalidInput
        If a value is outside its range or the shapes disagree.

    Notes
    -----
    Poisson arrivals, exponential handle times. Overstates waiting where callers hang up; use
    `erlang_a` when abandonment matters, and the transient chain when the load changes.

    References
    ----------
    Erlang (1917), as in `erlang_b`.

    Examples
    --------
    >>> round(float(erlang_c(10, 14)), 7)
    0.1741319
    """
    load, counts = together(load_erlang=load_numbers(load_erlang), agents=agent_numbers(agents))
    shares = np.empty(load.size)
    delay_each(load.ravel(), counts.ravel(), shares)
    return _shaped(shares, load)


def erlang_a(
    arrivals_per_s: ArrayLike,
    handle_s: ArrayLike,
    patience_s: ArrayLike,
    agents: ArrayLike,
    target_s: ArrayLike,
) -> ErlangA:
    """Waiting, hanging up and answers in time in a steady queue (Erlang A, M/M/n+M).

    Parameters
    ----------
    arrivals_per_s : array, calls per second, >= 0
        Offered calls; times ``handle_s`` at most 1e9 erlang.
    handle_s : array, seconds, > 0
        Mean handle time, wrap-up included; exponential.
    patience_s : array, seconds, 0 to 1e9 or infinite
        Mean time before a waiting caller hangs up; exponential. Infinite: Erlang C. 0: Erlang B, where
        whoever finds all agents busy is lost at once.
    agents : array, persons, whole, 0 to 1e9
        Agents taking calls.
    target_s : array, seconds, 0 to 86,400 or infinite
        A call answered within this is in time; 0 counts only those answered at once.

    Returns
    -------
    ErlangA
        Arrays of the broadcast shape. With infinite patience and ``load >= agents`` the queue has no
        steady state: everyone waits, nobody is in time, the mean wait is infinite. Without traffic it
        says what a single call would meet.

    Raises
    ------
    InvalidInput
        If a value is outside its range or the shapes disagree.

    Notes
    -----
    All calls are in one line, first come first served, with rates constant for long. Where staffing or
    traffic changes from interval to interval the queue carries over: use the transient chain.

    References
    ----------
    Palm (1957), Research on telephone traffic carried by full availability groups.
    Mandelbaum & Zeltyn (2007), Service engineering in action: the Palm/Erlang-A queue.

    Examples
    --------
    >>> steady = erlang_a(0.8, 60, 120, [48, 50], 20)  # 48 erlang
    >>> steady.abandon_probability.round(4)
    array([0.0476, 0.0309])
    """
    arrivals, handle, load = offered_loads(arrivals_per_s, handle_s)
    arrivals, handle, load, patience, counts, target = together(
        arrivals_per_s=arrivals,
        handle_s=handle,
        load=load,
        patience_s=seconds_or_forever("patience_s", patience_s, MOST_PATIENCE_S),
        agents=agent_numbers(agents),
        target_s=seconds_or_forever("target_s", target_s, MOST_TARGET_S),
    )
    with np.errstate(divide="ignore", over="ignore"):
        give_up, due = handle / patience, target / handle
    states = np.empty((5, load.size))
    waiting_each(load.ravel(), counts.ravel(), give_up.ravel(), due.ravel(), states)
    wait, abandon, in_time, late, past = states.reshape(5, *load.shape)
    mean_wait = _mean_wait_s(wait, abandon, handle, patience, counts - load)
    return ErlangA(
        wait_probability=wait[()],
        abandon_probability=abandon[()],
        mean_wait_s=mean_wait[()],
        mean_queue=np.where(arrivals > 0.0, _product(arrivals, mean_wait), 0.0)[()],
        occupancy=np.minimum(1.0, load * (1.0 - abandon) / np.maximum(counts, 1.0))[()],
        in_time_share=in_time[()],
        late_share=late[()],
        past_target_share=past[()],
    )


def _mean_wait_s(wait: Floats, abandon: Floats, handle: Floats, patience: Floats, spare: Floats) -> Floats:
    """Over all calls: those who hang up tell the wait (abandon = wait / patience); else Erlang C."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        endless = np.where(spare > 0.0, wait * handle / spare, np.inf)
    return np.where(np.isfinite(patience), _product(abandon, patience), endless)


def _product(first: Floats, second: Floats) -> Floats:
    with np.errstate(invalid="ignore", over="ignore"):
        return first * second


def _ratio(part: Floats, whole: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.divide(part, whole)


def _shaped(values: Floats, like: Floats) -> Floats:
    """In the broadcast shape; a bare number where everything given was one."""
    return values.reshape(like.shape)[()]
