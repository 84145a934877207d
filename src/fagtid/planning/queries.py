"""Reads of needs, plans and sessions; the asker comes first, and only what they may see comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Prefetch, Q, QuerySet

from fagtid.frame.clock import now, today
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Centre, Person, Role
from fagtid.people.queries import teams_led_by
from fagtid.planning.comparing import Place
from fagtid.planning.models import (
    Activity,
    Change,
    Frontier,
    Limits,
    Plan,
    Seat,
    Session,
    Swap,
    Unplaced,
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
    return Limits.of(asker.centre)


def plans_for(asker: Asker) -> QuerySet[Plan]:
    """Every plan for leaders; for others those in force."""
    plans = Plan.objects.filter(centre=asker.centre).select_related("centre", "asked_by", "published_by")
    if asker.has(*LEADERS):
        return plans.exclude(state=Plan.State.DISCARDED)
    return plans.filter(state=Plan.State.PUBLISHED)


def plan_list(asker: Asker) -> QuerySet[Plan]:
    """`plans_for` without the pictures."""
    return plans_for(asker).defer("picture")


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
            *("person", "session__plan__centre__limits", "session__activity"),
            *("session__host", "session__partner"),
        )
        .defer("session__plan__picture")
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


def changes_about(changes: QuerySet[Change], words: str) -> QuerySet[Change]:
    """Those of some changes by, or of a session of, somebody or something of that name."""
    seats = Seat.objects.filter(person__name__icontains=words)
    return changes.filter(
        Q(by__name__icontains=words)
        | Q(session__title__icontains=words)
        | Q(session__in=seats.values("session"))
    )


def agents_of(asker: Asker, *teams: int) -> list[Person]:
    """The agents of teams the asker leads, of all of them when none is named, by name."""
    led = teams_led_by(asker)
    if teams:
        led = led.filter(pk__in=teams)
    people = Person.objects.filter(assignments__role=Role.AGENT, assignments__team__in=led, left_at=None)
    return list(people.order_by("name", "pk").distinct())


def shown_sessions(asker: Asker, plan: Plan, people: Iterable[Person], kind: str = "") -> list[Session]:
    """The plan's sessions that some people have, with who is in them; only those the asker may see."""
    theirs = Seat.objects.filter(session__plan=plan, person__in=people).values("session")
    found = sessions_for(asker).filter(plan=plan, pk__in=theirs)
    if kind:
        found = found.filter(kind=kind)
    return list(found.prefetch_related("seats"))


def learning_of_teams(asker: Asker, plan: Plan, kind: str = "") -> list[tuple[int, int, int, int]]:
    """Team, person, start and end (UTC seconds) of everybody's sessions in the teams the asker leads."""
    seats = Seat.objects.filter(
        session__plan=plan,
        person__assignments__role=Role.AGENT,
        person__assignments__team__in=teams_led_by(asker),
    ).exclude(state=Seat.State.DECLINED)
    if kind:
        seats = seats.filter(session__kind=kind)
    rows = seats.values_list("person__assignments__team", "person", "session__start", "session__end")
    return [(team, person, int(start.timestamp()), int(end.timestamp())) for team, person, start, end in rows]


def unplaced_of(asker: Asker, plan: Plan) -> QuerySet[Unplaced]:
    """Needs of the people the asker leads that found no time."""
    led = Person.objects.filter(assignments__team__in=teams_led_by(asker))
    return plan.unplaced.filter(person__in=led).select_related("person", "activity")


def frontiers_for(asker: Asker) -> QuerySet[Frontier]:
    """Frontiers of the centre, for leaders; they tell of the whole centre and of nobody."""
    if not asker.has(*LEADERS):
        return Frontier.objects.none()
    return Frontier.objects.filter(centre=asker.centre).select_related("centre")


def kinds_in(plan: Plan) -> list[str]:
    """Kinds of learning time that the plan has."""
    return sorted(set(plan.sessions.order_by().values_list("kind", flat=True).distinct()))


def neighbours_of(asker: Asker, plan: Plan) -> tuple[Plan | None, Plan | None]:
    """The plan of the week before and of the week after: that in force, else the latest draft."""
    weeks = [plan.first_day - timedelta(days=7), plan.first_day + timedelta(days=7)]
    open_plans = [Plan.State.PUBLISHED, Plan.State.DRAFT]
    found: dict[date, Plan] = {}
    for one in plan_list(asker).filter(first_day__in=weeks, state__in=open_plans):
        held = found.get(one.first_day)
        if held is None or (one.state == Plan.State.PUBLISHED and held.state != Plan.State.PUBLISHED):
            found[one.first_day] = one
    return found.get(weeks[0]), found.get(weeks[1])


def plan_in_force(asker: Asker, plan: Plan) -> Plan | None:
    """The plan in force for the week of ``plan``, unless it is that itself."""
    in_force = plan_list(asker).filter(first_day=plan.first_day, state=Plan.State.PUBLISHED)
    return in_force.exclude(pk=plan.pk).first()


