"""Queues of calls: steady-state formulas and how many agents they ask for."""

from fagtid.core.queueing.erlang import ErlangA, erlang_a, erlang_b, erlang_c
from fagtid.core.queueing.staffing import least_agents

__all__ = ["ErlangA", "erlang_a", "erlang_b", "erlang_c", "least_agents"]
