"""A forecast added up by day: a day's band is not the sum of its intervals' bands."""

from __future__ import annotations

import numpy as np

from fagtid.core.forecasting.bands import count_quantile
from fagtid.core.forecasting.series import Days, Floats, Forecast


def day_bands(ahead: Forecast) -> tuple[Days, Floats, Floats, Floats]:
    """Calls of each local day with the band that 80 of 100 days fall in.

    Parameters
    ----------
    ahead
        A forecast by interval.

    Returns
    -------
    days : array of dates, shape (n_days,)
        In order.
    mean, p10, p90 : arrays, shape (n_days,)
        Calls; 0 on closed days. The day's common factor (``day_spread``) moves all its intervals
        together, so the band is wider than if they swung each by itself.
    """
    days, of = np.unique(ahead.grid.day, return_inverse=True)
    mean, weighted = np.zeros(days.size), np.zeros(days.size)
    np.add.at(mean, of, ahead.mean)
    np.add.at(weighted, of, ahead.mean * ahead.day_spread**2)
    spread = np.divide(weighted, mean, out=np.zeros_like(mean), where=mean > 0)
    p10, p90 = (count_quantile(level, mean, spread) for level in (0.1, 0.9))
    return days, mean, p10, p90
