"""What a plan takes over from the one it is based on or replaces: locks, guests, debts, what has begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fagtid.frame.clock import now
from fagtid.planning.models import Plan, Seat, Session

ACTIVE = (Seat.State.PLANNED, Seat.State.HELD)


def take_over(plan: Plan, sessions: list[Session]) -> None:
    """All that a plan keeps of the one it is based on, once its own sessions and seats are there."""
    keep_locks(plan, sessions)
    keep_guests(plan, sessions)
    mark_repaying(plan)


def keep_locks(plan: Plan, sessions: list[Session]) -> None:
    """What was locked in the plan this one is based on stays locked."""
    if plan.based_on is None:
        return
    locked = set(plan.based_on.sessions.filter(locked=True).values_list("key", flat=True))
    kept = [session for session in sessions if session.key in locked]
    for session in kept:
        session.locked = True
    Session.objects.bulk_update(kept, ["locked"])


def guests_of(plan: Plan) -> list[Seat]:
    """Places of those who catch up in a group besides their own: no need of the week's asks for them."""
    seats = Seat.objects.filter(session__plan=plan, state__in=ACTIVE, session__beyond=False)
    held = list(seats.select_related("session__activity", "person"))
    counts = Counter((seat.person_id, seat.session.activity_id) for seat in held)
    found = []
    for seat in (one for one in held if one.repays):
        key = (seat.person_id, seat.session.activity_id)
        if counts[key] > seat.session.activity.times:
            counts[key] -= 1
            found.append(seat)
    return found


def keep_guests(plan: Plan, sessions: Iterable[Session]) -> None:
    """Guests stay in sessions that are still where they were."""
    if plan.based_on is None:
        return
    here = {(one.key, one.start): one for one in sessions}
    kept = ((here.get((guest.session.key, guest.session.start)), guest) for guest in guests_of(plan.based_on))
    for session, guest in kept:
        if session is not None:
            Seat.objects.get_or_create(session=session, person=guest.person, defaults={"repays": True})


def mark_repaying(plan: Plan) -> None:
    """Sessions planned again for those who have lost one this week give back what was lost."""
    if plan.based_on is None:
        return
    lost = Counter(
        Seat.objects.filter(session__plan=plan.based_on, state=Seat.State.LOST, repays=False)
        .order_by()
        .values_list("person", "session__activity")
    )
    seats = Seat.objects.filter(session__plan=plan, session__beyond=False).select_related("session__activity")
    mine: dict[tuple[int, int], list[Seat]] = {}
    for seat in seats.order_by("session__start"):
        mine.setdefault((seat.person_id, seat.session.activity_id), []).append(seat)
    for key, count in lost.items():
        _mark_latest(mine.get(key, []), count)


def _mark_latest(seats: list[Seat], lost: int) -> None:
    if not seats:
        return
    again = len(seats) - max(seats[0].session.activity.times - lost, 0)
    ahead = [seat.pk for seat in seats if seat.session.start > now()]
    if again > 0 and ahead:
        Seat.objects.filter(pk__in=ahead[-again:]).update(repays=True)


def keep_what_has_begun(before: Plan, draft: Plan) -> None:
    """Sessions that have begun are the ones people were in, marks and all; the draft's copies go."""
    begun = list(Session.objects.filter(plan=before, start__lte=now()))
    draft.sessions.filter(start__lte=now()).delete()
    taken = set(draft.sessions.values_list("key", flat=True))
    for session in begun:
        session.plan = draft
        if session.key in taken:
            session.key = f"b{session.pk}"
    Session.objects.bulk_update(begun, ["plan", "key"])
