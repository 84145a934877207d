"""Reads of notes, catching up, the account's lines and the leaders' weeks; the asker comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from fagtid.arenas import account, pictures, risks
from fagtid.arenas.models import Notes, NotesRead
from fagtid.ledger import queries as ledger
from fagtid.ledger.models import Entry
from fagtid.people.asking import Asker
from fagtid.people.models import Team
from fagtid.planning import places
from fagtid.planning.models import Plan, Seat, Session
from fagtid.planning.queries import own_seats, sessions_for


@dataclass(frozen=True)
class Missed:
    """A lost place in a group that nothing makes good yet, with the ways to do it."""

    seat: Seat
    notes: Notes | None
    places: tuple[Session, ...]


def sessions_with_notes(asker: Asker) -> QuerySet[Session]:
    """Group sessions in force whose notes the asker may read: those in them, those who miss them, leaders."""
    sessions = sessions_for(asker).filter(plan__state=Plan.State.PUBLISHED, activity__group_most__gt=1)
    return sessions.select_related("activity", "host", "plan")


def notes_of(session: Session) -> Notes | None:
    """The session's notes, if any are written."""
    return Notes.objects.filter(session=session).select_related("written_by").first()


def may_write(asker: Asker, session: Session) -> bool:
    """Whoever led it or was there writes the notes."""
    there = session.seats.filter(person=asker.person, state__in=(Seat.State.PLANNED, Seat.State.HELD))
    return session.host_id == asker.person.pk or there.exists()


def missed_by(asker: Asker, at_most: int = 3) -> list[Missed]:
    """What I have missed in groups of the last weeks, and how to make it good."""
    seats = places.missed_seats(asker.person)
    read = set(NotesRead.objects.filter(missed__in=seats).values_list("missed", flat=True))
    left = [seat for seat in seats if seat.pk not in read][:at_most]
    notes = {one.session_id: one for one in Notes.objects.filter(session__in=[s.session_id for s in left])}
    return [Missed(seat, notes.get(seat.session_id), tuple(places.places_after(seat)[:5])) for seat in left]


def joined_seats(asker: Asker) -> list[Seat]:
    """Places ahead that I have taken to catch up."""
    return [seat for seat in places.joined(asker.person) if seat.state == Seat.State.PLANNED]


def own_seats_to_take_back(asker: Asker) -> QuerySet[Seat]:
    """My seats that I have told of myself, by the ledger's line."""
    mine = Entry.objects.filter(person=asker.person, by=asker.person, taken_back_at=None)
    return own_seats(asker).filter(pk__in=mine.values("seat"))


def lines_for(asker: Asker, told: dict[str, Any]) -> QuerySet[Entry]:
    """My own lines of a kind and a span of days."""
    lines = ledger.own_entries(asker).select_related("by")
    if told.get("kind"):
        lines = lines.filter(kind=told["kind"])
    if told.get("since"):
        lines = lines.filter(day__gte=told["since"])
    if told.get("until"):
        lines = lines.filter(day__lte=told["until"])
    return lines


def own_owed(asker: Asker) -> int:
    """Minutes owed to me."""
    return ledger.owed_minutes(asker.centre, [asker.person.pk]).get(asker.person.pk, 0)


@dataclass(frozen=True)
class TeamAccount:
    """One team's learning account over some weeks."""

    team: Team
    week: account.Week
    total: account.Week
    strip: tuple[pictures.Bar, ...]
    drawing: pictures.Drawing
    weeks: tuple[account.Week, ...]

    @property
    def lost_by_reason(self) -> list[int]:
        """Minutes lost over the weeks, by every reason in order."""
        return [self.total.lost_by.get(why.value, 0) for why in Entry.Why]


def team_accounts(asker: Asker, teams: Iterable[Team], weeks: int = account.WEEKS) -> list[TeamAccount]:
    """The account of each team the asker leads."""
    listed = list(teams)
    found = account.team_weeks(asker, listed, weeks)
    return [
        TeamAccount(
            team,
            found[team.pk][-1],
            account.together(found[team.pk]),
            pictures.strip_of(found[team.pk][-1]),
            pictures.drawing_of(found[team.pk]),
            tuple(found[team.pk]),
        )
        for team in listed
    ]


def start_page(asker: Asker, teams: Iterable[Team]) -> dict[str, Any]:
    """What the leaders' first pages show of the learning account."""
    found = risks.promises_at_risk(asker)
    return {
        "accounts": team_accounts(asker, teams, 1),
        "risks": found,
        "untold": sum(risk.count for risk in found if risk.kind == risks.UNTOLD),
    }


def rows_by_week_and_reason(accounts: Iterable[TeamAccount]) -> list[tuple[str, date, str, str, int]]:
    """Each team's minutes by week, kind and reason; nobody's own."""
    return [
        (one.team.name, week.monday, kind, why, minutes)
        for one in accounts
        for week in one.weeks
        for kind, why, minutes in _parts(week)
        if minutes
    ]


def _parts(week: account.Week) -> list[tuple[str, str, int]]:
    lost = [("lost", why, minutes) for why, minutes in sorted(week.lost_by.items())]
    return [
        ("planned", "", week.planned),
        ("held", "", week.held),
        *lost,
        ("repaid", "", week.repaid),
        ("let_go", "", week.let_go),
        ("owed", "", week.owed),
    ]
