"""The week as a picture: one axis of time for traffic, prices and everybody's sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fagtid.people.models import Person
from fagtid.planning.models import Plan, Seat, Session

PRICE_STEPS = (0.1, 0.3, 1.0, 3.0)  # calls late; the colours of the price strip change here
Json = dict[str, Any]


@dataclass(frozen=True)
class DayOnAxis:
    """One day's part of the axis: columns from ``first`` on, beginning at ``opens``."""

    day: date
    opens: datetime
    first: int
    columns: int
    hours: tuple[tuple[int, int], ...]  # (hour, column)


@dataclass(frozen=True)
class Axis:
    """Time in columns of ``minutes`` each; columns count from 1."""

    minutes: int
    days: tuple[DayOnAxis, ...]

    @property
    def columns(self) -> int:
        """All columns together."""
        return sum(day.columns for day in self.days)

    def span(self, start: datetime, end: datetime) -> tuple[int, int] | None:
        """First column and number of columns of a span on one of the days; ``None`` outside them."""
        for day in self.days:
            first = self._column(day, start)
            last = self._column(day, end)
            if last > 0 and first < day.columns:
                first, last = max(first, 0), min(last, day.columns)
                return day.first + first, max(1, last - first)
        return None

    def _column(self, day: DayOnAxis, time: datetime) -> int:
        return int((time - day.opens).total_seconds() // (60 * self.minutes))


@dataclass(frozen=True)
class Block:
    """A session on somebody's row."""

    session: Session
    seat: Seat | None
    first: int
    columns: int


@dataclass
class Row:
    """One person's week."""

    person: Person
    shifts: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def axis_of(plan: Plan, only: date | None = None) -> Axis:
    """The days and hours with somebody at work; one day in five-minute columns, a week in quarters."""
    zone = ZoneInfo(plan.centre.timezone)
    hours: dict[date, tuple[int, int]] = {}
    for one in plan.document["intervals"]:
        if one["rostered"] > 0:
            start = datetime.fromisoformat(one["start"]).astimezone(zone)
            low, high = hours.get(start.date(), (24, 0))
            hours[start.date()] = (min(low, start.hour), max(high, start.hour + 1))
    minutes = 5 if only else 15
    days = [only] if only in hours else sorted(hours)
    first, found = 1, []
    for day in [one for one in days if one is not None]:
        low, high = hours[day] if only in hours else widest(hours)
        columns = (high - low) * 60 // minutes
        marks = tuple((hour, first + (hour - low) * 60 // minutes) for hour in range(low, high))
        opens = datetime(day.year, day.month, day.day, low, tzinfo=zone)
        found.append(DayOnAxis(day, opens, first, columns, marks))
        first += columns
    return Axis(minutes, tuple(found))


def widest(hours: dict[date, tuple[int, int]]) -> tuple[int, int]:
    """Opening of the earliest day, closing of the latest: all days get the same width."""
    return min(low for low, _ in hours.values()), max(high for _, high in hours.values())


def rows_of(plan: Plan, axis: Axis, people: Iterable[Person], sessions: Iterable[Session]) -> list[Row]:
    """Everybody's shifts and sessions on the axis, in the order given."""
    rows = {person.pk: Row(person) for person in people}
    by_name = {row.person.roster_id: row for row in rows.values()}
    for told in plan.document["shifts"]:
        row = by_name.get(told["person"])
        at = axis.span(datetime.fromisoformat(told["start"]), datetime.fromisoformat(told["end"]))
        if row and at:
            row.shifts.append(at)
    for session in sessions:
        at = axis.span(session.start, session.end)
        for seat in session.seats.all() if at else ():
            if at and seat.person_id in rows and seat.state != Seat.State.DECLINED:
                rows[seat.person_id].blocks.append(Block(session, seat, *at))
    return list(rows.values())


@dataclass(frozen=True)
class Strip:
    """Traffic and prices over the axis, as an SVG of ``width`` x 100 reads them."""

    width: int
    band: str
    calls: str
    most: float
    prices: tuple[tuple[int, int, str, float | None], ...]  # column from 0, columns, class, calls late


def strip_of(plan: Plan, axis: Axis) -> Strip:
    """Calls expected with their band, and the price of one more agent away, on the same axis."""
    step = plan.document["interval_minutes"]
    told = [(at[0] - 1, at[1], one) for one in plan.document["intervals"] if (at := _place(axis, one, step))]
    most = max((one["offered_p90"] for _, _, one in told), default=0.0) or 1.0
    runs = _runs(told)
    band = " ".join(_band(run, most) for run in runs)
    line = " ".join(_line(run, "offered_mean", most) for run in runs)
    prices = tuple(
        (first, columns, price_class(one["price_one_more"]), one["price_one_more"])
        for first, columns, one in told
    )
    return Strip(axis.columns, band, line, most, prices)


def _place(axis: Axis, one: Json, minutes: int) -> tuple[int, int] | None:
    start = datetime.fromisoformat(one["start"])
    return axis.span(start, start + timedelta(minutes=minutes))


Told = tuple[int, int, Json]


def _runs(told: list[Told]) -> list[list[Told]]:
    runs: list[list[Told]] = []
    for one in told:
        if runs and runs[-1][-1][0] + runs[-1][-1][1] == one[0]:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _line(run: list[Told], key: str, most: float, move: str = "M") -> str:
    points = [(first + columns / 2, 100 - 94 * one[key] / most) for first, columns, one in run]
    return move + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _band(run: list[Told], most: float) -> str:
    return _line(run, "offered_p90", most) + " " + _line(run[::-1], "offered_p10", most, "L") + " Z"


def price_class(price: float | None) -> str:
    """Colour of a price: h0 is next to nothing, h4 dear; where nobody may leave it is hatched."""
    if price is None:
        return "nobody"
    return f"h{sum(price >= step for step in PRICE_STEPS)}"


@dataclass(frozen=True)
class TeamTotals:
    """Sessions and minutes by activity."""

    title: str
    kind: str
    sessions: int
    minutes: int


def totals(sessions: Iterable[Session]) -> list[TeamTotals]:
    """What the sessions give, activity by activity."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for session in sessions:
        seats = sum(seat.state != Seat.State.DECLINED for seat in session.seats.all())
        one = found[session.title, session.kind]
        one[0] += 1
        one[1] += session.minutes * seats
    return [TeamTotals(title, kind, *counted) for (title, kind), counted in sorted(found.items())]
