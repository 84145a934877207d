"""What a person may do with their own week, and how that week is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from fagtid.core.planning.moving import Start
from fagtid.frame.clock import now
from fagtid.people.asking import Asker
from fagtid.people.models import Person
from fagtid.planning import queries, services, standing
from fagtid.planning.models import Change, Plan, Seat, Session
from fagtid.planning.queries import SEATS
from fagtid.planning.swapping import dearest_of
from fagtid.planning.timeline import price_class
from fagtid.planning.weeks import as_time, second

NEXT_TO_NOTHING = 0.05  # calls late
NEAREST = 3
AHEAD = timedelta(weeks=2)


@dataclass(frozen=True)
class Entry:
    """One line of a person's day: a place of their own, a session they lead, or one listening to them."""

    session: Session
    seat: Seat | None
    part: str  # "own", "host" or "listened"
    is_over: bool

    @property
    def is_declined(self) -> bool:
        """True when the person has said no to it."""
        return self.seat is not None and self.seat.state == Seat.State.DECLINED

    @property
    def others(self) -> list[Person]:
        """Everybody else who has a place in it."""
        mine = self.seat.person_id if self.seat else self.session.host_id
        seats = self.session.seats.all()
        return [s.person for s in seats if s.person_id != mine and s.state != Seat.State.DECLINED]

    @property
    def costs_little(self) -> bool:
        """True when the callers hardly notice."""
        return self.session.price < NEXT_TO_NOTHING

    @property
    def is_under_way(self) -> bool:
        """True from its start to its end."""
        return self.session.start <= now() < self.session.end


def entries(person: Person, seats: Iterable[Seat], led: Iterable[Session]) -> list[Entry]:
    """Everything of a person's week, in order of time."""
    present = now()
    found = [Entry(seat.session, seat, "own", seat.session.end <= present) for seat in seats]
    for session in led:
        part = "host" if session.host_id == person.pk else "listened"
        found.append(Entry(session, None, part, session.end <= present))
    return sorted(found, key=lambda one: (one.session.start, one.session.pk))


def week_entries(asker: Asker, start: datetime, end: datetime) -> list[Entry]:
    """The lines of one's week in plans in force."""
    seats = queries.own_seats(asker).prefetch_related(Prefetch("session__seats", SEATS.queryset))
    seats = seats.filter(session__start__gte=start, session__start__lt=end)
    led = queries.hosted_sessions(asker).filter(start__gte=start, start__lt=end)
    return entries(asker.person, seats, led)


def own_entry(asker: Asker, seat: Seat) -> Entry:
    """One of one's own places as a line."""
    prefetch_related_objects([seat.session], Prefetch("seats", SEATS.queryset))
    return Entry(seat.session, seat, "own", seat.session.end <= now())


def next_entry(asker: Asker, this_week: Iterable[Entry]) -> Entry | None:
    """What comes next, or is going on: of this week's lines, else within two weeks."""
    ahead = now(), now() + AHEAD
    coming = (one for one in this_week if one.session.end > ahead[0] and is_planned(one))
    if (first := next(coming, None)) is not None:
        return first
    seats = queries.own_seats(asker).prefetch_related(Prefetch("session__seats", SEATS.queryset))
    first_seat = seats.filter(
        session__end__gt=ahead[0], session__start__lt=ahead[1], state=Seat.State.PLANNED
    ).first()
    first_led = queries.hosted_sessions(asker).filter(end__gt=ahead[0], start__lt=ahead[1]).first()
    found = entries(asker.person, [first_seat] if first_seat else [], [first_led] if first_led else [])
    return found[0] if found else None


def is_planned(entry: Entry) -> bool:
    """Whether the line is to take place: one's own seat is planned, or it is somebody else's session."""
    return entry.seat is None or entry.seat.state == Seat.State.PLANNED


def by_day(found: Iterable[Entry]) -> dict[date, list[Entry]]:
    """Lines by local day, in order of time."""
    days: dict[date, list[Entry]] = {}
    for one in found:
        days.setdefault(timezone.localtime(one.session.start).date(), []).append(one)
    return days


def may_decline(seat: Seat) -> bool:
    """Something voluntary that has not begun."""
    return seat.session.activity.voluntary and seat.state == Seat.State.PLANNED and seat.session.start > now()


def may_want(seat: Seat) -> bool:
    """Something one has said no to that has not begun."""
    return seat.state == Seat.State.DECLINED and seat.session.start > now()


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
    session = seat.session
    dearest = dearest_of(session.plan)
    found: dict[date, list[dict[str, Any]]] = {}
    for one in standing.starts(session.plan, session):
        time = timezone.localtime(as_time(one.start_s))
        here = one.start_s == second(session.start)
        if time > now() and (here or one.price <= max(session.price, 0.0) + dearest):
            option = {"time": time, "price": one.price, "step": price_class(one.price), "here": here}
            found.setdefault(time.date(), []).append(option)
    return found


@transaction.atomic
def move_own(seat: Seat, *, to: datetime, by: Person) -> Change:
    """Move my own session to one of the times I may choose among; else told the nearest of them."""
    services.locked_plan(seat.session, None)
    held = Seat.objects.select_related(
        "person", "session__plan__centre", "session__activity", "session__partner"
    ).get(pk=seat.pk)
    options = [option for day in choices(held).values() for option in day]
    if second(to) not in {second(option["time"]) for option in options}:
        near = sorted(options, key=lambda one: abs(second(one["time"]) - second(to)))[:NEAREST]
        starts = sorted(
            (Start(second(one["time"]), one["price"], None) for one in near), key=lambda s: s.start_s
        )
        raise services.NoRoomThen(held.session, tuple(starts))
    return services.move_session(held.session, to=to, by=by)


def own_move(seat: Seat) -> Change | None:
    """My latest move of the session, while it can be taken back."""
    if not may_move(seat):
        return None
    latest = Change.objects.filter(session=seat.session, act=Change.Act.MOVED).first()
    mine = latest is not None and latest.by_id == seat.person_id
    ahead = latest is not None and latest.from_start is not None and latest.from_start > now()
    return latest if mine and ahead else None


@transaction.atomic
def take_back_move(seat: Seat, *, by: Person) -> Change:
    """Put my session back where it was before I moved it."""
    change = own_move(seat)
    if change is None or change.from_start is None:
        raise services.NotAsItWas(seat.session.plan)
    return move_own(seat, to=change.from_start, by=by)
