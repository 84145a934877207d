"""A real week, planned from the two before it and judged by what then happened.

Needs the public Anonymous Bank data in the directory ``BANK_1999`` (an environment variable).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from bench.bank_1999 import NOT_SERVICE_S, PLANNED_FROM, BankCall, actual_calls, bank_calls, write_files
from fagtid.core.simulation import (
    ArrivalTimes,
    Comparison,
    Demand,
    Empirical,
    Estimate,
    HandleTime,
    compare_staffing,
)
from fagtid.core.timegrid import TimeGrid
from fagtid.engine.referee import demand_of, grid_of, staffings
from fagtid.engine.week import WeekInputs, plan_week
from fagtid.files.centre import read_centre
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic

Document = dict[str, Any]
Floats = NDArray[np.float64]

FIRST_DAY, DAYS, SEED, RUNS = "1999-02-15", 7, 1, 200
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "anonymous_bank_1999"


@dataclass(frozen=True)
class Judged:
    """The plan, the week as it was, and the plan's sessions laid on that week's calls.

    ``as_assumed`` has the week's calls with the handle times of the plan, ``replayed`` with its own.
    """

    document: Document
    past: list[BankCall]
    calls: list[BankCall]
    grid: TimeGrid
    as_assumed: Comparison
    replayed: Comparison


def run() -> str:
    """The section in Markdown."""
    data = Path(os.environ.get("BANK_1999", BESIDE))
    if not data.is_dir():
        return "## A real week\n\nNot run: the bank's data is not here (`BANK_1999=DIRECTORY`).\n"
    return section(judge(data))


def judge(data: Path, *, runs: int = RUNS) -> Judged:
    """Plan 15-21 February 1999 from 1-14 February, and replay it on the calls that came."""
    document = plan_of(data, runs)
    everything = bank_calls(data)
    calls, past = actual_calls(everything), [call for call in everything if call.arrived < PLANNED_FROM]
    measured_s = np.array([call.handle_s for call in calls if call.agent], dtype=np.float64)
    as_assumed = replay(document, calls, demand_of(document).handle_time, runs)
    replayed = replay(document, calls, Empirical(measured_s), runs)
    return Judged(document, past, calls, grid_of(document), as_assumed, replayed)


def plan_of(data: Path, runs: int) -> Document:
    """The plan document, from the files as anyone would make them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(data, folder)
        centre = read_centre(folder / "centre.toml")
        traffic = read_traffic(
            folder / "calls.csv", timezone=centre.timezone, interval_minutes=centre.interval_minutes
        )
        roster = read_roster(folder / "roster.csv", timezone=centre.timezone)
    return plan_week(WeekInputs(traffic, roster, centre, FIRST_DAY, DAYS), seed=SEED, runs=runs)


def replay(document: Document, calls: list[BankCall], handle_time: HandleTime, runs: int) -> Comparison:
    """The week's own arrivals against the roster, without and with the sessions."""
    assumed, grid = document["assumptions"], grid_of(document)
    demand = Demand(
        ArrivalTimes(grid, arrived_s(calls, grid)), handle_time, float(assumed["patience_seconds"])
    )
    before, after = staffings(document)
    target_s = float(assumed["target_seconds"])
    return compare_staffing(demand, before, after, target_s=target_s, runs=runs, seed=SEED)


def arrived_s(calls: list[BankCall], grid: TimeGrid) -> Floats:
    """Arrivals in UTC seconds."""
    zone = ZoneInfo(grid.timezone)
    return np.array([utc_s(call.arrived, zone) for call in calls])


def utc_s(moment: datetime, zone: ZoneInfo) -> float:
    """UTC seconds of a local time."""
    return moment.replace(tzinfo=zone).timestamp()


def really_late(call: BankCall, target_s: float, shortest_s: int = 0) -> bool:
    """Whether the call was not answered in time; a service shorter than ``shortest_s`` counts as none."""
    return not call.agent or call.wait_s > target_s or call.handle_s < shortest_s


def section(judged: Judged) -> str:
    """Forecast and promise, each beside what happened."""
    opening = (
        "## A real week\n\n"
        "Anonymous Bank (Technion), 15-21 February 1999 planned from 1-14 February, intervals of 30 minutes. "
        "Teams, leaders and needs are invented; see `docs/how-to/plan-a-real-week.md`.\n\n"
    )
    return (
        opening
        + table(("forecast", "WAPE", "bias", "truth in the 80 % band"), forecast_rows(judged))
        + table(("calls late", "offered", "without learning", "with the plan", "added"), promise_rows(judged))
        + table(DAY_COLUMNS, day_rows(judged))
        + placed_line(judged.document)
        + real_lines(judged)
        + beforehand_line(judged)
    )


def forecast_rows(judged: Judged) -> Iterator[tuple[str, ...]]:
    """Error of the week per interval and per day."""
    truth = counted(judged)
    mean, p10, p90 = (forecast_part(judged, part) for part in ("mean", "p10", "p90"))
    held = float(np.mean((truth >= p10) & (truth <= p90)))
    busy = mean >= 1
    held_busy = float(np.mean((truth >= p10)[busy] & (truth <= p90)[busy]))
    inside = f"{held:.0%} (where 1 or more are expected: {held_busy:.0%})"
    yield "per half-hour", *errors(truth, mean), inside
    yield "per day", *errors(by_day(truth), by_day(mean)), ""


