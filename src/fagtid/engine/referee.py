"""The simulated before and after of a plan document, from the document alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import numpy as np

from fagtid.core.simulation import Arrivals, Comparison, Demand, Exponential, OnPhones, compare_staffing
from fagtid.core.timegrid import TimeGrid

Document = Mapping[str, Any]


def simulate_plan(
    document: Document, *, runs: int, seed: int, progress: Callable[[int, int], None] | None = None
) -> Comparison:
    """Simulate the document's period with and without its sessions, on the same calls.

    Parameters
    ----------
    document
        A ``fagtid-plan/1`` with its ``shifts``.
    runs, seed
        As for `compare_staffing`.
    """
    before, after = staffings(document)
    assumed = document["assumptions"]
    return compare_staffing(
        demand_of(document),
        before,
        after,
        target_s=float(assumed["target_seconds"]),
        runs=runs,
        seed=seed,
        threads=2,
        progress=progress,
    )


def demand_of(document: Document) -> Demand:
    """The calls the document expects, with the swing of its days."""
    grid = grid_of(document)
    mean = np.zeros(grid.count)
    handle_s = np.full(grid.count, float(document["assumptions"]["handle_seconds"]))
    for interval in document["intervals"]:
        at = grid.index(moment_s(interval["start"]))
        mean[at] = interval["offered_mean"]
        handle_s[at] = interval.get("handle_seconds", handle_s[at])
    assumed = document["assumptions"]
    patience_s = assumed["patience_seconds"]
    arrivals = Arrivals(grid, mean, day_cv=float(assumed.get("day_cv", 0.0)))
    return Demand(arrivals, Exponential(handle_s), float("inf") if patience_s is None else float(patience_s))


def staffings(document: Document) -> tuple[OnPhones, OnPhones]:
    """Who is on the phones without and with the sessions."""
    names = {name: i for i, name in enumerate(sorted({shift["person"] for shift in document["shifts"]}))}
    shifts = document["shifts"]
    before = OnPhones(
        np.array([moment_s(shift["start"]) for shift in shifts], dtype=np.int64),
        np.array([moment_s(shift["end"]) for shift in shifts], dtype=np.int64),
        np.array([names[shift["person"]] for shift in shifts], dtype=np.int64),
    )
    away = [
        (moment_s(session["start"]), moment_s(session["end"]), names[person])
        for session in document["sessions"]
        for person in session["people"]
        if person in names
    ]
    if not away:
        return before, before
    starts_s, ends_s, agents = (np.array(column, dtype=np.int64) for column in zip(*away, strict=True))
    return before, before.without(starts_s, ends_s, agents)


def grid_of(document: Document) -> TimeGrid:
    """The document's period in its intervals."""
    start_s, end_s = (moment_s(document["period"][edge]) for edge in ("start", "end"))
    interval_s = int(document["interval_minutes"]) * 60
    return TimeGrid(start_s, interval_s, (end_s - start_s) // interval_s, document["timezone"])


def moment_s(moment: str) -> int:
    """UTC seconds of an ISO 8601 time with its offset."""
    return int(datetime.fromisoformat(moment).timestamp())


def simulated_price(seen: Comparison) -> dict[str, Any]:
    """The ``simulated`` part of a document's price."""

    def figure(estimate: Any) -> dict[str, Any]:
        return {"mean": round(estimate.mean, 3), "ci95": [round(limit, 3) for limit in estimate.ci95]}

    return {
        "runs": seen.runs,
        "seed": seen.seed,
        "late_before": figure(seen.before.late),
        "late_after": figure(seen.after.late),
        "late_added": figure(seen.difference),
    }
