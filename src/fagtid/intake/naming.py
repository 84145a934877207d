"""What can be done with the centre's calendar: opening hours, and days that are named."""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, time, timedelta

from django.db import transaction

from fagtid.frame.refusals import Refused
from fagtid.intake.models import CalendarDay, OpeningHours
from fagtid.people.models import Centre

COLUMNS = ("kind", "name", "day")
MOST_DAYS = 5_000
SATURDAY = 5
Hours = tuple[time, time] | None
Named = tuple[str, str, date]  # kind, name, day


class NotUnderstood(Refused):
    """A row of a calendar file cannot be read; carries where, what and what was expected."""

    def __init__(self, row: int, value: str, expected: str) -> None:
        super().__init__()
        self.row, self.value, self.expected = row, value, expected


@transaction.atomic
def set_hours(centre: Centre, *, hours: dict[int, Hours] | None) -> None:
    """When calls are taken on each weekday; ``None`` for a closed one, and for all: the calls tell."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    OpeningHours.objects.filter(centre=centre).delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(
            centre=centre,
            weekday=weekday,
            opens=span[0] if span else None,
            closes=span[1] if span else None,
        )
        for weekday, span in (hours or {}).items()
    )


@transaction.atomic
def name_days(centre: Centre, *, name: str, days: Iterable[date], kind: str = CalendarDay.Kind.OTHER) -> int:
    """Name days in the calendar; tells how many are new. All days of a name are of one kind."""
    before = CalendarDay.objects.filter(centre=centre, name=name).count()
    CalendarDay.objects.bulk_create(
        (CalendarDay(centre=centre, kind=kind, name=name, day=day) for day in days), ignore_conflicts=True
    )
    CalendarDay.objects.filter(centre=centre, name=name).exclude(kind=kind).update(kind=kind)
    return CalendarDay.objects.filter(centre=centre, name=name).count() - before


@transaction.atomic
def forget_days(centre: Centre, *, name: str) -> None:
    """Take a name and all its days out of the calendar."""
    CalendarDay.objects.filter(centre=centre, name=name).delete()


@transaction.atomic
def forget_day(day: CalendarDay) -> None:
    """Take a single day out of the calendar."""
    day.delete()


@transaction.atomic
def move_day(day: CalendarDay, *, to: date) -> None:
    """Put a named day on another date; where the name has that date already the two become one."""
    same = CalendarDay.objects.filter(centre=day.centre_id, name=day.name, day=to).exclude(pk=day.pk)
    if same.exists():
        day.delete()
    else:
        CalendarDay.objects.filter(pk=day.pk).update(day=to)


def monthly(day_of_month: int, first: date, last: date, *, to_workday: bool) -> list[date]:
    """The same day of every month in a period; in shorter months their last day.

    With ``to_workday`` a Saturday or Sunday becomes the Monday after, as banks do.
    """
    found = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        day = date(year, month, min(day_of_month, monthrange(year, month)[1]))
        if to_workday and day.weekday() >= SATURDAY:
            day += timedelta(days=7 - day.weekday())
        if first <= day <= last:
            found.append(day)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def every_day(first: date, last: date) -> list[date]:
    """All days of a period, both ends included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def calendar_text(days: Iterable[CalendarDay]) -> str:
    """The calendar as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.kind, one.name, one.day.isoformat()) for one in days)
    return out.getvalue()


def read_calendar(text: str) -> list[Named]:
    """The days of a CSV file as `calendar_text` writes it; the first row that cannot be read is refused."""
    lines = text.lstrip("\ufeff").splitlines()
    separator = ";" if lines and ";" in lines[0] else ","
    rows = csv.DictReader(lines, delimiter=separator)
    header = tuple(str(name).strip().lower() for name in rows.fieldnames or ())
    if not {"name", "day"} <= set(header):
        raise NotUnderstood(1, ", ".join(header), ", ".join(COLUMNS))
    rows.fieldnames = list(header)
    return [_named(number, row) for number, row in enumerate(rows, start=2)][:MOST_DAYS]


def _named(number: int, row: dict[str, str]) -> Named:
    kind, name, day = ((row.get(column) or "").strip() for column in COLUMNS)
    if kind and kind not in CalendarDay.Kind.values:
        raise NotUnderstood(number, kind, ", ".join(CalendarDay.Kind.values))
    if not name or len(name) > 120:
        raise NotUnderstood(number, name, "name")
    try:
        return kind or CalendarDay.Kind.OTHER, name, date.fromisoformat(day)
    except ValueError:
        raise NotUnderstood(number, day, "2026-12-15") from None


@transaction.atomic
def take_in_calendar(centre: Centre, text: str) -> int:
    """All days of a CSV file, or none; those that are there already stay. Tells how many are new."""
    named: dict[tuple[str, str], list[date]] = {}
    for kind, name, day in read_calendar(text):
        named.setdefault((kind, name), []).append(day)
    return sum(name_days(centre, name=name, days=days, kind=kind) for (kind, name), days in named.items())
