"""People out of a CSV file or an Excel workbook: one row is a person in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from fagtid.files.cells import cell
from fagtid.files.errors import Fault
from fagtid.files.tables import Row, Table, read_table
from fagtid.people.models import TEAM_ROLES, PeopleFile, Role

COLUMNS = ("name", "email", "roster", "team", "unit", "role")
ALSO_CALLED = {
    "name": ("navn",),
    "email": ("e-mail", "mail", "epost", "e-post"),
    "roster": ("name on the roster", "vaktplan", "navn på vaktplanen"),
    "team": ("lag",),
    "unit": ("enhet", "avdeling"),
    "role": ("roles", "rolle", "roller"),
}
LONGEST, MOST_ROWS = 120, 20_000


@dataclass(frozen=True)
class Line:
    """One row of the file, trimmed; an empty text is a cell that says nothing."""

    number: int
    name: str
    email: str
    roster: str
    team: str
    unit: str
    roles: tuple[str, ...]


def file_path(brought: PeopleFile) -> Path:
    """Where the file waits until it is confirmed or put away."""
    return Path(settings.MEDIA_ROOT) / brought.stored_as


def read_people(path: Path, *, lenient: bool) -> tuple[list[Line], list[Fault]]:
    """The rows of a list of people, and what a lenient reading left out.

    Raises
    ------
    FileRefused
        If the file, or in a strict reading any row of it, is not what it should be.
    """
    lines: list[Line] = []
    with read_table(path, lenient=lenient) as table:
        _choose_columns(table)
        words = role_words()
        table.keep_all(lambda number, row: lines.append(_line(table, number, row, words)))
        if not lines:
            raise table.fault(
                None, expected=_("at least one person"), remedy=_("Write one row for each person.")
            )
        return lines, [refused.fault for refused in table.left_out.faults]


def role_words() -> dict[str, str]:
    """Every way to write a role: its code, and its name in both languages."""
    words = {role.value: role.value for role in Role}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {str(role.label).casefold(): role.value for role in Role}
    return words


def _choose_columns(table: Table) -> None:
    by_fold = {name.casefold(): name for name in table.header}
    mapping = {}
    for name, others in ALSO_CALLED.items():
        found = next((by_fold[one] for one in (name, *others) if one in by_fold), None)
        if found is not None:
            mapping[name] = found
    if "name" not in mapping:
        raise table.fault(
            1,
            name="name",
            value=", ".join(table.header),
            expected=_("a column name"),
            remedy=_("Give the columns the names of the sample file."),
        )
    table.choose_columns(("name",), COLUMNS[1:], mapping)


def _line(table: Table, number: int, row: Row, words: dict[str, str]) -> Line:
    told = {name: " ".join(cell(table, row, name).split()) for name in COLUMNS}
    if number > MOST_ROWS:
        raise table.fault(
            number, expected=_("fewer rows"), remedy=_("Split the list: 20,000 rows is the most.")
        )
    for name in ("name", "roster", "team", "unit", "email"):
        if len(told[name]) > LONGEST:
            raise table.fault(
                number, name=name, value=told[name], expected=_("a shorter text"), remedy=_("Shorten it.")
            )
    if not told["name"]:
        raise table.fault(
            number,
            name="name",
            value="",
            expected=_("a name"),
            remedy=_("Fill in the cell, or remove the row."),
        )
    _check_address(table, number, told["email"])
    roles = tuple(_roles(table, number, told["role"], words))
    line = Line(number, told["name"], told["email"], told["roster"], told["team"], told["unit"], roles)
    _check_places(table, line)
    return line


def _check_address(table: Table, number: int, email: str) -> None:
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise table.fault(
            number,
            name="email",
            value=email,
            expected=_("an e-mail address"),
            remedy=_("Correct it, or leave the cell empty."),
        ) from None


def _roles(table: Table, number: int, text: str, words: dict[str, str]) -> Iterator[str]:
    for part in filter(None, (one.strip() for one in text.replace(",", ";").split(";"))):
        role = words.get(part.casefold())
        if role is None:
            raise table.fault(
                number,
                name="role",
                value=part,
                expected=_("one of %(roles)s") % {"roles": ", ".join(Role.values)},
                remedy=_("Several roles have ; between them."),
            )
        yield role


def _check_places(table: Table, line: Line) -> None:
    if not line.team and any(role in TEAM_ROLES for role in line.roles):
        raise table.fault(
            line.number,
            name="team",
            value="",
            expected=_("a team"),
            remedy=_("Agents and team leaders have a team. Fill in the cell."),
        )
    if Role.UNIT_LEADER in line.roles and not line.unit:
        raise table.fault(
            line.number,
            name="unit",
            value="",
            expected=_("a unit"),
            remedy=_("Unit leaders have a unit. Fill in the cell."),
        )
