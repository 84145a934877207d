"""What can be done with an agenda: wish, vote, order, put off, drop. Acts on one agenda come one by one."""

from __future__ import annotations

from secrets import token_hex

from django.db import transaction
from django.db.models import F

from fagtid.forums.agendas import Line, TeamAgenda, agenda_of
from fagtid.forums.models import Agenda, Item, Vote
from fagtid.forums.places import monday_after, team_of
from fagtid.forums.refusals import NotOnTheAgenda
from fagtid.frame.clock import now
from fagtid.people.models import Person, Team
from fagtid.planning.models import Session


def _lock(team: Team) -> Agenda:
    Agenda.objects.get_or_create(team=team)
    return Agenda.objects.select_for_update().get(team=team)


def _count_up(team: Team) -> None:
    Agenda.objects.filter(team=team).update(version=F("version") + 1)


def _locked_agenda(session: Session, key: str) -> tuple[TeamAgenda, Line]:
    """The agenda as it is now, nobody else changing it, and its line of a key."""
    team = team_of(session)
    if team is None:
        raise NotOnTheAgenda
    _lock(team)
    agenda = agenda_of(session, team=team)
    line = agenda.line(key) if agenda else None
    if agenda is None or line is None:
        raise NotOnTheAgenda
    return agenda, line


def _row(team: Team, line: Line) -> Item:
    told = {"kind": line.kind, "title": line.title, "minutes": line.minutes, "since": line.since}
    return Item.objects.get_or_create(team=team, key=line.key, defaults=told)[0]


@transaction.atomic
def wish(team: Team, title: str, *, by: Person, why: str = "") -> Item:
    """A theme somebody in the team would like; the wish counts as a vote for it."""
    _lock(team)
    item = _typed(team, Item.WISH, title, by, why=why)
    Vote.objects.create(item=item, person=by, at=now())
    return item


@transaction.atomic
def add_own(team: Team, title: str, *, minutes: int, by: Person, why: str = "") -> Item:
    """Whoever leads the forum puts something of their own on the agenda."""
    _lock(team)
    return _typed(team, Item.OWN, title, by, why=why, minutes=minutes)


def _typed(team: Team, kind: str, title: str, by: Person, *, why: str = "", minutes: int = 10) -> Item:
    _count_up(team)
    told = {"title": title, "why": why, "minutes": minutes, "added_by": by, "since": now()}
    return Item.objects.create(team=team, key=f"{kind}-{token_hex(8)}", kind=kind, **told)


@transaction.atomic
def vote(session: Session, key: str, *, by: Person, wants: bool) -> None:
    """I want it taken up, too; or no more."""
    agenda, line = _locked_agenda(session, key)
    item = _row(agenda.team, line)
    if wants:
        Vote.objects.get_or_create(item=item, person=by, defaults={"at": now()})
    else:
        Vote.objects.filter(item=item, person=by).delete()
    _count_up(agenda.team)


@transaction.atomic
def move(session: Session, key: str, *, up: bool) -> None:
    """One place up or down from where it is now, whoever else has moved things meanwhile."""
    agenda, line = _locked_agenda(session, key)
    keys = [one.key for one in agenda.lines]
    here = keys.index(line.key)
    there = here - 1 if up else here + 1
    if 0 <= there < len(keys):
        keys[here], keys[there] = keys[there], keys[here]
    for place, one in enumerate(keys):
        found = agenda.line(one)
        if found is not None and found.place != place:
            row = _row(agenda.team, found)
            Item.objects.filter(pk=row.pk).update(place=place)
    _count_up(agenda.team)


@transaction.atomic
def set_minutes(session: Session, key: str, *, minutes: int) -> None:
    """How long it is to take."""
    agenda, line = _locked_agenda(session, key)
    Item.objects.filter(pk=_row(agenda.team, line).pk).update(minutes=minutes)
    _count_up(agenda.team)


@transaction.atomic
def put_off(session: Session, key: str) -> None:
    """To the forums of the week after, with its age."""
    agenda, line = _locked_agenda(session, key)
    away = {"not_before": monday_after(session), "place": None}
    Item.objects.filter(pk=_row(agenda.team, line).pk).update(**away)
    _count_up(agenda.team)


@transaction.atomic
def drop(session: Session, key: str, *, why: str, by: Person) -> None:
    """Off the agenda for good; the team sees why."""
    agenda, line = _locked_agenda(session, key)
    row = _row(agenda.team, line)
    row.dropped_at, row.dropped_by, row.dropped_why = now(), by, why
    row.save(update_fields=["dropped_at", "dropped_by", "dropped_why"])
    _count_up(agenda.team)
