"""Changing places: two people who swap, both willing, and one who takes a free place in another group."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people.models import Assignment, Person, Role
from fagtid.planning import services, standing, tasks
from fagtid.planning.making import note
from fagtid.planning.models import Change, Limits, Plan, Seat, Session, Swap, Within

Seated = dict[str, tuple[str, ...]]


class SwapIsOver(Refused):
    """The swap has been answered, withdrawn or has become too late; carries it as it is."""

    def __init__(self, swap: Swap) -> None:
        super().__init__()
        self.swap = swap


class CannotSwap(Refused):
    """The two cannot have each other's places; carries why."""

    def __init__(self, why: Swap.Why) -> None:
        super().__init__()
        self.why = why


class AlreadyAsked(Refused):
    """A swap of this place has been asked for, and is not answered."""


@dataclass(frozen=True)
class Offer:
    """A colleague's place that could be had for one's own; ``price`` is what it adds, calls late."""

    seat: Seat
    price: float


@dataclass(frozen=True)
class Room:
    """Another group of the same learning time with a free place; ``price`` is what it adds."""

    session: Session
    free: int
    price: float


@dataclass(frozen=True)
class Around:
    """All that a change of places looks at: taken places of the activity, circles, who is listened to."""

    seats: tuple[Seat, ...]
    circle: dict[int, Hashable]
    listened: tuple[tuple[int, int, datetime, datetime], ...]  # session, partner, start, end


def around(seat: Seat) -> Around:
    """What surrounds a seat in its plan."""
    plan, activity = seat.session.plan, seat.session.activity
    seats = Seat.objects.filter(session__plan=plan, session__activity=activity, state=Seat.State.PLANNED)
    seats = seats.select_related("person", "session__host", "session__partner", "session__activity")
    agents = Assignment.objects.filter(role=Role.AGENT, person__centre=plan.centre_id)
    listened = plan.sessions.exclude(partner=None).values_list("pk", "partner", "start", "end")
    return Around(
        tuple(seats.order_by("session__start", "person__name")),
        {
            person: {Within.TEAM: team, Within.UNIT: unit, Within.CENTRE: "centre"}[Within(activity.within)]
            for person, team, unit in agents.values_list("person", "team", "team__unit")
        },
        tuple((pk, partner or 0, start, end) for pk, partner, start, end in listened),
    )


def may_change_place(seat: Seat) -> bool:
    """A place ahead in the plan in force that no leader has locked."""
    session = seat.session
    open_ = session.plan.state == Plan.State.PUBLISHED and seat.state == Seat.State.PLANNED
    return open_ and not session.locked and session.start > now()


def swap_offers(seat: Seat, found: Around | None = None) -> list[Offer]:
    """Colleagues' places that could be had for this one, within all rules, in order of time."""
    if not may_change_place(seat):
        return []
    found, plan = found or around(seat), seat.session.plan
    able = [other for other in found.seats if fits(found, seat, other)]
    prices = standing.prices_of_seats(plan, [swapped(found, seat, other) for other in able])
    dearest = dearest_of(plan)
    return [
        Offer(other, price)
        for other, price in zip(able, prices, strict=True)
        if price is not None and price <= dearest
    ]


def dearest_of(plan: Plan) -> float:
    """The most, in calls late, that a person's own choice may add to the price."""
    try:
        return plan.centre.limits.wish_price
    except Limits.DoesNotExist:
        return Limits().wish_price


def can_swap(found: Around, seat: Seat, other: Seat) -> bool:
    """Whether two can change places by all the rules."""
    if not fits(found, seat, other):
        return False
    (price,) = standing.prices_of_seats(seat.session.plan, [swapped(found, seat, other)])
    return price is not None


def swapped(found: Around, seat: Seat, other: Seat) -> Seated:
    """Who would be in the two sessions."""
    mine, theirs = seat.session, other.session
    return {
        mine.key: names(found, mine, without=seat, plus=other.person),
        theirs.key: names(found, theirs, without=other, plus=seat.person),
    }


def fits(found: Around, seat: Seat, other: Seat) -> bool:
    """Whether who they are, and what sessions they have, lets two change places; time is not looked at."""
    mine, theirs = seat.session, other.session
    if mine.pk == theirs.pk or other.person_id == seat.person_id:
        return False
    open_ = not theirs.locked and theirs.start > now()
    same = found.circle.get(seat.person_id) == found.circle.get(other.person_id, "nowhere")
    return (
        open_
        and same
        and not is_in(found, seat.person_id, theirs)
        and not is_in(found, other.person_id, mine)
        and may_sit(found, seat.person_id, theirs, mine)
        and may_sit(found, other.person_id, mine, theirs)
    )


