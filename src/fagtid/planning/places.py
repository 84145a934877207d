"""A place in a later group, for who has missed a session: where there is one, and taking it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.intake import queries as intake
from fagtid.people.models import Person, Role, Team
from fagtid.planning import standing
from fagtid.planning.attendance import locked_seat
from fagtid.planning.making import note
from fagtid.planning.models import GONE, Change, Plan, Seat, Session, Within
from fagtid.planning.services import free_place, locked, price_anew


class NoPlace(Refused):
    """The session is full, has begun or is no longer in the plan."""


class NotFreeThen(Refused):
    """The person is not at work then, has something else, or is needed on the phones."""


def places_after(missed: Seat) -> list[Session]:
    """Later sessions of the same activity where the person could have a place, the soonest first."""
    person, activity = missed.person, missed.session.activity
    sessions = (
        Session.objects.filter(
            activity=activity, plan__state=Plan.State.PUBLISHED, start__gt=now(), beyond=False
        )
        .filter(_meets(missed))
        .distinct()
        .select_related("activity", "host", "plan")
        .prefetch_related("seats")
    )
    with_room = [one for one in sessions.order_by("start") if _has_room(one, person)]
    return _when_free(with_room, person)


def _meets(missed: Seat) -> Q:
    """Groups that the person may be in, by the activity's rule of who meets."""
    if missed.session.activity.within == Within.CENTRE:
        return Q()
    own = Team.objects.filter(assignments__person=missed.person_id, assignments__role=Role.AGENT)
    role = Q(seats__person__assignments__role=Role.AGENT)
    if missed.session.activity.within == Within.UNIT:
        return role & Q(seats__person__assignments__team__unit__teams__in=own)
    return role & Q(seats__person__assignments__team__in=own)


def _has_room(session: Session, person: Person) -> bool:
    seats = list(session.seats.all())
    taken = sum(seat.state not in GONE for seat in seats)
    in_it = any(seat.person_id == person.pk for seat in seats)
    return not in_it and taken < (session.activity.group_most or 0)


def _when_free(sessions: list[Session], person: Person) -> list[Session]:
    if not sessions:
        return []
    first, last = sessions[0].start.date(), sessions[-1].start.date()
    spans = intake.at_work(person.centre, [person.pk], first, (last - first).days + 1).get(person.pk, [])
    others = list(
        Session.objects.filter(seats__person=person, plan__state=Plan.State.PUBLISHED, end__gt=now()).exclude(
            seats__in=Seat.objects.filter(person=person, state__in=GONE)
        )
    )
    return [
        one
        for one in sessions
        if intake.is_at_work(spans, one.start, one.end)
        and not any(other.start < one.end and one.start < other.end for other in others)
    ]


@transaction.atomic
def take_place(missed: Seat, session: Session, *, by: Person) -> Seat:
    """A place in a later group of what was missed; it gives back what is owed.

    Checked again with the plan locked: room first, then the planner's own rules (shift, rest, the
    day's limit, enough left on the phones).
    """
    plan = locked(session.plan_id)
    found = Session.objects.select_related("activity", "plan").prefetch_related("seats").get(pk=session.pk)
    here = plan.state == Plan.State.PUBLISHED and found.start > now()
    if not here or found.activity_id != missed.session.activity_id or not _has_room(found, missed.person):
        raise NoPlace
    before = standing.ungrounded_with(plan)
    place = free_place(found)
    seat = Seat.objects.create(session=found, person=missed.person, repays=True, place=place)
    after = standing.ungrounded_with(plan)
    if found.key in after or after - before:
        raise NotFreeThen
    price_anew(plan)
    note(plan, Change.Act.CAUGHT_UP, by, session=found)
    return seat


@transaction.atomic
def give_up_place(seat: Seat, *, by: Person) -> None:
    """Leave a group one has joined; the place is free for others, and what was owed is owed still."""
    found = locked_seat(seat)
    if not found.repays or found.state != Seat.State.PLANNED or found.session.start <= now():
        raise NoPlace
    plan, session = found.session.plan, found.session
    found.delete()
    price_anew(plan)
    note(plan, Change.Act.LEFT, by, session=session)


def missed_seats(person: Person, weeks: int = 4) -> list[Seat]:
    """Lost places in groups of the last weeks that no later place makes good, the latest first."""
    since = now() - timedelta(weeks=weeks)
    seats = Seat.objects.filter(person=person, session__activity__group_most__gt=1)
    lost = list(
        seats.filter(state=Seat.State.LOST, repays=False, session__start__gte=since)
        .select_related("session__activity", "session__host", "person__centre")
        .order_by("session__start")
    )
    if not lost:
        return []
    later = seats.filter(
        repays=True,
        state__in=(Seat.State.PLANNED, Seat.State.HELD),
        session__plan__state=Plan.State.PUBLISHED,
        session__start__gte=since,
    )
    for activity, start in later.order_by("session__start").values_list(
        "session__activity", "session__start"
    ):
        good = next((s for s in lost if s.session.activity_id == activity and s.session.start < start), None)
        if good is not None:
            lost.remove(good)
    return lost[::-1]


def joined(person: Person) -> list[Seat]:
    """Places ahead in groups that the person has joined to catch up, the soonest first."""
    seats = Seat.objects.filter(
        person=person,
        repays=True,
        session__beyond=False,
        session__activity__group_most__gt=1,
        session__plan__state=Plan.State.PUBLISHED,
        session__start__gt=now(),
    )
    return list(seats.select_related("session__host", "session__activity").order_by("session__start"))
