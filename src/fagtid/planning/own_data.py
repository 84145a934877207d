"""What planning knows of one person, and how it is forgotten."""

from __future__ import annotations

from typing import Any

from fagtid.people.models import Person
from fagtid.planning.models import CalendarFeed, Plan, Seat, Unplaced, Wish

IN_FORCE = (Plan.State.PUBLISHED, Plan.State.REPLACED)


def tell(person: Person, for_self: bool) -> dict[str, Any]:
    """Sessions in plans that have been in force; wishes only to oneself."""
    seats = Seat.objects.filter(person=person, session__plan__state__in=IN_FORCE).order_by("session__start")
    told: dict[str, Any] = {"sessions": [_seat(one) for one in seats.select_related("session")]}
    if for_self:
        wishes = Wish.objects.filter(person=person)
        told["wishes"] = list(wishes.values("start", "end", "activity__title", "is_blocked"))
    return told


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "session__title": seat.session.title,
        "session__start": seat.session.start,
        "session__end": seat.session.end,
        "session__reason": seat.session.reason_text,
        "state": seat.state,
        "why": seat.why,
    }


def forget(person: Person) -> None:
    """Wishes, the calendar address and reasons go; seats stay, with nobody's name on them."""
    Wish.objects.filter(person=person).delete()
    CalendarFeed.objects.filter(person=person).delete()
    Unplaced.objects.filter(person=person).delete()
    Seat.objects.filter(person=person).update(why="")
