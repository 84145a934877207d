"""Plans as they stand, kept near each process for as long as nothing under them changes.

What prices rest on (roster, limits, needs, blocked times) has a fingerprint. A plan is laid out anew when
that has changed, put on the board anew when its sessions have, and a single move follows on the board
itself. The prices a plan was bought from, and the late calls of its days as they were first added up, are
kept with it, so that a new process need not work them out.
"""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from threading import RLock

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from fagtid.core.planning.moving import (
    Known,
    Standing,
    Start,
    is_on_phones,
    move,
    moved,
    price_of,
    price_with,
    stand,
    starts_of,
)
from fagtid.core.planning.prices import Priced
from fagtid.intake.queries import deciding_imports, people_on_roster
from fagtid.people.models import Person
from fagtid.planning.models import Papers, Plan, Seat, Session
from fagtid.planning.weeks import Terms, activity_record, second, standing_problem, terms_of

MOST_KEPT = 4
Late = dict[int, float]  # calls late because of learning, by the second an interval begins
Seated = Mapping[str, tuple[str, ...]]  # roster names by session
Span = tuple[datetime, datetime]

_kept: OrderedDict[int, tuple[str, int, Standing]] = OrderedDict()  # ground, version, what stands
_looked_at: ContextVar[tuple[int, Standing] | None] = ContextVar("looked_at", default=None)
_lock = RLock()  # pricing lifts sessions off the board and puts them back


def ground_of(plan: Plan, terms: Terms) -> str:
    """A fingerprint of everything that the prices of the plan rest on, as it is in the database now."""
    people = people_on_roster(plan.centre)
    known = {person.id for person in people}
    needs = [activity_record(one, known) for one in terms.activities]
    return hashlib.sha256(repr((roster_ground(plan, terms), people, needs)).encode()).hexdigest()


def roster_ground(plan: Plan, terms: Terms) -> object:
    """The part of it that is there before the plan is made: roster, limits, blocked times."""
    before, after = plan.first_day - timedelta(days=1), plan.first_day + timedelta(days=plan.days)
    return (
        sorted(deciding_imports(plan.centre, before, after).items()),
        terms.limits,
        [window for window, blocked in terms.windows if blocked],
    )


@contextmanager
def looking_at(plan: Plan) -> Iterator[None]:
    """While a page is made, read the plan's ground once, however often it is asked about."""
    token = _looked_at.set((plan.pk, standing_of(plan)) if plan.made_at else None)
    try:
        yield
    finally:
        _looked_at.reset(token)


def standing_of(plan: Plan) -> Standing:
    """The plan's sessions on the board; prices are kept while what they rest on is the same."""
    looked_at = _looked_at.get()
    if looked_at is not None and looked_at[0] == plan.pk:
        return looked_at[1]
    terms = terms_of(plan)
    ground = ground_of(plan, terms)
    with _lock:
        kept = _kept.get(plan.pk)
        earlier = kept[2] if kept and kept[0] == ground else None
        if kept and earlier is not None and kept[1] == plan.version:
            return earlier
        priced = None if earlier else kept_prices(plan, ground)
        known = None if earlier else kept_late(plan, ground)
        found = stand(standing_problem(plan, terms), earlier, priced=priced, known=known)
        if priced is None and earlier is None:
            keep_prices(plan, ground, found.ready.priced)
        _kept[plan.pk] = (ground, plan.version, found)
        _kept.move_to_end(plan.pk)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
        return found


def ungrounded_with(plan: Plan) -> frozenset[str]:
    """Sessions that cannot be as the database now has them; nothing is kept, so that it can be undone."""
    terms = terms_of(plan)
    problem, ground = standing_problem(plan, terms), ground_of(plan, terms)
    with _lock:
        kept = _kept.get(plan.pk)
        earlier = kept[2] if kept and kept[0] == ground else None
        return frozenset(stand(problem, earlier).ungrounded)


def forget() -> None:
    """Let go of all that is kept near, as a new process begins."""
    with _lock:
        _kept.clear()


def kept_prices(plan: Plan, ground: str) -> Priced | None:
    """The prices stored with the plan, where they rest on the same ground."""
    stored = Papers.objects.filter(plan=plan, ground=ground).values_list("prices", flat=True).first()
    if stored is None:
        return None
    with np.load(io.BytesIO(bytes(stored)), allow_pickle=False) as parts:
        return Priced(parts["number"], parts["price"], parts["worth"])


def keep_prices(plan: Plan, ground: str, priced: Priced) -> None:
    """Store prices with the plan."""
    out = io.BytesIO()
    np.savez_compressed(out, number=priced.number, price=priced.price, worth=priced.worth)
    Papers.objects.filter(plan=plan).update(ground=ground, prices=out.getvalue(), late=None)


