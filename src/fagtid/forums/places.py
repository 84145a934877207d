"""Which team a forum is, who is in it, and which forum comes after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from fagtid.people.models import Role, Team
from fagtid.planning.models import GONE, Kind, Plan, Seat, Session


def teams_of(sessions: Iterable[Session]) -> dict[int, Team]:
    """The team of each session: that of most of its people, else the one its host leads."""
    listed = list(sessions)
    held = Seat.objects.filter(session__in=listed, person__assignments__role=Role.AGENT)
    counts: dict[int, Counter[int]] = {}
    for session, team in held.values_list("session", "person__assignments__team"):
        counts.setdefault(session, Counter())[team] += 1
    chosen = {one: min(many, key=lambda team: (-many[team], team)) for one, many in counts.items()}
    for one in listed:
        if one.pk not in chosen and (led := _led_by_host(one)) is not None:
            chosen[one.pk] = led
    teams = Team.objects.select_related("unit").in_bulk(set(chosen.values()))
    return {one: teams[team] for one, team in chosen.items()}


def _led_by_host(session: Session) -> int | None:
    if session.host_id is None:
        return None
    led = Team.objects.filter(
        assignments__person=session.host_id, assignments__role=Role.TEAM_LEADER
    ).order_by("pk")
    return led.values_list("pk", flat=True).first()


def team_of(session: Session) -> Team | None:
    """The team whose forum it is."""
    return teams_of([session]).get(session.pk)


def forums_of(teams: Iterable[Team]) -> QuerySet[Session]:
    """Forums in force in which people of the teams are, the soonest first."""
    found = Session.objects.filter(plan__state=Plan.State.PUBLISHED, kind=Kind.FORUM)
    mine = Q(seats__person__assignments__role=Role.AGENT, seats__person__assignments__team__in=list(teams))
    return found.filter(pk__in=Session.objects.filter(mine).values("pk")).order_by("start", "pk")


def people_in(session: Session) -> set[int]:
    """Who is in it, or was."""
    seats = Seat.objects.filter(session=session).exclude(state__in=GONE)
    return set(seats.values_list("person", flat=True))


def monday_after(session: Session) -> datetime:
    """When the week after the session's begins, at the centre."""
    zone = ZoneInfo(session.plan.centre.timezone)
    local = session.start.astimezone(zone)
    day = local.date() + timedelta(days=7 - local.weekday())
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def next_start(session: Session, otherwise: timedelta) -> datetime:
    """When the team's first forum of a later week begins; so long after this one where none is planned."""
    team = team_of(session)
    later = forums_of([team] if team else []).filter(start__gte=monday_after(session))
    found = later.values_list("start", flat=True).first()
    return found or session.start + otherwise
