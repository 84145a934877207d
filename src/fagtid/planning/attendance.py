"""What became of a seat: held, lost or taken back; each mark writes the ledger's lines."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from zoneinfo import ZoneInfo

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.ledger import services as ledger
from fagtid.ledger.models import Entry
from fagtid.people.models import Person
from fagtid.planning import standing
from fagtid.planning.models import Plan, Seat, Session
from fagtid.planning.pictures import with_late
from fagtid.planning.weeks import NoRoster

AHEAD = (Entry.Why.CANCELLED, Entry.Why.ROSTER, Entry.Why.HOST, Entry.Why.ABSENT)


class NotBegun(Refused):
    """The session has not begun, and the reason is not one that can be known ahead."""


class ToldAlready(Refused):
    """Somebody has told otherwise of the seat already; carries it as it is."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat


class WrongMinutes(Refused):
    """More minutes held than the session has; carries how many it has."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


def locked_seat(seat: Seat) -> Seat:
    """The seat with its plan locked, so that two who mark it come one after the other."""
    Plan.objects.select_for_update().get(pk=seat.session.plan_id)
    found = Seat.objects.select_for_update(of=("self",)).select_related(
        "session__plan__centre", "session__activity", "person__centre"
    )
    return found.get(pk=seat.pk)


@transaction.atomic
def mark_held(seat: Seat, *, by: Person | None) -> Seat:
    """The person was there. Told twice, it counts once."""
    found = locked_seat(seat)
    if found.session.start > now():
        raise NotBegun
    if found.state == Seat.State.HELD:
        return found
    _refuse_unless_open(found)
    _mark(found, Seat.State.HELD, "")
    _write_held(found, found.session.minutes, by)
    return found


@transaction.atomic
def mark_lost(seat: Seat, *, why: str, by: Person | None, minutes_held: int = 0) -> Seat:
    """The person was not there, or only for a while; the rest is owed.

    Some reasons can be told ahead. What already was to give back lost time is not owed twice.
    """
    found = locked_seat(seat)
    if _lose(found, why, by, minutes_held):
        _price_again(found.session)
    return found


def _lose(found: Seat, why: str, by: Person | None, minutes_held: int) -> bool:
    """Mark a locked seat as lost; false when it is told so already."""
    if found.session.start > now() and (why not in AHEAD or minutes_held):
        raise NotBegun
    if not 0 <= minutes_held < found.session.minutes:
        raise WrongMinutes(found.session.minutes - 1)
    if found.state == Seat.State.LOST and found.why == why:
        return False
    _refuse_unless_open(found)
    _mark(found, Seat.State.LOST, Entry.Why(why))
    if minutes_held:
        _write_held(found, minutes_held, by)
    if not found.repays:
        minutes = found.session.minutes - minutes_held
        ledger.write_lost(found.person, minutes=minutes, why=why, by=by, **_facts(found))
    return True


@transaction.atomic
def take_back_mark(seat: Seat, *, by: Person | None) -> Seat:
    """What was told of the seat is untold, and its lines in the ledger are taken back."""
    found = locked_seat(seat)
    if found.state not in (Seat.State.HELD, Seat.State.LOST):
        return found
    was_lost = found.state == Seat.State.LOST
    ledger.take_back_lines(found.pk, by=by)
    _mark(found, Seat.State.PLANNED, "")
    if was_lost:
        _price_again(found.session)
    return found


@transaction.atomic
def mark_all_held(seats: Iterable[Seat], *, by: Person) -> int:
    """Everybody of whom nothing is told was there; tells how many."""
    count = 0
    for seat in seats:
        if locked_seat(seat).state == Seat.State.PLANNED:
            mark_held(seat, by=by)
            count += 1
    return count


@transaction.atomic
def mark_all_lost(seats: Iterable[Seat], *, why: str, by: Person) -> int:
    """The session did not take place: all of whom nothing is told have lost it; tells how many."""
    found = [one for seat in seats if (one := locked_seat(seat)).state == Seat.State.PLANNED]
    for seat in found:
        _lose(seat, why, by, 0)
    if found:
        _price_again(found[-1].session)
    return len(found)


@transaction.atomic
def correct_to_lost(seat: Seat, *, why: str, by: Person, minutes_held: int = 0) -> Seat:
    """The one who led it knows better than what was told before."""
    if locked_seat(seat).state == Seat.State.HELD:
        take_back_mark(seat, by=by)
    return mark_lost(seat, why=why, by=by, minutes_held=minutes_held)


def _refuse_unless_open(seat: Seat) -> None:
    if seat.state != Seat.State.PLANNED or seat.session.plan.state != Plan.State.PUBLISHED:
        raise ToldAlready(seat)


def _mark(seat: Seat, state: str, why: str) -> None:
    seat.state, seat.why = state, why
    seat.save(update_fields=["state", "why"])


def _write_held(seat: Seat, minutes: int, by: Person | None) -> None:
    ledger.write_held(seat.person, minutes=minutes, by=by, extra=seat.repays, **_facts(seat))


def _facts(seat: Seat) -> ledger.Facts:
    session = seat.session
    day = session.start.astimezone(ZoneInfo(session.plan.centre.timezone)).date()
    return {"title": session.title, "day": day, "activity_id": session.activity_id, "seat_id": seat.pk}


def _price_again(session: Session) -> None:
    """The plan has changed; of a session ahead the price is reckoned anew."""
    plan = session.plan
    plan.version += 1
    if session.start > now() and plan.picture:
        with suppress(NoRoster):  # taken back meanwhile: the price stays as it was
            plan.price_now, late = standing.priced(plan)
            plan.picture = with_late(plan.picture, late)
    plan.save(update_fields=["version", "price_now", "picture"])
