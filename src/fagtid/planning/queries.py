"""Reads of needs, plans and sessions; the asker comes first, and only what they may see comes back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, Q, QuerySet

from fagtid.frame.clock import now, today
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Centre, Person, Role
from fagtid.people.queries import teams_led_by
from fagtid.planning.models import (
    Activity,
    Change,
    Limits,
    Plan,
    Seat,
    Session,
    Swap,
    WeeklyWish,
    Wish,
)
from fagtid.planning.wishing import BlockedUse, blocked_use, monday_of

SEATS = Prefetch("seats", Seat.objects.select_related("person").order_by("person__name"))


def has_needs(centre: Centre) -> bool:
    """True once people are to have something."""
    return Activity.objects.filter(centre=centre, is_active=True).exists()


def has_published(centre: Centre) -> bool:
    """True once a plan has been published."""
    return Plan.objects.filter(centre=centre, state=Plan.State.PUBLISHED).exists()


def activities_for(asker: Asker) -> QuerySet[Activity]:
    """What the centre's people are to have, for those who decide it."""
    if not asker.has(*LEADERS):
        return Activity.objects.none()
    return Activity.objects.filter(centre=asker.centre, is_active=True).prefetch_related("teams")


def active_activities(asker: Asker) -> QuerySet[Activity]:
    """What the centre gives now, by name: anybody may wish for it."""
    return Activity.objects.filter(centre=asker.centre, is_active=True)


def limits_for(asker: Asker) -> Limits:
    """The centre's limits, the defaults where none are set."""
    return Limits.objects.filter(centre=asker.centre).first() or Limits(centre=asker.centre)


def plans_for(asker: Asker) -> QuerySet[Plan]:
    """Every plan for leaders; for others those in force."""
    plans = Plan.objects.filter(centre=asker.centre).select_related("centre", "asked_by", "published_by")
    if asker.has(*LEADERS):
        return plans.exclude(state=Plan.State.DISCARDED)
    return plans.filter(state=Plan.State.PUBLISHED)


def plan_list(asker: Asker) -> QuerySet[Plan]:
    """`plans_for` without the heavy documents."""
    return plans_for(asker).defer("document", "posed")


def sessions_for(asker: Asker) -> QuerySet[Session]:
    """Sessions of those the asker leads, and in plans in force those one is in oneself."""
    sessions = Session.objects.filter(plan__centre=asker.centre).exclude(plan__state=Plan.State.DISCARDED)
    if asker.has(Role.ADMINISTRATOR):
        return sessions
    mine = Q(plan__state=Plan.State.PUBLISHED) & (
        Q(seats__person=asker.person) | Q(host=asker.person) | Q(partner=asker.person)
    )
    reach = mine
    if asker.has(*LEADERS):
        led = teams_led_by(asker)
        reach |= Q(seats__person__assignments__team__in=led) | Q(host=asker.person)
    return sessions.filter(reach).distinct()


def sessions_to_change(asker: Asker) -> QuerySet[Session]:
    """Sessions a leader may move: all whose people they lead, none of another's."""
    if not asker.has(*LEADERS):
        return Session.objects.none()
    open_plans = [Plan.State.DRAFT, Plan.State.PUBLISHED]
    sessions = Session.objects.filter(plan__centre=asker.centre, plan__state__in=open_plans)
    if asker.has(Role.ADMINISTRATOR):
        return sessions
    strangers = Seat.objects.exclude(person__assignments__team__in=teams_led_by(asker))
    return sessions.exclude(seats__in=strangers)


def own_seats(asker: Asker) -> QuerySet[Seat]:
    """My own places in plans in force."""
    return (
        Seat.objects.filter(person=asker.person, session__plan__state=Plan.State.PUBLISHED)
        .select_related(
            "person", "session__plan__centre", "session__activity", "session__host", "session__partner"
        )
        .defer("session__plan__document", "session__plan__posed")
        .order_by("session__start")
    )


def hosted_sessions(asker: Asker) -> QuerySet[Session]:
    """Sessions in plans in force that the asker leads, or is listened to in."""
    return (
        Session.objects.filter(plan__state=Plan.State.PUBLISHED)
        .filter(Q(host=asker.person) | Q(partner=asker.person))
        .select_related("activity", "host", "partner")
        .prefetch_related(SEATS)
    )


