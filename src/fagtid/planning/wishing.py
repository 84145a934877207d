"""Wishes and blocked times: kept, changed, dropped, and never so many that no shift is left to learn in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from fagtid.frame.clock import today
from fagtid.frame.refusals import Refused
from fagtid.intake import queries as intake
from fagtid.people.models import Centre, Person
from fagtid.planning.models import Limits, WeeklyWish, Wish

AT_WORK = ("phone", "mail", "floor", "meeting")
WEEKS_CHECKED = 8
Span = tuple[datetime, datetime]


class TooMuchBlocked(Refused):
    """More would be ruled out than the centre allows; carries the week and the numbers, in minutes."""

    def __init__(self, week: date, blocked: float, rostered: float, most: float) -> None:
        super().__init__()
        self.week = week
        self.blocked_minutes, self.rostered_minutes, self.most_minutes = blocked, rostered, most


@transaction.atomic
def keep_wish(wish: Wish | WeeklyWish) -> None:
    """Store a wish, new or changed; blocked time beyond the centre's share is refused."""
    Person.objects.select_for_update().get(pk=wish.person_id)
    wish.save()
    if wish.is_blocked:
        check_blocked(wish.person, weeks_of(wish))


@transaction.atomic
def drop_wish(wish: Wish | WeeklyWish) -> None:
    """Let a wish go."""
    wish.delete()


def weeks_of(wish: Wish | WeeklyWish) -> list[date]:
    """Mondays of the weeks a wish is about: those ahead, at most as far as is checked."""
    zone = ZoneInfo(wish.person.centre.timezone)
    first = monday_of(today(wish.person.centre.timezone))
    if isinstance(wish, Wish):
        start, last = wish.start.astimezone(zone).date(), wish.end.astimezone(zone).date()
    else:
        start = max(wish.valid_from, first)
        last = wish.valid_to or start + timedelta(weeks=WEEKS_CHECKED)
    start = monday_of(start)
    count = min(max((last - start).days // 7 + 1, 0), WEEKS_CHECKED)
    return [start + timedelta(weeks=n) for n in range(count)]


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def check_blocked(person: Person, weeks: Iterable[date]) -> None:
    """Refuse when in one of the weeks more of a person's roster is ruled out than the centre allows.

    A week without a roster yet has nothing to hold it against, and is not judged.
    """
    centre = person.centre
    share = Limits.of(centre).blocked_share
    for monday in weeks:
        used = blocked_use(person, monday)
        most = share * used.rostered
        if used.rostered and used.blocked > most + 0.01:
            raise TooMuchBlocked(monday, used.blocked, used.rostered, most)


@dataclass(frozen=True)
class BlockedUse:
    """How much of one week's roster a person has ruled out, in minutes; 0 rostered: no roster yet."""

    monday: date
    rostered: float
    blocked: float

    @property
    def rostered_hours(self) -> float:
        """At work."""
        return self.rostered / 60

    @property
    def blocked_hours(self) -> float:
        """Ruled out of that."""
        return self.blocked / 60


def blocked_use(person: Person, monday: date) -> BlockedUse:
    """Minutes at work in a week, and how many of them are ruled out."""
    start, end = week_span(person.centre, monday)
    roster = intake.roster_for(person.centre, monday, 7)
    shifts = [
        (max(first, start), min(last, end))
        for one in (roster.stretches if roster else ())
        if one.person == person.roster_id and one.duty in AT_WORK
        for first, last in [(_utc(one.start_s), _utc(one.end_s))]
        if first < end and last > start
    ]
    ruled_out = joined(blocked_spans(person, start, end))
    return BlockedUse(
        monday,
        sum(minutes(span) for span in joined(shifts)),
        sum(overlap(shift, span) for shift in joined(shifts) for span in ruled_out),
    )


def _utc(second: int) -> datetime:
    return datetime.fromtimestamp(second, tz=ZoneInfo("UTC"))


def week_span(centre: Centre, monday: date) -> Span:
    """From Monday's midnight to the next, by the centre's clock."""
    zone = ZoneInfo(centre.timezone)
    first, last = (
        datetime(d.year, d.month, d.day, tzinfo=zone) for d in (monday, monday + timedelta(days=7))
    )
    return first, last


def blocked_spans(person: Person, start: datetime, end: datetime) -> list[Span]:
    """All that a person has ruled out in a period, once and weekly."""
    once = Wish.objects.filter(person=person, is_blocked=True, end__gt=start, start__lt=end)
    spans = [(max(one.start, start), min(one.end, end)) for one in once]
    for weekly in WeeklyWish.objects.filter(person=person, is_blocked=True):
        spans += list(occurrences(weekly, person.centre.timezone, start, end))
    return spans


def occurrences(weekly: WeeklyWish, timezone: str, start: datetime, end: datetime) -> Iterator[Span]:
    """The times of a weekly wish that touch a period, by the centre's clock."""
    zone = ZoneInfo(timezone)
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    day = max(first, weekly.valid_from)
    last = min(last, weekly.valid_to) if weekly.valid_to else last
    while day <= last:
        if day.weekday() == weekly.weekday:
            begins = datetime.combine(day, weekly.from_time, zone)
            ends = datetime.combine(day, weekly.to_time, zone)
            if begins < end and ends > start:
                yield begins, ends
        day += timedelta(days=1)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans put together where they meet, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def overlap(one: Span, other: Span) -> float:
    """Minutes two spans have in common."""
    return max(0.0, minutes((max(one[0], other[0]), min(one[1], other[1]))))


def minutes(span: Span) -> float:
    """A span's length; real time, whatever the clocks do."""
    return (span[1].timestamp() - span[0].timestamp()) / 60
