"""The week as a picture: everybody's sessions, or all teams', on one axis of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from fagtid.people.models import Person, Team
from fagtid.planning.axis import Axis, axis_over, hours_of
from fagtid.planning.models import Plan, Seat, Session
from fagtid.planning.pictures import intervals_of, price_class, strip_of

__all__ = ["axis_of", "price_class", "rows_of", "strip_of", "team_rows", "totals"]

Stretches = dict[int, list[tuple[int, int]]]  # (start_s, end_s) by person


@dataclass(frozen=True)
class Block:
    """A session on somebody's row; ``level`` counts from 1 where several would hide one another."""

    session: Session
    first: int
    columns: int
    level: int

    @property
    def letter(self) -> str:
        """What is written on it where there is no room for the title."""
        return self.session.title[:1].upper()


@dataclass
class Row:
    """One person's week."""

    person: Person
    shifts: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def levels(self) -> int:
        """Levels its blocks need."""
        return max((block.level for block in self.blocks), default=1)


def axis_of(plan: Plan, only: date | None = None) -> Axis:
    """The days and hours with somebody at work; one day in five-minute columns, a week in quarters."""
    zone = ZoneInfo(plan.centre.timezone)
    return axis_over(hours_of((one.start_s for one in intervals_of(plan)), zone), zone, only)


def rows_of(
    axis: Axis, people: Iterable[Person], stretches: Stretches, sessions: Iterable[Session]
) -> list[Row]:
    """Everybody's shifts and sessions on the axis, in the order given."""
    rows = {person.pk: Row(person) for person in people}
    for pk, row in rows.items():
        row.shifts = [at for span in stretches.get(pk, ()) if (at := axis.span_s(*span))]
    for session in sorted(sessions, key=lambda one: one.start):
        at = axis.span(session.start, session.end)
        for seat in session.seats.all() if at else ():
            if at and seat.person_id in rows and seat.state != Seat.State.DECLINED:
                blocks = rows[seat.person_id].blocks
                blocks.append(Block(session, *at, free_level(blocks, at[0], axis.least)))
    return list(rows.values())


def free_level(blocks: list[Block], first: int, least: int) -> int:
    """The first level on which a block that begins at ``first`` hides none that began before."""
    taken = {one.level for one in blocks if one.first + max(one.columns, least) > first}
    return next(level for level in range(1, len(taken) + 2) if level not in taken)


@dataclass(frozen=True)
class TeamRow:
    """One team's week: how many are in learning at a time."""

    team: Team
    people: int
    minutes: int
    most: int
    area: str  # an SVG path over columns x 100


Learning = tuple[int, int, int, int]  # team, person, start_s, end_s


def team_rows(axis: Axis, teams: Iterable[Team], learning: Iterable[Learning]) -> list[TeamRow]:
    """All teams on the axis, each as the number of its people in learning."""
    of_team: dict[int, list[Learning]] = defaultdict(list)
    for one in learning:
        of_team[one[0]].append(one)
    counts = {team: counted(axis, spans) for team, spans in of_team.items()}
    most = max((max(found) for found in counts.values()), default=1) or 1
    return [
        TeamRow(
            team=team,
            people=len({person for _, person, _, _ in of_team[team.pk]}),
            minutes=sum(end_s - start_s for _, _, start_s, end_s in of_team[team.pk]) // 60,
            most=max(counts.get(team.pk, [0])),
            area=steps(counts.get(team.pk, []), most),
        )
        for team in teams
    ]


def counted(axis: Axis, spans: Iterable[Learning]) -> list[int]:
    """How many are in learning in each column."""
    change = [0] * (axis.columns + 1)
    for _, _, start_s, end_s in spans:
        if at := axis.span_s(start_s, end_s):
            change[at[0] - 1] += 1
            change[at[0] - 1 + at[1]] -= 1
    found, now = [], 0
    for one in change[:-1]:
        now += one
        found.append(now)
    return found


def steps(counts: list[int], most: int) -> str:
    """The counts as steps, from the floor at 100 up to 4."""
    parts, before = ["M0 100"], 0
    for column, count in enumerate(counts):
        if count != before:
            parts.append(f"H{column}V{100 - 96 * count / most:.0f}")
            before = count
    return "".join([*parts, f"H{len(counts)}V100Z"])


@dataclass(frozen=True)
class TeamTotals:
    """Sessions and minutes by activity."""

    title: str
    kind: str
    sessions: int
    minutes: int

    @property
    def letter(self) -> str:
        """As on its blocks."""
        return self.title[:1].upper()


def totals(sessions: Iterable[Session]) -> list[TeamTotals]:
    """What the sessions give, activity by activity."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for session in sessions:
        seats = sum(seat.state != Seat.State.DECLINED for seat in session.seats.all())
        one = found[session.title, session.kind]
        one[0] += 1
        one[1] += session.minutes * seats
    return [TeamTotals(title, kind, *counted) for (title, kind), counted in sorted(found.items())]
