"""Days simulated per second against simpy and ciw on one model, and whether the three agree."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

import ciw
import numpy as np
import simpy

from fagtid.core.queueing.transient import CallLoad, late_calls
from fagtid.core.simulation import (
    Arrivals,
    Demand,
    Estimate,
    Exponential,
    LogNormal,
    OnPhones,
    compare_staffing,
    draw_calls,
    estimate_mean,
    serve_calls,
)
from fagtid.core.timegrid import TimeGrid, days_grid

DAY_S, CALLS, AGENTS, HANDLE_S, PATIENCE_S, TARGET_S = 36_000, 10_000, 60, 209.5, 240.0, 20.0
JUDGED_S = 34_200  # calls of the last half hour may be cut off by closing time in simpy and ciw
ROUNDS = 7
DAYS = {"Fagtid": 300, "simpy": 4, "ciw": 3}

Fates = tuple[np.ndarray, np.ndarray, np.ndarray]  # arrived, wait until answered or gone, answered


def fagtid_day(seed: int) -> Fates:
    """Constant staffing, but through the same kernel that handles every stretch of a real roster."""
    records = serve_calls(draw_calls(DEMAND, np.random.default_rng(seed)), STAFFING)
    until = np.where(records.answered, records.started_s, records.ended_s)
    return records.arrived_s, until - records.arrived_s, records.answered


DEMAND = Demand(
    Arrivals(TimeGrid(0, 900, 40, "UTC"), np.full(40, CALLS / 40)), Exponential(HANDLE_S), PATIENCE_S
)
STAFFING = OnPhones.together(AGENTS, 0, DAY_S)


def simpy_day(seed: int) -> Fates:
    """As in the bank-renege example of simpy's documentation."""
    chance, fates = random.Random(seed), []
    environment = simpy.Environment()
    agents = simpy.Resource(environment, capacity=AGENTS)

    def call():
        came = environment.now
        with agents.request() as request:
            seen = yield request | environment.timeout(chance.expovariate(1 / PATIENCE_S))
            fates.append((came, environment.now - came, request in seen))
            if request in seen:
                yield environment.timeout(chance.expovariate(1 / HANDLE_S))

    def arrivals():
        while True:
            yield environment.timeout(chance.expovariate(CALLS / DAY_S))
            environment.process(call())

    environment.process(arrivals())
    environment.run(until=DAY_S)
    return tuple(np.array(column) for column in zip(*fates, strict=True))


def ciw_day(seed: int) -> Fates:
    """One node with reneging."""
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=CALLS / DAY_S)],
        service_distributions=[ciw.dists.Exponential(rate=1 / HANDLE_S)],
        reneging_time_distributions=[ciw.dists.Exponential(rate=1 / PATIENCE_S)],
        number_of_servers=[AGENTS],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(DAY_S)
    fates = [
        (r.arrival_date, r.waiting_time, r.record_type == "service") for r in simulation.get_all_records()
    ]
    return tuple(np.array(column) for column in zip(*fates, strict=True))


SIMULATORS: dict[str, Callable[[int], Fates]] = {"Fagtid": fagtid_day, "simpy": simpy_day, "ciw": ciw_day}


def day_figures(fates: Fates) -> tuple[float, float, float]:
    """Per cent late, per cent abandoned, and mean wait of the answered."""
    arrived, waited, answered = fates
    judged = arrived < JUDGED_S
    waited, answered = waited[judged], answered[judged]
    late = ~(answered & (waited <= TARGET_S))
    return 100 * late.mean(), 100 * (~answered).mean(), waited[answered].mean()


def timed_rounds() -> tuple[dict[str, list[float]], dict[str, list[tuple[float, float, float]]]]:
    """Days per second in each round, and every day's figures; the three take turns."""
    speeds: dict[str, list[float]] = {name: [] for name in SIMULATORS}
    figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in SIMULATORS}
    fagtid_day(0)
    for turn in range(ROUNDS):
        for name, simulate_day in SIMULATORS.items():
            seeds = range(1 + turn * DAYS[name], 1 + (turn + 1) * DAYS[name])
            began = time.process_time()
            days = [simulate_day(seed) for seed in seeds]
            speeds[name].append(DAYS[name] / (time.process_time() - began))
            figures[name] += [day_figures(day) for day in days]
    return speeds, figures


def spread(values: list[float], decimals: int = 0) -> str:
    """Median and range over the rounds."""
    return f"{median(values):,.{decimals}f} ({min(values):,.{decimals}f}–{max(values):,.{decimals}f})"


def told(estimate: Estimate) -> str:
    """Mean with its half-width."""
    return f"{estimate.mean:.2f} ± {estimate.ci95[1] - estimate.mean:.2f}"


