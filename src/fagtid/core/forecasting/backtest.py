"""What the forecast would have said in the past, and how far it was off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from fagtid.core.errors import refuse
from fagtid.core.forecasting.model import forecast
from fagtid.core.forecasting.series import Floats, History, Holidays, NamedDays
from fagtid.core.forecasting.simple import mean_of_last_4, median_of_last_6, seasonal_naive
from fagtid.core.timegrid import TimeGrid, days_grid, local_midnight_s

LEAST_HISTORY_DAYS = 7


class Banded(Protocol):
    """What a method must hand over; quantiles it does not have are NaN."""

    @property
    def mean(self) -> Floats: ...
    @property
    def p10(self) -> Floats: ...
    @property
    def p50(self) -> Floats: ...
    @property
    def p90(self) -> Floats: ...


Method = Callable[[History, TimeGrid], Banded]


@dataclass(frozen=True)
class Record:
    """One method's forecast from one origin beside what came; arrays of shape (grid.count,)."""

    method: str
    grid: TimeGrid
    truth: Floats  # NaN where unknown
    mean: Floats
    p10: Floats
    p50: Floats
    p90: Floats


@dataclass(frozen=True)
class Summary:
    """How one method did over all origins.

    Attributes
    ----------
    origins
        Forecasts made.
    wape, bias
        Sum of absolute and of signed errors of the mean (forecast minus truth), over all calls.
    below_p10, below_p50, below_p90, inside_80
        Share of known intervals with calls expected or come that lay below each quantile, and from
        the 10 to the 90 one; NaN for a method without bands.
    """

    method: str
    origins: int
    wape: float
    bias: float
    below_p10: float
    below_p50: float
    below_p90: float
    inside_80: float


def backtest(
    history: History,
    *,
    methods: Mapping[str, Method] | None = None,
    holidays: Holidays | None = None,
    events: Iterable[NamedDays] = (),
    weeks: int | None = 8,
    step_days: int = 7,
    horizon_days: int = 7,
) -> tuple[Record, ...]:
    """Forecast past stretches from what was known before each, by our method and the simple ones.

    Parameters
    ----------
    history
        The whole of what is known.
    methods
        By name; ``None``: ours and the three simple ones.
    holidays, events
        As for `forecast`; used by ours alone.
    weeks
        How many origins at most, the latest ones; ``None``: all there is room for.
    step_days, horizon_days
        Days between origins and days forecast from each, >= 1.

    Returns
    -------
    tuple of Record
        Origins oldest first, methods in the order given. Origins are local midnights, the last so
        that its horizon ends where the history ends; each has at least a week of history.

    Raises
    ------
    InvalidInput
        If a count of days is below 1 or the history is shorter than a week and the horizon.
    """
    named = methods or own_and_simple(holidays, events)
    for name, value in (("step_days", step_days), ("horizon_days", horizon_days)):
        if value < 1:
            refuse(name, ">= 1", value)
    return tuple(
        record(name, method, history, target)
        for target in targets(history.grid, weeks, step_days, horizon_days)
        for name, method in named.items()
    )


def own_and_simple(holidays: Holidays | None = None, events: Iterable[NamedDays] = ()) -> dict[str, Method]:
    """Our method and the three simple ones, by name.

    Parameters
    ----------
    holidays, events
        As for `forecast`; the simple methods know no calendar.
    """
    known_events = tuple(events)

    def ours(history: History, target: TimeGrid) -> Banded:
        return forecast(history, target, holidays=holidays, events=known_events)

    return {
        "fagtid": ours,
        "seasonal naive": seasonal_naive,
        "mean of last 4": mean_of_last_4,
        "median of last 6": median_of_last_6,
    }


def targets(grid: TimeGrid, weeks: int | None, step_days: int, horizon_days: int) -> tuple[TimeGrid, ...]:
    """The stretches to forecast, oldest first."""
    days = np.unique(grid.day)
    whole = days[-1] + 1 if midnight(days[-1] + 1, grid) <= grid.end_s else days[-1]
    last = whole - horizon_days
    room = int((last - days[0]).astype(np.int64)) - LEAST_HISTORY_DAYS
    if room < 0:
        least = f"at least {LEAST_HISTORY_DAYS + horizon_days} days"
        refuse("history", least, f"{days.size} days")
    origins = last - np.arange(0, room + 1, step_days)[:weeks][::-1]
    return tuple(days_grid(str(day), horizon_days, grid.interval_s, grid.timezone) for day in origins)


def midnight(day: np.datetime64, grid: TimeGrid) -> int:
    """UTC seconds at which the local day begins."""
    return local_midnight_s(str(day), grid.timezone)


def record(name: str, method: Method, history: History, target: TimeGrid) -> Record:
    """One forecast, made without a look at what it is held against."""
    told = method(history.before(target.start_s), target)
    first = history.grid.index(target.start_s)
    truth = history.counts[first : first + target.count]
    return Record(name, target, truth, told.mean, told.p10, told.p50, told.p90)


def summarise(records: Iterable[Record]) -> tuple[Summary, ...]:
    """One line a method, in the order in which they first appear.

    Parameters
    ----------
    records
        What `backtest` gave, of any number of origins.
    """
    by_method: dict[str, list[Record]] = {}
    for one in records:
        by_method.setdefault(one.method, []).append(one)
    return tuple(summary(name, group) for name, group in by_method.items())


def summary(name: str, group: list[Record]) -> Summary:
    """All origins of one method taken together."""
    truth, mean, p10, p50, p90 = (
        np.concatenate([getattr(one, part) for one in group])
        for part in ("truth", "mean", "p10", "p50", "p90")
    )
    known = ~np.isnan(truth)
    error, calls = (mean - truth)[known], max(float(truth[known].sum()), 1e-12)
    judged = known & ((mean > 0) | (truth > 0)) & ~np.isnan(p10)

    def share(held: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
        return float(held[judged].mean()) if judged.any() else float("nan")

    return Summary(
        method=name,
        origins=len(group),
        wape=float(np.abs(error).sum()) / calls,
        bias=float(error.sum()) / calls,
        below_p10=share(truth < p10),
        below_p50=share(truth < p50),
        below_p90=share(truth < p90),
        inside_80=share((truth >= p10) & (truth <= p90)),
    )
