"""The history as a table of days by time of day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from fagtid.core.forecasting.series import Bools, Days, Floats, Ints
from fagtid.core.timegrid import DAY_S, TimeGrid

RECENT_WEEKS = 8
FEW_CALLS = 8.0  # a day expecting fewer may well see none: exp(-8) = 0.0003


@dataclass(frozen=True)
class DayTable:
    """Counts laid out by local day (rows, none left out) and time of day (columns).

    Where the clocks go back a slot is lived twice: it holds the mean of the two. Where they go
    forward it is NaN.
    """

    days: Days
    counts: Floats  # (days, slots), NaN unknown

    def latest(self, n: int) -> DayTable:
        """The last ``n`` days."""
        return DayTable(self.days[-n:], self.counts[-n:])

    @cached_property
    def weekday(self) -> Ints:
        """0 = Monday, shape (days,)."""
        return weekdays(self.days)

    @cached_property
    def total(self) -> Floats:
        """Calls seen in each day, unknown slots not counted, shape (days,)."""
        total: Floats = np.nansum(self.counts, axis=1)
        return total

    @cached_property
    def has_traffic(self) -> Bools:
        """Days with at least one call."""
        return self.total > 0

    @cached_property
    def open_weekdays(self) -> Bools:
        """Weekdays on which the centre takes calls, shape (7,); a weekday never seen counts as one."""
        told = self.in_use
        return np.array([is_open(self.total[told & (self.weekday == k)][-RECENT_WEEKS:]) for k in range(7)])

    @cached_property
    def counts_for_day(self) -> Bools:
        """Days whose total says something of an open day: some calls, or none where few are usual."""
        rare = np.array([self.total[self.weekday == k].max(initial=0.0) < FEW_CALLS for k in range(7)])
        known = ~np.isnan(self.counts).all(axis=1)
        usable: Bools = self.has_traffic | (known & rare[self.weekday] & self.open_weekdays[self.weekday])
        return usable

    @cached_property
    def in_use(self) -> Bools:
        """Days that tell whether their weekday is open: not those of a week nobody knows anything of."""
        known = ~np.isnan(self.counts).all(axis=1)
        about = np.convolve(self.has_traffic, np.ones(7), mode="full")[3 : 3 + known.size] > 0
        return known | about


def is_open(totals: Floats) -> bool:
    """Whether days with these totals are working days.

    Most had calls; or some had, and all had so few that a day without is no wonder.
    """
    if totals.size == 0 or np.mean(totals > 0) > 0.5:
        return True
    return bool(0 < totals.max() < FEW_CALLS)


def weekdays(days: Days) -> Ints:
    """Day of the week, 0 = Monday."""
    return (days.astype("datetime64[D]").astype(np.int64) + 3) % 7


def slot_of(grid: TimeGrid) -> Ints:
    """Column of each interval in a day table, shape (grid.count,)."""
    return grid.second_of_day // grid.interval_s


def lay_out(grid: TimeGrid, values: Floats) -> DayTable:
    """``values`` of the grid's intervals as a day table."""
    if grid.count == 0:
        return DayTable(np.empty(0, "datetime64[D]"), np.empty((0, DAY_S // grid.interval_s)))
    first, last = grid.day[0], grid.day[-1]
    days = np.arange(first, last + 1)
    row = (grid.day - first).astype(np.int64)
    shape = (days.size, DAY_S // grid.interval_s)
    cell = np.ravel_multi_index((row, slot_of(grid)), shape)
    known = ~np.isnan(values)
    size = shape[0] * shape[1]
    hits = np.bincount(cell[known], minlength=size)
    sums = np.bincount(cell[known], weights=values[known], minlength=size)
    with np.errstate(invalid="ignore"):
        return DayTable(days, (sums / hits).reshape(shape))
