"""Promises at risk: sessions ahead that cannot stand as they are, and what is not yet told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fagtid.intake import queries as intake
from fagtid.ledger.queries import owed_minutes
from fagtid.people.asking import Asker
from fagtid.people.models import Person
from fagtid.people.queries import agents_of_teams, teams_led_by
from fagtid.planning import outcomes
from fagtid.planning.models import Seat, Session
from fagtid.planning.queries import limits_for, week_of

AWAY, HOST, UNPLACED, UNTOLD = "away", "host", "unplaced", "untold"


@dataclass(frozen=True)
class Risk:
    """One promise that may break: what it is about; words and the way out are chosen on the page."""

    kind: str
    title: str = ""
    session: Session | None = None
    people: tuple[Person, ...] = ()
    count: int = 0
    plan: int | None = None


@dataclass(frozen=True)
class Behind:
    """Somebody with much owed time, now or if this week's promises at risk break."""

    person: Person
    owed: int
    at_risk: int


def promises_at_risk(asker: Asker) -> list[Risk]:
    """What to look after this week: ahead in order of time, then what found no time and what is not told."""
    _start, end = week_of(asker.centre)
    found = sessions_at_risk(asker, end)
    found += [
        Risk(UNPLACED, title, count=n, plan=plan) for title, plan, n in outcomes.unplaced_this_week(asker)
    ]
    if untold := outcomes.untold_sessions(asker).count():
        found.append(Risk(UNTOLD, count=untold))
    return found


def sessions_at_risk(asker: Asker, until: datetime) -> list[Risk]:
    """Sessions ahead whose people or host are not at work then by the roster in force."""
    ahead = outcomes.sessions_ahead(asker, until)
    if not ahead:
        return []
    first, last = ahead[0].start.date(), ahead[-1].end.date()
    spans = intake.at_work(asker.centre, people_in(ahead), first, (last - first).days + 1)

    def is_away(person: Person, session: Session) -> bool:
        return not intake.is_at_work(spans.get(person.pk, ()), session.start, session.end)

    found = []
    for session in ahead:
        away = [seat.person for seat in active(session) if is_away(seat.person, session)]
        if away:
            found.append(Risk(AWAY, session.title, session, tuple(away), len(away)))
        if session.host is not None and active(session) and is_away(session.host, session):
            found.append(Risk(HOST, session.title, session, (session.host,), 1))
    return found


def active(session: Session) -> list[Seat]:
    """Seats of those who are to come."""
    return [seat for seat in session.seats.all() if seat.state == Seat.State.PLANNED]


def people_in(sessions: Iterable[Session]) -> set[int]:
    """Everybody with a seat or leading."""
    found = {seat.person_id for session in sessions for seat in session.seats.all()}
    return found | {session.host_id for session in sessions if session.host_id is not None}


def falling_behind(asker: Asker, risks: Iterable[Risk] | None = None) -> list[Behind]:
    """People the asker leads with more owed time than the centre's limit, by name."""
    people = list(agents_of_teams(teams_led_by(asker).values_list("pk", flat=True)))
    most, owed = limits_for(asker).owed_minutes_most, owed_minutes(asker.centre, [one.pk for one in people])
    ahead: dict[int, int] = {}
    for risk in risks if risks is not None else sessions_at_risk(asker, week_of(asker.centre)[1]):
        for person in risk.people if risk.kind == AWAY and risk.session else ():
            ahead[person.pk] = ahead.get(person.pk, 0) + (risk.session.minutes if risk.session else 0)
    each = [Behind(one, owed.get(one.pk, 0), ahead.get(one.pk, 0)) for one in people]
    return [one for one in each if one.owed + one.at_risk >= max(most, 1)]
