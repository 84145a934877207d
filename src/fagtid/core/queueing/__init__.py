"""Queues of calls: steady-state formulas, how many agents they ask for, and the exact transient chain."""

from fagtid.core.queueing.erlang import ErlangA, erlang_a, erlang_b, erlang_c
from fagtid.core.queueing.staffing import least_agents
from fagtid.core.queueing.transient import (
    CallLoad,
    late_calls,
    leaving_worth,
    price_table,
    sustained_prices,
    value_function,
)

__all__ = [
    "CallLoad",
    "ErlangA",
    "erlang_a",
    "erlang_b",
    "erlang_c",
    "late_calls",
    "least_agents",
    "leaving_worth",
    "price_table",
    "sustained_prices",
    "value_function",
]
