"""Reads of the learning account."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from fagtid.ledger.models import Entry
from fagtid.people.asking import Asker
from fagtid.people.models import Centre

SIGN = {Entry.Kind.LOST: 1, Entry.Kind.REPAID: -1, Entry.Kind.LET_GO: -1}


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
