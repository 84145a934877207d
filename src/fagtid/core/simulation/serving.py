"""First come, first served: which calls are answered, and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel
from fagtid.core.simulation.calls import Calls, Floats, Ints
from fagtid.core.simulation.on_phones import OnPhones


@dataclass(frozen=True)
class CallRecords:
    """What became of each call, in order of arrival; all of shape (n_calls,), times in UTC seconds.

    Attributes
    ----------
    arrived_s
        When the caller came.
    started_s
        When an agent answered; NaN if none did.
    ended_s
        When the agent was done, or the caller hung up; NaN for a caller who waits for ever.
    abandoned : bool
        Whether the caller hung up unanswered.

    Notes
    -----
    Who answered is not recorded: no figure can be led back to a person.
    """

    arrived_s: Floats
    started_s: Floats
    ended_s: Floats
    abandoned: NDArray[np.bool_]

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Whether the call was answered, shape (n_calls,)."""
        return ~np.isnan(self.started_s)

    @property
    def wait_s(self) -> Floats:
        """Seconds from arrival to answer, NaN where there was none, shape (n_calls,)."""
        return self.started_s - self.arrived_s

    def late(self, target_s: float) -> NDArray[np.bool_]:
        """Whether the call was not answered within ``target_s`` seconds, shape (n_calls,)."""
        return ~(self.wait_s <= target_s)


def serve_calls(calls: Calls, on_phones: OnPhones) -> CallRecords:
    """Let the agents take the calls.

    Parameters
    ----------
    calls
        Arrivals with their handle times and patience.
    on_phones
        Who is there, when.

    Returns
    -------
    CallRecords
        One record a call.

    Notes
    -----
    Calls are answered in order of arrival. A waiting call goes to the agent who is free soonest; of
    several idle agents, to the one idle longest (since the last call, or since coming on the
    phones); of those idle equally long (who came in the same second), to any: which one is fixed by
    the inputs but means nothing. An agent takes a call only inside a stretch, the end excluded,
    finishes the call in hand however late it gets, and takes the next one in the stretch then
    current. A caller whose patience lasts exactly as long as the wait is answered.

    Each call costs about the logarithm of the number of agents, since for calls taken in order of
    arrival only the moment each agent is next free matters: the calls of later callers cannot
    change it.

    Examples
    --------
    >>> calls = Calls([0, 10, 20], [60, 60, 60], [300, 300, 5])
    >>> serve_calls(calls, OnPhones.together(1, 0, 100)).started_s
    array([ 0., 60., nan])
    """
    started_s, ended_s, abandoned = _fates(
        calls.arrived_s, calls.handle_s, calls.patience_s, *on_phones.by_agent
    )
    return CallRecords(calls.arrived_s, started_s, ended_s, abandoned)


@kernel
def _fates(
    arrived: Floats, handle: Floats, patience: Floats, starts: Floats, ends: Floats, bounds: Ints
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Start, end and abandonment of each call. A heap keeps the agent who is free soonest on top."""
    started = np.full(len(arrived), np.nan)
    ended = np.full(len(arrived), np.nan)
    abandoned = np.zeros(len(arrived), dtype=np.bool_)
    current = bounds[:-1].copy()
    free, agents = _idle_at_first(starts, current)
    for call in range(len(arrived)):
        now = arrived[call]
        _send_off(now, free, agents, current, starts, ends, bounds)
        answer = max(now, free[0])
        if answer < np.inf and answer - now <= patience[call]:
            done = answer + handle[call]
            started[call] = answer
            ended[call] = done
            _put_back(done, done, free, agents, current, starts, ends, bounds)
        elif patience[call] < np.inf:
            ended[call] = now + patience[call]
            abandoned[call] = True
    return started, ended, abandoned


@kernel
def _idle_at_first(starts: Floats, current: Ints) -> tuple[Floats, Ints]:
    """The heap before the first call: each agent free from the start of the first stretch.

    It is filled up with places that are never free, so that every way down is equally long.
    """
    size = 1
    while size < len(current):
        size = 2 * size + 1
    free = np.full(size, np.inf)
    agents = np.zeros(size, dtype=np.int64)
    order = np.argsort(starts[current], kind="mergesort")
    free[: len(current)] = starts[current][order]
    agents[: len(current)] = order
    return free, agents


@kernel
def _send_off(
    now: float, free: Floats, agents: Ints, current: Ints, starts: Floats, ends: Floats, bounds: Ints
) -> None:
    """Move agents on top whose stretch is over by ``now`` to their next one."""
    while free[0] < np.inf and ends[current[agents[0]]] <= now:
        _put_back(free[0], now, free, agents, current, starts, ends, bounds)


@kernel
def _put_back(
    done: float,
    now: float,
    free: Floats,
    agents: Ints,
    current: Ints,
    starts: Floats,
    ends: Floats,
    bounds: Ints,
) -> None:
    """Tell the agent on top, free since ``done``, of the first stretch that is not over by ``now``."""
    agent = agents[0]
    stretch = current[agent]
    while stretch < bounds[agent + 1] and ends[stretch] <= now:
        stretch += 1
        done = max(done, starts[stretch]) if stretch < bounds[agent + 1] else np.inf
    current[agent] = min(stretch, bounds[agent + 1] - 1)
    _sink(done, agent, free, agents)


@kernel
def _sink(key: float, agent: int, free: Floats, agents: Ints) -> None:
    """Replace the top of the heap by ``agent`` with ``key``.

    Always goes to the bottom along the smaller children, laying down the smaller of what is carried
    and what is found, so that no branch depends on the numbers: the processor need not guess, and
    can begin on the next call while this one still sinks.
    """
    hole = 0
    child = 1
    while child < len(free):
        child += free[child + 1] < free[child]
        found, other = free[child], agents[child]
        rises = found < key
        free[hole] = found if rises else key
        agents[hole] = other if rises else agent
        key = key if rises else found
        agent = agent if rises else other
        hole = child
        child = 2 * hole + 1
    free[hole] = key
    agents[hole] = agent
