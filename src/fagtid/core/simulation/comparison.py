"""Before against after, on the same calls, many times over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from fagtid.core.errors import numbers, refuse
from fagtid.core.simulation.calls import Demand, Floats, draw_calls
from fagtid.core.simulation.on_phones import OnPhones
from fagtid.core.simulation.serving import serve_calls
from fagtid.core.simulation.statistics import Estimate, IntervalCounts, count_intervals, estimate_mean

Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class Outcome:
    """How one staffing fared over all runs.

    Attributes
    ----------
    late, answered, abandoned
        Calls in the whole period, per run.
    mean_wait_s
        Mean wait of all answered calls of all runs, seconds; NaN if none was answered.
    late_per_interval : shape (n_intervals,), calls
        Mean over the runs, by interval of arrival.
    """

    late: Estimate
    answered: Estimate
    abandoned: Estimate
    mean_wait_s: float
    late_per_interval: Floats


@dataclass(frozen=True)
class Comparison:
    """Two staffings on the same calls.

    Attributes
    ----------
    runs, seed
        How many realisations, and what they were drawn from.
    offered
        Calls in the whole period, per run.
    before, after
        How each staffing fared.
    difference
        Calls late after less before, paired run by run: far narrower than the two intervals suggest.
    offered_per_interval : shape (n_intervals,), calls
        Mean over the runs.
    """

    runs: int
    seed: int
    offered: Estimate
    before: Outcome
    after: Outcome
    difference: Estimate
    offered_per_interval: Floats


def compare_staffing(
    demand: Demand,
    before: OnPhones,
    after: OnPhones,
    *,
    target_s: float,
    runs: int,
    seed: int,
    threads: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Simulate the period ``runs`` times and count the calls late before and after.

    Parameters
    ----------
    demand
        What the callers ask; drawn once per run and served by both staffings.
    before, after
        Who is on the phones, without and with the plan.
    target_s
        A call not answered within this is late, seconds, >= 0.
    runs
        Independent realisations, >= 2.
    seed
        Whole number >= 0. Run r is drawn from ``(seed, r)`` alone: more runs never change the first.
    threads
        Runs simulated at the same time, >= 1. The result does not depend on it.
    progress
        Called with (runs done, runs in all) after each run.

    Returns
    -------
    Comparison

    Raises
    ------
    InvalidInput
        If the target, the seed or the number of runs or threads is too small.

    Notes
    -----
    With `ArrivalTimes` only handle time and patience vary between runs. The confidence intervals
    cover chance within the model, not errors in the forecast or the handle time. Calls are counted
    to their end, also past the grid: stretches beyond it serve those still waiting.
    """
    numbers("target_s", target_s, least=0)
    for name, value, least in (("runs", runs, 2), ("seed", seed, 0), ("threads", threads, 1)):
        if value < least or value != int(value):
            refuse(name, f"a whole number >= {least}", value)

    def run(number: int) -> tuple[IntervalCounts, IntervalCounts]:
        calls = draw_calls(demand, np.random.default_rng([seed, number]))
        first, second = (
            count_intervals(serve_calls(calls, staffing), demand.grid, target_s)
            for staffing in (before, after)
        )
        return first, second

    pairs = list(_counted(_each(run, runs, threads), runs, progress))
    return _summary([pair[0] for pair in pairs], [pair[1] for pair in pairs], runs, seed)


Pair: TypeAlias = tuple[IntervalCounts, IntervalCounts]


def _each(run: Callable[[int], Pair], runs: int, threads: int) -> Iterator[Pair]:
    """The result of every run, in order."""
    if threads == 1:
        yield from map(run, range(runs))
    else:
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(run, range(runs))


def _counted(pairs: Iterator[Pair], runs: int, progress: Progress | None) -> Iterator[Pair]:
    """The same pairs, telling ``progress`` of each."""
    for done, pair in enumerate(pairs, start=1):
        if progress is not None:
            progress(done, runs)
        yield pair


def _summary(before: list[IntervalCounts], after: list[IntervalCounts], runs: int, seed: int) -> Comparison:
    """Everything reported, from the counts of all runs."""
    late_before, late_after = (np.array([run.late.sum() for run in counts]) for counts in (before, after))
    return Comparison(
        runs=runs,
        seed=seed,
        offered=estimate_mean([run.offered.sum() for run in before]),
        before=_outcome(before),
        after=_outcome(after),
        difference=estimate_mean(late_after - late_before),
        offered_per_interval=np.mean([run.offered for run in before], axis=0),
    )


def _outcome(counts: list[IntervalCounts]) -> Outcome:
    """One staffing's figures over all runs."""
    answered = [run.answered.sum() for run in counts]
    waited_s = sum(run.waited_s.sum() for run in counts)
    return Outcome(
        late=estimate_mean([run.late.sum() for run in counts]),
        answered=estimate_mean(answered),
        abandoned=estimate_mean([run.abandoned.sum() for run in counts]),
        mean_wait_s=float(waited_s / sum(answered)) if sum(answered) else float("nan"),
        late_per_interval=np.mean([run.late for run in counts], axis=0),
    )
