"""Two plans of a week side by side: what each costs, and whose sessions are at other times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from zoneinfo import ZoneInfo

from fagtid.planning.models import Plan
from fagtid.planning.pictures import intervals_of


@dataclass(frozen=True)
class Place:
    """One person's place in one session."""

    person: int
    name: str
    activity: int
    title: str
    kind: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Moved:
    """Somebody's session that is at another time, or in one of the plans only."""

    before: Place | None
    after: Place | None

    @property
    def place(self) -> Place:
        """Whose it is, and what."""
        found = self.before or self.after
        assert found is not None
        return found


def moved_places(before: Iterable[Place], after: Iterable[Place]) -> list[Moved]:
    """Who has what at another time; times that both plans have are paired off first."""
    held: dict[tuple[int, int], tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for side, places in enumerate((before, after)):
        for place in places:
            held[place.person, place.activity][side].append(place)
    found = [moved for pair in held.values() for moved in unlike(*pair)]
    return sorted(found, key=lambda one: (one.place.name, one.place.start))


def unlike(before: list[Place], after: list[Place]) -> Iterator[Moved]:
    """What is left of both when equal times are taken away, in order of time."""
    shared = Counter(one.start for one in before) & Counter(one.start for one in after)
    left = [without(side, shared) for side in (before, after)]
    return (Moved(was, now) for was, now in zip_longest(*left))


def without(places: list[Place], times: Counter[datetime]) -> list[Place]:
    """The places but those at some times."""
    spare, left = times.copy(), []
    for place in sorted(places, key=lambda one: one.start):
        if spare[place.start]:
            spare[place.start] -= 1
        else:
            left.append(place)
    return left


@dataclass(frozen=True)
class DayLate:
    """One day's calls late because of learning, in both plans; heights in per cent of the highest."""

    day: date
    before: float
    after: float
    height_before: float
    height_after: float

    @property
    def top_before(self) -> float:
        """Where the first plan's bar begins, from above."""
        return 102 - self.height_before

    @property
    def top_after(self) -> float:
        """Where the second plan's bar begins, from above."""
        return 102 - self.height_after


def late_by_day(before: Plan, after: Plan) -> list[DayLate]:
    """Both plans' calls late, day by day."""
    first, second = added_by_day(before), added_by_day(after)
    most = max([*first.values(), *second.values(), 0.0]) or 1.0
    return [
        DayLate(day, was, now, 100 * max(0.0, was) / most, 100 * max(0.0, now) / most)
        for day in sorted(first.keys() | second.keys())
        for was, now in [(first.get(day, 0.0), second.get(day, 0.0))]
    ]


def added_by_day(plan: Plan) -> dict[date, float]:
    """Calls that learning makes late on each day, as the sessions stand."""
    zone = ZoneInfo(plan.centre.timezone)
    found: dict[date, float] = defaultdict(float)
    for one in intervals_of(plan):
        found[datetime.fromtimestamp(one.start_s, tz=zone).date()] += one.late_after - one.late_before
    return dict(found)
