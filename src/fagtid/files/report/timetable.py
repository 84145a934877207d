"""Who learns what, when and with whom: one timetable for each team and week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fagtid.files.report.days import Day, Tick, time_ticks, weeks
from fagtid.files.report.document import Person, Plan, Session, by_name
from fagtid.files.report.language import Language
from fagtid.files.report.wording import kind_name, pattern_name


@dataclass(frozen=True)
class Entry:
    """One session in one person's day. ``is_own`` is false for a host and for the one listened to."""

    kind: str
    x: float
    width: float
    times: str
    name: str
    company: str
    is_own: bool


@dataclass(frozen=True)
class Titles:
    """What each activity is called, by id: in full, and where room is scarce."""

    full: dict[str, str]
    short: dict[str, str]


@dataclass(frozen=True)
class Column:
    """One day of a timetable."""

    title: str
    ticks: list[Tick]


@dataclass(frozen=True)
class Line:
    """One person's week, one list of entries for each column."""

    person: str
    is_leader: bool
    days: list[list[Entry]]


@dataclass(frozen=True)
class WeekTable:
    """A team's timetable for at most seven days."""

    title: str
    columns: list[Column]
    lines: list[Line]


@dataclass(frozen=True)
class SessionRow:
    """One session as a row of the list behind the timetable."""

    when: str
    name: str
    people: str
    host: str
    price: str
    reason: str


@dataclass(frozen=True)
class TeamTimetable:
    """Everything of one team."""

    anchor: str
    name: str
    summary: str
    weeks: list[WeekTable]
    sessions: list[SessionRow]


def timetables(plan: Plan, days: Sequence[Day], shown: Language) -> list[TeamTimetable]:
    """One timetable for each team in the order of the alphabet, people too: never by a figure."""
    if not plan.sessions:
        return []
    titles = Titles(activity_titles(plan, shown), short_titles(plan, shown))
    by_person = sessions_of_each(plan.sessions)
    teams: dict[str, list[Person]] = {}
    for person in sorted(plan.people, key=lambda person: person.is_leader):
        teams.setdefault(person.team, []).append(person)
    names = sorted(teams, key=by_name)
    return [
        team_timetable(f"team-{n}", name or shown.say("No team"), teams[name], by_person, days, titles, shown)
        for n, name in enumerate(names, 1)
    ]


def team_timetable(
    anchor: str,
    name: str,
    people: Sequence[Person],
    by_person: dict[str, list[Session]],
    days: Sequence[Day],
    titles: Titles,
    shown: Language,
) -> TeamTimetable:
    """One team's weeks, and its sessions in order of time."""
    theirs = {s.id: s for person in people if not person.is_leader for s in by_person.get(person.id, ())}
    sessions = sorted(theirs.values(), key=lambda session: (session.start_s, session.id))
    agents = sum(not person.is_leader for person in people)
    summary = ", ".join(
        (
            shown.count("%(n)s person", "%(n)s people", agents),
            shown.count("%(n)s session", "%(n)s sessions", len(sessions)),
        )
    )
    tables = [week_table(line, people, by_person, titles, shown) for line in weeks(days)]
    return TeamTimetable(anchor, name, summary, tables, [session_row(s, titles, shown) for s in sessions])


def week_table(
    days: Sequence[Day],
    people: Sequence[Person],
    by_person: dict[str, list[Session]],
    titles: Titles,
    shown: Language,
) -> WeekTable:
    """One week of one team."""
    columns = [Column(shown.day(day.date, "EEE d. MMM"), time_ticks(day, shown, 5)) for day in days]
    lines = [person_line(person, by_person.get(person.id, ()), days, titles, shown) for person in people]
    title = shown.week(days[0].start_s, days[-1].end_s)
    return WeekTable(title[:1].upper() + title[1:], columns, lines)


def person_line(
    person: Person, sessions: Iterable[Session], days: Sequence[Day], titles: Titles, shown: Language
) -> Line:
    """One person's entries, each on the day it begins."""
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        by_day.setdefault(shown.local(session.start_s).date(), []).append(session)
    cells = [[entry(person.id, s, day, titles, shown) for s in by_day.get(day.date, ())] for day in days]
    return Line(person.id, person.is_leader, cells)


def entry(person: str, session: Session, day: Day, titles: Titles, shown: Language) -> Entry:
    """One session as this person meets it."""
    x = day.percent(session.start_s)
    return Entry(
        kind=pattern_name(session.kind),
        x=x,
        width=day.percent(session.end_s) - x,
        times=shown.clocks(session.start_s, session.end_s),
        name=titles.short[session.activity],
        company=company(person, session, shown),
        is_own=person in session.people,
    )


def company(person: str, session: Session, shown: Language) -> str:
    """Whom this person meets in the session, in words; a group is not named one by one."""
    if person == session.colleague:
        return shown.say("%(name)s listens beside you", name=", ".join(session.people))
    if len(session.people) > 1:
        return shown.say("leads a group of %(n)s", n=len(session.people)) if person == session.host else ""
    partner = session.people[0] if person == session.host else session.colleague or session.host
    return shown.say("with %(name)s", name=partner) if partner else ""


def session_row(session: Session, titles: Titles, shown: Language) -> SessionRow:
    """One session in the list of a team."""
    day = shown.day(shown.local(session.start_s).date(), "EEE d. MMM")
    return SessionRow(
        when=f"{day} {shown.clocks(session.start_s, session.end_s)}",
        name=titles.full[session.activity],
        people=", ".join(sorted(session.people, key=by_name)),
        host=session.colleague or session.host or "",
        price=shown.calls(session.price),
        reason=session.reason,
    )


def sessions_of_each(sessions: Iterable[Session]) -> dict[str, list[Session]]:
    """Sessions by everyone who takes part, leads or is listened to, in order of time."""
    found: dict[str, list[Session]] = {}
    for session in sessions:
        for person in dict.fromkeys((*session.people, session.host, session.colleague)):
            if person is not None:
                found.setdefault(person, []).append(session)
    return found


def activity_titles(plan: Plan, shown: Language) -> dict[str, str]:
    """What each activity is called: its theme where it has one, behind the name of its kind."""
    titles = {}
    for activity in plan.activities:
        kind = kind_name(activity.kind, shown)
        titles[activity.id] = f"{kind}: {activity.title}" if activity.title not in ("", kind) else kind
    return titles


def short_titles(plan: Plan, shown: Language) -> dict[str, str]:
    """The kind alone where no other activity shares it, else the theme."""
    kinds = [activity.kind for activity in plan.activities]
    return {
        a.id: a.title if a.title and kinds.count(a.kind) > 1 else kind_name(a.kind, shown)
        for a in plan.activities
    }
