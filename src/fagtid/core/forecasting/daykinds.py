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
    """The calendar from the history's first day to the last one ahead; every array has shape (days,)."""

    days: Days
    weekday: Ints
    is_open: Bools
    is_holiday: Bools
    is_eve: Bools
    reopens: Bools  # the first open day after a closed one, and any open day after a holiday
    follows_holiday: Bools
    holiday_name: tuple[str, ...]
    events: dict[str, Bools]

    @property
    def month_place(self) -> Floats:
        """Days from the nearest turn of the month: 0 on the first, -1 on the last, +15 mid-month."""
        month = self.days.astype("datetime64[M]")
        since = (self.days - month.astype("datetime64[D]")).astype(np.float64)
        until = ((month + 1).astype("datetime64[D]") - self.days).astype(np.float64)
        return np.where(since <= until, since, -until)


def read_calendar(
    table: DayTable, target_days: Days, holidays: Holidays, events: Iterable[NamedDays]
) -> DayKinds:
    """Sort all days from the history's first to the target's last by kind, and settle which are open."""
    days = np.arange(table.days[0], max(table.days[-1], target_days[-1]) + 1)
    named = {np.datetime64(day, "D"): name for day, name in holidays.items()}
    free = np.array(list(named), dtype="datetime64[D]")
    is_holiday, after_holiday = np.isin(days, free), np.isin(days - 1, free)
    names = tuple(named.get(day, "") for day in days)
    opened = open_days(table, days, np.isin(days, target_days), names)
    usual = table.open_weekdays
    shut = ~opened & (is_holiday | ~usual[weekdays(days)])  # a gap in the data is no closure
    shut_before = np.concatenate([~usual[weekdays(days[:1] - 1)], shut[:-1]])
    return DayKinds(
        days=days,
        weekday=weekdays(days),
        is_open=opened,
        is_holiday=is_holiday,
        is_eve=np.isin(days + 1, free) & ~is_holiday,
        reopens=(shut_before | after_holiday) & opened & ~is_holiday,
        follows_holiday=after_holiday & opened & ~is_holiday,
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


def open_days(table: DayTable, days: Days, is_target: Bools, names: tuple[str, ...]) -> Bools:
    """Days with traffic in the history; those to be forecast, by their weekday and by past holidays.

    ``names`` holds each day's holiday, empty on other days.
    """
    past = table.days.size
    ought = table.open_weekdays[weekdays(days)]
    was_open = table.counts_for_day
    opened = ought.copy()
    opened[:past] = np.where(is_target[:past], ought[:past], was_open)
    told = np.array([name != "" for name in names[:past]]) & ought[:past] & table.in_use & ~is_target[:past]
    for day in np.flatnonzero(is_target) if told.any() else ():
        if names[day]:
            same = told & np.array([name == names[day] for name in names[:past]])
            opened[day] &= was_open[same if same.any() else told].mean() >= 0.5
    return opened
