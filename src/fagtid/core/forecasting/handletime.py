"""Mean handle time ahead: a level, a pattern over the day and over the week, each shrunk."""

from __future__ import annotations

import numpy as np
from scipy.optimize import nnls

from fagtid.core.forecasting.bands import Z80
from fagtid.core.forecasting.daytable import slot_of
from fagtid.core.forecasting.series import Floats, History, Ints
from fagtid.core.timegrid import DAY_S, TimeGrid

HALF_LIFE_DAYS = 28.0
PRIOR_CALLS = 200.0  # calls a slot or weekday must have had to be believed half
SMOOTHED_S = 3600  # width of the day's pattern's smoothing

HandleTime = tuple[Floats | None, Floats | None, Floats | None]


def forecast_handle_time(history: History, target: TimeGrid, expected_calls: Floats) -> HandleTime:
    """Mean handle time of each coming interval's calls with its 80 % band, seconds.

    Parameters
    ----------
    history
        Past means, weighted here by their calls and by how recent they are.
    target
        The intervals to forecast.
    expected_calls
        Calls expected in each: the mean of few calls varies more, shape (target.count,).

    Returns
    -------
    mean, p10, p90 : arrays, shape (target.count,)
        ``None`` each when no handle time is known.
    """
    known = usable(history)
    if not known.any():
        return None, None, None
    assert history.handle_s is not None
    grid = history.grid
    slots, days = slot_of(grid)[known], grid.weekday[known]
    calls, seconds = history.counts[known], history.handle_s[known]
    age_days = (grid.end_s - grid.starts_s[known]) / DAY_S
    weight = calls * 0.5 ** (age_days / HALF_LIFE_DAYS)
    level = float(np.average(seconds, weights=weight))
    by_slot = pattern(seconds / level, weight, slots, DAY_S // grid.interval_s)
    by_slot = smoothed(by_slot, max(SMOOTHED_S // grid.interval_s, 1))
    by_day = pattern(seconds / (level * by_slot[slots]), weight, days, 7)
    fitted = level * by_slot[slots] * by_day[days]
    mean = level * by_slot[slot_of(target)] * by_day[target.weekday]
    steady, per_call = scatter(seconds / fitted - 1, calls)
    reach = np.exp(Z80 * np.sqrt(np.log1p(steady + per_call / np.maximum(expected_calls, 1.0))))
    return mean, mean / reach, mean * reach


def usable(history: History) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Intervals with calls and a positive handle time."""
    if history.handle_s is None:
        return np.zeros(history.grid.count, dtype=bool)
    with np.errstate(invalid="ignore"):
        return (history.counts > 0) & (history.handle_s > 0)


def pattern(ratio: Floats, weight: Floats, group: Ints, groups: int) -> Floats:
    """Weighted mean ratio of each group, drawn towards 1 where it rests on few calls."""
    mass = np.bincount(group, weight, minlength=groups)
    total = np.bincount(group, weight * ratio, minlength=groups)
    return (total + PRIOR_CALLS) / (mass + PRIOR_CALLS)


def smoothed(values: Floats, width: int) -> Floats:
    """Running mean round the clock over ``width`` slots either side together with the slot itself."""
    padded = np.concatenate([values[-width:], values, values[:width]])
    return np.convolve(padded, np.full(2 * width + 1, 1 / (2 * width + 1)), mode="valid")


def scatter(relative_error: Floats, calls: Floats) -> tuple[float, float]:
    """Variance of an interval's mean that stays however many its calls, and the part that falls with them."""
    causes = np.column_stack([np.ones_like(calls), 1 / calls])
    weight = np.sqrt(calls)
    (steady, per_call), _ = nnls(causes * weight[:, None], relative_error**2 * weight)
    return float(steady), float(per_call)
