"""What people must have read by when: the planner makes time for it, and the plan tells where it has none.

The parts above tell what is to be read (`register`); here it becomes sessions with deadlines.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from fagtid.core.planning import problem as core
from fagtid.frame.clock import now
from fagtid.people.models import Centre, Person, Role
from fagtid.planning.models import Activity, Kind, Plan, Seat

KEPT = (Seat.State.PLANNED, Seat.State.HELD)


@dataclass(frozen=True)
class Due:
    """Minutes that a person, by roster name, must have read by a moment."""

    person: str
    minutes: float
    at: datetime


Source = Callable[[Centre, date, int], Iterable[Due]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let a part above tell what must be read in time that a period's plan has to find."""
    if source not in _sources:
        _sources.append(source)


def dues_in(centre: Centre, first_day: date, days: int, names: Container[str]) -> dict[str, list[Due]]:
    """What each of ``names`` must have read, the first due first, by roster name."""
    found: dict[str, list[Due]] = {}
    told = [one for source in _sources for one in source(centre, first_day, days) if one.person in names]
    for one in sorted(told, key=lambda one: (one.at, one.person)):
        found.setdefault(one.person, []).append(one)
    return found


def with_deadlines(
    needs: core.Needs,
    activities: Iterable[Activity],
    dues: Mapping[str, Sequence[Due]],
    begun: Mapping[tuple[str, int], int],
) -> core.Needs:
    """The needs with reading time before each deadline, and more of it where the usual is too little."""
    own = [one for one in activities if one.is_flexible and one.kind == Kind.READING]
    records = {one.id: one for one in needs.activities}
    deadlines: list[core.Deadline] = []
    extra: dict[str, dict[str, int]] = {}
    for name, mine in dues.items():
        reading = next((one for one in own if is_for(records[one.key], name)), None)
        if reading is None:
            continue
        ends = session_ends(mine, reading.minutes)
        deadlines += [core.Deadline(name, reading.key, int(end.timestamp())) for end in ends]
        if (more := begun.get((name, reading.pk), 0) + len(ends) - reading.times) > 0:
            extra.setdefault(reading.key, {})[name] = min(more, len(ends))
    with_more = (replace(one, extra=extra.get(one.id, {})) for one in needs.activities)
    return replace(needs, activities=tuple(with_more), deadlines=tuple(deadlines))


def is_for(activity: core.Activity, name: str) -> bool:
    """Whether the activity is for the person of that roster name."""
    return activity.people is None or name in activity.people


def session_ends(dues: Sequence[Due], minutes: int) -> list[datetime]:
    """When each of the sessions that the reading takes must have ended, in order."""
    ends: list[datetime] = []
    waiting = 0.0
    for one in dues:
        waiting += one.minutes
        ends += [one.at] * (math.ceil(waiting / minutes - 1e-9) - len(ends))
    return ends


def begun_in(centre: Centre, first_day: date) -> Counter[tuple[str, int]]:
    """Sessions of the plan in force that have begun, by roster name and activity."""
    seats = Seat.objects.filter(
        session__plan__centre=centre,
        session__plan__first_day=first_day,
        session__plan__state=Plan.State.PUBLISHED,
        session__start__lte=now(),
        session__beyond=False,
        state__in=KEPT,
    )
    return Counter(seats.order_by().values_list("person__roster_id", "session__activity"))


def without_time(plan: Plan) -> list[str]:
    """Roster names of those who must have read something before the plan gives them time to."""
    agents = Person.objects.filter(centre=plan.centre, left_at=None, assignments__role=Role.AGENT)
    dues = dues_in(plan.centre, plan.first_day, plan.days, set(agents.values_list("roster_id", flat=True)))
    given = reading_in(plan, dues)
    return sorted(name for name, mine in dues.items() if is_short(mine, given.get(name, ())))


def reading_in(plan: Plan, names: Iterable[str]) -> Mapping[str, list[tuple[datetime, float]]]:
    """When each still has time to read in the plan, and minutes of it, in order."""
    seats = Seat.objects.filter(
        session__plan=plan,
        session__kind=Kind.READING,
        session__start__gte=now(),
        person__roster_id__in=list(names),
        state__in=KEPT,
    )
    found: dict[str, list[tuple[datetime, float]]] = {}
    rows = seats.order_by("session__start").values_list("person__roster_id", "session__start", "session__end")
    for name, start, end in rows:
        found.setdefault(name, []).append((end, (end - start).total_seconds() / 60))
    return found


def is_short(dues: Iterable[Due], given: Iterable[tuple[datetime, float]]) -> bool:
    """Whether more must be read by some moment than there is time for before it."""
    waiting, sessions = 0.0, list(given)
    for one in dues:
        waiting += one.minutes
        if waiting > sum(minutes for end, minutes in sessions if end <= one.at) + 1e-9:
            return True
    return False
