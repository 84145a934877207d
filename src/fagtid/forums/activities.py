"""The activity plan: what a team's groups are to do in the coming weeks, when, with whom, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q

from fagtid.forums.agendas import OPENING, Line, agenda_of
from fagtid.frame.clock import now
from fagtid.people.models import Person, Role, Team
from fagtid.planning.models import GONE, Kind, Plan, Seat, Session

WEEKS = 6


@dataclass(frozen=True)
class Row:
    """One group's session: its themes with why, and who of the team is in it."""

    session: Session
    monday: date
    themes: tuple[Line, ...]
    people: tuple[Person, ...]

    @property
    def reasons(self) -> str:
        """Why these themes, in one text."""
        return " ".join(dict.fromkeys(one.reason for one in self.themes))

    @property
    def names(self) -> str:
        """Who is in the group, by name."""
        return ", ".join(one.name for one in self.people)

    @property
    def titles(self) -> str:
        """The themes in one text; of what is no forum its title is the theme."""
        return "; ".join(one.title for one in self.themes) or self.session.title


def weeks_of(team: Team, weeks: int = WEEKS) -> list[tuple[date, list[Row]]]:
    """The team's groups of the coming weeks by week; a week that is not planned yet has none."""
    zone = ZoneInfo(team.centre.timezone)
    monday = _monday(now().astimezone(zone).date())
    until = datetime.combine(monday + timedelta(weeks=weeks), datetime.min.time(), zone)
    by_week: dict[date, list[Session]] = {monday + timedelta(weeks=n): [] for n in range(weeks)}
    for one in _groups_of(team, until):
        by_week[_monday(one.start.astimezone(zone).date())].append(one)
    scheduled: set[str] = set()
    return [(week, _rows(team, week, sessions, scheduled)) for week, sessions in by_week.items()]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _groups_of(team: Team, until: datetime) -> Iterable[Session]:
    mine = Q(person__assignments__role=Role.AGENT, person__assignments__team=team)
    seats = Seat.objects.filter(mine).exclude(state__in=GONE).select_related("person")
    found = Session.objects.filter(
        plan__state=Plan.State.PUBLISHED, activity__group_most__gt=1, end__gt=now(), start__lt=until
    ).filter(pk__in=seats.values("session"))
    held = Prefetch("seats", seats.order_by("person__name", "person").distinct())
    return (
        found.select_related("host", "plan__centre", "activity")
        .defer("plan__picture")
        .prefetch_related(held)
        .order_by("start", "pk")
    )


def _rows(team: Team, monday: date, sessions: list[Session], scheduled: set[str]) -> list[Row]:
    """The week's groups; all forums of a week have the same themes, and no theme is there twice."""
    first = next((one for one in sessions if one.kind == Kind.FORUM), None)
    themes = _themes(team, first, scheduled) if first is not None else ()
    scheduled |= {one.key for one in themes}
    rows = []
    for one in sessions:
        people = tuple(seat.person for seat in one.seats.all())
        rows.append(Row(one, monday, themes if one.kind == Kind.FORUM else (), people))
    return rows


def _themes(team: Team, session: Session, scheduled: set[str]) -> tuple[Line, ...]:
    agenda = agenda_of(session, team=team)
    left, found = session.minutes - OPENING, []
    for one in agenda.lines if agenda else ():
        if one.key in scheduled:
            continue
        left -= one.minutes
        if left < 0:
            break
        found.append(one)
    return tuple(found)
