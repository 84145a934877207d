"""The transient chain: how exact and quick it is, what memory costs, what a plan's prices sum to."""

from __future__ import annotations

import time
from statistics import median

import numpy as np

from bench.simulation import centre_week, told
from fagtid.core.planning.plan import Effort, Prepared, prepare, search, table_price
from fagtid.core.planning.problem import Activity, Limits, Needs, Person, Stretch
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.planning.staffing import staffing_with
from fagtid.core.queueing import CallLoad, erlang_c, late_calls, price_table
from fagtid.core.queueing._birth_death import by_jumps, by_resolvents, generator, late_by_state
from fagtid.core.simulation import Arrivals, Demand, Exponential, LogNormal, compare_staffing
from fagtid.core.timegrid import days_grid

HANDLE_S, PATIENCE_S, TARGET_S, SLOT_S = 170.0, 240.0, 90.0, 900.0
SLOTS, ROUNDS = 8, 7
FOREVER = float("inf")


def slots_by(method, agents: int) -> tuple[np.ndarray, float]:
    """Late calls in each of eight slots at 96 % use from an empty start, and seconds per slot."""
    size = int(agents + 8 * np.sqrt(agents) + 60)
    rates = 0.96 * agents / HANDLE_S * np.linspace(0.9, 1.1, SLOTS)
    missed = late_by_state(agents, HANDLE_S, 1 / PATIENCE_S, TARGET_S, size)
    now, nothing, late = np.eye(1, size)[0], np.zeros(size), []
    began = time.perf_counter()
    for rate in rates:
        chain = generator(size, rate, agents, HANDLE_S, 1 / PATIENCE_S, SLOT_S, True)
        now, during = method(now, nothing, *chain, SLOT_S, True)
        late.append(rate * (missed * during).sum())
    return np.array(late), (time.perf_counter() - began) / SLOTS


def speed_row(agents: int) -> str:
    """Both ways on one chain; they take turns."""
    slots_by(by_resolvents, 3), slots_by(by_jumps, 3)
    runs = [(slots_by(by_resolvents, agents), slots_by(by_jumps, agents)) for _ in range(ROUNDS)]
    poles, jumps = (median(run[way][1] for run in runs) * 1e3 for way in (0, 1))
    difference = np.abs(runs[0][0][0] - runs[0][1][0]).max()
    return f"| {agents} | {runs[0][1][0].sum():.2f} | {poles:.3f} | {jumps:.3f} | {difference:.0e} |"


def memory_rows() -> str:
    """Fourteen agents, four of them out for the sixth half-hour."""
    load = CallLoad([[100 / 1800] * 40], [1.0], 180.0, FOREVER, 20.0, 1800.0)
    staffed = np.full(40, 14)
    staffed[5] = 10
    finish, drop = late_calls(load, staffed), late_calls(load, staffed, 0)
    steady = 1 - erlang_c(10.0, np.array([11, 12, 13, 14])) * np.exp(-np.arange(1, 5) / 180 * 20)
    erlang = [100 * steady[-1], 0.0, 100 * steady[-1], 100 * steady[-1]]
    names = ("before", "with four out", "next", "the one after")
    return "\n".join(
        f"| {name} | {formula:.1f} % | {100 - drop[t]:.1f} % | {100 - finish[t]:.1f} % |"
        for name, formula, t in zip(names, erlang, range(4, 8), strict=True)
    )


def chain_row(calls_per_slot: float, handle_time: Exponential | LogNormal) -> str:
    """Late calls of a centre's week by the chain, without and with finishing first, and by simulation."""
    grid, is_open, before, after = centre_week()
    load = CallLoad(calls_per_slot / 900 * is_open, [1.0], HANDLE_S, PATIENCE_S, TARGET_S, SLOT_S)
    told_by = []
    for staffing in (before, after):
        agents = staffing.count_at(grid.starts_s)
        gone = np.array([(staffing.ends_s == start).sum() for start in grid.starts_s])
        told_by.append([late_calls(load, agents, leaving).sum() for leaving in (0, gone)])
    (drop, finish), (drop_after, finish_after) = told_by
    demand = Demand(Arrivals(grid, calls_per_slot * is_open), handle_time, PATIENCE_S)
    seen = compare_staffing(demand, before, after, target_s=90, runs=500, seed=1)
    return (
        f"| {calls_per_slot:.0f} | {type(handle_time).__name__} | {drop:.1f} | {finish:.1f} "
        f"| {told(seen.before.late)} | {drop_after - drop:.1f} | {finish_after - finish:.1f} "
        f"| {told(seen.difference)} |"
    )


def person_day(person: str, start_s: int, cuts: list[tuple[int, int]]) -> list[Stretch]:
    """Seven and a half hours on the phones, but for the cuts (seconds into the day's shift)."""
    found, now = [], start_s
    for begin, end in cuts:
        found.append(Stretch(person, now, start_s + begin, "phone"))
        found.append(Stretch(person, start_s + begin, start_s + end, "break"))
        now = start_s + end
    return [*found, Stretch(person, now, start_s + 27_000, "phone")]


