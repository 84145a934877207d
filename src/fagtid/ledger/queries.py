"""Reads of the learning account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet, Sum

from fagtid.ledger.models import Entry
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Role

TEAM = "person__assignments__team"
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


def own_lines(asker: Asker, since: date) -> list[Line]:
    """My minutes by day, kind and reason, from a day on."""
    return _lines(Entry.objects.filter(person=asker.person), "person", since)


def own_owed_before(asker: Asker, day: date) -> int:
    """Minutes owed to me when the day began."""
    return _owed_before(Entry.objects.filter(person=asker.person), "person", day).get(asker.person.pk, 0)


def lines_of_teams(teams: Iterable[int], since: date) -> list[Line]:
    """Minutes of whole teams by day, kind and reason, from a day on; nobody's own."""
    return _lines(_of_teams(teams), TEAM, since)


def owed_before_in_teams(teams: Iterable[int], day: date) -> dict[int, int]:
    """Minutes owed in each team when the day began."""
    return _owed_before(_of_teams(teams), TEAM, day)


def _of_teams(teams: Iterable[int]) -> QuerySet[Entry]:
    return Entry.objects.filter(
        person__assignments__role=Role.AGENT, person__assignments__team__in=list(teams)
    )


def _lines(entries: QuerySet[Entry], whose: str, since: date) -> list[Line]:
    lines = entries.filter(taken_back_at=None, day__gte=since).order_by()
    return list(lines.values_list(whose, "day", "kind", "why").annotate(Sum("minutes")))


def _owed_before(entries: QuerySet[Entry], whose: str, day: date) -> dict[int, int]:
    lines = entries.filter(taken_back_at=None, day__lt=day, kind__in=SIGN).order_by()
    found: dict[int, int] = {}
    for one, kind, minutes in lines.values_list(whose, "kind").annotate(Sum("minutes")):
        found[one] = found.get(one, 0) + sign_of(kind) * minutes
    return found
