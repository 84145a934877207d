"""What is in force of all that was brought in; where two imports tell of a day, the later applied counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, cast

import numpy as np
from django.db.models import Count, QuerySet
from numpy.typing import NDArray

from fagtid.core.errors import FagtidError
from fagtid.core.planning.problem import Duty, Event, Stretch
from fagtid.core.planning.problem import Person as OnRoster
from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.engine.calendar import public_holidays
from fagtid.files.records import OpenSpan, Roster, Source, Traffic
from fagtid.intake.models import CalendarDay, ForecastRun, Import, OpeningHours, RosterStretch, TrafficDay
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import TEAM_ROLES, Assignment, Centre, Role

Floats = NDArray[np.float64]
Span = tuple[datetime, datetime]
NAMED_IN = {"nb": ("no", "nb", "da", "sv_SE"), "en": ("en_US", "en_GB", "en")}
COUNTS = ("offered", "answered", "abandoned", "waited_s")
MEANS = ("handle_s", "wait_s")  # per answered call


def imports_for(asker: Asker) -> QuerySet[Import]:
    """Every import of the centre, for its administrators."""
    if not asker.has(Role.ADMINISTRATOR):
        return Import.objects.none()
    return Import.objects.filter(centre=asker.centre).select_related("centre", "uploaded_by")


def in_force(centre: Centre, kind: str) -> QuerySet[Import]:
    """Applied imports, the latest last."""
    applied = Import.objects.filter(centre=centre, kind=kind, state=Import.State.APPLIED)
    return applied.order_by("applied_at", "pk")


def has_traffic(centre: Centre) -> bool:
    """True once some traffic is in force."""
    return in_force(centre, Import.Kind.TRAFFIC).exists()


def has_roster(centre: Centre) -> bool:
    """True once some roster is in force."""
    return in_force(centre, Import.Kind.ROSTER).exists()


def traffic_days(centre: Centre, *, first: date = date.min, last: date = date.max) -> list[TrafficDay]:
    """The day of each queue that counts, in order, of a period or all there is."""
    rows = TrafficDay.objects.filter(source__in=in_force(centre, Import.Kind.TRAFFIC))
    rows = rows.filter(day__gte=first, day__lte=last)
    latest = {(row.day, row.queue): row for row in rows.order_by("source__applied_at", "source__pk")}
    return [latest[key] for key in sorted(latest)]


def traffic_for(centre: Centre, *, first: date = date.min, last: date = date.max) -> Traffic | None:
    """Traffic in force of a period, or all, in the centre's intervals over whole local days; or ``None``.

    Days stored in finer intervals are added up; coarser ones are spread evenly.
    """
    days = traffic_days(centre, first=first, last=last)
    if not days:
        return None
    first, last = days[0].day, days[-1].day
    grid = days_grid(
        first.isoformat(), (last - first).days + 1, centre.interval_minutes * 60, centre.timezone
    )
    queues = tuple(sorted({row.queue for row in days}))
    arrays = {name: np.full((len(queues), grid.count), np.nan) for name in (*COUNTS, *MEANS)}
    spans = day_spans(grid)
    for row in days:
        at = spans[row.day.isoformat()]
        for name, values in day_values(row, at.stop - at.start).items():
            arrays[name][queues.index(row.queue), at] = values
    return Traffic(grid=grid, queues=queues, source=source_of(days), **arrays)


def day_spans(grid: TimeGrid) -> dict[str, slice]:
    """Which intervals of the grid belong to each local day."""
    names, first, counts = np.unique(grid.day, return_index=True, return_counts=True)
    return {str(n): slice(int(f), int(f + c)) for n, f, c in zip(names, first, counts, strict=True)}


def day_values(row: TrafficDay, count: int) -> dict[str, Floats]:
    """One day's values in ``count`` intervals: counts added up, means weighted by the answered."""
    raw = {name: np.array(getattr(row, name), dtype=np.float64) for name in (*COUNTS, *MEANS)}
    stored = raw["offered"].size
    if stored == count:
        return raw
    answered = np.where(np.isnan(raw["answered"]), raw["offered"], raw["answered"])
    found = {name: regrouped(raw[name], count) for name in COUNTS}
    with np.errstate(invalid="ignore", divide="ignore"):
        for name in MEANS:
            found[name] = regrouped(raw[name] * answered, count) / regrouped(answered, count)
    return found


