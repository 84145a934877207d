"""What it costs that everybody has read before a change: the same weeks planned with and without."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from bench.planning_problem import DAY_S, centre_week
from fagtid.core.planning.plan import make_plan
from fagtid.core.planning.problem import Deadline
from fagtid.core.planning.result import Plan, PlanningProblem

AGENTS, SEEDS, UTIL, CHANGE_DAY = 45, (1, 2, 3), 0.8, 2


@dataclass(frozen=True)
class Measure:
    """One week: calls late by learning, how many read in time, seconds, proven gap."""

    value: float
    in_time: int
    seconds: float
    gap: float


def run() -> str:
    """Markdown with one line for the weeks without deadlines and one for those with."""
    weeks = [(week, dues_of(week)) for week in (centre_week(AGENTS, seed=s, util=UTIL) for s in SEEDS)]
    without = [measured(week, dues) for week, dues in weeks]
    told = [(replace(week, needs=replace(week.needs, deadlines=dues)), dues) for week, dues in weeks]
    given = [measured(week, dues) for week, dues in told]
    lines = [
        "## Reading before a change",
        "",
        (
            f"Everybody must have read something before the first shift on the third day: {AGENTS} agents, "
            f"the week and activities of the section on scaling, load {UTIL}, {len(SEEDS)} seeds, mean "
            "(smallest–largest). Compared is the same week planned without knowing of the change, where "
            "whoever happens to have reading early has read in time."
        ),
        "",
        f"| plan | read in time, of {AGENTS} | calls late | gap, % | seconds |",
        "|---|---|---|---|---|",
        line("without deadlines", without),
        line("with deadlines", given),
    ]
    return "\n".join(lines) + "\n"


def dues_of(week: PlanningProblem) -> tuple[Deadline, ...]:
    """Each agent's first moment at work on the day of the change."""
    change_s = week.grid.start_s + CHANGE_DAY * DAY_S
    first: dict[str, int] = {}
    for stretch in sorted(week.stretches, key=lambda one: one.start_s):
        if stretch.duty == "phone" and stretch.start_s >= change_s:
            first.setdefault(stretch.person, stretch.start_s)
    return tuple(Deadline(name, "reading", start_s) for name, start_s in first.items())


def measured(week: PlanningProblem, dues: tuple[Deadline, ...]) -> Measure:
    """The week planned by the planner's own effort."""
    began = perf_counter()
    plan = make_plan(week, seed=1)
    return Measure(plan.value, read_in_time(plan, dues), perf_counter() - began, plan.gap)


def read_in_time(plan: Plan, dues: tuple[Deadline, ...]) -> int:
    """How many have had time to read before they must have."""
    reading = [one for one in plan.sessions if one.activity == "reading"]
    first = {name: one.end_s for one in sorted(reading, key=lambda one: -one.end_s) for name in one.people}
    return sum(first.get(due.person, due.end_s + 1) <= due.end_s for due in dues)


def line(name: str, measures: list[Measure]) -> str:
    """One row of the table."""
    read, late = [one.in_time for one in measures], [one.value for one in measures]
    gaps, seconds = [100 * one.gap for one in measures], [one.seconds for one in measures]
    return f"| {name} | {spread(read, 0)} | {spread(late, 1)} | {spread(gaps, 2)} | {spread(seconds, 0)} |"


def spread(values: list[float] | list[int], digits: int) -> str:
    """Mean (smallest–largest)."""
    return f"{np.mean(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"
