"""The days of the plan, each with the same hours of its own clock along the axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from fagtid.files.report.document import Plan
from fagtid.files.report.language import Language
from fagtid.files.report.shapes import Scale

HOUR_S = 3600
DAY_H = 24
EDGE = 2.0  # per cent from an end of the axis
TICK_HOURS = (1, 2, 3, 4, 6, 12)


@dataclass(frozen=True)
class Day:
    """One local day and the part of it the pictures show, ``[start_s, end_s)`` in UTC seconds.

    On the night the clocks change the part is an hour longer or shorter than on other days.
    """

    date: date
    start_s: int
    end_s: int

    def percent(self, time_s: float) -> float:
        """Place along the axis, 0-100, held at the ends."""
        return Scale(self.start_s, self.end_s, 0.0, 100.0).inside(time_s)

    def holds(self, start_s: int, end_s: int) -> bool:
        """Whether any of ``[start_s, end_s)`` shows on the axis."""
        return start_s < self.end_s and end_s > self.start_s


@dataclass(frozen=True)
class Tick:
    """A mark on the time axis, ``place`` 0-100."""

    place: float
    label: str

    @property
    def anchor(self) -> str:
        """Which part of the label stands at the place, so that none hangs over an edge."""
        return "start" if self.place < EDGE else "end" if self.place > 100 - EDGE else "middle"


def open_days(plan: Plan) -> list[Day]:
    """The days with traffic, people or sessions, over the same hours of the clock."""
    spans = [(i.start_s, i.end_s) for i in plan.intervals if i.is_open]
    spans += [(session.start_s, session.end_s) for session in plan.sessions]
    if not spans:
        return []
    shown = Language("nb", plan.zone)
    first_hour, last_hour = opening_hours(shown, spans)
    dates = sorted({shown.local(start_s).date() for start_s, _ in spans})
    return [Day(day, at(shown, day, first_hour), at(shown, day, last_hour)) for day in dates]


def opening_hours(shown: Language, spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The whole hours of the clock, 0-24, that hold every span within its own day."""
    first, last = DAY_H, 0
    for start_s, end_s in spans:
        start, end = shown.local(start_s), shown.local(end_s - 1)
        first = min(first, start.hour)
        last = max(last, end.hour + 1 if end.date() == start.date() else DAY_H)
    return (0, last) if last <= first else (first, last)


def at(shown: Language, day: date, hour: int) -> int:
    """UTC seconds of a whole hour (0-24) of a local day."""
    moment = datetime.combine(day + timedelta(days=hour // DAY_H), datetime.min.time(), tzinfo=shown.zone)
    return int(moment.replace(hour=hour % DAY_H).timestamp())


def time_ticks(day: Day, shown: Language, at_most: int = 6) -> list[Tick]:
    """Whole hours along the axis, as the wall clock shows them; an hour that comes twice is there twice."""
    hours = (day.end_s - day.start_s) / HOUR_S
    apart = next((n for n in TICK_HOURS if hours / n <= at_most + 0.5), TICK_HOURS[-1])
    marks = range(day.start_s, day.end_s + 1, HOUR_S)
    local = [(mark, shown.local(mark).hour) for mark in marks]
    first = local[0][1]
    wanted = [(mark, hour) for mark, hour in local if (hour - first) % apart == 0]
    return [Tick(day.percent(mark), f"{hour:02d}") for mark, hour in without_repeats(wanted)]


def without_repeats(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks whose hour differs from the one before: the second 02 of an autumn night is left out."""
    return [*marks[:1], *(after for before, after in pairwise(marks) if after[1] != before[1])]


def weeks(days: Sequence[Day], columns: int = 7) -> list[list[Day]]:
    """The days in lines of at most seven, a new line from every Monday."""
    lines: list[list[Day]] = []
    for day in days:
        same_week = lines and lines[-1][-1].date.isocalendar()[:2] == day.date.isocalendar()[:2]
        if same_week and len(lines[-1]) < columns:
            lines[-1].append(day)
        else:
            lines.append([day])
    return lines
