"""A week of shifts at the demo centre: staggered days, lunches, pauses, mail, meetings, leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from fagtid.core.planning.problem import Duty, Person
from fagtid.demo.calendar import SATURDAY, DemoCalendar
from fagtid.demo.people import Colleague

STARTS = (480, 480, 480, 510, 510, 540, 540)  # minutes after midnight, taken in turn week by week
SHIFT_MINUTES, PART_TIME_DAYS = 450, 3
SATURDAY_SHIFT, SATURDAY_EVERY = (540, 780), 6
MAIL_MORNING, MAIL_AFTERNOON = (30, 150), (285, 405)  # minutes into the shift
MAIL_DAYS = 3  # a week, the same for a whole team
LEAVE_SHARE = 0.04
LEADER_DAY, LEADER_LUNCH = (480, 960), (690, 720)
LEADER_MEETINGS = {0: (510, 570), 2: (780, 840), 3: (600, 660)}  # weekday: leaders meet


@dataclass(frozen=True)
class ShiftRow:
    """One row of the roster file; times are local wall-clock times."""

    person: Person
    start: datetime
    end: datetime
    duty: Duty


@dataclass(frozen=True)
class _Workday:
    """One person's day, and where in the weekly turns it stands."""

    colleague: Colleague
    day: date
    week: int

    def row(self, minutes: tuple[int, int], duty: Duty) -> ShiftRow:
        """A row between two times, minutes after midnight."""
        midnight = datetime.combine(self.day, time())
        start, end = (midnight + timedelta(minutes=m) for m in minutes)
        return ShiftRow(self.colleague.person, start, end, duty)


def week_of_shifts(
    monday: date, people: tuple[Colleague, ...], calendar: DemoCalendar, seed: int
) -> list[ShiftRow]:
    """Every row of the week, person by person; the same for the same seed, whatever comes before it."""
    week = monday.toordinal() // 7
    rng = np.random.default_rng([seed, week])
    days = [monday + timedelta(days=d) for d in range(7) if calendar.is_open(monday + timedelta(days=d))]
    return [
        row
        for colleague in people
        for day in days
        for row in _day(_Workday(colleague, day, week), day in calendar.due.all, rng.random() < LEAVE_SHARE)
    ]


def _day(work: _Workday, due: bool, on_leave: bool) -> Iterator[ShiftRow]:
    if work.colleague.person.role == "team_leader":
        return _leader_day(work)
    if work.day.weekday() == SATURDAY:
        return _saturday(work)
    return _agent_day(work, due, on_leave) if _comes_in(work) else iter(())


def _leader_day(work: _Workday) -> Iterator[ShiftRow]:
    weekday = work.day.weekday()
    if weekday == SATURDAY:
        return
    yield work.row(LEADER_DAY, "floor")
    yield work.row(LEADER_LUNCH, "break")
    if weekday in LEADER_MEETINGS:
        yield work.row(LEADER_MEETINGS[weekday], "meeting")


def _saturday(work: _Workday) -> Iterator[ShiftRow]:
    if not _has_saturday(work):
        return
    yield work.row(SATURDAY_SHIFT, "phone")
    pause = 630 + 15 * (work.colleague.number % 4)
    yield work.row((pause, pause + 15), "break")


def _has_saturday(work: _Workday) -> bool:
    return (work.colleague.number + work.week) % SATURDAY_EVERY == 0


def _comes_in(work: _Workday) -> bool:
    """Part-timers come three days a week; who works on Saturday is off on a day from Tuesday on."""
    number, weekday = work.colleague.number, work.day.weekday()
    if work.colleague.part_time and (weekday + number) % 5 >= PART_TIME_DAYS:
        return False
    return not (_has_saturday(work) and weekday == 1 + number % 4)


def _agent_day(work: _Workday, due: bool, on_leave: bool) -> Iterator[ShiftRow]:
    number, weekday = work.colleague.number, work.day.weekday()
    start = STARTS[(number + work.week) % len(STARTS)]
    shift = (start, start + SHIFT_MINUTES)
    if on_leave:
        yield work.row(shift, "leave")
        return
    yield work.row(shift, "phone")
    if work.colleague.answers_mail and not due and (weekday + work.colleague.team_number) % 5 < MAIL_DAYS:
        first, last = MAIL_MORNING if (weekday + number) % 2 else MAIL_AFTERNOON
        yield work.row((start + first, start + last), "mail")
    for first, length in _breaks(number):
        yield work.row((start + first, start + first + length), "break")
    if not due and (number + work.week) % 2 == 0 and weekday == number % 5:
        yield work.row((start + 300, start + 330), "meeting")


def _breaks(number: int) -> tuple[tuple[int, int], ...]:
    """Pause, lunch, pause: minutes into the shift and how long."""
    short = 10 + 5 * (number % 2)
    return (90 + 5 * (number % 6), short), (180 + 15 * (number % 5), 30), (330 + 5 * (number % 5), short)
