"""The same learning placed by chance, by Erlang C, by Erlang A and by Fagtid, judged by two referees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from bench.planning_problem import HANDLE_S, PATIENCE_S, TARGET_S, THREE, centre_week
from fagtid.core.planning import _search
from fagtid.core.planning.board import seat_groups
from fagtid.core.planning.guide import copied
from fagtid.core.planning.plan import Effort, Prepared, best_bound, prepare, search, table_price
from fagtid.core.planning.staffing import staffing_with
from fagtid.core.queueing import erlang_a, erlang_c, late_calls
from fagtid.core.simulation import Arrivals, Demand, Exponential, OnPhones, compare_staffing

AGENTS, SEEDS, RUNS = 45, (1, 2, 3, 4, 5), 30
UTILS = (0.84, 0.90, 0.96)
TRIAL = ((306, 55, 50, 46), (575, 196, 170, 158), (935, 534, 338, 322))
METHODS = ("chance", "Erlang C", "Erlang A", "Fagtid")
EFFORT = Effort(sweeps=300, starts=2, prove_gap=0.002, prove_seconds=4.0)
CHANCE_SWEEPS = 20
SLOT_S = 900  # all three lengths are whole quarters

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Verdict:
    """What one placement costs, calls late in the week.

    ``bought`` is by the table it was placed with; ``margin`` is half the simulation's 95 % interval.
    """

    before: float
    exact: float
    bought: float
    simulated: float
    margin: float
    gap: float
    missing: int


Verdicts = dict[str, list[Verdict]]


def run() -> str:
    """Markdown with costs, ratios and how far the price holds."""
    levels = [judged(util) for util in UTILS]
    return "\n".join([*opening(), *costs(levels), *ratios(levels), *promises(levels)]) + "\n"


def judged(util: float) -> Verdicts:
    """Every method on every seed's week."""
    found: Verdicts = {method: [] for method in METHODS}
    for seed in SEEDS:
        ready = prepare(centre_week(AGENTS, seed=seed, util=util, activities=THREE), seed)
        for method in METHODS:
            found[method].append(verdict(ready, method, seed))
    return found


def verdict(ready: Prepared, method: str, seed: int) -> Verdict:
    """Place by the method, then ask both referees."""
    mine, gap = placed_by(method, ready, np.random.default_rng(seed))
    agents, leaving = staffing_with(mine)
    before = float(late_calls(ready.load, ready.here.agents_on_phones, ready.here.leaving).sum())
    exact = float(late_calls(ready.load, agents, leaving).sum()) - before
    simulated, margin = refereed(mine, seed)
    missing = int(mine.layout.size[mine.layout.start < 0].sum()) + len(ready.requests.refused)
    return Verdict(before, exact, table_price(mine), simulated, margin, gap, missing)


def placed_by(method: str, ready: Prepared, rng: np.random.Generator) -> tuple[Prepared, float]:
    """A layout of its own, and its gap to the bound where the method is ours (NaN otherwise)."""
    if method == "chance":
        mine = with_prices(ready, lambda calls, agents: np.zeros(agents.shape))
        place_by_chance(mine, rng)
        return mine, np.nan
    if method == "Fagtid":
        mine = replace(ready, layout=copied(ready.layout))
        bound = best_bound(mine, search(mine, EFFORT, rng), EFFORT)
        return mine, 1 - bound.value / table_price(mine)
    mine = with_prices(ready, late_by_erlang_c if method == "Erlang C" else late_by_erlang_a)
    search(mine, EFFORT, rng)
    return mine, np.nan


def with_prices(ready: Prepared, late: Callable[[Floats, Ints], Floats]) -> Prepared:
    """The same board with another price table: steady state, slot by slot, mean volume."""
    slots, board = ready.open.number, ready.board
    calls = (ready.load.weights @ ready.load.arrivals_per_s)[slots, None] * ready.load.slot_s
    agents = ready.here.agents_on_phones[slots, None] - np.arange(board.price.shape[1])
    table = late(calls, np.maximum(agents, 0))
    price = np.where(np.isfinite(board.price), table - table[:, :1], np.inf)
    other = board._replace(price=np.ascontiguousarray(price), worth=np.zeros_like(board.worth))
    return replace(ready, board=other, layout=copied(ready.layout))


def late_by_erlang_c(calls: Floats, agents: Ints) -> Floats:
    """Calls that wait beyond the target when nobody hangs up; all of them in overload."""
    slack = agents - calls / SLOT_S * HANDLE_S
    beyond = erlang_c(calls / SLOT_S * HANDLE_S, agents) * np.exp(-np.maximum(slack, 0) * TARGET_S / HANDLE_S)
    return np.asarray(calls * np.where(slack > 0, beyond, 1.0))


def late_by_erlang_a(calls: Floats, agents: Ints) -> Floats:
    """Calls answered beyond the target or given up."""
    return np.asarray(calls * erlang_a(calls / SLOT_S, HANDLE_S, PATIENCE_S, agents, TARGET_S).late_share)


def place_by_chance(ready: Prepared, rng: np.random.Generator) -> None:
    """Groups first, then everybody anew many times: each start drawn evenly among those that fit."""
    board, layout = ready.board, ready.layout
    seat_groups(board, layout, ready.requests.pools, rng)
    prices = np.empty(board.day.size)
    seated = np.flatnonzero(layout.size > 0)
    groups_first = seated[np.argsort(-layout.size[seated], kind="stable")]
    for _ in range(CHANCE_SWEEPS):
        for j in groups_first:
            _search.settle(board, layout, int(j), 1.0, rng, prices)


