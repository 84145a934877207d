"""What the readers hand on."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning.problem import Event, Needs, Person, Service, Stretch
from fagtid.core.timegrid import TimeGrid
from fagtid.files.errors import Fault

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Source:
    """Which file, exactly. ``left_out`` lists the rows ``--lenient`` passed over."""

    file: str
    sha256: str
    rows: int
    left_out: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Traffic:
    """What came in, per queue and interval.

    All arrays have shape (n_queues, grid.count); NaN where the file does not say. The grid covers
    whole local days, from the first day with rows to the last.

    Attributes
    ----------
    offered, answered, abandoned
        Calls per interval of arrival.
    handle_s, wait_s
        Mean handle and waiting time of the answered calls, seconds.
    waited_s
        Seconds waited by all callers together, answered or not (for the patience estimate).
    """

    grid: TimeGrid
    queues: tuple[str, ...]
    offered: Floats
    answered: Floats
    abandoned: Floats
    handle_s: Floats
    wait_s: Floats
    waited_s: Floats
    source: Source


@dataclass(frozen=True)
class Forecast:
    """What is expected to come in; arrays of shape (n_queues, grid.count), NaN where no row says.

    Attributes
    ----------
    mean, p10, p50, p90
        Calls per interval: the mean, and the number that one in ten, half and nine in ten stay below.
    handle_s
        Mean handle time, seconds; ``None`` where the forecast has none.
    """

    grid: TimeGrid
    queues: tuple[str, ...]
    mean: Floats
    p10: Floats
    p50: Floats
    p90: Floats
    handle_s: Floats | None = None
    source: Source = field(default_factory=lambda: Source("", "", 0))


@dataclass(frozen=True)
class Staffing:
    """How many it takes; arrays of shape (n_queues, grid.count), NaN where no row says.

    Attributes
    ----------
    agents
        Fewest agents that meet the target.
    share_in_time
        Share of the offered calls that they answer in time, 0-1.
    """

    grid: TimeGrid
    queues: tuple[str, ...]
    agents: Floats
    share_in_time: Floats
    source: Source = field(default_factory=lambda: Source("", "", 0))


@dataclass(frozen=True)
class Roster:
    """Who works when; the stretches of one person never overlap and are in order of time."""

    people: tuple[Person, ...]
    stretches: tuple[Stretch, ...]
    source: Source


@dataclass(frozen=True)
class OpenSpan:
    """When the centre takes calls on a weekday, local clock, half-open, seconds of the day."""

    weekday: int  # Monday is 0
    opens_s: int
    closes_s: int


@dataclass(frozen=True)
class Centre:
    """The centre's own settings, ``centre.toml``."""

    name: str
    timezone: str
    interval_minutes: int
    service: Service
    needs: Needs
    events: tuple[Event, ...] = ()
    country: str | None = None  # ISO 3166 code for public holidays
    language: str = "nb"
    queue: str | None = None  # which queue the plan is for; None: the only one
    opening: tuple[OpenSpan, ...] = ()  # when calls are taken; none: as the traffic shows
    source: Source = field(default_factory=lambda: Source("", "", 0))
