"""From a mean and a relative spread to quantiles of a count, and the width that held in the past."""

from __future__ import annotations

import numpy as np
from scipy.special import nbdtrik, ndtri

from fagtid.core.forecasting.series import Floats

Z80 = float(ndtri(0.9))
LEAST_SPREAD = 1e-6


def count_quantile(level: float, mean: Floats, spread: Floats) -> Floats:
    """Quantile of a Poisson count whose rate is itself uncertain (negative binomial), interpolated.

    Parameters
    ----------
    level
        0-1.
    mean
        Expected counts, >= 0, any shape.
    spread
        Relative variance of the rate, >= 0, broadcast with ``mean``.

    Returns
    -------
    array
        Counts on a continuous scale: each whole count is spread evenly over one unit about itself,
        so that shares below the quantile come out right on average. 0 where the mean is 0.
    """
    mean, spread = np.broadcast_arrays(np.asarray(mean, float), np.asarray(spread, float))
    rate, wide = np.maximum(mean, 1e-9), np.maximum(spread, LEAST_SPREAD)
    above_none = nbdtrik(level, 1 / wide, 1 / (1 + wide * rate)) + 0.5
    none = np.exp(-np.log1p(wide * rate) / wide)
    found = np.where(level < none, level / np.maximum(none, level) - 0.5, above_none)
    return np.where(mean > 0, np.maximum(found, 0.0), 0.0)


def width_that_held(counts: Floats, mean: Floats, spread: Floats) -> float:
    """Factor on the relative standard deviation with which 80 % bands would have held 80 %.

    All of one shape; NaN counts and zero means are passed over. 1.0 without any.
    """
    used = ~np.isnan(counts) & (mean > 0) & (spread > 0)
    if not used.any():
        return 1.0
    off, rate, wide = counts[used] - mean[used], mean[used], spread[used]
    needed = ((off / Z80) ** 2 - rate) / (wide * rate**2)
    return float(np.sqrt(np.clip(np.quantile(needed, 0.8), 0.05, 25.0)))
