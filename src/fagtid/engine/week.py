"""The main job: traffic, roster and centre in; a plan document out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np

from fagtid.core.errors import refuse
from fagtid.core.forecasting import Forecast
from fagtid.core.planning.plan import Effort, make_plan
from fagtid.core.planning.prices import Priced
from fagtid.core.planning.result import PlanningProblem, Session
from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.engine.document import Told, plan_document
from fagtid.engine.referee import moment_s, simulate_plan, simulated_price
from fagtid.engine.traffic import QueueTraffic, centre_forecast, forecast_from_file, queue_traffic
from fagtid.files import records
from fagtid.files.records import Centre, Roster, Source, Traffic

Progress = Callable[[str, float], None]
Document = dict[str, Any]

SCENARIOS = 3
RUNS = 200


@dataclass(frozen=True)
class WeekInputs:
    """What a week is planned from. ``given`` is a forecast made elsewhere."""

    traffic: Traffic
    roster: Roster
    centre: Centre
    first_day: str
    days: int
    given: records.Forecast | None = None


@dataclass(frozen=True)
class Posed:
    """The planning problem with the forecast behind it."""

    problem: PlanningProblem
    forecast: Forecast
    queue: str


def plan_week(
    inputs: WeekInputs,
    *,
    seed: int = 1,
    lang: str | None = None,
    published: Document | None = None,
    now_s: int | None = None,
    runs: int = RUNS,
    effort: Effort | None = None,
    progress: Progress | None = None,
) -> Document:
    """Forecast, price, place, prove, simulate: the whole plan document.

    Parameters
    ----------
    inputs
        Files as read.
    seed
        Seeds the search, the draw and the simulation.
    lang
        Language of the reasons, ``nb`` or ``en``; by default the centre's.
    published
        A plan document in force, to re-plan from with least disturbance.
    now_s
        UTC seconds of the re-plan: nothing is placed before it, what has begun stays.
    runs
        Simulated periods for the uncertainty.
    """
    tell = progress or (lambda step, share: None)
    tell("forecast", 0.0)
    return plan_posed(
        inputs,
        pose(inputs),
        seed=seed,
        lang=lang,
        published=None if published is None else published_sessions(published),
        now_s=now_s,
        runs=runs,
        effort=effort,
        progress=progress,
    )


def plan_posed(
    inputs: WeekInputs,
    posed: Posed,
    *,
    seed: int = 1,
    lang: str | None = None,
    published: tuple[Session, ...] | None = None,
    now_s: int | None = None,
    runs: int = RUNS,
    effort: Effort | None = None,
    progress: Progress | None = None,
    keep: Callable[[Priced], None] | None = None,
) -> Document:
    """`plan_week` from a problem that is posed already, and sessions in force as they stand.

    ``keep`` is called with the prices the plan buys from, see `make_plan`.
    """
    tell = progress or (lambda step, share: None)
    started = perf_counter()
    if published is not None:
        posed = replace(posed, problem=replace(posed.problem, published=published, now_s=now_s))
    plan = make_plan(
        posed.problem,
        seed=seed,
        effort=effort,
        progress=lambda step, share: tell(step, 0.05 + 0.75 * share),
        keep=keep,
    )
    told = Told(
        plan=plan,
        problem=posed.problem,
        forecast=posed.forecast,
        centre=inputs.centre,
        queue=posed.queue,
        sources=sources_of(inputs),
        day_cv=posed.forecast.day_cv,
        seconds=perf_counter() - started,
        lang=lang or inputs.centre.language,
    )
    document = plan_document(told)
    tell("simulation", 0.8)
    if runs and document["shifts"]:
        seen = simulate_plan(
            document,
            runs=runs,
            seed=seed,
            progress=lambda done, of: tell("simulation", 0.8 + 0.2 * done / of),
        )
        document["price"]["simulated"] = simulated_price(seen)
    tell("done", 1.0)
    return document


def sources_of(inputs: WeekInputs) -> dict[str, Source]:
    """The files behind a plan, by their part in it."""
    found = {
        "traffic": inputs.traffic.source,
        "roster": inputs.roster.source,
        "centre": inputs.centre.source,
    }
    if inputs.given is not None:
        found["forecast"] = inputs.given.source
    return found


def pose(inputs: WeekInputs) -> Posed:
    """The planning problem: forecast laid on the period, service as promised or as estimated."""
    centre = inputs.centre
    grid = days_grid(inputs.first_day, inputs.days, centre.interval_minutes * 60, centre.timezone)
    seen = queue_traffic(inputs.traffic, centre.queue)
    if inputs.given is None:
        ahead = centre_forecast(seen.history, grid, centre)
    else:
        ahead = forecast_from_file(inputs.given, seen.queue, grid)
    check_roster(inputs.roster, grid)
    calls, weights = ahead.scenarios(SCENARIOS)
    problem = PlanningProblem(
        grid=grid,
        calls=calls,
        weights=weights,
        handle_s=handle_times(centre, ahead, seen),
        patience_s=patience_of(centre, seen),
        target_s=centre.service.target_seconds,
        people=inputs.roster.people,
        stretches=inputs.roster.stretches,
        needs=centre.needs,
    )
    return Posed(problem, ahead, seen.queue)


def check_roster(roster: Roster, grid: TimeGrid) -> None:
    """Refuse a roster with nobody at work in the period: the wrong file or the wrong week."""
    if not any(s.end_s > grid.start_s and s.start_s < grid.end_s for s in roster.stretches):
        last = str(replace(grid, start_s=grid.end_s - grid.interval_s, count=1).day[0])
        period = f"{grid.day[0]} to {last}"
        refuse(f"roster {roster.source.file}", f"to have shifts in the period {period}", "none there")


def handle_times(centre: Centre, ahead: Forecast, seen: QueueTraffic) -> np.ndarray[Any, Any]:
    """Mean handle time per interval, shape (count,), seconds: as set, as forecast, or the mean so far."""
    if centre.service.handle_seconds is not None:
        return np.full(ahead.grid.count, float(centre.service.handle_seconds))
    if ahead.handle_s is not None and np.isfinite(ahead.handle_s).all():
        return np.maximum(ahead.handle_s, 1.0)
    if seen.mean_handle_s is None:
        refuse(
            "handle_seconds in the centre file", "set, as the traffic does not tell handle times", "nothing"
        )
    return np.full(ahead.grid.count, seen.mean_handle_s)


def patience_of(centre: Centre, seen: QueueTraffic) -> float:
    """Mean patience, seconds: as set, or as the traffic shows."""
    if centre.service.patience_seconds is not None:
        return float(centre.service.patience_seconds)
    if seen.patience_s is None:
        refuse(
            "patience_seconds in the centre file", "set, as the traffic does not tell who gave up", "nothing"
        )
    return seen.patience_s


def published_sessions(document: Document) -> tuple[Session, ...]:
    """The sessions of a plan in force."""
    return tuple(
        Session(
            id=record["id"],
            activity=record["activity"],
            kind=record["kind"],
            start_s=moment_s(record["start"]),
            end_s=moment_s(record["end"]),
            protected=record["protected"],
            people=tuple(record["people"]),
            host=record["host"],
            partner=record["with"],
        )
        for record in document["sessions"]
    )
