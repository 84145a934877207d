"""Who calls, when, for how long they talk and how long they would wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fagtid.core.errors import numbers, refuse
from fagtid.core.kernels import kernel
from fagtid.core.timegrid import TimeGrid

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

MOST_CALLS = 1e6  # per interval
LONGEST_S = 1e9
MOST_CV = 100.0
LAST_MOMENT_S = 1e-6  # an arrival is kept this far inside its interval, against rounding


@dataclass(frozen=True)
class Arrivals:
    """Random arrivals: a Poisson stream whose rate is drawn anew each day.

    Parameters
    ----------
    grid
        The intervals, in real time; closed nights simply have mean 0.
    mean : array_like, shape (grid.count,), calls per interval, >= 0
        Expected calls of each interval; the rate is constant within the interval.
    day_cv
        Coefficient of variation of a factor common to all intervals of a calendar day (gamma
        distributed, mean 1), >= 0. 0: no such factor.
    interval_cv
        The same for a factor of each interval by itself.

    Raises
    ------
    InvalidInput
        If a mean or a coefficient is negative or not a number, or the lengths differ.
    """

    grid: TimeGrid
    mean: Floats
    day_cv: float = 0.0
    interval_cv: float = 0.0

    def __post_init__(self) -> None:
        mean = numbers("mean", self.mean, least=0, most=MOST_CALLS)
        if mean.shape != (self.grid.count,):
            refuse("mean", f"of shape ({self.grid.count},), one for each interval", f"shape {mean.shape}")
        object.__setattr__(self, "mean", mean)
        numbers("day_cv", self.day_cv, least=0, most=MOST_CV)
        numbers("interval_cv", self.interval_cv, least=0, most=MOST_CV)

    def draw(self, rng: np.random.Generator) -> Floats:
        """One realisation: arrival times in UTC seconds, ascending, shape (n_calls,)."""
        expected = self.mean * self._day_factors(rng) * gamma_factors(self.interval_cv, self.grid.count, rng)
        cumulative = np.concatenate(([0.0], np.cumsum(expected)))
        spacings = rng.standard_exponential(int(rng.poisson(cumulative[-1])) + 1)
        return _spread(cumulative, spacings, float(self.grid.start_s), float(self.grid.interval_s))

    def _day_factors(self, rng: np.random.Generator) -> Floats:
        """The factor of the day each interval belongs to, shape (grid.count,)."""
        if self.day_cv == 0:
            return np.ones(self.grid.count)
        days, day = np.unique(self.grid.day, return_inverse=True)
        return gamma_factors(self.day_cv, len(days), rng)[day]


@dataclass(frozen=True)
class ArrivalTimes:
    """Arrivals as they really were, the same in every run.

    Parameters
    ----------
    grid
        The intervals they are counted in.
    arrived_s : array_like, shape (n_calls,), UTC seconds
        Ascending, every one inside the grid.

    Raises
    ------
    InvalidInput
        If a time is outside the grid or earlier than the one before it.
    """

    grid: TimeGrid
    arrived_s: Floats

    def __post_init__(self) -> None:
        arrived_s = ascending("arrived_s", self.arrived_s)
        if len(arrived_s) and not self.grid.start_s <= arrived_s[0] <= arrived_s[-1] < self.grid.end_s:
            within = f"inside the grid [{self.grid.start_s}, {self.grid.end_s})"
            refuse("arrived_s", within, f"{arrived_s[0]:.0f} to {arrived_s[-1]:.0f}")
        object.__setattr__(self, "arrived_s", arrived_s)

    def draw(self, rng: np.random.Generator) -> Floats:
        """The times as given; nothing is drawn."""
        return self.arrived_s


@dataclass(frozen=True)
class Exponential:
    """Handle times without memory, as in the Erlang formulas.

    Parameters
    ----------
    mean_s : float or array_like, shape (n_intervals,), seconds, > 0
        One mean, or one for each interval of the grid (by the call's arrival).
    """

    mean_s: float | Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean_s", handle_means(self.mean_s))

    def draw(self, arrived_s: Floats, grid: TimeGrid, rng: np.random.Generator) -> Floats:
        """One handle time for each call, shape (n_calls,), seconds."""
        draws: Floats = rng.standard_exponential(len(arrived_s)) * means_of(self.mean_s, arrived_s, grid)
        return draws


@dataclass(frozen=True)
class LogNormal:
    """Handle times as they mostly are: a hump and a long tail.

    Parameters
    ----------
    mean_s : float or array_like, shape (n_intervals,), seconds, > 0
        One mean, or one for each interval of the grid (by the call's arrival).
    cv
        Standard deviation over mean, >= 0; 0: every call takes exactly the mean.
    """

    mean_s: float | Floats
    cv: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean_s", handle_means(self.mean_s))
        numbers("cv", self.cv, least=0, most=MOST_CV)

    def draw(self, arrived_s: Floats, grid: TimeGrid, rng: np.random.Generator) -> Floats:
        """One handle time for each call, shape (n_calls,), seconds."""
        variance = np.log1p(self.cv**2)
        normal = rng.standard_normal(len(arrived_s))
        draws: Floats = np.exp(np.sqrt(variance) * normal - variance / 2) * means_of(
            self.mean_s, arrived_s, grid
        )
        return draws


@dataclass(frozen=True)
class Empirical:
    """Handle times drawn, with replacement, from measured ones.

    Parameters
    ----------
    sample_s : array_like, shape (n_sample,), seconds, >= 0
        Handle times of real calls, at least one.
    """

    sample_s: Floats

    def __post_init__(self) -> None:
        sample_s = numbers("sample_s", self.sample_s, least=0, most=LONGEST_S)
        if sample_s.ndim != 1 or not len(sample_s):
            refuse("sample_s", "a list of at least one handle time", f"shape {sample_s.shape}")
        object.__setattr__(self, "sample_s", sample_s)

    def draw(self, arrived_s: Floats, grid: TimeGrid, rng: np.random.Generator) -> Floats:
        """One handle time for each call, shape (n_calls,), seconds; whenever it arrived."""
        return self.sample_s[rng.integers(0, len(self.sample_s), len(arrived_s))]


HandleTime: TypeAlias = Exponential | LogNormal | Empirical


@dataclass(frozen=True)
class Demand:
    """What the callers ask of the centre.

    Parameters
    ----------
    arrivals
        When they call: drawn from rates, or as they really were.
    handle_time
        How long an agent is busy with each, wrap-up included.
    patience_s
        Mean of the time a caller waits before hanging up (exponential), seconds, >= 0; infinity:
        nobody ever hangs up; 0: whoever is not answered at once is gone.

    Raises
    ------
    InvalidInput
        If the patience is negative or not a number, or the handle time has a mean for each
        interval of another grid.
    """

    arrivals: Arrivals | ArrivalTimes
    handle_time: HandleTime
    patience_s: float

    def __post_init__(self) -> None:
        numbers("patience_s", self.patience_s, least=0)
        means = np.asarray(getattr(self.handle_time, "mean_s", 0.0))
        if means.ndim and len(means) != self.grid.count:
            refuse("mean_s", f"one number, or {self.grid.count}, one for each interval", len(means))

    @property
    def grid(self) -> TimeGrid:
        """The intervals of the arrivals."""
        return self.arrivals.grid


@dataclass(frozen=True)
class Calls:
    """Calls as they would be, whoever is there to answer.

    Parameters
    ----------
    arrived_s : array_like, shape (n_calls,), UTC seconds
        Ascending; this is also the order in which they are answered.
    handle_s : array_like, shape (n_calls,), seconds, >= 0
        How long an agent is busy with the call, if it is answered.
    patience_s : array_like, shape (n_calls,), seconds, >= 0
        How long the caller waits before hanging up; infinity: never.

    Raises
    ------
    InvalidInput
        If the lengths differ, times fall, or a duration is negative.
    """

    arrived_s: Floats
    handle_s: Floats
    patience_s: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "arrived_s", ascending("arrived_s", self.arrived_s))
        object.__setattr__(self, "handle_s", numbers("handle_s", self.handle_s, least=0, most=LONGEST_S))
        object.__setattr__(self, "patience_s", numbers("patience_s", self.patience_s, least=0))
        for name in ("handle_s", "patience_s"):
            if getattr(self, name).shape != self.arrived_s.shape:
                expected = f"one for each of the {len(self.arrived_s)} arrivals"
                refuse(name, expected, f"shape {getattr(self, name).shape}")


def draw_calls(demand: Demand, rng: np.random.Generator) -> Calls:
    """One realisation of the demand.

    Parameters
    ----------
    demand
        Arrivals, handle time and patience.
    rng
        The only source of chance; the same state gives the same calls.

    Returns
    -------
    Calls
        Everything about the calls that does not depend on who is at work. Serving the same `Calls`
        with two staffings compares them on common random numbers.
    """
    arrived_s = demand.arrivals.draw(rng)
    handle_s = demand.handle_time.draw(arrived_s, demand.grid, rng)
    if np.isinf(demand.patience_s):
        patience_s = np.full(len(arrived_s), np.inf)
    else:
        patience_s = rng.standard_exponential(len(arrived_s)) * demand.patience_s
    return Calls(arrived_s, handle_s, patience_s)


def intervals_of(times_s: Floats, grid: TimeGrid) -> Ints:
    """Number of the interval that holds each time, shape as ``times_s``."""
    return np.floor((times_s - grid.start_s) / grid.interval_s).astype(np.int64)


def gamma_factors(cv: float, count: int, rng: np.random.Generator) -> Floats:
    """Random factors with mean 1 and the given coefficient of variation, shape (count,)."""
    if cv == 0:
        return np.ones(count)
    return rng.gamma(cv**-2, cv**2, count)


def ascending(name: str, values: ArrayLike) -> Floats:
    """``values`` as times, refused by name if not finite or not in order."""
    times = numbers(name, values, least=-1e12, most=1e12)
    if times.ndim != 1:
        refuse(name, "a list of times", f"shape {times.shape}")
    backwards = np.flatnonzero(np.diff(times) < 0)
    if len(backwards):
        place = int(backwards[0])
        refuse(name, "in ascending order", f"{times[place + 1]:.3f} after {times[place]:.3f}")
    return times


def handle_means(values: float | Floats) -> Floats:
    """Mean handle times, refused if not positive; shape () or (n_intervals,)."""
    means = numbers("mean_s", values, least=0, most=LONGEST_S, above=True)
    if means.ndim > 1:
        refuse("mean_s", "one number or one for each interval", f"shape {means.shape}")
    return means


def means_of(mean_s: float | Floats, arrived_s: Floats, grid: TimeGrid) -> Floats:
    """The mean that holds for each call; one number stays one number."""
    means = np.asarray(mean_s, dtype=np.float64)
    return means[intervals_of(arrived_s, grid)] if means.ndim else means


@kernel
def _spread(cumulative: Floats, spacings: Floats, start_s: float, interval_s: float) -> Floats:
    """Lay ``len(spacings) - 1`` ordered points over the intervals in proportion to their expected calls.

    Normalised partial sums of exponential spacings are ordered uniform draws: no sorting is needed.
    """
    times = np.empty(len(spacings) - 1)
    scale = cumulative[-1] / spacings.sum()
    position = 0.0
    interval = -1
    opens = closes = slope = 0.0
    for call in range(len(times)):
        position += spacings[call] * scale
        while interval < 0 or (
            cumulative[interval + 1] <= position and cumulative[interval + 1] < cumulative[-1]
        ):
            interval += 1
            slope = interval_s / (cumulative[interval + 1] - cumulative[interval])
            opens = start_s + interval * interval_s
            closes = opens + interval_s - LAST_MOMENT_S
        times[call] = min(opens + (position - cumulative[interval]) * slope, closes)
    return times
