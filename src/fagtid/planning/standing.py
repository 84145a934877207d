"""Plans as they stand, kept near each process for as long as nothing under them changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import RLock

from fagtid.core.planning.moving import Standing, Start, price_of, stand, starts_of
from fagtid.core.planning.result import PlanningProblem
from fagtid.planning.models import Plan, Session
from fagtid.planning.weeks import standing_problem

MOST_KEPT = 4
Ground = tuple[object, ...]

_kept: OrderedDict[int, tuple[Ground, int, Standing]] = OrderedDict()
_lock = RLock()  # pricing lifts sessions off the board and puts them back


def standing_of(plan: Plan) -> Standing:
    """The plan's sessions on the board; prices are kept while roster, needs and limits are the same."""
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
