"""Learning hours against calls late: the price of every further hour, with its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from fagtid.core.planning.plan import Effort, make_plan
from fagtid.core.planning.problem import Activity
from fagtid.core.planning.result import Plan
from fagtid.core.timegrid import iso_local
from fagtid.engine.week import WeekInputs, pose

FORMAT = "fagtid-frontier/1"
FURTHER_BLOCKS = 4
BLOCK_MINUTES = 30

Document = dict[str, Any]


def frontier(
    inputs: WeekInputs,
    *,
    seed: int = 1,
    effort: Effort | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Document:
    """Plan the period with ever more learning, from nothing to well beyond the needs.

    The needs are added one activity at a time in the order of the centre file; then come half-hours
    of own reading, one to four for everybody. Each point is a plan of its own with its own bound, made
    with ``effort`` (by default what a centre of the size gets).
    """
    posed = pose(inputs)
    levels = list(growing_needs(posed.problem.needs.activities))
    points = []
    for number, activities in enumerate(levels):
        if progress is not None:
            progress(f"point {number + 1} of {len(levels)}", number / len(levels))
        needs = replace(posed.problem.needs, activities=activities)
        plan = make_plan(replace(posed.problem, needs=needs), seed=seed, effort=effort)
        points.append(_point(plan, activities, inputs))
    grid, zone = posed.problem.grid, inputs.centre.timezone
    return {
        "format": FORMAT,
        "centre": inputs.centre.name,
        "timezone": zone,
        "period": {"start": iso_local(grid.start_s, zone), "end": iso_local(grid.end_s, zone)},
        "points": points,
        "assumptions": {
            "patience_seconds": posed.problem.patience_s,
            "target_seconds": posed.problem.target_s,
            "target_share": inputs.centre.service.target_share,
            "day_cv": round(posed.forecast.day_cv, 4),
        },
    }


def growing_needs(activities: tuple[Activity, ...]) -> Iterator[tuple[Activity, ...]]:
    """No learning, then each activity added in turn, then further half-hours of own reading."""
    yield ()
    for count in range(1, len(activities) + 1):
        yield activities[:count]
    for blocks in range(1, FURTHER_BLOCKS + 1):
        further = Activity(id="further_reading", kind="reading", minutes=BLOCK_MINUTES, times=blocks)
        yield (*activities, further)


def _point(plan: Plan, activities: tuple[Activity, ...], inputs: WeekInputs) -> Document:
    agents = max(1, sum(person.role == "agent" for person in inputs.roster.people))
    hours = sum((s.end_s - s.start_s) / 3600 * len(s.people) for s in plan.sessions)
    offered, before = float(plan.offered.sum()), float(plan.late_before.sum())
    after = float(plan.late_after.sum())
    return {
        "hours_per_agent": round(hours / agents, 3),
        "activities": [activity.id for activity in activities],
        "sessions": len(plan.sessions),
        "unplaced": len(plan.unplaced),
        "late_before": round(before, 3),
        "late_after": round(after, 3),
        "added": round(plan.value, 4),
        "bound": round(plan.bound, 4),
        "gap": round(plan.gap, 5),
        "in_time_after": round(1 - after / offered, 5) if offered > 0 else None,
    }
