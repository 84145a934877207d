"""The demo centre's days: when it is open and when invoices fall due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fagtid.engine.calendar import public_holidays

SATURDAY, SUNDAY = 5, 6
OPEN_WEEKDAY = (8 * 60, 16 * 60 + 15)  # lines open, minutes after midnight
OPEN_SATURDAY = (9 * 60, 12 * 60 + 45)


@dataclass(frozen=True)
class DueDates:
    """Invoice due dates: mid-month for some clients, end of month for the others."""

    mid_month: tuple[date, ...]
    month_end: tuple[date, ...]

    @property
    def all(self) -> tuple[date, ...]:
        """Both kinds in order."""
        return tuple(sorted({*self.mid_month, *self.month_end}))


@dataclass(frozen=True)
class DemoCalendar:
    """Closed days and due dates of a span of years."""

    closed: frozenset[date]
    due: DueDates

    def is_open(self, day: date) -> bool:
        """Whether the lines open that day."""
        return day.weekday() != SUNDAY and day not in self.closed

    def hours(self, day: date) -> tuple[int, int]:
        """When the lines open and close, minutes after midnight; (0, 0) on a closed day."""
        if not self.is_open(day):
            return 0, 0
        return OPEN_SATURDAY if day.weekday() == SATURDAY else OPEN_WEEKDAY


def demo_calendar(first: date, last: date) -> DemoCalendar:
    """Norwegian public holidays, and due dates on the 15th and the last of each month of the span.

    A due date on a weekend or a holiday counts on the next bank day, as payments do.
    """
    closed = frozenset(public_holidays("NO", first.year, last.year + 1))
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    middle = [bank_day(month.replace(day=15), closed) for month in months]
    ends = [bank_day(_month_end(month), closed) for month in months]
    return DemoCalendar(closed, DueDates(_within(middle, first, last), _within(ends, first, last)))


def bank_day(day: date, closed: frozenset[date]) -> date:
    """The day itself, or the next that is neither weekend nor holiday."""
    while day.weekday() >= SATURDAY or day in closed:
        day += timedelta(days=1)
    return day


def _month_end(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _within(days: list[date], first: date, last: date) -> tuple[date, ...]:
    return tuple(day for day in days if first <= day <= last)
