"""A plan as the document that every page, calendar and machine reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fagtid.core.forecasting import Forecast
from fagtid.core.planning.result import Plan, PlanningProblem, Reason, Session
from fagtid.core.timegrid import iso_local
from fagtid.engine.words import reason_text
from fagtid.files.plan import FORMAT
from fagtid.files.records import Centre, Source

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Document = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """Everything a document tells of: the plan and what it was made from."""

    plan: Plan
    problem: PlanningProblem
    forecast: Forecast
    centre: Centre
    queue: str
    sources: dict[str, Source]
    day_cv: float
    seconds: float
    lang: str


def plan_document(told: Told) -> Document:
    """The ``fagtid-plan/1`` document, not yet simulated."""
    zone, grid = told.centre.timezone, told.problem.grid
    return {
        "format": FORMAT,
        "centre": told.centre.name,
        "timezone": zone,
        "lang": told.lang,
        "period": {"start": iso_local(grid.start_s, zone), "end": iso_local(grid.end_s, zone)},
        "interval_minutes": grid.interval_s // 60,
        "inputs": {name: {"file": s.file, "sha256": s.sha256} for name, s in told.sources.items()},
        "assumptions": _assumptions(told),
        "people": [{"id": p.id, "team": p.team, "unit": p.unit, "role": p.role} for p in told.problem.people],
        "activities": [
            {"id": a.id, "kind": a.kind, "title": a.title, "minutes": a.minutes, "protected": a.protected}
            for a in told.problem.needs.activities
        ],
        "calendar_effects": _effects(told.forecast),
        "intervals": _intervals(told),
        "shifts": [
            {"person": s.person, "start": iso_local(s.start_s, zone), "end": iso_local(s.end_s, zone)}
            for s in _phone_stretches(told.problem)
        ],
        "sessions": [_session(session, told) for session in told.plan.sessions],
        "unplaced": [
            {"person": one.person, "activity": one.activity, **_reason(one.reason, told.lang)}
            for one in told.plan.unplaced
        ],
        "price": _price(told),
        "draw": {"seed": told.plan.seed, "order": list(told.plan.priority)},
        "solver": {"status": told.plan.status, "seconds": round(told.seconds, 2), "seed": told.plan.seed},
    }


def _phone_stretches(problem: PlanningProblem) -> list[Any]:
    agents = {person.id for person in problem.people if person.role == "agent"}
    grid = problem.grid
    return [
        s
        for s in problem.stretches
        if s.duty == "phone" and s.person in agents and s.end_s > grid.start_s and s.start_s < grid.end_s
    ]


def _assumptions(told: Told) -> Document:
    service = told.centre.service
    handle = told.problem.handle_s
    calls = told.problem.weights @ told.problem.calls
    mean_handle = float((handle * calls).sum() / calls.sum()) if calls.sum() > 0 else float(handle.mean())
    patience_s = told.problem.patience_s
    return {
        "handle_seconds": round(mean_handle, 2),
        "patience_seconds": round(patience_s, 2) if np.isfinite(patience_s) else None,
        "target_seconds": float(service.target_seconds),
        "target_share": float(service.target_share),
        "day_cv": round(told.day_cv, 4),
        "queue": told.queue,
        "scenarios": int(told.problem.weights.size),
    }


def _effects(forecast: Forecast) -> list[Document]:
    return [
        {
            "name": effect.name,
            "days": list(effect.days),
            "multiplier": round(effect.multiplier, 3),
            "low": round(effect.low, 3),
            "high": round(effect.high, 3),
            "days_seen": effect.n_days,
        }
        for effect in forecast.effects
    ]


def _intervals(told: Told) -> list[Document]:
    plan, grid, zone = told.plan, told.problem.grid, told.centre.timezone

    def whole(values: Floats | Ints) -> Floats:
        parts: Floats = values.astype(np.float64).reshape(grid.count, -1)
        return parts

    rostered, learning = whole(plan.agents).mean(axis=1), whole(plan.away).mean(axis=1)
    before, after = whole(plan.late_before).sum(axis=1), whole(plan.late_after).sum(axis=1)
    one_more = whole(plan.price_one_more).sum(axis=1)  # NaN where nobody may leave in some slot
    forecast = told.forecast
    return [
        {
            "start": iso_local(int(grid.starts_s[i]), zone),
            "queue": told.queue,
            "offered_mean": round(float(forecast.mean[i]), 3),
            "offered_p10": round(float(forecast.p10[i]), 3),
            "offered_p90": round(float(forecast.p90[i]), 3),
            "handle_seconds": round(float(told.problem.handle_s[i]), 1),
            "rostered": round(float(rostered[i]), 3),
            "learning": round(float(learning[i]), 3),
            "late_before": round(float(before[i]), 4),
            "late_after": round(float(after[i]), 4),
            "price_one_more": None if np.isnan(one_more[i]) else round(float(one_more[i]), 4),
        }
        for i in range(grid.count)
    ]


def _session(session: Session, told: Told) -> Document:
    zone = told.centre.timezone
    title = next((a.title for a in told.problem.needs.activities if a.id == session.activity), "")
    return {
        "id": session.id,
        "activity": session.activity,
        "kind": session.kind,
        "title": title or None,
        "start": iso_local(session.start_s, zone),
        "end": iso_local(session.end_s, zone),
        "protected": session.protected,
        "host": session.host,
        "people": list(session.people),
        "with": session.partner,
        "price": round(session.price, 4),
        **_reason(session.reason, told.lang),
    }


def _reason(reason: Reason, lang: str) -> Document:
    facts = {name: round(v, 4) if isinstance(v, float) else v for name, v in reason.facts.items()}
    return {"code": reason.code, "facts": facts, "reason": reason_text(Reason(reason.code, facts), lang)}


def _price(told: Told) -> Document:
    plan = told.plan
    offered = float(plan.offered.sum())
    before, after = float(plan.late_before.sum()), float(plan.late_after.sum())
    minutes = sum((s.end_s - s.start_s) // 60 * len(s.people) for s in plan.sessions)
    return {
        "offered": round(offered, 2),
        "late_before": round(before, 3),
        "late_after": round(after, 3),
        "in_time_before": round(1 - before / offered, 5) if offered > 0 else None,
        "in_time_after": round(1 - after / offered, 5) if offered > 0 else None,
        "bound": round(plan.bound, 4),
        "gap": round(plan.gap, 5),
        "learning_minutes": minutes,
        "agents": sum(person.role == "agent" for person in told.problem.people),
        "simulated": None,
    }
