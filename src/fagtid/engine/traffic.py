"""From traffic as read to what the forecast and the planner want to know of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from fagtid.core.errors import refuse
from fagtid.core.forecasting import Forecast, History, forecast
from fagtid.core.timegrid import TimeGrid
from fagtid.engine.calendar import public_holidays
from fagtid.files import records
from fagtid.files.records import Centre, Traffic

Floats = NDArray[np.float64]

ALL_QUEUES = "all"
Z80 = 2.563  # width of an 80 % band in standard deviations
LONGEST_PATIENCE_S = 36_000.0


@dataclass(frozen=True)
class QueueTraffic:
    """One queue's history, or all queues' together, with what its callers taught us.

    ``patience_s`` is ``None`` where the traffic does not tell.
    """

    queue: str
    history: History
    patience_s: float | None
    mean_handle_s: float | None


def queue_traffic(traffic: Traffic, queue: str | None) -> QueueTraffic:
    """The named queue; without a name the only one, or all together as agents take them all."""
    if queue is not None and queue != ALL_QUEUES and queue not in traffic.queues:
        refuse("queue in the centre file", "one of " + ", ".join(traffic.queues), queue)
    rows = [traffic.queues.index(queue)] if queue in traffic.queues else list(range(len(traffic.queues)))
    name = traffic.queues[rows[0]] if len(rows) == 1 else ALL_QUEUES
    offered = total(traffic.offered[rows])
    answered, abandoned = total(traffic.answered[rows]), total(traffic.abandoned[rows])
    handled = total(traffic.handle_s[rows] * traffic.answered[rows])
    with np.errstate(invalid="ignore", divide="ignore"):
        handle_s = np.where(answered > 0, handled / answered, np.nan)
    known = np.isfinite(handle_s).any()
    return QueueTraffic(
        queue=name,
        history=History(traffic.grid, offered, handle_s if known else None),
        patience_s=patience(traffic, rows, abandoned),
        mean_handle_s=float(np.nansum(handled) / np.nansum(answered)) if known else None,
    )


def total(values: Floats) -> Floats:
    """Sum over queues, NaN where no queue is known; shape (n_intervals,)."""
    unknown = np.isnan(values).all(axis=0)
    return np.where(unknown, np.nan, np.nansum(values, axis=0))


def patience(traffic: Traffic, rows: list[int], abandoned: Floats) -> float | None:
    """Mean patience, seconds: all time waited over all who gave up (censored exponential)."""
    waited = total(traffic.waited_s[rows])
    if not np.isfinite(waited).any():
        waited = total(traffic.wait_s[rows] * traffic.answered[rows])
    both = np.isfinite(waited) & np.isfinite(abandoned)
    gave_up = float(abandoned[both].sum())
    if gave_up < 1:
        return None
    return min(max(float(waited[both].sum()) / gave_up, 1.0), LONGEST_PATIENCE_S)


def centre_forecast(
    history: History, target: TimeGrid, centre: Centre, as_of_s: int | None = None
) -> Forecast:
    """The forecast for ``target`` from what was known by its start, or by ``as_of_s`` if that is earlier."""
    cut = target.start_s if as_of_s is None else min(as_of_s, target.start_s)
    known = history.before(cut)
    if centre.opening:
        known = replace(known, counts=np.where(is_open(centre, known.grid), known.counts, 0.0))
    found = forecast(known, target, holidays=holidays_of(centre, history.grid, target), events=centre.events)
    return within_hours(found, centre)


def within_hours(found: Forecast, centre: Centre) -> Forecast:
    """The forecast with nothing outside the opening hours; as it is where none are told."""
    if not centre.opening:
        return found
    opened = is_open(centre, found.grid)
    mean, p10, p50, p90 = (
        np.where(opened, part, 0.0) for part in (found.mean, found.p10, found.p50, found.p90)
    )
    return replace(found, mean=mean, p10=p10, p50=p50, p90=p90)


def is_open(centre: Centre, grid: TimeGrid) -> NDArray[np.bool_]:
    """Whether each interval begins within the opening hours, shape (count,)."""
    opened = np.zeros(grid.count, dtype=np.bool_)
    for span in centre.opening:
        inside = (grid.second_of_day >= span.opens_s) & (grid.second_of_day < span.closes_s)
        opened |= (grid.weekday == span.weekday) & inside
    return opened


def holidays_of(centre: Centre, *grids: TimeGrid) -> dict[date, str]:
    """Public holidays of the centre's country in the years the grids touch."""
    if centre.country is None:
        return {}
    zone = ZoneInfo(centre.timezone)
    years = [datetime.fromtimestamp(t, zone).year for grid in grids for t in (grid.start_s, grid.end_s)]
    return public_holidays(centre.country, min(years), max(years))


def forecast_from_file(given: records.Forecast, queue: str | None, target: TimeGrid) -> Forecast:
    """A forecast made elsewhere, laid on the target; its bands say how much the days swing."""
    if given.grid.interval_s != target.interval_s:
        expected = f"{target.interval_s // 60} minutes as in the centre file"
        refuse("interval of the forecast file", expected, f"{given.grid.interval_s // 60} minutes")
    rows = [given.queues.index(queue)] if queue in given.queues else list(range(len(given.queues)))
    first = given.grid.index(target.start_s)
    if first < 0 or first + target.count > given.grid.count:
        refuse("forecast file", "to cover the whole period", "one that starts late or ends early")
    span = slice(first, first + target.count)
    given_values = (given.mean, given.p10, given.p50, given.p90)
    mean, p10, p50, p90 = (np.nan_to_num(total(values[rows][:, span])) for values in given_values)
    spread = np.full(target.count, day_spread_of_bands(mean, p10, p90))
    handle_s = None
    if given.handle_s is not None and np.isfinite(given.handle_s[rows][:, span]).any():
        weights = given.mean[rows][:, span]
        handled, counted = total(given.handle_s[rows][:, span] * weights), total(weights)
        with np.errstate(invalid="ignore", divide="ignore"):
            overall = float(np.nansum(handled) / np.nansum(counted))
            handle_s = np.nan_to_num(np.where(counted > 0, handled / counted, overall), nan=overall)
    return Forecast(target, mean, p10, p50, p90, spread, handle_s=handle_s)


def day_spread_of_bands(mean: Floats, p10: Floats, p90: Floats) -> float:
    """Relative spread beyond Poisson that the bands show, taken as common to a day: the careful reading."""
    beyond = ((p90 - p10) / Z80) ** 2 - mean
    return float(np.sqrt(max(0.0, beyond.sum()) / np.square(mean).sum())) if mean.any() else 0.0
