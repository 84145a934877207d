"""One axis of time for traffic, prices and everybody's sessions: days in columns of some minutes each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from zoneinfo import ZoneInfo

WEEK_MINUTES, DAY_MINUTES = 15, 5
WEEK_LANE_PX, DAY_LANE_PX = 1400, 760  # the narrowest a lane is drawn, see timeline.css
TARGET_PX = 26  # 24 to hit, and a margin


@dataclass(frozen=True)
class Interval:
    """One interval with somebody at work."""

    start_s: int
    offered_mean: float
    offered_p10: float
    offered_p90: float
    late_before: float
    late_after: float
    price_one_more: float | None


@dataclass(frozen=True)
class DayOnAxis:
    """One day's part of the axis: columns from ``first`` on, beginning at ``opens_s``."""

    day: date
    opens_s: int
    first: int
    columns: int
    hours: tuple[tuple[int, int], ...]  # (hour, column)


@dataclass(frozen=True)
class Axis:
    """Time in columns of ``minutes`` each; columns count from 1."""

    minutes: int
    days: tuple[DayOnAxis, ...]

    @property
    def columns(self) -> int:
        """All columns together."""
        return sum(day.columns for day in self.days)

    @property
    def is_one_day(self) -> bool:
        """True for one day in fine columns."""
        return self.minutes == DAY_MINUTES

    @property
    def least(self) -> int:
        """Columns that a block needs to be wide enough to hit on the narrowest lane."""
        lane = DAY_LANE_PX if self.is_one_day else WEEK_LANE_PX
        return ceil(TARGET_PX * self.columns / lane)

    def span(self, start: datetime, end: datetime) -> tuple[int, int] | None:
        """First column and number of columns of a span on one of the days; ``None`` outside them."""
        return self.span_s(int(start.timestamp()), int(end.timestamp()))

    def span_s(self, start_s: int, end_s: int) -> tuple[int, int] | None:
        """`span` by UTC seconds."""
        width = 60 * self.minutes
        for day in self.days:
            first, last = (start_s - day.opens_s) // width, -((day.opens_s - end_s) // width)
            if last > 0 and first < day.columns:
                first, last = max(first, 0), min(last, day.columns)
                return day.first + first, max(1, last - first)
        return None


Hours = dict[date, tuple[int, int]]


def hours_of(starts_s: Iterable[int], zone: ZoneInfo) -> Hours:
    """First and last hour with somebody at work, day by day."""
    hours: Hours = {}
    for start_s in starts_s:
        start = datetime.fromtimestamp(start_s, tz=zone)
        low, high = hours.get(start.date(), (24, 0))
        hours[start.date()] = (min(low, start.hour), max(high, start.hour + 1))
    return hours


def axis_over(hours: Hours, zone: ZoneInfo, only: date | None = None) -> Axis:
    """The days with somebody at work, or one of them; all days of a week get the same width."""
    one_day = only is not None and only in hours
    shown: Hours = {day: span for day, span in hours.items() if not one_day or day == only}
    low, high = widest(shown)
    minutes = DAY_MINUTES if one_day else WEEK_MINUTES
    columns, first, found = (high - low) * 60 // minutes, 1, []
    for day in sorted(shown):
        marks = tuple((hour, first + (hour - low) * 60 // minutes) for hour in range(low, high))
        opens = datetime(day.year, day.month, day.day, low, tzinfo=zone)
        found.append(DayOnAxis(day, int(opens.timestamp()), first, columns, marks))
        first += columns
    return Axis(minutes, tuple(found))


def widest(hours: Hours) -> tuple[int, int]:
    """Opening of the earliest day, closing of the latest."""
    if not hours:
        return 8, 16
    return min(low for low, _ in hours.values()), max(high for _, high in hours.values())
