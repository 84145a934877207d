"""What the calendar says of each day: weekday, place in the month, holidays, closures, events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from fagtid.core.errors import refuse
from fagtid.core.forecasting.daytable import DayTable, weekdays
from fagtid.core.forecasting.series import Bools, Days, Floats, Holidays, Ints, NamedDays

HOLIDAY = "public holiday"
EVE = "day before a public holiday"
REOPENING = "day after a public holiday"


@dataclass(frozen=True)
class DayKinds:
    """The calendar of the history's days followed by the days ahead; every array has shape (days,)."""

    days: Days
    weekday: Ints
    is_open: Bools
    is_holiday: Bools
    is_eve: Bools
    reopens: Bools  # the first open day after a closed one, and any open day after a holiday
    holiday_name: tuple[str, ...]
    events: dict[str, Bools]

    @property
    def follows_holiday(self) -> Bools:
        """Open days after a public holiday."""
        return self.reopens & day_before(self.is_holiday)

    @property
    def month_place(self) -> Floats:
        """Days from the nearest turn of the month: 0 on the first, -1 on the last, +15 mid-month."""
        month = self.days.astype("datetime64[M]")
        since = (self.days - month.astype("datetime64[D]")).astype(np.float64)
        until = ((month + 1).astype("datetime64[D]") - self.days).astype(np.float64)
        return np.where(since <= until, since, -until)


def read_calendar(table: DayTable, ahead: Days, holidays: Holidays, events: Iterable[NamedDays]) -> DayKinds:
    """Sort all days of the history and those ahead by kind, and settle which days are open."""
    days = np.concatenate([table.days, ahead])
    named = {np.datetime64(day, "D"): name for day, name in holidays.items()}
    is_holiday = np.isin(days, np.array(list(named), dtype="datetime64[D]"))
    names = tuple(named.get(day, "") for day in days)
    opened = open_days(table, days, is_holiday, names)
    shut = ~opened & (is_holiday | ~table.open_weekdays[weekdays(days)])  # a gap in the data is no closure
    shut_first = not table.open_weekdays[(weekdays(days[:1])[0] - 1) % 7]
    return DayKinds(
        days=days,
        weekday=weekdays(days),
        is_open=opened,
        is_holiday=is_holiday,
        is_eve=day_after(is_holiday) & ~is_holiday,
        reopens=(day_before(shut, shut_first) | day_before(is_holiday)) & opened & ~is_holiday,
        holiday_name=names,
        events=flag_events(days, events),
    )


def flag_events(days: Days, events: Iterable[NamedDays]) -> dict[str, Bools]:
    """Which days belong to each event; events of one name are one event."""
    flags: dict[str, Bools] = {}
    for event in events:
        flags[event.name] = flags.get(event.name, np.zeros(days.size, dtype=bool)) | np.isin(
            days, dates(event)
        )
    return flags


def dates(event: NamedDays) -> Days:
    """The days of an event."""
    try:
        return np.array([date.fromisoformat(day) for day in event.days], dtype="datetime64[D]")
    except ValueError:
        refuse(f"days of the event {event.name!r}", "dates such as 2026-11-30", list(event.days))


def day_before(flags: Bools, first: bool = False) -> Bools:
    """What was flagged the day before; ``first`` says it of the day before the first."""
    return np.concatenate([[first], flags[:-1]])


def day_after(flags: Bools) -> Bools:
    """What is flagged the day after; False where nothing is known."""
    return np.concatenate([flags[1:], [False]])


def open_days(table: DayTable, days: Days, is_holiday: Bools, names: tuple[str, ...]) -> Bools:
    """Days with traffic in the history; ahead, days that by weekday and holiday ought to have some."""
    past = table.days.size
    ought = table.open_weekdays[weekdays(days)]
    rare = np.array([table.total[table.weekday == k].max(initial=0.0) < 8.0 for k in range(7)])
    known = ~np.isnan(table.counts).all(axis=1)
    opened = ought.copy()
    opened[:past] = table.has_traffic | (ought[:past] & known & rare[table.weekday])
    told = is_holiday[:past] & ought[:past]
    for day in range(past, days.size):
        if is_holiday[day] and told.any():
            same = told & np.array([name == names[day] for name in names[:past]])
            opened[day] &= opened[:past][same if same.any() else told].mean() >= 0.5
    return opened