def kept_late(plan: Plan, ground: str) -> Known | None:
    """Late calls stored with the plan, where they rest on the same ground."""
    stored = Papers.objects.filter(plan=plan, ground=ground).values_list("late", flat=True).first()
    if stored is None:
        return None
    with np.load(io.BytesIO(bytes(stored)), allow_pickle=False) as parts:
        cuts = np.cumsum(parts["slots"])[:-1]
        agents, leaving, late = (np.split(parts[name], cuts) for name in ("agents", "leaving", "late"))
        first = parts["first"].tolist()
    return {
        (start, a.tobytes(), b.tobytes()): calls
        for start, a, b, calls in zip(first, agents, leaving, late, strict=True)
    }


def keep_late(plan: Plan, ground: str, known: Known) -> None:
    """Store late calls with the plan, beside the prices on the same ground."""
    out = io.BytesIO()
    np.savez_compressed(
        out,
        first=[first for first, _agents, _leaving in known],
        slots=[late.size for late in known.values()],
        agents=np.concatenate([np.frombuffer(agents, np.int64) for _first, agents, _leaving in known]),
        leaving=np.concatenate([np.frombuffer(leaving, np.int64) for _first, _agents, leaving in known]),
        late=np.concatenate(list(known.values())),
    )
    Papers.objects.filter(plan=plan, ground=ground).update(late=out.getvalue())


def starts(plan: Plan, session: Session, found: Standing | None = None) -> tuple[Start, ...]:
    """Every start that suits all in the session, with its price; ``found`` is the plan as it stands.

    The one who is listened to takes calls meanwhile, and nobody is listened to by others at the time.
    """
    with _lock:
        found = found or standing_of(plan)
        if session.key not in found.row:
            return ()
        here, taken = second(session.start), listened_to(plan, session)
        length = second(session.end) - here

        def suits(start_s: int) -> bool:
            end_s, partner = start_s + length, session.partner
            if any(first < end_s and last > start_s for first, last in taken):
                return False
            return partner is None or is_on_phones(found, partner.roster_id, start_s, end_s)

        options = starts_of(found, session.key)
        return tuple(one for one in options if one.start_s == here or suits(one.start_s))


def listened_to(plan: Plan, session: Session) -> list[tuple[int, int]]:
    """When somebody in the session is listened to in another, in seconds."""
    seated = Seat.objects.filter(session=session).values("person")
    others = plan.sessions.exclude(pk=session.pk)
    found = others.filter(Q(partner__in=seated) | Q(partner__isnull=False, partner=session.partner_id))
    return [(second(start), second(end)) for start, end in found.values_list("start", "end")]


def prices_of_seats(plan: Plan, choices: Iterable[Seated]) -> list[float | None]:
    """What each choice of other people in some sessions adds to the price; ``None`` where it cannot be."""
    with _lock:
        found = standing_of(plan)
        return [price_with(found, seated) for seated in choices]


def stays_on_phones(plan: Plan, person: Person, spans: Iterable[Span]) -> list[bool]:
    """Whether somebody takes calls all through each span, as one who is listened to must."""
    with _lock:
        found = standing_of(plan)
        return [is_on_phones(found, person.roster_id, second(start), second(end)) for start, end in spans]


def own_price(plan: Plan, session: Session) -> float:
    """What a session costs where it stands, with all others in place; 0 where it spares some."""
    here = second(session.start)
    return max(0.0, next((one.price for one in starts(plan, session) if one.start_s == here), session.price))


def newly_ungrounded(plan: Plan) -> set[str]:
    """Sessions that could not stand as they are stored at this moment, and could before.

    Nothing of it is kept: what is stored may yet be taken back.
    """
    with _lock:
        kept = _kept.get(plan.pk)
        before = kept[2].ungrounded if kept else ()
    return set(ungrounded_with(plan)) - set(before)


def priced(plan: Plan) -> tuple[float, Late]:
    """What the plan's sessions cost as they stand, in all and by interval."""
    with _lock:
        found = standing_of(plan)
        return _price(plan, found)


def price_moved(plan: Plan, found: Standing, session: Session, to: Start) -> tuple[float, Late]:
    """What the plan would cost with the session at another of its starts, in all and by interval."""
    with _lock, moved(found, session.key, to.start_s, to.host):
        return _price(plan, found)


def _price(plan: Plan, found: Standing) -> tuple[float, Late]:
    is_first, kept = not found.known, _kept.get(plan.pk)
    total, added = price_of(found)
    if is_first and found.known and kept and kept[2] is found:
        keep_late(plan, kept[0], found.known)
    return total, _by_interval(plan, found, added)


def _by_interval(plan: Plan, found: Standing, added: NDArray[np.float64]) -> Late:
    slots, seconds = found.ready.here.slots, plan.centre.interval_minutes * 60
    late: Late = {}
    for start_s, calls in zip(slots.starts_s.tolist(), added.tolist(), strict=True):
        begins = start_s - (start_s - slots.start_s) % seconds
        late[begins] = late.get(begins, 0.0) + calls
    return late


def follow(plan_id: int, version: int, session: str, to: Start) -> None:
    """Move the session on the board too, once its move to a plan's next version is stored."""
    with _lock:
        kept = _kept.get(plan_id)
        if kept and kept[1] == version - 1 and session in kept[2].row:
            move(kept[2], session, to.start_s, to.host)
            _kept[plan_id] = (kept[0], version, kept[2])
