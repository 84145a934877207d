"""Erlang formulas and staffing against pyworkforce: speed in rounds, and whether the answers agree."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyworkforce.queuing import ErlangC

from fagtid.core.queueing import erlang_a, least_agents

LOADS_ERLANG = (2.0, 10.0, 45.0, 100.0, 300.0, 1_000.0)
HANDLE_S, PATIENCE_S, TARGET_S, SHARE = 180.0, 240.0, 20.0, 0.8
OURS, ROUNDS = 20_000, 7
THEIRS = 10_000  # points times load: the peer's time grows with the load

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Race:
    """Microseconds a point in every round, all at about one load."""

    load: float
    theirs: list[float]
    patient: list[float]
    impatient: list[float]
    same: float


def run() -> str:
    """Markdown with the ratios and the agreement."""
    races = [race(load, np.random.default_rng(1)) for load in LOADS_ERLANG]
    lines = [
        "## Erlang and least agents",
        "",
        (
            f"Fewest agents for {SHARE:.0%} within {TARGET_S:g} s (handle time {HANDLE_S:g} s), one thread, "
            f"processor time, {ROUNDS} rounds; loads spread ±20 % around the one named. pyworkforce: "
            "`ErlangC(...).required_positions`, one object a point, as its interface asks. Fagtid: "
            f"`least_agents` over an array of {OURS:,}, once as the same Erlang C model and once as Erlang A "
            f"(patience {PATIENCE_S:g} s), which pyworkforce does not have."
        ),
        "",
        "| erlang | pyworkforce, µs | Erlang C, µs | ratio | Erlang A, µs | ratio | same Erlang C answer |",
        "|---|---|---|---|---|---|---|",
        *(row(r) for r in races),
        "",
        "One evaluation of `erlang_a` (every figure of its result, agents a little above the load):",
        "",
        "| erlang | µs a point |",
        "|---|---|",
        *(f"| {load:g} | {spread(evaluation(load))} |" for load in (*LOADS_ERLANG, 20_000.0)),
    ]
    return "\n".join(lines) + "\n"


def row(r: Race) -> str:
    """One load's line of the table."""
    by_c = [a / b for a, b in zip(r.theirs, r.patient, strict=True)]
    by_a = [a / b for a, b in zip(r.theirs, r.impatient, strict=True)]
    return (
        f"| {r.load:g} | {spread(r.theirs)} | {spread(r.patient)} | {spread(by_c, 0)}× "
        f"| {spread(r.impatient)} | {spread(by_a, 0)}× | {r.same:.1%} |"
    )


def race(load: float, rng: np.random.Generator) -> Race:
    """Both sides in turn, round by round, on the same loads."""
    loads = load * rng.uniform(0.8, 1.2, OURS)
    few = loads[: max(20, int(THEIRS / load))]
    least(loads[:2], np.inf), least(loads[:2], PATIENCE_S)
    rounds = [
        (microseconds(lambda: required(few), few.size), microseconds(lambda: least(loads, np.inf), OURS),
         microseconds(lambda: least(loads, PATIENCE_S), OURS))
        for _ in range(ROUNDS)
    ]  # fmt: skip
    theirs, patient, impatient = (list(column) for column in zip(*rounds, strict=True))
    same = float(np.mean(np.array(required(few)) == least(few, np.inf)))
    return Race(load, theirs, patient, impatient, same)


def required(loads: Floats) -> list[int]:
    """The peer's answer, point by point; minutes are its unit."""
    minutes = {"aht": HANDLE_S / 60, "interval": HANDLE_S / 60, "asa": TARGET_S / 60}
    return [
        ErlangC(transactions=float(load), shrinkage=0.0, **minutes).required_positions(SHARE)["raw_positions"]
        for load in loads
    ]


def least(loads: Floats, patience_s: float) -> NDArray[np.int64]:
    """Ours, all at once."""
    return least_agents(loads / HANDLE_S, HANDLE_S, patience_s, TARGET_S, SHARE)


def evaluation(load: float) -> list[float]:
    """Microseconds a point of `erlang_a`, in every round."""
    count = max(100, int(200_000 / load)) if load > 100 else 20_000
    arrivals = load / HANDLE_S * np.linspace(0.999, 1.0, count)
    agents = np.ceil(load + np.sqrt(load))
    erlang_a(arrivals[:2], HANDLE_S, PATIENCE_S, agents, TARGET_S)
    return [
        microseconds(lambda: erlang_a(arrivals, HANDLE_S, PATIENCE_S, agents, TARGET_S), count)
        for _ in range(ROUNDS)
    ]


def microseconds(act: Callable[[], object], points: int) -> float:
    """Processor time of one act, per point."""
    start = time.process_time()
    act()
    return max(time.process_time() - start, 1e-9) / points * 1e6


def spread(values: list[float], decimals: int = 2) -> str:
    """Smallest to largest."""
    return f"{min(values):.{decimals}f}–{max(values):.{decimals}f}"