def counted(judged: Judged) -> Floats:
    """Calls that came, shape (n_intervals,)."""
    index = (arrived_s(judged.calls, judged.grid) - judged.grid.start_s) // judged.grid.interval_s
    return np.bincount(index.astype(np.int64), minlength=judged.grid.count).astype(np.float64)


def forecast_part(judged: Judged, part: str) -> Floats:
    """The document's forecast, shape (n_intervals,)."""
    return np.array([interval[f"offered_{part}"] for interval in judged.document["intervals"]])


def by_day(values: Floats) -> Floats:
    """Sums per day of a week in which no clock is changed."""
    sums: Floats = values.reshape(DAYS, -1).sum(axis=1)
    return sums


def errors(truth: Floats, told: Floats) -> tuple[str, str]:
    """Absolute error and bias, as shares of the calls that came."""
    return f"{np.abs(told - truth).sum() / truth.sum():.1%}", f"{(told - truth).sum() / truth.sum():+.1%}"


def promise_rows(judged: Judged) -> Iterator[tuple[str, ...]]:
    """What was promised, what the model makes of the real calls, and what really happened."""
    price = judged.document["price"]
    told = (price["late_before"], price["late_after"])
    offered = price["offered"]
    yield "promised, chain", f"{offered:.0f}", *map(count, told), count(told[1] - told[0])
    simulated = price["simulated"]
    yield (
        "promised, simulated",
        f"{offered:.0f}",
        *(interval(simulated[part]["mean"], simulated[part]["ci95"]) for part in SIMULATED),
    )
    replays = {"handle times as assumed": judged.as_assumed, "and with its handle times": judged.replayed}
    for name, seen in replays.items():
        parts = (seen.before.late, seen.after.late, seen.difference)
        yield f"on the week's calls, {name}", count(seen.offered.mean), *map(estimate, parts)
    target_s = judged.document["assumptions"]["target_seconds"]
    late = sum(really_late(call, target_s) for call in judged.calls)
    yield "as it really went", str(len(judged.calls)), str(late), "", ""


def day_rows(judged: Judged) -> Iterator[tuple[str, ...]]:
    """Each day's calls and price, as told and as it came."""
    seen = judged.replayed
    told = np.array([each["late_after"] - each["late_before"] for each in judged.document["intervals"]])
    came = seen.after.late_per_interval - seen.before.late_per_interval
    columns = (forecast_part(judged, "mean"), counted(judged), told, came, seen.before.late_per_interval)
    target_s = judged.document["assumptions"]["target_seconds"]
    for i, day in enumerate(np.unique(judged.grid.day).astype(str)):
        late = sum(really_late(call, target_s) for call in judged.calls if str(call.arrived.date()) == day)
        yield day, *(count(by_day(column)[i]) for column in columns), str(late)


DAY_COLUMNS = (
    "day", "calls forecast", "calls that came", "added: promised", "added: on the week's calls",
    "late without learning: on the week's calls", "really late",
)  # fmt: skip
SIMULATED = ("late_before", "late_after", "late_added")


def count(value: float) -> str:
    """Calls, to one decimal."""
    return f"{value:.1f}"


def estimate(of: Estimate) -> str:
    """A mean with its interval."""
    return interval(of.mean, of.ci95)


def interval(mean: float, ci95: tuple[float, float] | list[float]) -> str:
    """A mean with its 95 % interval."""
    return f"{mean:.1f} ({ci95[0]:.1f} to {ci95[1]:.1f})"


def placed_line(document: Document) -> str:
    """How much was placed and how good it is proven to be."""
    price = document["price"]
    return (
        f"{len(document['sessions'])} sessions with {price['learning_minutes'] / 60:.1f} hours of learning, "
        f"{len(document['unplaced'])} needs without a place; proven that no plan costs less than "
        f"{price['bound']:.1f} calls (gap {price['gap']:.1%}).\n\n"
    )


def real_lines(judged: Judged) -> str:
    """What lies behind the difference between model and reality."""
    assumed, calls = judged.document["assumptions"], judged.calls
    handled = [call.handle_s for call in calls if call.agent]
    given_up = [call for call in calls if not call.agent]
    patience_s = sum(call.wait_s for call in calls) / len(given_up)
    target_s = assumed["target_seconds"]
    short = sum(really_late(call, target_s, NOT_SERVICE_S) for call in calls)
    seen = judged.replayed.before
    return (
        f"Assumed against the week itself: handle time {assumed['handle_seconds']:.0f} s and "
        f"{np.mean(handled):.0f} s; patience {assumed['patience_seconds']:.0f} s and {patience_s:.0f} s. "
        f"Callers who gave up: {len(given_up)}; in the simulation on the week's calls without learning "
        f"{seen.abandoned.mean:.0f}. Counting services under {NOT_SERVICE_S} s as none, {short} calls were "
        f"late.\n"
    )


def beforehand_line(judged: Judged) -> str:
    """What the two weeks before already said of the model."""
    price, past = judged.document["price"], judged.past
    target_s = judged.document["assumptions"]["target_seconds"]
    late = sum(really_late(call, target_s) for call in past) / len(past)
    reckoned = price["late_before"] / price["offered"]
    return (
        f"\nTo be seen before planning: {late:.1%} of the calls of 1-14 February were late, while the plan "
        f"reckons with {reckoned:.1%} without learning; the roster promises more than the phones got.\n"
    )


def table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = (header, ("---",) * len(header), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"
