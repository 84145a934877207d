"""What can be done with plans: ask for one, move a session, publish, decline, take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import count

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fagtid.core.planning.moving import Start
from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people.models import Centre, Person
from fagtid.planning import queries, standing, tasks
from fagtid.planning.attendance import mark_held, mark_lost, take_back_mark
from fagtid.planning.carrying import keep_what_has_begun
from fagtid.planning.links import set_links
from fagtid.planning.making import note
from fagtid.planning.models import GONE, Activity, Change, Frontier, Kind, Plan, Seat, Session, Swap
from fagtid.planning.pictures import with_late
from fagtid.planning.weeks import Correction, as_time, second

__all__ = ["mark_held", "mark_lost", "take_back_mark"]  # acts on seats, kept apart
MOST_FOR_A_POINT = timedelta(minutes=10)  # a frontier's worker speaks once a point
SILENT = timedelta(seconds=60)  # a worker that has not been heard of for so long is gone


class AlreadyBeingMade(Refused):
    """A plan for the week is being made; carries it."""

    def __init__(self, plan: Plan | None) -> None:
        super().__init__()
        self.plan = plan


class NotAsItWas(Refused):
    """The plan has changed since, or is not in a state for this; carries the plan as it is."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class NoRoomThen(Refused):
    """The session cannot be at that time; carries the nearest starts that it could have."""

    def __init__(self, session: Session, near: tuple[Start, ...]) -> None:
        super().__init__()
        self.session, self.near = session, near


class BaseHasChanged(Refused):
    """What the draft was made from or beside has been changed by hand since; carries those changes."""

    def __init__(self, changes: list[Change]) -> None:
        super().__init__()
        self.changes = changes


class CannotDecline(Refused):
    """The session is not voluntary, or has begun."""


class GroupFull(Refused):
    """No place is left in the session; carries it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


class NotFreeAnyMore(Refused):
    """Something else has been put where the session was."""


@transaction.atomic
def ask_for_plan(
    centre: Centre,
    *,
    first_day: date,
    by: Person | None,
    days: int = 7,
    seed: int = 1,
    based_on: Plan | None = None,
    correction: Correction | None = None,
) -> Plan:
    """Ask for a plan; a worker makes it. Another one already under way for the week is refused.

    ``correction`` is what the day has told so far, over the forecast.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    under_way = Plan.objects.filter(centre=centre, first_day=first_day, state__in=Plan.UNDER_WAY).first()
    if under_way is not None and not give_up_if_silent(under_way):
        raise AlreadyBeingMade(under_way)
    plan = Plan.objects.create(
        centre=centre,
        first_day=first_day,
        days=days,
        seed=seed,
        based_on=based_on,
        correction=asdict(correction) if correction else None,
        asked_by=by,
        asked_at=now(),
    )
    note(plan, Change.Act.ASKED, by)
    transaction.on_commit(lambda: tasks.make_plan.enqueue(plan.pk))
    return plan


def give_up_if_silent(plan: Plan) -> bool:
    """Mark a plan whose worker is gone as interrupted; true if it was."""
    if plan.state != Plan.State.MAKING or plan.heard_at is None or now() - plan.heard_at < SILENT:
        return False
    found = Plan.objects.filter(pk=plan.pk, state=Plan.State.MAKING, heard_at=plan.heard_at)
    return bool(found.update(state=Plan.State.INTERRUPTED))


def give_up_silent_plans(moment: datetime) -> int:
    """Mark every plan whose worker is gone as interrupted; tells how many."""
    silent = Plan.objects.filter(state=Plan.State.MAKING, heard_at__lte=moment - SILENT)
    return silent.update(state=Plan.State.INTERRUPTED)


@transaction.atomic
def cancel_plan(plan: Plan, *, by: Person) -> None:
    """Stop a plan that waits or is being made; what the worker has so far is thrown away."""
    found = Plan.objects.select_for_update().get(pk=plan.pk)
    if not found.is_under_way:
        raise NotAsItWas(found)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CANCELLED)
    note(found, Change.Act.DISCARDED, by)


def locked(plan_id: int) -> Plan:
    """The plan, locked, with its centre, which is not: who locks both takes the centre first."""
    return Plan.objects.select_for_update(of=("self",)).select_related("centre").get(pk=plan_id)


def locked_plan(session: Session, version: int | None) -> Plan:
    """The session's plan, locked for a change; refused when it has changed since ``version``."""
    plan = locked(session.plan_id)
    if not plan.can_be_changed or (version is not None and plan.version != version):
        raise NotAsItWas(plan)
    return plan