def is_in(found: Around, person: int, session: Session) -> bool:
    """Whether somebody has a place in a session already."""
    return any(one.session_id == session.pk and one.person_id == person for one in found.seats)


def may_sit(found: Around, person: int, session: Session, left: Session) -> bool:
    """Nobody listens to themselves, or leaves the phone while another listens to them."""
    return session.partner_id != person and not any(
        partner == person and pk != left.pk and start < session.end and end > session.start
        for pk, partner, start, end in found.listened
    )


def names(found: Around, session: Session, without: Seat | None, plus: Person | None) -> tuple[str, ...]:
    """Roster names of those in a session, but for one who leaves and one who comes."""
    sat = [
        one.person.roster_id
        for one in found.seats
        if one.session_id == session.pk and (without is None or one.pk != without.pk)
    ]
    return tuple(sorted([*sat, *([plus.roster_id] if plus else [])]))


def rooms(seat: Seat, found: Around | None = None) -> list[Room]:
    """Other groups of the same learning time with a free place that the person can have."""
    if seat.session.activity.group_most is None or not may_change_place(seat):
        return []
    found, plan = found or around(seat), seat.session.plan
    groups = {one.session_id: one.session for one in found.seats}
    able = [session for session in groups.values() if has_room(found, seat, session)]
    prices = standing.prices_of_seats(plan, [joined(found, seat, session) for session in able])
    dearest = dearest_of(plan)
    return [
        Room(session, free_in(found, session), price)
        for session, price in zip(able, prices, strict=True)
        if price is not None and price <= dearest
    ]


def free_in(found: Around, session: Session) -> int:
    """Places left in a group."""
    taken = sum(one.session_id == session.pk for one in found.seats)
    return (session.activity.group_most or 1) - taken


def has_room(found: Around, seat: Seat, session: Session) -> bool:
    """Whether a group has a place for the person, by who they are; time is not looked at."""
    circles = {found.circle.get(one.person_id) for one in found.seats if one.session_id == session.pk}
    return (
        session.pk != seat.session_id
        and not session.locked
        and session.start > now()
        and free_in(found, session) > 0
        and found.circle.get(seat.person_id) in circles
        and not is_in(found, seat.person_id, session)
        and may_sit(found, seat.person_id, session, seat.session)
    )


def joined(found: Around, seat: Seat, session: Session) -> Seated:
    """Who would be in the group left, and in the one joined."""
    own = seat.session
    return {
        own.key: names(found, own, without=seat, plus=None),
        session.key: names(found, session, without=None, plus=seat.person),
    }


def can_join(found: Around, seat: Seat, session: Session) -> bool:
    """Whether the person can sit in the group by all the rules."""
    if not has_room(found, seat, session):
        return False
    (price,) = standing.prices_of_seats(seat.session.plan, [joined(found, seat, session)])
    return price is not None


@transaction.atomic
def ask_swap(seat: Seat, *, other: Seat, by: Person) -> Swap:
    """Ask a colleague to change places; nothing changes until they say yes."""
    services.locked_plan(seat.session, None)
    mine, theirs = fresh(seat), fresh(other)
    if not may_change_place(mine) or not can_swap(around(mine), mine, theirs):
        raise CannotSwap(Swap.Why.RULES)
    late = Swap.objects.filter(seat=mine, state=Swap.State.ASKED, other_start__lte=now())
    late.update(state=Swap.State.EXPIRED, answered_at=now())
    if Swap.objects.filter(seat=mine, state=Swap.State.ASKED).exists():
        raise AlreadyAsked
    swap = Swap.objects.create(
        seat=mine,
        other_seat=theirs,
        session=mine.session,
        other_session=theirs.session,
        start=mine.session.start,
        other_start=theirs.session.start,
        asked_at=now(),
    )
    transaction.on_commit(lambda: tasks.tell_swap.enqueue(swap.pk))
    return swap


def fresh(seat: Seat) -> Seat:
    """The seat as it is now, with what surrounds it."""
    return Seat.objects.select_related(
        "person", "session__plan__centre", "session__activity", "session__host", "session__partner"
    ).get(pk=seat.pk)


@transaction.atomic
def withdraw_swap(swap: Swap, *, by: Person) -> None:
    """No longer ask."""
    _close(swap, Swap.State.WITHDRAWN)


@transaction.atomic
def decline_swap(swap: Swap, *, by: Person) -> None:
    """Say no to a colleague who asks; no reason is given."""
    _close(swap, Swap.State.DECLINED)


