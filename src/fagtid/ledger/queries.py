"""Reads of the learning account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet, Sum

from fagtid.ledger.models import Entry
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Role

Line = tuple[int, date, str, str, int]  # whose, day, kind, why, minutes

SIGN = {Entry.Kind.LOST: 1, Entry.Kind.REPAID: -1, Entry.Kind.LET_GO: -1}


def sign_of(kind: str) -> int:
    """Whether a line of the kind adds to what is owed (1), lessens it (-1), or neither (0)."""
    return SIGN.get(Entry.Kind(kind), 0)


def own_entries(asker: Asker) -> QuerySet[Entry]:
    """My own lines, the latest first."""
    return Entry.objects.filter(person=asker.person, taken_back_at=None).select_related("activity")


def owed_minutes(centre: Centre, people: Iterable[int] | None = None) -> dict[int, int]:
    """Minutes owed to each person who is owed any, by the person's number."""
    lines = Entry.objects.filter(person__centre=centre, taken_back_at=None, kind__in=SIGN)
    if people is not None:
        lines = lines.filter(person__in=people)
    found: dict[int, int] = {}
    for person, kind, minutes in lines.order_by().values_list("person", "kind").annotate(Sum("minutes")):
        found[person] = found.get(person, 0) + SIGN[Entry.Kind(kind)] * minutes
    return {person: owed for person, owed in found.items() if owed > 0}


def own_lines(asker: Asker) -> list[Line]:
    """My minutes by day, kind and reason."""
    mine = Entry.objects.filter(person=asker.person, taken_back_at=None).order_by()
    return list(mine.values_list("person", "day", "kind", "why").annotate(Sum("minutes")))


def lines_of_teams(teams: Iterable[int]) -> list[Line]:
    """Minutes of whole teams by day, kind and reason; nobody's own."""
    lines = Entry.objects.filter(
        taken_back_at=None, person__assignments__role=Role.AGENT, person__assignments__team__in=list(teams)
    ).order_by()
    return list(lines.values_list("person__assignments__team", "day", "kind", "why").annotate(Sum("minutes")))
