"""Figures made of call records: counts per interval, and means with their uncertainty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from fagtid.core.errors import numbers, refuse
from fagtid.core.kernels import kernel
from fagtid.core.simulation.calls import Floats, Ints, intervals_of
from fagtid.core.simulation.serving import CallRecords
from fagtid.core.timegrid import TimeGrid

COVERAGE = 0.95
LARGEST = 1e150  # its square is still a number


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
        nothing = np.full(len(self.answered), np.nan)
        return np.asarray(np.divide(self.waited_s, self.answered, out=nothing, where=self.answered > 0))


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
    arrived_s = records.arrived_s
    if len(arrived_s) and not grid.start_s <= arrived_s[0] <= arrived_s[-1] < grid.end_s:
        refuse("records", f"of calls inside the grid [{grid.start_s}, {grid.end_s})", "calls outside it")
    return IntervalCounts(
        *_totals(
            intervals_of(arrived_s, grid), records.wait_s, records.abandoned, float(target_s), grid.count
        )
    )


@kernel
def _totals(
    interval: Ints, wait_s: Floats, abandoned: NDArray[np.bool_], target_s: float, count: int
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Offered, answered, abandoned, late and seconds waited, by interval."""
    offered, answered, left, late, waited = (
        np.zeros(count), np.zeros(count), np.zeros(count), np.zeros(count), np.zeros(count),
    )  # fmt: skip
    for call in range(len(interval)):
        place = interval[call]
        offered[place] += 1
        left[place] += abandoned[call]
        late[place] += not wait_s[call] <= target_s
        if wait_s[call] >= 0:
            answered[place] += 1
            waited[place] += wait_s[call]
    return offered, answered, left, late, waited


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
    runs = numbers("values", values, least=-LARGEST, most=LARGEST)
    if runs.ndim != 1 or len(runs) < 2:
        refuse("values", "a list of at least 2 numbers", f"shape {runs.shape}")
    mean = float(runs.mean())
    reach = float(stdtrit(len(runs) - 1, (1 + COVERAGE) / 2) * runs.std(ddof=1) / np.sqrt(len(runs)))
    return Estimate(mean, (mean - reach, mean + reach))
