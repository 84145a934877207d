"""Reads of what became of sessions, and of what is ahead; the asker comes first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from fagtid.frame.clock import now
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Person, Role
from fagtid.people.queries import teams_led_by
from fagtid.planning.models import Plan, Seat, Session, Unplaced
from fagtid.planning.queries import SEATS, own_seats, week_of

ASKED_FOR = timedelta(weeks=4)  # what is older is no longer asked about
Minutes = dict[tuple[int, date], int]


def sessions_to_tell(asker: Asker) -> QuerySet[Session]:
    """Sessions in force that the asker led, or whose people the asker leads: theirs to mark."""
    sessions = Session.objects.filter(plan__centre=asker.centre, plan__state=Plan.State.PUBLISHED)
    if not asker.has(*LEADERS):
        return sessions.none()
    if not asker.has(Role.ADMINISTRATOR):
        led = Seat.objects.filter(_led_by(asker))
        sessions = sessions.filter(Q(host=asker.person) | Q(pk__in=led.values("session")))
    return sessions.select_related("activity", "host", "plan").order_by("start", "pk")


def _led_by(asker: Asker) -> Q:
    return Q(person__assignments__role=Role.AGENT, person__assignments__team__in=teams_led_by(asker))


def seats_to_mark(asker: Asker, session: Session) -> QuerySet[Seat]:
    """Seats of the session that the asker may mark: who leads it all, others those of their people."""
    seats = session.seats.exclude(state=Seat.State.DECLINED).select_related("person", "session")
    if not (asker.has(Role.ADMINISTRATOR) or session.host_id == asker.person.pk):
        seats = seats.filter(_led_by(asker)).distinct()
    return seats.order_by("person__name", "pk")


def untold_sessions(asker: Asker) -> QuerySet[Session]:
    """Sessions that are over and of which nothing is told, the latest first."""
    open_seats = Seat.objects.filter(state=Seat.State.PLANNED)
    over = sessions_to_tell(asker).filter(end__lte=now(), start__gte=now() - ASKED_FOR)
    return over.filter(pk__in=open_seats.values("session")).order_by("-start", "-pk")


def own_untold(asker: Asker) -> QuerySet[Seat]:
    """My own seats that have begun and of which nothing is told, the latest first."""
    begun = own_seats(asker).filter(state=Seat.State.PLANNED, session__start__lte=now())
    return begun.filter(session__start__gte=now() - ASKED_FOR).order_by("-session__start")


def sessions_ahead(asker: Asker, until: datetime) -> list[Session]:
    """Sessions that have not begun, with those who are in them."""
    ahead = sessions_to_tell(asker).filter(start__gt=now(), start__lt=until)
    return list(ahead.prefetch_related(SEATS))


def unplaced_this_week(asker: Asker) -> list[tuple[str, int, int]]:
    """Learning time that found no time in this week's plan: title, the plan, how many people."""
    _monday, end = week_of(asker.centre)
    missing = Unplaced.objects.filter(
        plan__centre=asker.centre,
        plan__state=Plan.State.PUBLISHED,
        plan__first_day=(end - timedelta(days=7)).date(),
        person__in=_people(asker),
    )
    rows = missing.values_list("activity__title", "plan").annotate(Count("person", distinct=True))
    return list(rows.order_by("activity__title", "plan"))


def _people(asker: Asker) -> QuerySet[Person]:
    people = Person.objects.filter(centre=asker.centre, assignments__role=Role.AGENT)
    return people.filter(assignments__team__in=teams_led_by(asker))


def open_minutes_of(asker: Asker, since: date) -> dict[date, int]:
    """My own minutes that are planned and not yet told, by local day."""
    seats = own_seats(asker).filter(state=Seat.State.PLANNED, session__plan__first_day__gte=since)
    found: dict[date, int] = {}
    for seat in seats:
        day = _day(seat.session.start, asker)
        found[day] = found.get(day, 0) + seat.session.minutes
    return found


def open_minutes_of_teams(asker: Asker, teams: Iterable[int], since: date) -> Minutes:
    """Minutes planned and not yet told, by team and local day."""
    rows = (
        Seat.objects.filter(
            state=Seat.State.PLANNED,
            session__plan__state=Plan.State.PUBLISHED,
            session__plan__first_day__gte=since,
            person__assignments__role=Role.AGENT,
            person__assignments__team__in=list(teams),
        )
        .order_by()
        .values_list("person__assignments__team", "session__start", "session__end")
        .annotate(Count("pk"))
    )
    found: Minutes = {}
    for team, start, end, count in rows:
        key = (team, _day(start, asker))
        found[key] = found.get(key, 0) + count * int((end - start).total_seconds() // 60)
    return found


def _day(moment: datetime, asker: Asker) -> date:
    return moment.astimezone(ZoneInfo(asker.centre.timezone)).date()


def own_begun(asker: Asker) -> QuerySet[Seat]:
    """My own seats in sessions that have begun."""
    return own_seats(asker).filter(session__start__lte=now())
