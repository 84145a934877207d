"""Who is there to answer: the stretches each agent is on the phones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fagtid.core.errors import numbers, refuse
from fagtid.core.simulation.calls import Floats, Ints

LATEST_S = 1e12


@dataclass(frozen=True)
class OnPhones:
    """Stretches ``[start, end)`` in which agents take calls: shifts less breaks, less learning.

    Parameters
    ----------
    starts_s, ends_s : array_like of whole numbers, shape (n_stretches,), UTC seconds
        In any order; every end after its start. Stretches of one agent that touch or overlap
        count as one.
    agent : array_like of whole numbers, shape (n_stretches,), >= 0
        Which agent each belongs to. The numbers only tell agents apart.

    Raises
    ------
    InvalidInput
        If lengths differ, a stretch does not end after it starts, or an agent is negative.
    """

    starts_s: Ints
    ends_s: Ints
    agent: Ints

    def __post_init__(self) -> None:
        starts_s, ends_s, agent = checked_stretches(self.starts_s, self.ends_s, self.agent)
        starts_s, ends_s, agent = covered(starts_s, ends_s, agent)
        object.__setattr__(self, "starts_s", starts_s)
        object.__setattr__(self, "ends_s", ends_s)
        object.__setattr__(self, "agent", agent)

    @classmethod
    def together(cls, agents: int, start_s: int, end_s: int) -> OnPhones:
        """``agents`` persons who all come at ``start_s`` and leave at ``end_s``."""
        if agents < 0:
            refuse("agents", ">= 0", agents)
        return cls(np.full(agents, start_s), np.full(agents, end_s), np.arange(agents))

    def without(self, starts_s: ArrayLike, ends_s: ArrayLike, agent: ArrayLike) -> OnPhones:
        """The same with absences cut out: breaks, sessions, leave.

        Parameters
        ----------
        starts_s, ends_s, agent : array_like of whole numbers, shape (n_absences,)
            As for the stretches; absences may overlap each other and reach outside the stretches.

        Returns
        -------
        OnPhones
            What is left; agents with nothing left are not in it.
        """
        away = checked_stretches(starts_s, ends_s, agent)
        return OnPhones(*covered(self.starts_s, self.ends_s, self.agent, *away))

    def count_at(self, times_s: ArrayLike) -> Ints:
        """How many are on the phones at each time, shape as ``times_s``."""
        times = np.asarray(times_s)
        come = np.searchsorted(np.sort(self.starts_s), times, side="right")
        gone = np.searchsorted(np.sort(self.ends_s), times, side="right")
        return np.asarray(come - gone, dtype=np.int64)

    @cached_property
    def by_agent(self) -> tuple[Floats, Floats, Ints]:
        """Starts and ends in order of agent and time, and where each agent's stretches begin.

        Shapes (n_stretches,), (n_stretches,), (n_agents + 1,): those of the agent in place i are
        ``[bounds[i], bounds[i + 1])``. Places follow the agents' numbers.
        """
        firsts = np.flatnonzero(np.diff(self.agent, prepend=-1))
        bounds = np.append(firsts, len(self.agent)).astype(np.int64)
        return self.starts_s.astype(np.float64), self.ends_s.astype(np.float64), bounds


def checked_stretches(starts_s: ArrayLike, ends_s: ArrayLike, agent: ArrayLike) -> tuple[Ints, Ints, Ints]:
    """The three as whole numbers of one length, refused by name otherwise."""
    starts = whole_numbers("starts_s", starts_s, least=-LATEST_S)
    ends = whole_numbers("ends_s", ends_s, least=-LATEST_S)
    agents = whole_numbers("agent", agent, least=0)
    for name, values in (("ends_s", ends), ("agent", agents)):
        if values.shape != starts.shape:
            refuse(name, f"one for each of the {len(starts)} starts", f"shape {values.shape}")
    wrong = np.flatnonzero(ends <= starts)
    if len(wrong):
        refuse("ends_s", f"after the start {starts[wrong[0]]}", ends[wrong[0]])
    return starts, ends, agents


def whole_numbers(name: str, values: ArrayLike, *, least: float) -> Ints:
    """``values`` as whole numbers in one dimension, refused by name otherwise."""
    array = numbers(name, values, least=least, most=LATEST_S)
    if array.ndim != 1:
        refuse(name, "a list of whole numbers", f"shape {array.shape}")
    broken = array != np.floor(array)
    if broken.any():
        refuse(name, "whole numbers", f"{array[broken][0]:g}")
    return array.astype(np.int64)


NOBODY: Ints = np.empty(0, dtype=np.int64)


def covered(
    starts: Ints,
    ends: Ints,
    agent: Ints,
    away_starts: Ints = NOBODY,
    away_ends: Ints = NOBODY,
    away_agent: Ints = NOBODY,
) -> tuple[Ints, Ints, Ints]:
    """Where an agent is in some stretch and in no absence, in order of agent and time.

    Sweeps over all starts and ends, counting how many stretches and absences are open.
    """
    who = np.concatenate((agent, agent, away_agent, away_agent))
    when = np.concatenate((starts, ends, away_starts, away_ends))
    change = steps(len(starts), len(away_starts))
    order = np.lexsort((when, who))
    who, when = who[order], when[order]
    here, away = np.cumsum(change[:, order], axis=1)
    last = np.append((np.diff(who) != 0) | (np.diff(when) != 0), True)[: len(who)]
    who, when, on = who[last], when[last], ((here > 0) & (away == 0))[last]
    flips = np.flatnonzero(np.diff(on, prepend=False))
    return when[flips[0::2]], when[flips[1::2]], who[flips[0::2]]


def steps(stretches: int, absences: int) -> NDArray[np.int64]:
    """What each boundary does to the number of open stretches (row 0) and absences (row 1)."""
    change = np.zeros((2, 2 * (stretches + absences)), dtype=np.int64)
    change[0, :stretches] = 1
    change[0, stretches : 2 * stretches] = -1
    change[1, 2 * stretches : 2 * stretches + absences] = 1
    change[1, 2 * stretches + absences :] = -1
    return change
