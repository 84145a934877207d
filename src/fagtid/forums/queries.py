"""Reads of forums and their decisions; the asker comes first, and sees what concerns them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet

from fagtid.forums import places
from fagtid.forums.models import Answer, Decision, Forum, Item, Note, Outcome, Point
from fagtid.frame.clock import now
from fagtid.information.queries import EDITORS
from fagtid.people.asking import Asker
from fagtid.people.models import TEAM_ROLES, Person, Role, Team
from fagtid.people.queries import teams_for, teams_led_by
from fagtid.planning.models import GONE, Kind, Plan, Seat, Session

LATELY = timedelta(days=14)


def forums_for(asker: Asker) -> QuerySet[Session]:
    """Forums in force of one's own team and those one leads, and those one is in or leads oneself."""
    found = Session.objects.filter(
        plan__centre=asker.centre, plan__state=Plan.State.PUBLISHED, kind=Kind.FORUM
    )
    if not asker.has(Role.ADMINISTRATOR):
        team = Q(
            seats__person__assignments__role=Role.AGENT,
            seats__person__assignments__team__in=teams_for(asker),
        )
        reach = team | Q(seats__person=asker.person) | Q(host=asker.person) | Q(forum__host=asker.person)
        found = found.filter(pk__in=Session.objects.filter(reach).values("pk"))
    return found.select_related("plan__centre", "host", "activity").defer("plan__picture").order_by("start")


def own_forums(asker: Asker) -> QuerySet[Session]:
    """Those of `forums_for` that the asker is in or leads, as they are now."""
    mine = Seat.objects.filter(person=asker.person).exclude(state__in=GONE)
    part = Q(pk__in=mine.values("session")) | Q(host=asker.person) | Q(forum__host=asker.person)
    return forums_for(asker).filter(part)


def own_coming(asker: Asker) -> QuerySet[Session]:
    """The asker's own that have not ended."""
    return own_forums(asker).filter(end__gt=now())


def is_in(asker: Asker, session: Session) -> bool:
    """Whether the asker takes part: has a place, leads it, or answers for its team."""
    if session.host_id == asker.person.pk:
        return True
    mine = Seat.objects.filter(session=session, person=asker.person).exclude(state__in=GONE)
    return mine.exists() or leads(asker, session)


def leads(asker: Asker, session: Session) -> bool:
    """Whether the asker answers for the team whose forum it is."""
    team = places.team_of(session)
    return team is not None and teams_led_by(asker).filter(pk=team.pk).exists()


def may_order(asker: Asker, session: Session) -> bool:
    """Whether the asker orders the agenda: its host, and who leads the team."""
    return session.host_id == asker.person.pk or leads(asker, session)


def forum_of(session: Session) -> Forum | None:
    """The forum as it is run, once it has begun."""
    return Forum.objects.filter(session=session).select_related("host", "team").first()


def points_of(forum: Forum) -> list[Point]:
    """The points in order, with what is written at each and what was decided."""
    found = forum.points.prefetch_related("notes__person", "decisions__owner")
    return list(found)


def own_note(asker: Asker, point: Point) -> Note | None:
    """What the asker has written there last, on this machine or another."""
    return Note.objects.filter(point=point, person=asker.person).last()


def seats_of(session: Session) -> list[Seat]:
    """Everybody who has or had a place in it, by name."""
    found = Seat.objects.filter(session=session).exclude(state=Seat.State.DECLINED)
    return list(found.select_related("person").order_by("person__name", "person"))


def people_of(team: Team, forum: Forum | None) -> QuerySet[Person]:
    """The team's people, its leaders and those in the forum, by name: who may see to what is decided."""
    here = Q(assignments__team=team, assignments__role__in=TEAM_ROLES)
    here |= Q(assignments__role=Role.UNIT_LEADER, assignments__unit__teams=team)
    if forum is not None:
        seats = Seat.objects.filter(session=forum.session_id).exclude(state__in=GONE)
        here |= Q(pk__in=seats.values("person"))
    return Person.objects.filter(here, left_at=None).distinct().order_by("name", "pk")


def decisions_for(asker: Asker) -> QuerySet[Decision]:
    """What one's own team and those one leads have decided, what one sees to; editors what they are asked."""
    found = Decision.objects.filter(team__centre=asker.centre)
    if not asker.has(Role.ADMINISTRATOR):
        reach = Q(team__in=teams_for(asker)) | Q(owner=asker.person)
        if asker.has(*EDITORS):
            reach |= Q(pk__in=Outcome.objects.values("decision"))
        found = found.filter(reach)
    return found.select_related("team", "owner", "forum__session", "point")


def own_decisions(asker: Asker) -> QuerySet[Decision]:
    """What I see to and is open, the longest waiting first."""
    return decisions_for(asker).filter(owner=asker.person, state=Decision.State.OPEN)


def decisions_led(asker: Asker) -> QuerySet[Decision]:
    """What is open in the teams the asker leads, the longest waiting first."""
    return decisions_for(asker).filter(team__in=teams_led_by(asker), state=Decision.State.OPEN)


def may_close(asker: Asker, decision: Decision) -> bool:
    """Its owner, and who leads the team."""
    led = teams_led_by(asker).filter(pk=decision.team_id)
    return decision.owner_id == asker.person.pk or led.exists()


def takes_part(asker: Asker, decision: Decision) -> bool:
    """Whether the asker is of the team, leads it or sees to the decision: who may ask something of it."""
    return decision.owner_id == asker.person.pk or teams_for(asker).filter(pk=decision.team_id).exists()


def asked_of_editors(asker: Asker) -> QuerySet[Outcome]:
    """What forums ask the editors to make, the longest waiting first."""
    if not asker.has(*EDITORS):
        return Outcome.objects.none()
    found = Outcome.objects.filter(decision__team__centre=asker.centre, made=None)
    return found.select_related("decision__team", "asked_by")


def outcomes_of(kind: str, made: int) -> QuerySet[Outcome]:
    """The decisions something was made from."""
    return Outcome.objects.filter(kind=kind, made=made).select_related("decision__team", "decision__forum")


def coming_forums(asker: Asker) -> QuerySet[Session]:
    """Those that are not over, the soonest first."""
    return forums_for(asker).filter(end__gt=now()).order_by("start", "pk")


def past_forums(asker: Asker) -> QuerySet[Session]:
    """Those of late that are over or were ended, the latest first."""
    since = now() - timedelta(weeks=8)
    return forums_for(asker).filter(end__lte=now(), start__gte=since).order_by("-start", "-pk")


def ended_lately(asker: Asker) -> QuerySet[Forum]:
    """Forums of one's own team that have ended of late, the latest first: their notes are for all in it."""
    if asker.own_team is None:
        return Forum.objects.none()
    found = Forum.objects.filter(team=asker.own_team, ended_at__gte=now() - timedelta(days=7))
    return found.select_related("session")


def waiting_wishes(team: Team) -> QuerySet[Item]:
    """What the team has wished for and nobody has dropped."""
    return Item.objects.filter(team=team, kind=Item.WISH, dropped_at=None)


def dropped_lately(team: Team) -> QuerySet[Item]:
    """What was taken off for good of late, with why."""
    return Item.objects.filter(team=team, dropped_at__gte=now() - LATELY).order_by("-dropped_at")


def own_answer(asker: Asker, forum: Forum) -> Answer | None:
    """How I answered its question."""
    return Answer.objects.filter(forum=forum, person=asker.person).first()


def teams_by_session(sessions: Iterable[Session]) -> dict[int, Team]:
    """The team of each session."""
    return places.teams_of(sessions)