@transaction.atomic
def move_session(
    session: Session, *, to: datetime, by: Person, why: str = "", version: int | None = None
) -> Change:
    """Move a session to another start that everybody in it can have; tells what it did to the price."""
    plan = locked_plan(session, version)
    session = Session.objects.get(pk=session.pk)
    found = standing.standing_of(plan)
    starts = standing.starts(plan, session, found)
    chosen = next((one for one in starts if one.start_s == second(to)), None)
    if chosen is None:
        near = sorted(starts, key=lambda one: abs(one.start_s - second(to)))[:3]
        raise NoRoomThen(session, tuple(sorted(near, key=lambda one: one.start_s)))
    before, was = plan.price_now, session.start
    plan.price_now, late = standing.price_moved(plan, found, session, chosen)
    plan.picture = with_late(plan.picture, late)
    place(session, chosen, plan.centre)
    close_swaps(Swap.Why.MOVED, Q(session=session) | Q(other_session=session))
    plan.version += 1
    plan.save(update_fields=["version", "price_now", "picture"])
    transaction.on_commit(lambda: standing.follow(plan.pk, plan.version, session.key, chosen))
    return note(
        plan,
        Change.Act.MOVED,
        by,
        session=session,
        why=why,
        from_start=was,
        to_start=session.start,
        price_before=before,
        price_after=plan.price_now,
    )


def place(session: Session, start: Start, centre: Centre) -> None:
    """Put a session where it is to be, with the host who can be there."""
    length = session.end - session.start
    session.start, session.end = as_time(start.start_s), as_time(start.start_s) + length
    if start.host is not None:
        session.host = Person.objects.get(centre=centre, roster_id=start.host)
    session.price = max(0.0, start.price)
    session.save(update_fields=["start", "end", "host", "price"])


def price_anew(plan: Plan) -> None:
    """Count a change of a locked plan's sessions, and what they cost now."""
    plan.version += 1
    plan.price_now, late = standing.priced(plan)
    plan.picture = with_late(plan.picture, late)
    plan.save(update_fields=["version", "price_now", "picture"])


def close_swaps(why: Swap.Why, touching: Q) -> None:
    """End the open swaps that can no longer be, with the reason."""
    open_ = Swap.objects.filter(touching, state=Swap.State.ASKED)
    open_.update(state=Swap.State.IMPOSSIBLE, why=why, answered_at=now())


def of_seats(*seats: Seat) -> Q:
    """Swaps that any of the seats has a part in."""
    return Q(seat__in=seats) | Q(other_seat__in=seats)


@transaction.atomic
def take_back(change: Change, *, by: Person) -> Change:
    """Move a session back to where it was before its latest move."""
    assert change.session is not None
    assert change.from_start is not None
    latest = Change.objects.filter(session=change.session, act=Change.Act.MOVED).first()
    if latest is None or latest.pk != change.pk:
        raise NotAsItWas(change.plan)
    return move_session(change.session, to=change.from_start, by=by)


@transaction.atomic
def lock_session(session: Session, *, by: Person, locked: bool) -> None:
    """Hold a session where it is when the rest is planned again, or let go of it."""
    plan = locked_plan(session, None)
    Session.objects.filter(pk=session.pk).update(locked=locked)
    note(plan, Change.Act.LOCKED if locked else Change.Act.UNLOCKED, by, session=session)


@transaction.atomic
def lock_sessions(plan: Plan, sessions: Iterable[Session], *, by: Person, locked: bool) -> int:
    """Hold several sessions where they are, or let go of them; tells how many it was new for."""
    found = Plan.objects.select_for_update().get(pk=plan.pk)
    if not found.can_be_changed:
        raise NotAsItWas(found)
    wanted = [one.pk for one in sessions]
    others = list(Session.objects.filter(plan=found, pk__in=wanted, locked=not locked))
    Session.objects.filter(pk__in=[one.pk for one in others]).update(locked=locked)
    act, at = (Change.Act.LOCKED if locked else Change.Act.UNLOCKED), now()
    Change.objects.bulk_create(Change(plan=found, act=act, by=by, at=at, session=one) for one in others)
    return len(others)


@transaction.atomic
def publish_plan(plan: Plan, *, by: Person | None) -> None:
    """Put a draft in force instead of the week's plan so far, and tell the people it concerns.

    Refused when somebody has changed the plan it was made from, or the one in force, since it was made.
    """
    Centre.objects.select_for_update().get(pk=plan.centre_id)
    week = Plan.objects.select_for_update().filter(centre=plan.centre, first_day=plan.first_day)
    plans = {one.pk: one for one in week.order_by("pk")}  # all locked: nobody moves a session meanwhile
    draft = plans[plan.pk]
    if draft.state != Plan.State.DRAFT:
        raise NotAsItWas(draft)
    in_force = next((one for one in plans.values() if one.state == Plan.State.PUBLISHED), None)
    if changes := queries.changed_since(draft, in_force):
        raise BaseHasChanged(changes)
    if in_force is not None:
        Plan.objects.filter(pk=in_force.pk).update(state=Plan.State.REPLACED)
        close_swaps(Swap.Why.REPLANNED, Q(session__plan=in_force))
        keep_what_has_begun(in_force, draft)
    draft.state, draft.published_at, draft.published_by = Plan.State.PUBLISHED, now(), by
    draft.save(update_fields=["state", "published_at", "published_by"])
    set_links(draft)  # the centre may have begun with meeting links since it was made
    note(draft, Change.Act.PUBLISHED, by)
    before = in_force.pk if in_force else None
    transaction.on_commit(lambda: tasks.tell_people.enqueue(draft.pk, before))


