"""Calling people on optional learning back to the phones, and what it leaves owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count

from fagtid.frame import clock
from fagtid.ledger.models import Entry
from fagtid.ledger.services import write_held, write_lost
from fagtid.live.models import Callback, Offer
from fagtid.live.moments import Moment, locked_watch
from fagtid.live.offers import minutes_had, write_held_minutes
from fagtid.people.models import Centre, Person
from fagtid.planning.models import Seat
from fagtid.planning.present import cut_short, optional_seats

LATELY = timedelta(days=14)
ON_THEIR_WAY = timedelta(minutes=2)


@dataclass(frozen=True)
class Interruptible:
    """One person on optional time: an offer that runs, or a seat in a session under way."""

    person: Person
    title: str
    had: int
    left: int
    offer: Offer | None = None
    seat: Seat | None = None


def on_optional_time(centre: Centre, moment: Moment) -> list[Interruptible]:
    """Everybody who may be called back: never from what is protected, locked, led or shared."""
    running = Offer.objects.filter(person__centre=centre, state=Offer.State.RUNNING)
    offers = list(running.select_for_update(of=("self",)).select_related("person__centre"))
    found = [_from_offer(offer, moment.now) for offer in offers]
    taken = {one.person.pk for one in found}
    seats = [seat for seat in optional_seats(centre, moment.at) if seat.person_id not in taken]
    called = already_called(seats, moment)
    return found + [_from_seat(seat, moment.at) for seat in seats if seat.pk not in called]


def already_called(seats: Sequence[Seat], moment: Moment) -> set[int]:
    """Seats whose people have been called back since the session began, by whatever plan it was in."""
    ahead = moment.at - moment.now
    called = Callback.objects.filter(person__in=[seat.person_id for seat in seats])
    last: dict[int, datetime] = dict(called.order_by("called_at").values_list("person", "called_at"))
    return {
        seat.pk
        for seat in seats
        if seat.person_id in last and last[seat.person_id] + ahead >= seat.session.start
    }


def _from_offer(offer: Offer, now: datetime) -> Interruptible:
    had = minutes_had(offer, now)
    return Interruptible(offer.person, offer.title, had, offer.minutes - had, offer=offer)


def _from_seat(seat: Seat, at: datetime) -> Interruptible:
    had = int((at - seat.session.start).total_seconds() // 60)
    return Interruptible(seat.person, seat.session.title, had, seat.session.minutes - had, seat=seat)


def calling_order(candidates: Sequence[Interruptible], centre: Centre, now: datetime) -> list[Interruptible]:
    """Who is called first: those least called back in the last fortnight, so that it is shared.

    Among them those with most time left, who lose a whole session rather than its end and are longest
    of use on the phones; equals by a draw of the day.
    """
    called = Callback.objects.filter(
        person__in=[one.person.pk for one in candidates], called_at__gte=now - LATELY
    )
    times = dict(called.order_by().values_list("person").annotate(Count("pk")))

    def place(one: Interruptible) -> tuple[int, int, str]:
        draw = sha256(f"{now:%Y-%m-%d}:{one.person.pk}".encode()).hexdigest()
        return times.get(one.person.pk, 0), -one.left, draw

    return sorted(candidates, key=place)


def on_their_way(centre: Centre, now: datetime) -> int:
    """Called a moment ago and not yet back."""
    called = Callback.objects.filter(person__centre=centre, confirmed_at=None)
    return called.filter(called_at__gte=now - ON_THEIR_WAY).count()


def call_back(centre: Centre, chosen: Sequence[Interruptible], moment: Moment) -> list[Callback]:
    """Call these back; minutes had are held, the rest is lost to the queue and so owed. Holds the watch."""
    for one in chosen:
        Callback.objects.filter(person=one.person, confirmed_at=None).update(confirmed_at=moment.now)
        _end(one, moment)
        _write(centre, one, moment)
    cut_short([one.seat for one in chosen if one.seat is not None], why=Entry.Why.QUEUE)
    return Callback.objects.bulk_create(
        Callback(
            person=one.person,
            offer=one.offer,
            seat=one.seat,
            title=one.title,
            called_at=moment.now,
            minutes_had=one.had,
            minutes_lost=one.left,
        )
        for one in chosen
    )


def _end(one: Interruptible, moment: Moment) -> None:
    if one.offer is not None:
        one.offer.state, one.offer.over_at = Offer.State.CALLED_BACK, moment.now
        one.offer.save(update_fields=["state", "over_at"])


def _write(centre: Centre, one: Interruptible, moment: Moment) -> None:
    day = moment.at.astimezone(ZoneInfo(centre.timezone)).date()
    activity = one.offer.activity_id if one.offer else one.seat.session.activity_id if one.seat else None
    seat = one.seat.pk if one.seat else None
    if one.offer is not None:
        write_held_minutes(one.offer, one.had, moment.now, None)
    elif one.had > 0:
        write_held(one.person, minutes=one.had, title=one.title, day=day, activity_id=activity, seat_id=seat)
    if one.left > 0:
        write_lost(
            one.person,
            minutes=one.left,
            why=Entry.Why.QUEUE,
            title=one.title,
            day=day,
            activity_id=activity,
            seat_id=seat,
        )


@transaction.atomic
def confirm_callback(callback: Callback, *, by: Person) -> None:
    """Back on the phones. Once is enough."""
    locked_watch(by.centre)
    Callback.objects.filter(pk=callback.pk, confirmed_at=None).update(confirmed_at=clock.now())
