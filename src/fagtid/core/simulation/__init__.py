"""The referee of a plan: call by call, agent by agent, before and after on the same calls.

>>> from fagtid.core.timegrid import TimeGrid
>>> grid = TimeGrid(start_s=0, interval_s=900, count=8, timezone="Europe/Oslo")
>>> demand = Demand(Arrivals(grid, [20] * 8, day_cv=0.1), Exponential(170), patience_s=240)
>>> before = OnPhones.together(5, grid.start_s, grid.end_s)
>>> after = before.without([1800], [3600], [0])  # agent 0 in a session for half an hour
>>> seen = compare_staffing(demand, before, after, target_s=90, runs=50, seed=1)
>>> seen.difference.mean > 0
True
"""

from fagtid.core.simulation.calls import (
    Arrivals,
    ArrivalTimes,
    Calls,
    Demand,
    Empirical,
    Exponential,
    HandleTime,
    LogNormal,
    draw_calls,
)
from fagtid.core.simulation.comparison import Comparison, Outcome, compare_staffing
from fagtid.core.simulation.on_phones import OnPhones
from fagtid.core.simulation.serving import CallRecords, serve_calls
from fagtid.core.simulation.statistics import Estimate, IntervalCounts, count_intervals, estimate_mean

__all__ = [
    "ArrivalTimes",
    "Arrivals",
    "CallRecords",
    "Calls",
    "Comparison",
    "Demand",
    "Empirical",
    "Estimate",
    "Exponential",
    "HandleTime",
    "IntervalCounts",
    "LogNormal",
    "OnPhones",
    "Outcome",
    "compare_staffing",
    "count_intervals",
    "draw_calls",
    "estimate_mean",
    "serve_calls",
]
