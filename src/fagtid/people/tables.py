"""People as a table that can be brought in again, and the sample to begin with."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable

from fagtid.people.models import Person
from fagtid.people.reading import COLUMNS

SAMPLE = (
    ("Anne Antonsen", "anne@example.no", "anne", "Nord", "Tromsø", "agent"),
    ("Bjørn Berg", "bjorn@example.no", "bjorn", "Nord", "Tromsø", "agent"),
    ("Lars Lund", "lars@example.no", "lars", "Nord", "Tromsø", "team_leader"),
    ("Uma Urdal", "uma@example.no", "", "", "Tromsø", "unit_leader"),
    ("Eli Eide", "eli@example.no", "", "", "", "editor;researcher"),
)
FORMULA = ("=", "+", "-", "@", "\t")


def people_csv(people: Iterable[Person]) -> str:
    """One row for each place a person has roles in; the people come with their roles."""
    return _written(row for person in people for row in _rows(person))


def sample_csv() -> str:
    """A list of invented people."""
    return _written(SAMPLE)


def _rows(person: Person) -> Iterable[tuple[str, ...]]:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in person.assignments.all():
        unit = one.unit or (one.team and one.team.unit)
        places[one.team.name if one.team else "", unit.name if unit else ""].append(one.role)
    for (team, unit_name), roles in sorted(places.items()):
        yield person.name, person.email, person.roster_id, team, unit_name, ";".join(sorted(roles))
    if not places:
        yield person.name, person.email, person.roster_id, "", "", ""


def _written(rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
