"""The three simple methods every forecast is measured against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fagtid.core.forecasting.daytable import lay_out, slot_of
from fagtid.core.forecasting.series import Floats, History
from fagtid.core.timegrid import TimeGrid


@dataclass(frozen=True)
class PlainForecast:
    """A forecast of means alone; its quantiles are NaN."""

    mean: Floats

    @property
    def p10(self) -> Floats:
        """Not known."""
        return np.full(self.mean.shape, np.nan)

    p50 = p90 = p10


def seasonal_naive(history: History, target: TimeGrid) -> PlainForecast:
    """The same slot of the same weekday the last time it was known."""
    return from_same_slots(history, target, 1, np.mean)


def mean_of_last_4(history: History, target: TimeGrid) -> PlainForecast:
    """Mean of the last four known same slots of the same weekday."""
    return from_same_slots(history, target, 4, np.mean)


def median_of_last_6(history: History, target: TimeGrid) -> PlainForecast:
    """Median of the last six known same slots of the same weekday."""
    return from_same_slots(history, target, 6, np.median)


def from_same_slots(
    history: History, target: TimeGrid, most: int, centre: Callable[[Floats], np.floating]
) -> PlainForecast:
    """``centre`` of up to ``most`` latest known counts of each weekday's slots; 0 where none is known."""
    table = lay_out(history.grid, history.counts)
    expected = np.zeros((7, table.counts.shape[1]))
    for weekday in np.unique(table.weekday):
        newest_first = table.counts[table.weekday == weekday][::-1]
        for slot in np.flatnonzero(~np.isnan(newest_first).all(axis=0)):
            column = newest_first[:, slot]
            expected[weekday, slot] = centre(column[~np.isnan(column)][:most])
    return PlainForecast(expected[target.weekday, slot_of(target)])
