"""What a person may do with their own week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from fagtid.frame.clock import now
from fagtid.people.models import Person
from fagtid.planning import services, standing
from fagtid.planning.models import Plan, Seat
from fagtid.planning.timeline import price_class
from fagtid.planning.weeks import as_time, second


def by_day(seats: Iterable[Seat]) -> dict[date, list[Seat]]:
    """Seats by local day, in order of time."""
    days: dict[date, list[Seat]] = {}
    for seat in seats:
        days.setdefault(timezone.localtime(seat.session.start).date(), []).append(seat)
    return days


def may_move(seat: Seat) -> bool:
    """Own learning time alone, ahead, in the plan in force: nobody else is touched by moving it."""
    session, plan = seat.session, seat.session.plan
    alone = session.host_id is None and session.activity.group_most is None and not session.locked
    open_ = plan.state == Plan.State.PUBLISHED and seat.state == Seat.State.PLANNED
    return alone and open_ and not session.protected and session.start > now()


def choices(seat: Seat) -> dict[date, list[dict[str, Any]]]:
    """Starts ahead that the person may choose among, by day, each with its price to the callers."""
    if not may_move(seat):
        return {}
    plan, session = seat.session.plan, seat.session
    dearest = plan.centre.limits.wish_price if hasattr(plan.centre, "limits") else 1.0
    found: dict[date, list[dict[str, Any]]] = {}
    for one in standing.starts(plan, session):
        time = timezone.localtime(as_time(one.start_s))
        here = one.start_s == second(session.start)
        if time > now() and (here or one.price <= max(session.price, 0.0) + dearest):
            option = {"time": time, "price": one.price, "step": price_class(one.price), "here": here}
            found.setdefault(time.date(), []).append(option)
    return found


def move_own(seat: Seat, *, to: datetime, by: Person) -> None:
    """Move my own session to one of the times I may choose among."""
    allowed = {second(option["time"]) for day in choices(seat).values() for option in day}
    if second(to) not in allowed:
        raise services.NoRoomThen(seat.session, ())
    services.move_session(seat.session, to=to, by=by)