def _close(swap: Swap, state: Swap.State, why: str = "") -> None:
    closed = Swap.objects.filter(pk=swap.pk, state=Swap.State.ASKED)
    if not closed.update(state=state, why=why, answered_at=now()):
        raise SwapIsOver(Swap.objects.get(pk=swap.pk))
    transaction.on_commit(lambda: tasks.tell_swap.enqueue(swap.pk))


def accept_swap(swap: Swap, *, by: Person) -> None:
    """Say yes: both places change at once, or the swap is told to be impossible, with why."""
    try:
        _accept(swap, by)
    except CannotSwap as refused:
        with transaction.atomic():
            _close(swap, Swap.State.IMPOSSIBLE, refused.why)
        raise


@transaction.atomic
def _accept(swap: Swap, by: Person) -> None:
    try:
        plan = services.locked_plan(swap.session, None)
    except services.NotAsItWas:
        raise CannotSwap(Swap.Why.REPLANNED) from None
    found = Swap.objects.select_for_update().get(pk=swap.pk)
    if found.state != Swap.State.ASKED:
        raise SwapIsOver(found)
    mine, theirs = fresh(found.seat), fresh(found.other_seat)
    _check(found, mine, theirs)
    before = plan.price_now
    _change_places(mine, theirs)
    Swap.objects.filter(pk=found.pk).update(state=Swap.State.ACCEPTED, answered_at=now())
    services.close_swaps(Swap.Why.GIVEN_AWAY, services.of_seats(mine, theirs))
    _price_sessions(plan, mine.session, theirs.session)
    for seat, start, to in (
        (mine, found.start, found.other_start),
        (theirs, found.other_start, found.start),
    ):
        note(
            plan,
            Change.Act.SWAPPED,
            seat.person,
            session=seat.session,  # the one that was left
            from_start=start,
            to_start=to,
            price_before=before,
            price_after=plan.price_now,
        )
    transaction.on_commit(lambda: tasks.tell_swap.enqueue(found.pk))


def _check(swap: Swap, mine: Seat, theirs: Seat) -> None:
    """Everything once more, as it is at this moment."""
    if (mine.session_id, theirs.session_id) != (swap.session_id, swap.other_session_id):
        raise CannotSwap(Swap.Why.GIVEN_AWAY)
    if (mine.state, theirs.state) != (Seat.State.PLANNED, Seat.State.PLANNED):
        raise CannotSwap(Swap.Why.GIVEN_AWAY)
    if (mine.session.start, theirs.session.start) != (swap.start, swap.other_start):
        raise CannotSwap(Swap.Why.MOVED)
    if not may_change_place(mine) or not can_swap(around(mine), mine, theirs):
        raise CannotSwap(Swap.Why.RULES)


def _change_places(mine: Seat, theirs: Seat) -> None:
    places = (mine.session_id, mine.place), (theirs.session_id, theirs.place)
    Seat.objects.filter(pk__in=[mine.pk, theirs.pk]).update(place=None)
    for seat, (session, place) in ((mine, places[1]), (theirs, places[0])):
        Seat.objects.filter(pk=seat.pk).update(session=session, place=place)


def _price_sessions(plan: Plan, *sessions: Session) -> None:
    services.price_anew(plan)
    for session in sessions:
        Session.objects.filter(pk=session.pk).update(price=standing.own_price(plan, session))


def take_place(seat: Seat, *, session: Session, by: Person) -> None:
    """Sit in another group of the same learning time instead of one's own, while it has a free place."""
    try:
        _take_place(seat, session, by)
    except IntegrityError:  # the database lets two have no one place
        raise services.GroupFull(session) from None


@transaction.atomic
def _take_place(seat: Seat, session: Session, by: Person) -> None:
    plan = services.locked_plan(seat.session, None)
    mine = fresh(seat)
    there = Session.objects.select_related("activity").get(pk=session.pk, plan=plan)
    place = services.free_place(there)
    if not may_change_place(mine) or not can_join(around(mine), mine, there):
        raise CannotSwap(Swap.Why.RULES)
    own, before = mine.session, plan.price_now
    Seat.objects.filter(pk=mine.pk).update(session=there, place=place)
    services.close_swaps(Swap.Why.GIVEN_AWAY, services.of_seats(mine))
    _price_sessions(plan, own, there)
    note(
        plan,
        Change.Act.JOINED,
        by,
        session=own,  # the one that was left
        from_start=own.start,
        to_start=there.start,
        price_before=before,
        price_after=plan.price_now,
    )
