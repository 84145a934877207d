"""What can be done with the learning account: write a line, take one back."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from django.db import transaction

from fagtid.frame.clock import now, today
from fagtid.frame.refusals import Refused
from fagtid.ledger.models import Entry
from fagtid.ledger.queries import owed_minutes
from fagtid.people.models import Person


class Facts(TypedDict, total=False):
    """What a line tells of the learning time it is about."""

    title: str
    day: date
    activity_id: int | None
    seat_id: int | None


class NotOwed(Refused):
    """More than is owed; carries what is."""

    def __init__(self, owed: int) -> None:
        super().__init__()
        self.owed = owed


@transaction.atomic
def write_held(
    person: Person,
    *,
    minutes: int,
    title: str,
    day: date,
    by: Person | None = None,
    activity_id: int | None = None,
    seat_id: int | None = None,
    extra: bool = False,
) -> Entry:
    """Minutes of learning that took place; those beyond the plan (``extra``) repay what is owed first."""
    Person.objects.select_for_update().get(pk=person.pk)
    line = _write(person, Entry.Kind.HELD, minutes, title, day, by, activity_id, seat_id)
    owed = owed_minutes(person.centre, [person.pk]).get(person.pk, 0) if extra else 0
    if owed:
        _write(person, Entry.Kind.REPAID, min(owed, minutes), title, day, by, activity_id, seat_id)
    return line


@transaction.atomic
def write_lost(
    person: Person,
    *,
    minutes: int,
    why: str,
    title: str,
    day: date,
    by: Person | None = None,
    activity_id: int | None = None,
    seat_id: int | None = None,
) -> Entry:
    """Promised minutes that did not take place; they are owed from now on."""
    Person.objects.select_for_update().get(pk=person.pk)
    return _write(person, Entry.Kind.LOST, minutes, title, day, by, activity_id, seat_id, why)


@transaction.atomic
def let_go(person: Person, *, minutes: int, by: Person) -> Entry:
    """The person asks for no more of what is owed; refused beyond that."""
    Person.objects.select_for_update().get(pk=person.pk)
    owed = owed_minutes(person.centre, [person.pk]).get(person.pk, 0)
    if not 1 <= minutes <= owed:
        raise NotOwed(owed)
    return _write(person, Entry.Kind.LET_GO, minutes, "", today(person.centre.timezone), by, None, None)


@transaction.atomic
def take_back_lines(seat_id: int, *, by: Person | None = None) -> int:
    """Take back every line of a seat, as when attendance was marked wrongly; tells how many."""
    lines = Entry.objects.filter(seat=seat_id, taken_back_at=None)
    return lines.update(taken_back_at=now(), taken_back_by=by)


def _write(
    person: Person,
    kind: str,
    minutes: int,
    title: str,
    day: date,
    by: Person | None,
    activity_id: int | None,
    seat_id: int | None,
    why: str = "",
) -> Entry:
    return Entry.objects.create(
        person=person,
        kind=kind,
        minutes=minutes,
        why=why,
        title=title,
        activity_id=activity_id,
        seat_id=seat_id,
        day=day,
        at=now(),
        by=by,
    )
