"""Traffic ahead: calls and handle time per interval, with bands and the calendar's effects."""

from fagtid.core.forecasting.backtest import Record, Summary, backtest, own_and_simple, summarise
from fagtid.core.forecasting.daybands import day_bands
from fagtid.core.forecasting.model import forecast
from fagtid.core.forecasting.series import Effect, Forecast, History

__all__ = [
    "Effect",
    "Forecast",
    "History",
    "Record",
    "Summary",
    "backtest",
    "day_bands",
    "forecast",
    "own_and_simple",
    "summarise",
]
