"""Plans as they stand, kept near each process for as long as nothing under them changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime
from threading import RLock

from fagtid.core.planning.moving import (
    Standing,
    Start,
    is_on_phones,
    price_of,
    price_with,
    stand,
    starts_of,
)
from fagtid.core.planning.result import PlanningProblem
from fagtid.people.models import Person
from fagtid.planning.models import Plan, Session
from fagtid.planning.weeks import second, standing_problem

MOST_KEPT = 4
Ground = tuple[object, ...]
Seated = Mapping[str, tuple[str, ...]]  # roster names by session
Span = tuple[datetime, datetime]

_kept: OrderedDict[int, tuple[Ground, int, Standing]] = OrderedDict()
_looked_at: ContextVar[tuple[int, Standing] | None] = ContextVar("looked_at", default=None)
_lock = RLock()  # pricing lifts sessions off the board and puts them back


@contextmanager
def looking_at(plan: Plan) -> Iterator[None]:
    """While a page is made, read the plan's ground once, however often it is asked about."""
    token = _looked_at.set((plan.pk, standing_of(plan)) if plan.posed else None)
    try:
        yield
    finally:
        _looked_at.reset(token)


def standing_of(plan: Plan) -> Standing:
    """The plan's sessions on the board; prices are kept while roster, needs and limits are the same."""
    looked_at = _looked_at.get()
    if looked_at is not None and looked_at[0] == plan.pk:
        return looked_at[1]
    problem = standing_problem(plan)
    ground = ground_of(problem)
    with _lock:
        kept = _kept.get(plan.pk)
        earlier = kept[2] if kept and kept[0] == ground else None
        if kept and earlier is not None and kept[1] == plan.version:
            return earlier
        found = stand(problem, earlier)
        _kept[plan.pk] = (ground, plan.version, found)
        _kept.move_to_end(plan.pk)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
        return found


def ground_of(problem: PlanningProblem) -> Ground:
    """What prices rest on: not who has how much of what."""
    return (
        problem.people,
        problem.stretches,
        problem.needs.limits,
        tuple(replace(one, times=1) for one in problem.needs.activities),
        problem.needs.blocked,
    )


def ungrounded_with(plan: Plan) -> frozenset[str]:
    """Sessions that cannot be as the database now has them; nothing is kept, so that it can be undone."""
    problem = standing_problem(plan)
    with _lock:
        kept = _kept.get(plan.pk)
        earlier = kept[2] if kept and kept[0] == ground_of(problem) else None
        return frozenset(stand(problem, earlier).ungrounded)


def starts(plan: Plan, session: Session) -> tuple[Start, ...]:
    """Every other start of the session with its price."""
    with _lock:
        found = standing_of(plan)
        return starts_of(found, session.key) if session.key in found.row else ()


def price(plan: Plan) -> float:
    """What the plan's sessions cost as they stand, calls late."""
    with _lock:
        return price_of(standing_of(plan))[0]


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
    problem = standing_problem(plan)
    with _lock:
        kept = _kept.get(plan.pk)
        before = kept[2].ungrounded if kept else ()
        return set(stand(problem, kept[2] if kept else None).ungrounded) - set(before)