def move_to_tell(asker: Asker, plan: Plan, change: str) -> Change | None:
    """The move just made, to tell of it and offer to take it back, while it is the session's latest."""
    if not change.isdecimal():
        return None
    movable = sessions_to_change(asker)
    found = plan.changes.filter(pk=int(change), act=Change.Act.MOVED, session__in=movable)
    told = found.select_related("session").first()
    if (
        told is None
        or Change.objects.filter(session=told.session, act=Change.Act.MOVED, pk__gt=told.pk).exists()
    ):
        return None
    return told


def week_of(centre: Centre, weeks: int = 0, day: date | None = None) -> tuple[datetime, datetime]:
    """The centre's present week, or the one around ``day``, or one so many weeks on; Monday to Monday."""
    day = (day or today(centre.timezone)) + timedelta(weeks=weeks)
    monday = datetime.combine(day - timedelta(days=day.weekday()), time(), ZoneInfo(centre.timezone))
    return monday, datetime.combine(monday.date() + timedelta(days=7), time(), ZoneInfo(centre.timezone))


def plans_by_state() -> dict[str, int]:
    """How many plans stand where, in the whole installation; for the keeper's monitoring."""
    found = Plan.objects.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Plan.State.values, 0) | dict(found)


BY_HAND = (
    *(Change.Act.MOVED, Change.Act.SWAPPED, Change.Act.JOINED, Change.Act.DECLINED, Change.Act.WANTED),
    *(Change.Act.CAUGHT_UP, Change.Act.LEFT, Change.Act.UNDONE),
)


def changed_since(draft: Plan, in_force: Plan | None) -> list[Change]:
    """Changes by hand, since the draft was made, to the plan it was made from and to that in force."""
    seen = {draft.beside_id: draft.beside_version, draft.based_on_id: draft.base_version}
    grounds = {one.pk: one for one in (draft.based_on, in_force) if one is not None}
    found: list[Change] = []
    for one in grounds.values():
        newer = one.version - (seen.get(one.pk) or 0)
        if newer > 0 and one.state != Plan.State.DISCARDED:
            by_hand = one.changes.filter(act__in=BY_HAND, at__gte=draft.asked_at).select_related(
                "by", "session"
            )
            found += by_hand[:newer]
    return found


def lost_by_publishing(asker: Asker, draft: Plan, in_force: Plan | None) -> tuple[int, list[Change]]:
    """How many changes by hand publishing a draft would lose, and those of them the asker may see."""
    if draft.state != Plan.State.DRAFT:
        return 0, []
    lost = changed_since(draft, in_force)
    seen = (
        sessions_for(asker).filter(pk__in=[one.session_id for one in lost])
        if lost
        else Session.objects.none()
    )
    known = set(seen.values_list("pk", flat=True))
    return len(lost), [one for one in lost if one.session_id in known]


def places_in(asker: Asker, plan: Plan) -> list[Place]:
    """Everybody's place in the plan's sessions, of the people the asker leads."""
    seats = Seat.objects.filter(
        session__plan=plan,
        person__assignments__role=Role.AGENT,
        person__assignments__team__in=teams_led_by(asker),
    ).exclude(state=Seat.State.DECLINED)
    rows = seats.values_list(
        *("person", "person__name", "session__activity", "session__title", "session__kind"),
        *("session__start", "session__end"),
    )
    return [Place(*row) for row in rows]


def session_rows(asker: Asker, plan: Plan) -> Iterator[tuple[object, ...]]:
    """Start, end, minutes, title, kind, who, team, host, protected and locked: a row for each place."""
    seats = Seat.objects.filter(
        session__plan=plan,
        person__assignments__role=Role.AGENT,
        person__assignments__team__in=teams_led_by(asker),
    ).exclude(state=Seat.State.DECLINED)
    rows = seats.select_related("session__host", "person").annotate(team=F("person__assignments__team__name"))
    for seat in rows.order_by("session__start", "person__name"):
        one = seat.session
        host = one.host.name if one.host else ""
        times = (one.start.isoformat(), one.end.isoformat(), one.minutes)
        yield (*times, one.title, one.kind, seat.person.name, seat.team, host, one.protected, one.locked)


def roster_ids_led(asker: Asker) -> list[str]:
    """Roster names of everybody, leaders too, in the teams the asker leads."""
    held = Person.objects.filter(assignments__team__in=teams_led_by(asker)).exclude(roster_id="")
    return list(held.values_list("roster_id", flat=True).distinct())


def sessions_to_export(asker: Asker, plan: Plan) -> list[Session]:
    """The plan's sessions that the asker may see, with everybody in them that the asker leads."""
    led = Seat.objects.filter(person__assignments__team__in=teams_led_by(asker)).select_related("person")
    found = sessions_for(asker).filter(plan=plan, seats__in=led).distinct()
    return list(
        found.select_related("activity", "host", "partner").prefetch_related(
            Prefetch("seats", led.distinct())
        )
    )
