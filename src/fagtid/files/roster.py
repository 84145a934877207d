"""Who works when, out of a roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from fagtid.core.planning.problem import DUTIES, Duty, Person, Role, Stretch
from fagtid.files.cells import cell, choice_in, time_in, word_in
from fagtid.files.clock import LocalClock
from fagtid.files.errors import FileRefused, told
from fagtid.files.records import Roster
from fagtid.files.tables import Row, Table, read_table

NEEDED = ("person", "team", "unit", "role", "start", "end", "activity")
ROLES = ("agent", "team_leader")
LONGEST_SHIFT_S = 24 * 3_600
LONGEST_LEAVE_S = 400 * 86_400


@dataclass(frozen=True)
class RosterRow:
    """One row of the file: a stretch and where it stands."""

    number: int
    stretch: Stretch

    @property
    def span(self) -> tuple[int, int]:
        """Start and end, UTC seconds."""
        return self.stretch.start_s, self.stretch.end_s


@dataclass
class _Reader:
    table: Table
    clock: LocalClock
    people: dict[str, Person] = field(default_factory=dict)
    rows: dict[str, list[RosterRow]] = field(default_factory=dict)

    def take(self, number: int, row: Row) -> None:
        """Keep one row, or refuse it."""
        person = self._person(number, row)
        duty = cast(Duty, choice_in(self.table, number, row, "activity", DUTIES))
        start, end = self._span(number, row, person.id, duty)
        self.people.setdefault(person.id, person)
        self.rows.setdefault(person.id, []).append(RosterRow(number, Stretch(person.id, start, end, duty)))

    def _person(self, number: int, row: Row) -> Person:
        name, team, unit = (word_in(self.table, number, row, key) for key in ("person", "team", "unit"))
        role = cast(Role, choice_in(self.table, number, row, "role", ROLES))
        person = Person(name, team, unit, role)
        known = self.people.get(name, person)
        for key in ("team", "unit", "role"):
            if getattr(known, key) != getattr(person, key):
                raise self.table.fault(
                    number,
                    name=key,
                    value=getattr(person, key),
                    expected=told(
                        "%(known)s, as in the rows of %(name)s above", known=getattr(known, key), name=name
                    ),
                    remedy=told("Give a person the same team, unit and role in every row."),
                )
        return person

    def _span(self, number: int, row: Row, person: str, duty: Duty) -> tuple[int, int]:
        if not cell(self.table, row, "start") and not cell(self.table, row, "end"):
            raise self.table.fault(
                number, name="start", value="", expected=told("a shift for %(person)s", person=person),
                remedy=told("Give the person a start and an end, or remove the row."),
            )  # fmt: skip
        start = time_in(self.table, self.clock, number, row, "start", after=self._above(person))
        end = time_in(self.table, self.clock, number, row, "end", after=start, slack_s=-1)
        longest = LONGEST_LEAVE_S if duty == "leave" else LONGEST_SHIFT_S
        if not start < end <= start + longest:
            raise self.table.fault(
                number,
                name="end",
                value=cell(self.table, row, "end"),
                expected=told(
                    "a time after the start and at most %(hours)s hours later", hours=longest // 3600
                ),
                remedy=told("Correct the start or the end; after midnight it has the next day's date."),
            )
        return start, end

    def _above(self, person: str) -> int | None:
        rows = self.rows.get(person)
        return rows[-1].stretch.start_s if rows else None


def read_roster(
    path: Path | str, *, timezone: str, mapping: Mapping[str, str] | None = None, lenient: bool = False
) -> Roster:
    """The roster in a CSV file or an Excel workbook.

    A row inside another of the same person cuts it: a break inside a phone stretch leaves the phone
    stretch before it and the one after it.

    Parameters
    ----------
    timezone
        IANA name of the zone that times without an offset are local to.
    mapping
        The product's name of a column to the file's own.
    lenient
        Leave out bad rows and list them in ``source.left_out``, rather than refuse the file.

    Raises
    ------
    FileRefused
        If the file, or in a strict reading any row of it, is not what it should be.
    InvalidInput
        If there is no such time zone.
    """
    clock = LocalClock(timezone)
    with read_table(Path(path), lenient=lenient) as table:
        table.choose_columns(NEEDED, (), mapping or {})
        reader = _Reader(table, clock)
        table.keep_all(reader.take)
        if not reader.rows:
            raise table.fault(
                None, expected=told("at least one stretch"), remedy=told("Give the people their shifts.")
            )
        stretches = tuple(s for rows in reader.rows.values() for s in cut(rows, table))
        return Roster(tuple(reader.people.values()), stretches, table.source())


def cut(rows: list[RosterRow], table: Table) -> list[Stretch]:
    """One person's stretches in order of time, none overlapping: what lies inside cuts what is around it."""
    around: list[RosterRow] = []
    pieces: list[Stretch] = []
    reached = 0
    for row in sorted(rows, key=lambda r: (r.stretch.start_s, -r.stretch.end_s, r.number)):
        start = row.stretch.start_s
        while around and around[-1].stretch.end_s <= start:
            reached = _close(around.pop(), reached, pieces)
        if around:
            refused = _overlap(row, around[-1], table)
            if refused is not None:
                table.left_out.take(refused)
                continue
            _add_piece(around[-1].stretch, reached, start, pieces)
        around.append(row)
        reached = start
    while around:
        reached = _close(around.pop(), reached, pieces)
    return pieces


def _close(row: RosterRow, reached: int, pieces: list[Stretch]) -> int:
    _add_piece(row.stretch, reached, row.stretch.end_s, pieces)
    return row.stretch.end_s


def _add_piece(stretch: Stretch, start_s: int, end_s: int, pieces: list[Stretch]) -> None:
    if start_s < end_s:
        pieces.append(Stretch(stretch.person, start_s, end_s, stretch.duty))


def _overlap(row: RosterRow, around: RosterRow, table: Table) -> FileRefused | None:
    """The refusal of a row that does not lie properly inside the one around it."""
    if row.span != around.span and row.stretch.end_s <= around.stretch.end_s:
        return None
    person = row.stretch.person
    later, earlier = max(row.number, around.number), min(row.number, around.number)
    same = told("%(person)s: the same time as row %(row)s", person=person, row=earlier)
    partly = told("%(person)s: partly the same time as row %(row)s", person=person, row=earlier)
    return table.fault(
        later,
        name="start",
        value=same if row.span == around.span else partly,
        expected=told("a stretch inside the other, or beside it"),
        remedy=told("Correct the start or the end of one of them, or remove one."),
    )
