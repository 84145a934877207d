"""The plan in force seen from one moment: what is going on now, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from fagtid.people.models import Centre
from fagtid.planning.models import Activity, Kind, Papers, Plan, Seat, Session, Wish

OPTIONAL_KINDS = (Kind.READING, Kind.REFLECTION)


@dataclass(frozen=True)
class Interval:
    """What a plan expects of one interval."""

    start: datetime
    offered: float
    handle_s: float
    rostered: float
    learning: float


@dataclass(frozen=True)
class Expected:
    """What a plan was made for: its intervals in order, the callers' patience, the target."""

    intervals: tuple[Interval, ...]
    length: timedelta
    patience_s: float
    target_s: float
    target_share: float

    def index(self, at: datetime) -> int | None:
        """The interval that holds the moment; ``None`` outside the plan."""
        found = int((at - self.intervals[0].start) // self.length) if self.intervals else -1
        return found if 0 <= found < len(self.intervals) else None

    def between(self, start: datetime, end: datetime) -> tuple[Interval, ...]:
        """The intervals that touch the period."""
        if not self.intervals:
            return ()
        begins = self.intervals[0].start
        first = max(int((start - begins) // self.length), 0)
        return self.intervals[first : max(-int((begins - end) // self.length), 0)]


@dataclass(frozen=True)
class Upcoming:
    """A session that comes, without names."""

    title: str
    kind: str
    start: datetime
    people: int


def plan_in_force(centre: Centre, at: datetime) -> Plan | None:
    """The published plan of the day, without its documents."""
    day = at.astimezone(ZoneInfo(centre.timezone)).date()
    plans = Plan.objects.filter(centre=centre, state=Plan.State.PUBLISHED, first_day__lte=day)
    plan = plans.order_by("-first_day").first()
    return plan if plan is not None and day < plan.first_day + timedelta(days=plan.days) else None


def nearest_plan(centre: Centre) -> Plan | None:
    """The latest published plan, of whatever week."""
    plans = Plan.objects.filter(centre=centre, state=Plan.State.PUBLISHED)
    return plans.order_by("-first_day").first()


def expected_of(plan: Plan) -> Expected:
    """What the plan was made for; read once in each process, a made plan's document never changes."""
    return _expected(plan.pk, plan.made_at)


@lru_cache(maxsize=8)
def _expected(plan_id: int, _made_at: datetime | None) -> Expected:
    told = Papers.objects.values_list("document", flat=True).get(plan=plan_id)
    assumed = told["assumptions"]
    return Expected(
        intervals=tuple(
            Interval(
                datetime.fromisoformat(one["start"]),
                one["offered_mean"],
                one["handle_seconds"],
                one["rostered"],
                one["learning"],
            )
            for one in told["intervals"]
        ),
        length=timedelta(minutes=told["interval_minutes"]),
        patience_s=float("inf") if assumed["patience_seconds"] is None else assumed["patience_seconds"],
        target_s=assumed["target_seconds"],
        target_share=assumed["target_share"],
    )


def seats_between(centre: Centre, start: datetime, end: datetime) -> QuerySet[Seat]:
    """Places in plans in force whose sessions touch the period; nobody who has said no."""
    return Seat.objects.filter(
        session__plan__centre=centre,
        session__plan__state=Plan.State.PUBLISHED,
        session__start__lt=end,
        session__end__gt=start,
    ).exclude(state=Seat.State.DECLINED)


def in_learning(centre: Centre, at: datetime) -> int:
    """How many people are in planned learning at the moment; who was called back is not."""
    held = seats_between(centre, at, at + timedelta(seconds=1)).exclude(state=Seat.State.LOST)
    return held.values("person").distinct().count()


def optional_seats(centre: Centre, at: datetime) -> list[Seat]:
    """Places in sessions under way that the queue may interrupt: alone, at the desk, held by nothing."""
    seats = seats_between(centre, at, at + timedelta(seconds=1)).filter(
        state=Seat.State.PLANNED,
        session__kind__in=OPTIONAL_KINDS,
        session__protected=False,
        session__locked=False,
        session__host=None,
        session__partner=None,
        session__activity__group_most=None,
        session__activity__hosted=False,
        session__activity__protected=False,
        person__left_at=None,
    )
    return list(seats.select_related("session", "person__centre").order_by("pk"))


def taken_between(centre: Centre, start: datetime, end: datetime) -> set[int]:
    """Everybody who is in a session, leads one or is listened to, or has ruled the time out."""
    taken = set(seats_between(centre, start, end).values_list("person", flat=True))
    sessions = Session.objects.filter(
        plan__centre=centre, plan__state=Plan.State.PUBLISHED, start__lt=end, end__gt=start
    )
    for host, partner in sessions.exclude(host=None, partner=None).values_list("host", "partner"):
        taken |= {one for one in (host, partner) if one is not None}
    blocked = Wish.objects.filter(person__centre=centre, is_blocked=True, start__lt=end, end__gt=start)
    return taken | set(blocked.values_list("person", flat=True))


def learning_minutes_on(centre: Centre, day: date) -> dict[int, int]:
    """Planned learning of each person on a local day, minutes."""
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(centre.timezone))
    found: dict[int, int] = {}
    seats = seats_between(centre, start, start + timedelta(days=1))
    for person, first, last in seats.values_list("person", "session__start", "session__end"):
        found[person] = found.get(person, 0) + int((last - first).total_seconds() // 60)
    return found


def upcoming_sessions(centre: Centre, start: datetime, end: datetime) -> list[Upcoming]:
    """Sessions that begin in the period, those alike and together as one; no names."""
    sessions = Session.objects.filter(
        plan__centre=centre, plan__state=Plan.State.PUBLISHED, start__gt=start, start__lte=end
    )
    rows = (
        sessions.order_by("start", "title")
        .values("start", "title", "kind")
        .annotate(people=Count("seats", filter=~Q(seats__state=Seat.State.DECLINED)))
    )
    return [Upcoming(one["title"], one["kind"], one["start"], one["people"]) for one in rows]


def flexible_activities(centre: Centre) -> list[Activity]:
    """What may float into a quiet moment, with the teams it is for."""
    activities = Activity.objects.filter(centre=centre, is_active=True, kind__in=OPTIONAL_KINDS)
    return [one for one in activities.prefetch_related("teams") if one.is_flexible]


@transaction.atomic
def cut_short(seats: Iterable[Seat], *, why: str) -> None:
    """The rest of sessions under way is lost: the people are needed on the phones."""
    by_plan: dict[int, list[int]] = {}
    for seat in seats:
        by_plan.setdefault(seat.session.plan_id, []).append(seat.pk)
    for plan_id, cut in sorted(by_plan.items()):
        Plan.objects.filter(pk=plan_id).update(version=F("version") + 1)  # locks it before its seats
        Seat.objects.filter(pk__in=cut, state=Seat.State.PLANNED).update(state=Seat.State.LOST, why=why)


def moved_sessions(before: Plan, after: Plan) -> list[tuple[Session, datetime | None]]:
    """Sessions of a plan that another would have at another time, or (``None``) would not have."""
    then = dict(after.sessions.values_list("key", "start"))
    own = before.sessions.select_related("activity").prefetch_related("seats")
    return [(one, then.get(one.key)) for one in own if then.get(one.key) != one.start]