def refereed(ready: Prepared, seed: int) -> tuple[float, float]:
    """Calls late after less before by event simulation, over the volume scenarios, with its margin."""
    on_phone = ready.here.on_phone
    after = on_phone.copy()
    after[:, ready.open.number] *= ready.layout.busy == 0
    total = variance = 0.0
    for number, weight in enumerate(ready.problem.weights):
        arrivals = Arrivals(ready.problem.grid, ready.problem.calls[number])
        seen = compare_staffing(
            Demand(arrivals, Exponential(HANDLE_S), PATIENCE_S),
            phones(ready, on_phone),
            phones(ready, after),
            target_s=TARGET_S,
            runs=RUNS,
            seed=10 * seed + number,
            threads=2,
        ).difference
        total += weight * seen.mean
        variance += (weight * (seen.ci95[1] - seen.mean)) ** 2
    return total, float(np.sqrt(variance))


def phones(ready: Prepared, on_phone: NDArray[np.uint8]) -> OnPhones:
    """The planner's own picture of who is on the phones, as stretches."""
    who, slot = np.nonzero(on_phone)
    starts_s = ready.here.slots.starts_s[slot]
    return OnPhones(starts_s, starts_s + ready.here.slots.interval_s, who)


def opening() -> list[str]:
    """What was done."""
    return [
        "## Planning",
        "",
        (
            f"{AGENTS} agents in four teams, Monday to Friday, three sessions each (forum in groups of 4-7 "
            "with the leader, guidance with the leader, own reading), three volume scenarios, handle time "
            f"{HANDLE_S:g} s, patience {PATIENCE_S:g} s, late after {TARGET_S:g} s. The needs, limits and "
            "search are the same for all; only the price differs. *Chance*: every start drawn evenly among "
            "those that fit, groups first, then drawn anew twenty times. *Erlang C* and *Erlang A*: "
            "steady state of each slot at the mean volume, as per-interval practice has it. *Fagtid*: its "
            f"own prices. {len(SEEDS)} weeks (seeds) at each load, each placed once by each method at the "
            f"same short effort ({EFFORT.sweeps} sweeps, {EFFORT.starts} starts; the product's own is "
            "longer). Load: erlang over agents on the phones before the day's shape."
        ),
        "",
        (
            "Calls made late by the learning: mean, in brackets smallest to largest over the weeks. "
            f"*Exact*: the transient chain. *Simulated*: event by event, {RUNS} runs of each scenario for "
            "each placement, with the 95 % interval of the mean over these weeks. Where sessions are missing "
            "(no place was found), the row costs less for that and its ratio says little."
        ),
        "",
    ]


def costs(levels: list[Verdicts]) -> list[str]:
    """Both referees' figures."""
    lines = ["| load | late before | placed by | exact | simulated | missing |", "|---|---|---|---|---|---|"]
    for (util, level), method in product(zip(UTILS, levels, strict=True), METHODS):
        found = level[method]
        before, exact = ([getattr(v, name) for v in found] for name in ("before", "exact"))
        lines.append(
            f"| {util:g} | {np.mean(before):.0f} | {method} | {spread(exact, 0)} | {interval(found)} "
            f"| {sum(v.missing for v in found)} |"
        )
    return lines


def ratios(levels: list[Verdicts]) -> list[str]:
    """Ours against each other method, week by week, beside the first trial."""
    lines = [
        "",
        (
            "Times the calls that Fagtid's placement makes late (exact, week by week). The design's "
            "trial did not record its problem, so only its ratios can be set beside these, level by level."
        ),
        "",
        "| load | " + " | ".join(f"{m} | trial" for m in METHODS[:3]) + " |",
        "|---" * 7 + "|",
    ]
    for util, level, trial in zip(UTILS, levels, TRIAL, strict=True):
        cells = []
        for method, theirs in zip(METHODS[:3], trial, strict=False):
            pairs = zip(level[method], level["Fagtid"], strict=True)
            cells.append(f"{spread([a.exact / b.exact for a, b in pairs], 2)} | {theirs / trial[3]:.2f}")
        lines.append(f"| {util:g} | " + " | ".join(cells) + " |")
    return lines


def promises(levels: list[Verdicts]) -> list[str]:
    """Fagtid's table price against the referees, and its gap to the bound."""
    lines = [
        "",
        (
            "How far Fagtid's price holds. The price a plan states is the exact chain's; the table is what "
            "the search buys from. Gap: to the proven bound, under the table's prices."
        ),
        "",
        "| load | table / exact | simulated / exact (95 %) | gap |",
        "|---|---|---|---|",
    ]
    for util, level in zip(UTILS, levels, strict=True):
        ours = level["Fagtid"]
        exact = float(np.mean([v.exact for v in ours]))
        low, mean, high = (value / exact for value in simulated(ours))
        gap = spread([100 * v.gap for v in ours], 2)
        table = spread([v.bought / v.exact for v in ours], 3)
        lines.append(f"| {util:g} | {table} | {mean:.3f} ({low:.3f}–{high:.3f}) | {gap} % |")
    return lines


def simulated(found: list[Verdict]) -> tuple[float, float, float]:
    """Low, mean and high over the placements; their simulations are independent."""
    mean = float(np.mean([v.simulated for v in found]))
    margin = float(np.sqrt(np.sum([v.margin**2 for v in found])) / len(found))
    return mean - margin, mean, mean + margin


def interval(found: list[Verdict]) -> str:
    """``46 (44–48)``."""
    low, mean, high = simulated(found)
    return f"{mean:.0f} ({low:.0f}–{high:.0f})"


def spread(values: list[float], decimals: int) -> str:
    """Mean, and smallest to largest."""
    return f"{np.mean(values):.{decimals}f} ({min(values):.{decimals}f}–{max(values):.{decimals}f})"