def own_swaps(asker: Asker) -> QuerySet[Swap]:
    """Swaps I have asked for."""
    return _swaps().filter(seat__person=asker.person, session__plan__centre=asker.centre)


def swaps_to_me(asker: Asker) -> QuerySet[Swap]:
    """Swaps a colleague asks me for."""
    return _swaps().filter(other_seat__person=asker.person, session__plan__centre=asker.centre)


def open_swaps(swaps: QuerySet[Swap]) -> QuerySet[Swap]:
    """Those not answered yet, and not too late."""
    return swaps.filter(state=Swap.State.ASKED, start__gt=now(), other_start__gt=now())


def answered_lately(asker: Asker, since: datetime) -> QuerySet[Swap]:
    """Swaps of mine that have been answered, or have become impossible, since a time."""
    part = Q(seat__person=asker.person) | Q(other_seat__person=asker.person, state=Swap.State.IMPOSSIBLE)
    told = [Swap.State.ACCEPTED, Swap.State.DECLINED, Swap.State.IMPOSSIBLE, Swap.State.EXPIRED]
    found = _swaps().filter(part, session__plan__centre=asker.centre, answered_at__gte=since)
    return found.filter(state__in=told).order_by("-answered_at")[:3]


def blocked_uses(asker: Asker) -> list[BlockedUse]:
    """How much of each of the coming weeks I have ruled out; only weeks with a roster."""
    monday = monday_of(today(asker.centre.timezone))
    uses = [blocked_use(asker.person, monday + timedelta(weeks=n)) for n in range(4)]
    return [one for one in uses if one.rostered]


def _swaps() -> QuerySet[Swap]:
    return Swap.objects.select_related("session", "other_session", "seat__person", "other_seat__person")


def seat_to_ask_for(asker: Asker, seat: Seat, other: int) -> Seat | None:
    """A colleague's place in the same plan and learning time as one of mine."""
    same = Seat.objects.filter(
        session__plan=seat.session.plan_id, session__activity=seat.session.activity_id
    ).exclude(person=asker.person)
    return same.filter(pk=other).first()


def group_to_join(seat: Seat, session: int) -> Session | None:
    """Another group of the same learning time in the same plan."""
    same = Session.objects.filter(plan=seat.session.plan_id, activity=seat.session.activity_id)
    return same.filter(pk=session).exclude(pk=seat.session_id).first()


def own_wishes(asker: Asker) -> QuerySet[Wish]:
    """What I have asked for."""
    return Wish.objects.filter(person=asker.person).select_related("activity")


def own_weekly_wishes(asker: Asker) -> QuerySet[WeeklyWish]:
    """What I have asked for every week."""
    return WeeklyWish.objects.filter(person=asker.person).select_related("activity")


def changes_of(asker: Asker, plan: Plan) -> QuerySet[Change]:
    """The plan's history, for leaders; of sessions only those they may see."""
    if not asker.has(*LEADERS):
        return Change.objects.none()
    mine = Q(session=None) | Q(session__in=sessions_for(asker))
    return plan.changes.filter(mine).select_related("by", "session")


def agents_of(asker: Asker, team: int) -> list[Person]:
    """The agents of a team the asker leads, by name."""
    led = teams_led_by(asker).filter(pk=team)
    people = Person.objects.filter(assignments__role=Role.AGENT, assignments__team__in=led, left_at=None)
    return list(people.order_by("name"))


def week_of(centre: Centre, weeks: int = 0, day: date | None = None) -> tuple[datetime, datetime]:
    """The centre's present week, or the one around ``day``, or one so many weeks on; Monday to Monday."""
    day = (day or today(centre.timezone)) + timedelta(weeks=weeks)
    monday = datetime.combine(day - timedelta(days=day.weekday()), time(), ZoneInfo(centre.timezone))
    return monday, datetime.combine(monday.date() + timedelta(days=7), time(), ZoneInfo(centre.timezone))


def plans_by_state() -> dict[str, int]:
    """How many plans stand where, in the whole installation; for the keeper's monitoring."""
    found = Plan.objects.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Plan.State.values, 0) | dict(found)
