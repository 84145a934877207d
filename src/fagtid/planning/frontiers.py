"""Hours of learning against calls late: asked for, computed by a worker, drawn with the plan on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from fagtid.core.errors import FagtidError
from fagtid.core.planning.plan import Effort
from fagtid.engine.frontier import frontier
from fagtid.frame.clock import now
from fagtid.planning.making import Stopped
from fagtid.planning.models import Frontier, Plan
from fagtid.planning.weeks import NoNeeds, NoRoster, NoTraffic, week_inputs

QUICK = Effort(sweeps=400, starts=1, prove_nodes=0, thorough=False)  # each point is a plan of its own
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720.0, 340.0, 56.0, 40.0, 14.0
Document = dict[str, Any]


def make(frontier_id: int) -> None:
    """Compute a frontier that was asked for: all of it is stored, or nothing. Safe to run twice."""
    mine = Frontier.objects.filter(pk=frontier_id, state=Frontier.State.MAKING)
    waiting = Frontier.objects.filter(pk=frontier_id, state=Frontier.State.WAITING)
    if not waiting.update(state=Frontier.State.MAKING, heard_at=now()):
        return
    asked = Frontier.objects.select_related("centre").get(pk=frontier_id)
    try:
        _store(asked, _computed(asked))
    except Stopped:
        return
    except (FagtidError, NoTraffic, NoRoster, NoNeeds) as refusal:
        mine.update(state=Frontier.State.REFUSED, refusal=str(refusal) or type(refusal).__name__)
    except BaseException:
        mine.update(state=Frontier.State.INTERRUPTED)
        raise


def _computed(asked: Frontier) -> Document:
    def tell(step: str, share: float) -> None:
        mine = Frontier.objects.filter(pk=asked.pk, state=Frontier.State.MAKING)
        if not mine.update(share_done=share, heard_at=now()):
            raise Stopped

    inputs = week_inputs(asked.centre, asked.first_day, asked.days)
    return frontier(inputs, effort=QUICK, progress=tell)


@transaction.atomic
def _store(asked: Frontier, document: Document) -> None:
    found = Frontier.objects.select_for_update().get(pk=asked.pk)
    if found.state == Frontier.State.MAKING:
        found.document, found.state, found.share_done = document, Frontier.State.DONE, 1.0
        found.save(update_fields=["document", "state", "share_done"])


@dataclass(frozen=True)
class Point:
    """One plan on the curve, or a reading between two."""

    hours: float  # for each agent
    added: float  # calls that learning makes late
    bound: float
    in_time: float | None  # per cent answered in time


@dataclass(frozen=True)
class Curve:
    """The frontier as a picture of `WIDTH` x `HEIGHT`, with the plan and a reading on it."""

    points: list[Point]
    dots: list[tuple[float, float]]
    line: str
    bound: str
    between: str
    hours: list[tuple[float, float]]  # (x, hours) of the marks below
    calls: list[tuple[float, float]]  # (y, calls) of the marks at the left
    plan: tuple[float, float]
    reading: Point
    at: tuple[float, float]
    most_hours: float


def curve_of(document: Document, plan: Plan, hours: float | None) -> Curve:
    """The curve, where the plan is on it, and what ``hours`` for each agent would cost."""
    points = points_of(document)
    here = where(plan)
    most_hours = max(points[-1].hours, here[0]) or 1.0
    most = max(*(one.added for one in points), here[1], 1.0) * 1.05
    reading = read_at(points, here[0] if hours is None else hours)

    def at(hours: float, calls: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - 16) * hours / most_hours
        return round(x, 1), round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - max(0.0, calls) / most), 1)

    dots, floor = (
        [at(one.hours, one.added) for one in points],
        [at(one.hours, one.bound) for one in points],
    )
    return Curve(
        points=points,
        dots=dots,
        line=path(dots),
        bound=path(floor),
        between=path([*dots, *floor[::-1]]) + "Z",
        hours=[(at(mark, 0)[0], mark) for mark in marks(most_hours)],
        calls=[(at(0, mark)[1], mark) for mark in marks(most)],
        plan=at(*here),
        reading=reading,
        at=at(reading.hours, reading.added),
        most_hours=points[-1].hours,
    )


def points_of(document: Document) -> list[Point]:
    """The document's plans in order of hours."""
    found = [
        Point(
            one["hours_per_agent"],
            one["added"],
            min(one["bound"], one["added"]),
            None if one["in_time_after"] is None else 100 * one["in_time_after"],
        )
        for one in document["points"]
    ]
    return sorted(found, key=lambda one: (one.hours, one.added))


def where(plan: Plan) -> tuple[float, float]:
    """Hours for each agent, and calls late, of a plan as it stands."""
    price = plan.picture["price"]
    return price["learning_minutes"] / 60 / max(1, price["agents"]), plan.price_now or 0.0


def read_at(points: list[Point], hours: float) -> Point:
    """The curve read at a number of hours: on a straight line between the two plans beside it."""
    hours = min(max(hours, points[0].hours), points[-1].hours)
    before = max((one for one in points if one.hours <= hours), key=lambda one: one.hours)
    after = min((one for one in points if one.hours >= hours), key=lambda one: one.hours)
    share = (hours - before.hours) / (after.hours - before.hours) if after.hours > before.hours else 0.0

    def between(low: float, high: float) -> float:
        return low + share * (high - low)

    in_time = None
    if before.in_time is not None and after.in_time is not None:
        in_time = between(before.in_time, after.in_time)
    return Point(hours, between(before.added, after.added), between(before.bound, after.bound), in_time)


def path(points: list[tuple[float, float]]) -> str:
    """A line through points, as SVG writes it."""
    return "M" + " L".join(f"{x:g} {y:g}" for x, y in points)


def marks(most: float) -> list[float]:
    """Four to eight round numbers from 0 up to ``most``."""
    step = next(
        size * scale
        for scale in (0.1, 1.0, 10.0, 100.0, 1_000.0, 10_000.0)
        for size in (1.0, 2.0, 5.0)
        if most / (size * scale) <= 8
    )
    return [round(number * step, 2) for number in range(int(most / step) + 1)]


def frontier_page(plan: Plan, found: Frontier | None, hours: float | None) -> Document:
    """What the page of a frontier shows: the curve, how far it has come, or why it could not be made."""
    if found is None:
        return {}
    if found.state != Frontier.State.DONE:
        return {"percent": round(100 * found.share_done)}
    curve = curve_of(found.document, plan, hours)
    return {"curve": curve, "width": WIDTH, "height": HEIGHT, "left": LEFT, "floor": HEIGHT - BOTTOM}