@transaction.atomic
def discard_plan(plan: Plan, *, by: Person) -> None:
    """Put a draft away."""
    draft = Plan.objects.select_for_update().get(pk=plan.pk)
    if draft.state != Plan.State.DRAFT:
        raise NotAsItWas(draft)
    Plan.objects.filter(pk=draft.pk).update(state=Plan.State.DISCARDED)
    note(draft, Change.Act.DISCARDED, by)


@transaction.atomic
def end_activity(activity: Activity) -> None:
    """Stop giving an activity; plans that have it keep it."""
    Activity.objects.filter(pk=activity.pk).update(is_active=False)


@transaction.atomic
def add_usual_needs(centre: Centre) -> None:
    """What most centres begin with, where nothing is there yet."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    if Activity.objects.filter(centre=centre, is_active=True).exists():
        return
    group = {"group_least": 4, "group_most": 7}
    Activity.objects.bulk_create(
        Activity(centre=centre, title=str(title), kind=kind, minutes=minutes, times=times, **extra)
        for title, kind, minutes, times, extra in (
            (_("Forum"), Kind.FORUM, 45, 1, {**group, "hosted": True, "protected": True}),
            (_("Guidance"), Kind.GUIDANCE, 30, 1, {"hosted": True}),
            (_("Listening to a colleague"), Kind.LISTENING, 30, 1, {"voluntary": True}),
            (_("Reading"), Kind.READING, 20, 2, {}),
        )
    )


@transaction.atomic
def decline(seat: Seat, *, by: Person, why: str = "") -> None:
    """Say no to a voluntary session that has not begun."""
    plan = locked_plan(seat.session, None)
    held = Seat.objects.select_related("session__activity").get(pk=seat.pk)
    if not held.session.activity.voluntary or held.session.start <= now():
        raise CannotDecline
    if held.state != Seat.State.PLANNED:
        return
    held.state, held.why, held.place = Seat.State.DECLINED, why, None
    held.save(update_fields=["state", "why", "place"])
    close_swaps(Swap.Why.GIVEN_AWAY, of_seats(held))
    note(plan, Change.Act.DECLINED, by, session=held.session)
    price_anew(plan)


@transaction.atomic
def want_after_all(seat: Seat, *, by: Person) -> None:
    """Take a no back while the place is still free and the session has not begun."""
    plan = locked_plan(seat.session, None)
    standing.standing_of(plan)
    held = Seat.objects.select_related("session__activity", "session__partner").get(pk=seat.pk)
    if held.state != Seat.State.DECLINED:
        return
    session = held.session
    if session.start <= now():
        raise NotFreeAnyMore
    partner = session.partner
    if partner and not all(standing.stays_on_phones(plan, partner, [(session.start, session.end)])):
        raise NotFreeAnyMore
    held.state, held.why, held.place = Seat.State.PLANNED, "", free_place(session)
    held.save(update_fields=["state", "why", "place"])
    if standing.newly_ungrounded(plan):
        raise NotFreeAnyMore
    note(plan, Change.Act.WANTED, by, session=session)
    price_anew(plan)


def free_place(session: Session) -> int:
    """The first free place of a session; refused when it is full. The database lets nobody else have it."""
    seats = list(session.seats.values_list("state", "place"))
    if sum(state not in GONE for state, _place in seats) >= (session.activity.group_most or 1):
        raise GroupFull(session)
    numbers = {place for _state, place in seats}
    return next(number for number in count() if number not in numbers)


@transaction.atomic
def ask_for_frontier(plan: Plan, *, by: Person) -> Frontier:
    """Ask for the frontier of a plan's week; one under way for it is the answer."""
    Centre.objects.select_for_update().get(pk=plan.centre_id)
    week = Frontier.objects.filter(centre=plan.centre, first_day=plan.first_day)
    under_way = week.filter(state__in=Frontier.UNDER_WAY).first()
    if under_way is not None and not give_up_silent_frontier(under_way):
        return under_way
    found = Frontier.objects.create(
        centre=plan.centre, first_day=plan.first_day, days=plan.days, asked_by=by, asked_at=now()
    )
    transaction.on_commit(lambda: tasks.make_frontier.enqueue(found.pk))
    return found


def give_up_silent_frontier(found: Frontier) -> bool:
    """Mark a frontier whose worker is gone as interrupted; true if it was."""
    long_ago = now() - MOST_FOR_A_POINT
    if found.state != Frontier.State.MAKING or found.heard_at is None or found.heard_at > long_ago:
        return False
    silent = Frontier.objects.filter(pk=found.pk, state=Frontier.State.MAKING, heard_at=found.heard_at)
    return bool(silent.update(state=Frontier.State.INTERRUPTED))


@transaction.atomic
def cancel_frontier(frontier: Frontier) -> None:
    """Stop a frontier that waits or is being computed; what the worker has so far is thrown away."""
    under_way = Frontier.objects.filter(pk=frontier.pk, state__in=Frontier.UNDER_WAY)
    under_way.update(state=Frontier.State.CANCELLED)
