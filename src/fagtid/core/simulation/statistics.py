"""Figures made of call records: counts per interval, and means with their uncertainty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from fagtid.core.errors import numbers, refuse
from fagtid.core.simulation.calls import Floats, intervals_of
from fagtid.core.simulation.serving import CallRecords
from fagtid.core.timegrid import TimeGrid

COVERAGE = 0.95


@dataclass(frozen=True)
class IntervalCounts:
    """What happened to the calls that arrived in each interval; all of shape (n_intervals,).

    Attributes
    ----------
    offered, answered, abandoned, late
        Calls. Offered calls neither answered nor abandoned waited for ever. Late is every offered
        call not answered within the target: answered later, abandoned, or never answered.
    waited_s
        Seconds the answered callers waited, all together.
    """

    offered: Floats
    answered: Floats
    abandoned: Floats
    late: Floats
    waited_s: Floats

    @property
    def mean_wait_s(self) -> Floats:
        """Mean wait of the answered calls, seconds; NaN where none was answered."""
        return np.divide(
            self.waited_s, self.answered, out=np.full(len(self.answered), np.nan), where=self.answered > 0
        )


@dataclass(frozen=True)
class Estimate:
    """A mean over independent runs and the interval that holds the true mean 95 times in 100."""

    mean: float
    ci95: tuple[float, float]


def count_intervals(records: CallRecords, grid: TimeGrid, target_s: float) -> IntervalCounts:
    """Count the calls by the interval they arrived in.

    Parameters
    ----------
    records
        One record a call, from `serve_calls`.
    grid
        The intervals; every call must have arrived inside it.
    target_s
        A call answered after longer than this is late, seconds, >= 0.

    Returns
    -------
    IntervalCounts

    Raises
    ------
    InvalidInput
        If the target is negative, or a call arrived outside the grid.
    """
    numbers("target_s", target_s, least=0)
    interval = intervals_of(records.arrived_s, grid)
    if len(interval) and not 0 <= interval[0] <= interval[-1] < grid.count:
        refuse("records", f"of calls inside the grid [{grid.start_s}, {grid.end_s})", "calls outside it")

    def totals(weights: ArrayLike) -> Floats:
        return np.bincount(interval, weights=weights, minlength=grid.count)

    answered = records.answered
    return IntervalCounts(
        offered=totals(np.ones(len(interval))),
        answered=totals(answered),
        abandoned=totals(records.abandoned),
        late=totals(records.late(target_s)),
        waited_s=totals(np.where(answered, records.wait_s, 0.0)),
    )


def estimate_mean(values: ArrayLike) -> Estimate:
    """Mean of independent, equally distributed values, with a 95 % confidence interval.

    Parameters
    ----------
    values : array_like, shape (n_runs,), n_runs >= 2
        One figure from each run.

    Returns
    -------
    Estimate
        By Student's t with ``n_runs - 1`` degrees of freedom; of width 0 where all values are equal.

    Raises
    ------
    InvalidInput
        If there are fewer than two values, or one is not a number.

    Examples
    --------
    >>> estimate_mean([1.0, 2.0, 3.0]).mean
    2.0
    """
    runs = numbers("values", values)
    if runs.ndim != 1 or len(runs) < 2:
        refuse("values", "a list of at least 2 numbers", f"shape {runs.shape}")
    mean = float(runs.mean())
    reach = float(stdtrit(len(runs) - 1, (1 + COVERAGE) / 2) * runs.std(ddof=1) / np.sqrt(len(runs)))
    return Estimate(mean, (mean - reach, mean + reach))