def regrouped(values: Floats, count: int) -> Floats:
    """A day's sums in ``count`` intervals, whole parts of which lie in one another."""
    if values.size > count:
        return cast(Floats, values.reshape(count, -1).sum(axis=1))
    parts = count // values.size
    return np.repeat(values / parts, parts)


def source_of(days: Iterable[TrafficDay]) -> Source:
    """A fingerprint of what is in force: the days and the imports they come from."""
    told = "\n".join(f"{row.day} {row.queue} {row.source_id}" for row in days)
    return Source("traffic in force", hashlib.sha256(told.encode()).hexdigest(), told.count("\n") + 1)


def roster_for(centre: Centre, first_day: date, days: int) -> Roster | None:
    """Who works when in the period, a day more at each end for shifts over midnight; ``None`` without any.

    Only people who are here, each with their present team; the last applied roster that covers a day
    decides it, so that who is not in it any more does not work that day.
    """
    before, after = first_day - timedelta(days=1), first_day + timedelta(days=days)
    decides = deciding_imports(centre, before, after)
    rows = (
        RosterStretch.objects.filter(
            source__in=set(decides.values()), day__gte=before, day__lte=after, person__left_at=None
        )
        .order_by("person", "start")
        .values_list("source", "day", "person__roster_id", "start", "end", "duty")
    )
    stretches = tuple(
        Stretch(name, int(start.timestamp()), int(end.timestamp()), cast(Duty, duty))
        for source, day, name, start, end, duty in rows
        if decides.get(day) == source
    )
    known = {stretch.person for stretch in stretches}
    people = tuple(person for person in people_on_roster(centre) if person.id in known)
    if not people:
        return None
    placed = {person.id for person in people}
    told = repr(sorted(decides.items()))
    source = Source("roster in force", hashlib.sha256(told.encode()).hexdigest(), len(stretches))
    return Roster(people, tuple(one for one in stretches if one.person in placed), source)


def on_phones(
    centre: Centre, first_day: date, days: int, people: Iterable[int]
) -> dict[int, list[tuple[int, int]]]:
    """When each of some people is on the phones in the period, UTC seconds, by person."""
    before, after = first_day - timedelta(days=1), first_day + timedelta(days=days)
    decides = deciding_imports(centre, before, after)
    rows = RosterStretch.objects.filter(
        source__in=set(decides.values()), day__gte=before, day__lte=after, person__in=list(people)
    ).filter(duty="phone")
    found: dict[int, list[tuple[int, int]]] = {}
    for source, day, person, start, end in rows.values_list("source", "day", "person", "start", "end"):
        if decides.get(day) == source:
            found.setdefault(person, []).append((int(start.timestamp()), int(end.timestamp())))
    return found


def deciding_imports(centre: Centre, first: date, last: date) -> dict[date, int]:
    """The import that decides each day of the roster."""
    decides: dict[date, int] = {}
    for one in in_force(centre, Import.Kind.ROSTER).filter(first_day__lte=last, last_day__gte=first):
        assert one.first_day is not None
        assert one.last_day is not None
        day = max(first, one.first_day)
        while day <= min(last, one.last_day):
            decides[day] = one.pk
            day += timedelta(days=1)
    return decides


def people_on_roster(centre: Centre) -> list[OnRoster]:
    """Agents and team leaders who are here, by the roster's names."""
    held = Assignment.objects.filter(
        person__centre=centre, person__left_at=None, role__in=TEAM_ROLES
    ).exclude(person__roster_id="")
    found: dict[str, OnRoster] = {}
    rows: Any = held.order_by("person", "role").values_list(
        "person__roster_id", "team__name", "team__unit__name", "role"
    )
    for name, team, unit, role in rows:
        found.setdefault(name, OnRoster(name, team, unit, "agent" if role == Role.AGENT else "team_leader"))
    return list(found.values())


def named_days(centre: Centre) -> dict[str, list[date]]:
    """Days the centre has named, by name."""
    found: dict[str, list[date]] = {}
    for name, day in CalendarDay.objects.filter(centre=centre).values_list("name", "day"):
        found.setdefault(name, []).append(day)
    return found


