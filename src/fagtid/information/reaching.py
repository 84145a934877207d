"""Whom a notice concerns, by when each must have it, and how much they have to read already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from fagtid.frame.clock import now
from fagtid.information.models import Delivery, Notice, Rules
from fagtid.intake.queries import at_work
from fagtid.people.models import TEAM_ROLES, Assignment, Centre, Person, Team
from fagtid.planning.due import Due
from fagtid.planning.models import Kind, Plan, Seat

AHEAD = 28  # days of the roster that are looked through
TIME_TO_READ = timedelta(minutes=10)  # at work, at least, to be reached in
Span = tuple[datetime, datetime]


def concerned(notice: Notice) -> QuerySet[Person]:
    """Agents and team leaders of the teams and units it is for; of all where none is named."""
    held = Assignment.objects.filter(person__centre=notice.centre_id, role__in=TEAM_ROLES)
    teams, units = notice.teams.all(), notice.units.all()
    if teams or units:
        held = held.filter(Q(team__in=teams) | Q(team__unit__in=units))
    return Person.objects.filter(pk__in=held.values("person"), left_at=None)


def shifts(centre: Centre, people: Iterable[int], first: date) -> dict[int, list[Span]]:
    """When each is at work from a day on, as far as the roster is looked through."""
    return at_work(centre, list(people), first, AHEAD)


def takes_effect(notice: Notice) -> datetime:
    """The first moment it holds."""
    return datetime.combine(notice.starts_on, time(0), ZoneInfo(notice.centre.timezone))


def due(spans: Iterable[Span], effect: datetime) -> datetime | None:
    """The start of the first shift that it holds in; ``None`` where the roster has none."""
    return next((max(start, effect) for start, end in spans if end > effect), None)


def can_be_reached(spans: Iterable[Span], since: datetime, until: datetime) -> bool:
    """Whether somebody is at work for long enough to read, between two moments."""
    return any(min(end, until) - max(start, since) >= TIME_TO_READ for start, end in spans)


def open_deliveries(centre: Centre) -> QuerySet[Delivery]:
    """What has been published, still holds, and is not confirmed as it is now."""
    day = now().astimezone(ZoneInfo(centre.timezone)).date()
    held = Q(notice__ends_on=None) | Q(notice__ends_on__gte=day)
    unread = Delivery.objects.filter(
        held,
        notice__centre=centre,
        notice__state=Notice.State.PUBLISHED,
        confirmed_version__lt=F("notice__asks_from"),
    )
    return unread.select_related("notice__client", "notice__centre", "person")


def rules_of(centre: Centre) -> Rules:
    """What the centre has decided, the usual where it has not."""
    return Rules.objects.filter(centre=centre).first() or Rules(centre=centre)


@dataclass(frozen=True)
class Load:
    """What a notice means for one team: people, minutes each has waiting, and what it adds."""

    team: Team
    people: int
    waiting: float
    added: float
    is_too_much: bool

    @property
    def after(self) -> float:
        """Minutes waiting when it is published."""
        return self.waiting + self.added


@dataclass(frozen=True)
class Reach:
    """What publishing now would mean."""

    people: int
    late: Sequence[Person]  # nobody can tell them before it takes effect for them
    unknown: Sequence[Person]  # on no roster after it takes effect
    without_time: Sequence[Person]  # at work before it, with no time to read in the plan in force
    loads: Sequence[Load]


def reach_of(notice: Notice) -> Reach:
    """Who cannot be told in time, and how much each team has to read, before it is published."""
    people = list(concerned(notice))
    moment = now()
    local = moment.astimezone(ZoneInfo(notice.centre.timezone)).date()
    spans = shifts(notice.centre, [one.pk for one in people], min(local, notice.starts_on))
    dues = {one.pk: due(spans.get(one.pk, ()), takes_effect(notice)) for one in people}
    late = [
        one
        for one in people
        if (by := dues[one.pk]) and not can_be_reached(spans.get(one.pk, ()), moment, by)
    ]
    unknown = [one for one in people if dues[one.pk] is None]
    in_time = {one.pk: by for one in people if one not in late and (by := dues[one.pk])}
    given = reading_before(in_time)
    without = [one for one in people if one.pk in in_time and one.pk not in given]
    return Reach(len(people), late, unknown, without, loads(notice, people))


def reading_before(dues: Mapping[int, datetime]) -> set[int]:
    """Those who have time to read in the plan in force, before each must have read."""
    rows = reading_ahead(dues).values_list("person", "session__end")
    return {person for person, end in rows if end <= dues[person]}


def must_read(centre: Centre, first_day: date, days: int) -> Iterator[Due]:
    """What each must have read that a period's plan has to find time for, and by when.

    Who must have it on the first shift after the period reads it in the period, who must have it later does
    not; who cannot read in time reads on the first shift there is. Left out are those who have time to read
    in the plan of another week.
    """
    waiting = open_deliveries(centre).filter(notice__weight=Notice.Weight.MUST_KNOW, due_at__isnull=False)
    found = [one for one in waiting if one.person.roster_id]
    if not found:
        return
    zone = ZoneInfo(centre.timezone)
    begins = max(now(), datetime.combine(first_day, time(0), zone))
    ends = datetime.combine(first_day + timedelta(days=days), time(0), zone)
    people = {one.person_id for one in found}
    spans = shifts(centre, people, first_day)
    elsewhere = reading_ahead(people).exclude(session__plan__first_day=first_day)
    given = dict(
        elsewhere.order_by("-session__end").values_list("person", "session__end")
    )  # the first of each
    for one in found:
        must = latest_end(spans.get(one.person_id, ()), one.due_at, begins, ends)
        first = given.get(one.person_id)
        if must and one.due_at and (first is None or first > one.due_at):
            yield Due(one.person.roster_id, one.notice.minutes, must)


def latest_end(
    spans: Iterable[Span], due_at: datetime | None, begins: datetime, ends: datetime
) -> datetime | None:
    """When due reading must end to be in a period; ``None`` where it need not, or cannot, be in it."""
    working = [(max(start, begins), end) for start, end in spans if end > begins]
    here = [(start, min(end, ends)) for start, end in working if start < ends]
    after = next((start for start, _ in working if start >= ends), None)
    if not here or due_at is None:
        return None
    if due_at - here[0][0] < TIME_TO_READ:
        return here[0][1]
    if due_at < ends:
        return due_at
    return ends if after is None or due_at <= after else None


def reading_ahead(people: Iterable[int]) -> QuerySet[Seat]:
    """Time to read, in the plans in force, that has not begun."""
    return Seat.objects.filter(
        person__in=list(people),
        state=Seat.State.PLANNED,
        session__kind=Kind.READING,
        session__plan__state=Plan.State.PUBLISHED,
        session__start__gte=now(),
    )


def loads(notice: Notice, people: Sequence[Person]) -> list[Load]:
    """Minutes waiting for each team it concerns, the mean of its people; teams in order of their names."""
    waiting = minutes_waiting(notice.centre, [one.pk for one in people], beside=notice)
    most = rules_of(notice.centre).weekly_minutes
    held = Assignment.objects.filter(person__in=people, role__in=TEAM_ROLES).select_related("team")
    members: dict[Team, set[int]] = {}
    for one in held:
        if one.team is not None:
            members.setdefault(one.team, set()).add(one.person_id)
    found = []
    for team in sorted(members, key=lambda one: one.name):
        mean = sum(waiting.get(one, 0.0) for one in members[team]) / len(members[team])
        added = notice.minutes
        found.append(Load(team, len(members[team]), mean, added, mean + added > most))
    return found


def minutes_waiting(
    centre: Centre, people: Iterable[int], beside: Notice | None = None
) -> Mapping[int, float]:
    """Minutes of notices each has not confirmed yet, one notice left out."""
    found: dict[int, float] = {}
    for one in open_deliveries(centre).filter(person__in=list(people)):
        if beside is None or one.notice_id != beside.pk:
            found[one.person_id] = found.get(one.person_id, 0.0) + one.notice.minutes
    return found
