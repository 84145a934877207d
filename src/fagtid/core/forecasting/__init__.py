"""Traffic ahead: calls and handle time per interval, with bands and the calendar's effects."""

from fagtid.core.forecasting.model import forecast
from fagtid.core.forecasting.series import Effect, Forecast, History

__all__ = ["Effect", "Forecast", "History", "forecast"]