def events_of(centre: Centre) -> tuple[Event, ...]:
    """The named days as the forecast reads them."""
    return tuple(
        Event(name, tuple(day.isoformat() for day in days)) for name, days in named_days(centre).items()
    )


def at_work(centre: Centre, people: Iterable[int], first_day: date, days: int) -> dict[int, list[Span]]:
    """When people can be in a session by the roster in force, breaks taken out; by their number."""
    before, after = first_day - timedelta(days=1), first_day + timedelta(days=days)
    decides = deciding_imports(centre, before, after)
    rows = (
        RosterStretch.objects.filter(
            source__in=set(decides.values()),
            day__gte=before,
            day__lte=after,
            person__in=people,
            person__left_at=None,
            duty__in=("phone", "mail", "floor"),
        )
        .order_by("person", "start")
        .values_list("source", "day", "person", "start", "end")
    )
    found: dict[int, list[Span]] = {}
    for source, day, person, start, end in rows:
        if decides.get(day) == source:
            _add_span(found.setdefault(person, []), start, end)
    return found


def duties_ahead(centre: Centre, first_day: date, days: int) -> dict[int, set[str]]:
    """What each has on the roster in force in a period; who is on none is not there."""
    last = first_day + timedelta(days=days)
    decides = deciding_imports(centre, first_day, last)
    stretches = RosterStretch.objects.filter(
        source__in=set(decides.values()), day__gte=first_day, day__lte=last, person__left_at=None
    )
    found: dict[int, set[str]] = {}
    rows = stretches.order_by().values_list("source", "day", "person", "duty").distinct()
    for source, day, person, duty in rows:
        if decides.get(day) == source:
            found.setdefault(person, set()).add(duty)
    return found


def _add_span(spans: list[Span], start: datetime, end: datetime) -> None:
    if spans and start <= spans[-1][1]:
        spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
    else:
        spans.append((start, end))


def is_at_work(spans: Iterable[Span], start: datetime, end: datetime) -> bool:
    """Whether one of the spans covers the time."""
    return any(first <= start and end <= last for first, last in spans)


def imports_by_state() -> dict[str, int]:
    """How many imports stand where, in the whole installation; for the keeper's monitoring."""
    found = Import.objects.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Import.State.values, 0) | dict(found)


def received_by(centre: Centre) -> QuerySet[Import]:
    """Imports that machines sent to the centre, or that came by its watched folder."""
    return Import.objects.filter(centre=centre, uploaded_by=None)


def opening_of(centre: Centre) -> tuple[OpenSpan, ...]:
    """The opening hours as the forecast reads them; none where the centre has told none."""
    hours = OpeningHours.objects.filter(centre=centre).exclude(opens=None)
    return tuple(
        OpenSpan(one.weekday, second_of_day(one.opens), second_of_day(one.closes))
        for one in hours
        if one.opens and one.closes
    )


def second_of_day(clock: time) -> int:
    """A time on the clock as seconds since midnight; 23:59 is the end of the day."""
    return 86_400 if clock >= time(23, 59) else clock.hour * 3600 + clock.minute * 60


def opening_hours(asker: Asker) -> dict[int, OpeningHours]:
    """What the centre has told of its opening hours, by weekday."""
    return {one.weekday: one for one in OpeningHours.objects.filter(centre=asker.centre)}


def calendar_days(asker: Asker) -> QuerySet[CalendarDay]:
    """Every named day, for those who keep the calendar."""
    if not asker.has(Role.ADMINISTRATOR):
        return CalendarDay.objects.none()
    return CalendarDay.objects.filter(centre=asker.centre)


def holidays_in(centre: Centre, year: int, language: str) -> list[tuple[date, str]]:
    """Public holidays of the centre's country in a year, in order; none without a country we know."""
    if not centre.country:
        return []
    try:
        return sorted(public_holidays(centre.country, year, year, NAMED_IN.get(language, ())).items())
    except FagtidError:
        return []


def forecast_runs(asker: Asker) -> QuerySet[ForecastRun]:
    """The centre's forecasts, for leaders."""
    if not asker.has(*LEADERS):
        return ForecastRun.objects.none()
    return ForecastRun.objects.filter(centre=asker.centre)
