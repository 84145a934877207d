"""Centres of any size in the database, brought in and planned by the product's own services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import numpy as np

from bench.planning_problem import centre_week, strained_alike
from fagtid.core.planning.plan import Effort
from fagtid.core.planning.result import PlanningProblem
from fagtid.intake import services as intake
from fagtid.intake.models import Import
from fagtid.intake.reading import read_import
from fagtid.people.models import Assignment, Centre, Person, Role
from fagtid.planning import making, services
from fagtid.planning.models import Plan

MONDAY, WEEKS = date(2026, 11, 30), 4
SHORT = Effort(sweeps=60, starts=1, prove_nodes=0, thorough=False)


def planned_centre(agents: int, *, seed: int = 1) -> Plan:
    """A centre with so many agents in teams of eleven, its week planned with a short search, published."""
    centre = Centre.objects.create(name=f"Centre of {agents}", patience_seconds=240, handle_seconds=170)
    boss = Person.objects.create(centre=centre, name="Administrator")
    Assignment.objects.create(person=boss, role=Role.ADMINISTRATOR)
    problem = centre_week(agents, seed=seed, util=strained_alike(agents))
    rows = {"traffic": traffic_rows(problem, seed), "roster": roster_rows(problem)}
    for kind, lines in rows.items():
        content = ("\n".join(lines) + "\n").encode()
        found = intake.bring_in(centre, kind=kind, name=f"{kind}.csv", chunks=[content], by=boss)
        read_import(found.pk)
        intake.apply_import(Import.objects.get(pk=found.pk))
    services.add_usual_needs(centre)
    plan = services.ask_for_plan(centre, first_day=MONDAY, by=boss)
    making.make(plan.pk, effort=SHORT)
    plan.refresh_from_db()
    services.publish_plan(plan, by=boss)
    return plan


def traffic_rows(problem: PlanningProblem, seed: int) -> Iterator[str]:
    """Four weeks before the Monday, each like the planned one but for chance."""
    rng = np.random.default_rng(seed)
    yield "start,queue,offered,answered,abandoned,handle_seconds,wait_seconds"
    expected = problem.weights @ problem.calls
    for back in range(WEEKS, 0, -1):
        for start_s, calls in zip(problem.grid.starts_s, rng.poisson(expected), strict=True):
            if expected[(start_s - problem.grid.start_s) // problem.grid.interval_s] > 0:
                yield f"{written(int(start_s) - back * 604_800)},phone,{calls},{calls},0,170,20"


def roster_rows(problem: PlanningProblem) -> Iterator[str]:
    """The week's stretches, as a roster file has them."""
    yield "person,team,unit,role,start,end,activity"
    people = {person.id: person for person in problem.people}
    for one in problem.stretches:
        person = people[one.person]
        place = f"{person.team},{person.unit},{person.role}"
        yield f"{person.id},{place},{written(one.start_s)},{written(one.end_s)},{one.duty}"


def written(second: int) -> str:
    """A time as files have it."""
    return datetime.fromtimestamp(second, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
