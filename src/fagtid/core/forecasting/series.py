"""What goes into a forecast and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from fagtid.core.errors import refuse
from fagtid.core.timegrid import DAY_S, TimeGrid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Days = NDArray[np.datetime64]
Holidays = Mapping[date, str]


class NamedDays(Protocol):
    """Days the centre names: `fagtid.core.planning.problem.Event` is one. Days are ``YYYY-MM-DD``, local."""

    @property
    def name(self) -> str: ...
    @property
    def days(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class History:
    """What has come in so far, per interval.

    Parameters
    ----------
    grid
        The intervals; their length must divide a day.
    counts
        Calls offered in each, shape (grid.count,), calls, >= 0; NaN where nobody knows.
    handle_s
        Mean handle time of the calls answered in each, shape (grid.count,), seconds; NaN where none
        was answered. ``None``: not known at all.

    Raises
    ------
    InvalidInput
        If a shape does not fit the grid, a count or time is negative or infinite, or the interval
        does not divide a day.
    """

    grid: TimeGrid
    counts: Floats
    handle_s: Floats | None = None

    def __post_init__(self) -> None:
        if DAY_S % self.grid.interval_s:
            refuse("interval_s of the history", "a divisor of a day (86400 s)", self.grid.interval_s)
        object.__setattr__(self, "counts", known_or_nan("counts", self.counts, self.grid.count))
        if self.handle_s is not None:
            object.__setattr__(self, "handle_s", known_or_nan("handle_s", self.handle_s, self.grid.count))

    def before(self, time_s: int) -> History:
        """The part that was known at ``time_s`` (UTC seconds): intervals that had ended by then."""
        kept = min(max(self.grid.index(time_s), 0), self.grid.count)
        handle_s = None if self.handle_s is None else self.handle_s[:kept]
        return History(replace(self.grid, count=kept), self.counts[:kept], handle_s)


@dataclass(frozen=True)
class Effect:
    """How much a kind of day lifts or lowers the traffic of a whole day.

    Attributes
    ----------
    name
        The centre's own name of the event, or ``public holiday`` and the days around it.
    days
        The days of this kind in the period that is forecast, ``YYYY-MM-DD``.
    multiplier, low, high
        Best estimate and 80 % interval. An event never seen has 1 and no learning behind it.
    n_days
        Days of this kind in the history that it was learned from.
    """

    name: str
    days: tuple[str, ...]
    multiplier: float
    low: float
    high: float
    n_days: int

    @property
    def is_learned(self) -> bool:
        """Whether the history holds any such day."""
        return self.n_days > 0


@dataclass(frozen=True)
class Forecast:
    """Expected traffic with its uncertainty, per interval of ``grid``.

    Attributes
    ----------
    mean, p10, p50, p90
        Calls, shape (grid.count,); all 0 where the centre is closed.
    handle_s, handle_p10_s, handle_p90_s
        Mean handle time of the interval's calls with its 80 % band, seconds; ``None`` when unknown.
    day_spread
        Relative standard deviation of the factor that all intervals of a day share, shape (grid.count,).
    effects
        What the calendar does, each with its uncertainty.
    """

    grid: TimeGrid
    mean: Floats
    p10: Floats
    p50: Floats
    p90: Floats
    day_spread: Floats
    effects: tuple[Effect, ...] = ()
    handle_s: Floats | None = None
    handle_p10_s: Floats | None = None
    handle_p90_s: Floats | None = None

    @property
    def day_cv(self) -> float:
        """Typical relative spread of a day's common factor; 0 when every day is closed."""
        open_now = self.mean > 0
        return float(np.median(self.day_spread[open_now])) if open_now.any() else 0.0

    def scenarios(self, n: int = 5) -> tuple[Floats, Floats]:
        """Volumes for ``n`` equally likely kinds of day, from quiet to busy.

        Parameters
        ----------
        n
            Number of scenarios, >= 1; with 1 it is the mean alone.

        Returns
        -------
        means : array, shape (n, grid.count)
            Calls. Within a scenario every day has the same luck.
        weights : array, shape (n,)
            Sum to 1, and ``weights @ means`` equals ``mean``.
        """
        if n < 1:
            refuse("n", ">= 1", n)
        luck = ndtri((np.arange(n) + 0.5) / n)
        luck /= np.sqrt(np.mean(luck**2)) if n > 1 else 1.0
        log_spread = np.sqrt(np.log1p(self.day_spread**2))
        factors = np.exp(luck[:, None] * log_spread)
        return factors / factors.mean(axis=0) * self.mean, np.full(n, 1.0 / n)


def known_or_nan(name: str, values: Floats, count: int) -> Floats:
    """``values`` as floats of shape (count,), >= 0 and finite or NaN; refused by name otherwise."""
    array = np.asarray(values, dtype=np.float64)
    if array.shape != (count,):
        refuse(f"shape of {name}", f"({count},) as the grid", array.shape)
    wrong = ~np.isnan(array) & ~((array >= 0) & np.isfinite(array))
    if wrong.any():
        refuse(name, ">= 0 and finite, or NaN where unknown", f"{array[wrong][0]:g}")
    return array


def iso_days(days: Iterable[np.datetime64]) -> tuple[str, ...]:
    """Days as ``YYYY-MM-DD``."""
    return tuple(str(day) for day in days)