def comparison_table() -> str:
    """One row a simulator."""
    speeds, figures = timed_rounds()
    rows = []
    for name in SIMULATORS:
        ratios = [ours / theirs for ours, theirs in zip(speeds["Fagtid"], speeds[name], strict=True)]
        means = " | ".join(told(estimate_mean(column)) for column in zip(*figures[name], strict=True))
        faster = "" if name == "Fagtid" else f"{spread(ratios)}×"
        rows.append(f"| {name} | {spread(speeds[name], 1)} | {faster} | {len(figures[name])} | {means} |")
    return "\n".join(rows)


def centre_week() -> tuple[TimeGrid, np.ndarray, OnPhones, OnPhones]:
    """Five days of 45 agents with lunch in turns; after: a half-hour session each a day, in turns."""
    grid = days_grid("2026-11-30", 5, 900, "Europe/Oslo")
    is_open = (grid.second_of_day >= 8 * 3600) & (grid.second_of_day < 16 * 3600)
    opens = np.repeat(grid.starts_s[is_open].reshape(5, -1)[:, 0], 45)
    agent = np.tile(np.arange(45), 5)
    lunch = opens + 3 * 3600 + agent % 8 * 900
    before = OnPhones(opens, opens + 8 * 3600, agent).without(lunch, lunch + 1800, agent)
    session = opens + 6 * 3600 + agent % 6 * 900
    return grid, is_open, before, before.without(session, session + 1800, agent)


def week_seconds(runs: int = 200) -> tuple[float, float]:
    """Time of a before/after comparison of that week, and the calls of one run."""
    grid, is_open, before, after = centre_week()
    demand = Demand(Arrivals(grid, 50.0 * is_open, day_cv=0.1), LogNormal(170.0, 0.8), 240.0)
    began = time.perf_counter()
    seen = compare_staffing(demand, before, after, target_s=90, runs=runs, seed=1)
    return time.perf_counter() - began, seen.offered.mean


def chain_row(calls_per_slot: float, handle_time: Exponential | LogNormal) -> str:
    """Late calls of that week by the exact chain and by simulation, at one load."""
    grid, is_open, before, after = centre_week()
    load = CallLoad(calls_per_slot / 900 * is_open, [1.0], 170.0, 240.0, 90.0, 900.0)
    by_chain = [
        late_calls(load, staffing.count_at(grid.starts_s), leaving(staffing, grid)).sum()
        for staffing in (before, after)
    ]
    demand = Demand(Arrivals(grid, calls_per_slot * is_open), handle_time, 240.0)
    seen = compare_staffing(demand, before, after, target_s=90, runs=500, seed=1)
    return (
        f"| {calls_per_slot:.0f} | {type(handle_time).__name__} "
        f"| {by_chain[0]:.1f} | {told(seen.before.late)} "
        f"| {by_chain[1] - by_chain[0]:.1f} | {told(seen.difference)} |"
    )


def leaving(staffing: OnPhones, grid: TimeGrid) -> np.ndarray:
    """Agents who leave the phones at the start of each interval, whoever takes over."""
    return np.array([(staffing.ends_s == start).sum() for start in grid.starts_s])


def chain_table() -> str:
    """Three loads, each with two kinds of handle time."""
    kinds = (Exponential(170.0), LogNormal(170.0, 0.8))
    return "\n".join(chain_row(calls, kind) for calls in (150, 180, 210) for kind in kinds)


def run() -> str:
    """The section as Markdown."""
    week_seconds(2)
    weeks = [week_seconds() for _ in range(3)]
    return f"""## Simulation

One model in all three: {CALLS:,} calls a day of {DAY_S // 3600} hours on {AGENTS} agents, exponential handle
times of {HANDLE_S} s, exponential patience of {PATIENCE_S:.0f} s. Every simulator uses one thread and returns
every call's fate; drawing the random numbers is included. Processor time, median (range) over {ROUNDS}
rounds in which the three take turns; the ratio is formed within each round. Late = not answered within
{TARGET_S:.0f} s; means with 95 % confidence over the days simulated. Targets: 250× simpy, 500× ciw.

| simulator | days per second | Fagtid faster by | days | late, % | abandoned, % | mean wait, answered, s |
|---|---|---|---|---|---|---|
{comparison_table()}

A week of a centre before and after a plan: 45 agents with lunch breaks and a daily half-hour session each,
{weeks[0][1]:,.0f} calls, log-normal handle times, a common factor per day, 200 runs of both staffings with
counts per interval: {spread([w[0] for w in weeks], 2)} s on one thread.

The same week without the day factor, by the exact chain (`late_calls`, 15-minute slots) and by simulation
(500 runs, handle time 170 s, log-normal with cv 0.8): calls late without sessions, and made late by them.
In both an agent who leaves finishes the call in hand. In the chain handle times are exponential, and a
call is judged by the staffing at its arrival.

| calls per 15 min | handle times | late, chain | late, simulated | made late, chain | made late, simulated |
|---|---|---|---|---|---|
{chain_table()}
"""


if __name__ == "__main__":
    print(run())