def centre(people: int, use: float, seed: int = 0) -> PlanningProblem:
    """A week of an invented centre: three shifts, three breaks a day, two traffic peaks, three scenarios."""
    rng = np.random.default_rng(seed)
    grid = days_grid("2026-11-30", 5, 900, "Europe/Oslo")
    teams = max(1, round(people / 11))
    names = [f"a{i:03d}" for i in range(people)]
    staff = [Person(name, f"t{i % teams}", "u0", "agent") for i, name in enumerate(names)]
    staff += [Person(f"L{t}", f"t{t}", "u0", "team_leader") for t in range(teams)]
    midnights = [grid.start_s + 86_400 * day for day in range(5)]
    stretches = [Stretch(f"L{t}", m + 28_800, m + 57_600, "floor") for t in range(teams) for m in midnights]
    for name in names:
        begins = 28_800 + int(rng.integers(3)) * 1800
        for midnight in midnights:
            first, lunch, last = (int(rng.integers(a, b)) * 900 for a, b in ((5, 9), (12, 17), (23, 27)))
            cuts = [(first, first + 900), (lunch, lunch + 1800), (last, last + 600)]
            stretches += person_day(name, midnight + begins, cuts)
    hour = grid.second_of_day / 3600
    shape = 0.75 + 0.2 * np.exp(-(((hour - 10) / 1.2) ** 2)) + 0.15 * np.exp(-(((hour - 14) / 1.3) ** 2))
    mean = np.where((hour >= 8) & (hour < 16.5), shape, 0.0) * use * 0.85 * people / HANDLE_S * 900 / 0.95
    activities = (
        Activity("forum", "forum", 45, 1, (4, 7), "team", "team_leader", True),
        Activity("guidance", "guidance", 30, host="team_leader"),
        Activity("reading", "reading", 20, 2),
    )
    return PlanningProblem(
        grid, np.outer([0.88, 1.0, 1.12], mean), np.array([0.3, 0.4, 0.3]),
        np.full(grid.count, HANDLE_S), PATIENCE_S, TARGET_S, tuple(staff), tuple(stretches),
        Needs(activities, Limits(90, 2)),
    )  # fmt: skip


def plan_prices(ready: Prepared) -> tuple[float, float, float]:
    """What the plan makes late exactly, by sustained prices, and by prices of one slot at a time."""
    agents, leaving = staffing_with(ready)
    everybody = ready.here.agents_on_phones
    exact = late_calls(ready.load, agents, leaving).sum()
    exact -= late_calls(ready.load, everybody, ready.here.leaving).sum()
    away = everybody - agents
    single = price_table(ready.load, everybody, away, leaving=ready.here.leaving)
    return exact, table_price(ready), single[np.arange(away.size), away].sum()


def prices_row(people: int, use: float) -> str:
    """One planned week."""
    ready = prepare(centre(people, use), seed=1)
    search(ready, Effort(sweeps=300, prove_nodes=0), np.random.default_rng(1))
    exact, sustained, single = plan_prices(ready)
    return (
        f"| {people} | {use:.0%} | {exact:.1f} | {sustained:.1f} | {sustained / exact:.3f} "
        f"| {single:.1f} | {single / exact:.3f} |"
    )


def run() -> str:
    """The section as Markdown."""
    loads, kinds = (150, 180, 210), (Exponential(HANDLE_S), LogNormal(HANDLE_S, 0.8))
    speeds = "\n".join(speed_row(agents) for agents in (14, 50, 500))
    agreement = "\n".join(chain_row(calls, kind) for calls in loads for kind in kinds)
    prices = "\n".join(prices_row(people, use) for people, use in ((45, 0.8), (45, 0.9), (200, 0.85)))
    return f"""## The transient chain

Both ways of advancing a slot, compiled alike: the rational approximation and uniformisation. Eight slots of
15 minutes from an empty start at 96 % use, handle time 170 s, patience 240 s; wall clock, median of {ROUNDS}.

| agents | late in all | rational, ms per slot | uniformisation, ms per slot | largest difference, calls |
|---|---|---|---|---|
{speeds}

Answered in time: 14 agents, 100 calls per half-hour, 180 s, target 20 s, nobody hangs up; four out for one
half-hour. Erlang C looks at each half-hour alone.

| half-hour | Erlang C | calls dropped back in line | calls finished first |
|---|---|---|---|
{memory_rows()}

A week of 45 agents with lunch in turns and a half-hour session each a day, by the chain (calls dropped, calls
finished first) and by 500 simulated runs, at so many calls per 15 minutes; handle time 170 s (log-normal: cv
0.8).

| calls | handle times | late, drop | finish | simulated | made late, drop | finish | simulated |
|---|---|---|---|---|---|---|---|
{agreement}

Planned weeks of invented centres: what the plan makes late by a full run, and what its prices sum to.

| people | use | exact | sustained, less leaving | of exact | one slot at a time | of exact |
|---|---|---|---|---|---|---|
{prices}
"""


if __name__ == "__main__":
    print(run())
