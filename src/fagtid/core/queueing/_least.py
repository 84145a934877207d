"""Compiled search for the fewest agents that keep the late share below a limit."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from fagtid.core.kernels import kernel
from fagtid.core.queueing._stationary import NO_PATIENCE, free_to_full, roughly_late, waiting

Floats = NDArray[np.float64]

ROUGH = 1e-4  # exact enough for a count that is not near the limit


@kernel
def fewest_patient(load: float, target: float, share: float) -> float:
    """When nobody hangs up (Erlang C): step up from the first stable count, carrying every factor."""
    agents: float = np.floor(load) + 1.0
    free = free_to_full(load, agents)
    fades, fade = math.exp((load - agents) * target), math.exp(-target)
    late = 1.0 - share
    while agents * fades > late * (agents + free * (agents - load)):
        agents += 1.0
        free = (free + 1.0) * agents / load
        fades *= fade
    return agents


@kernel
def excess(load: float, agents: float, give_up: float, target: float, share: float) -> float:
    """Logarithm of the late share over what is allowed; above 0 exactly when the agents are too few."""
    if agents > 0.0 and give_up <= NO_PATIENCE:
        late = roughly_late(load, agents, give_up, target, ROUGH)
        over = math.log((late + 1e-300) / (1.0 - share))
        if abs(over) > 10.0 * ROUGH:
            return over
    state = waiting(load, agents, give_up, target)
    over = math.log((state.late + 1e-300) / (1.0 - share))
    return min(0.0, over) if state.in_time >= share else max(1e-15, over)


@kernel
def line_to_zero(n: float, y: float, last_n: float, last_y: float) -> float:
    """Where the straight line through two points comes down to zero, rounded up."""
    if y == last_y or not np.isfinite(last_y):
        return n + (1.0 if y > 0.0 else -1.0)
    return math.ceil(n - y * (n - last_n) / (y - last_y))


@kernel
def fewest_impatient(load: float, give_up: float, target: float, share: float) -> float:
    """Smallest count for any patience: secants on the logarithm of the late share, kept in a bracket."""
    few = math.ceil(share * load * (1.0 - 1e-12)) - 1.0  # answers too few even if never idle
    enough, last_n, last_y = np.inf, 0.0, np.inf
    n, step = max(few + 1.0, np.rint(load)), 0
    while enough - few > 1.0:
        y = excess(load, n, give_up, target, share)
        few, enough = (n, enough) if y > 0.0 else (few, n)
        step += 1
        if step == 1:
            guess = n + np.ceil(min(4.0, 0.6 * y) * math.sqrt(load))
        elif step % 6 == 0 and enough < np.inf:
            guess = np.floor((few + enough) / 2.0)
        else:
            guess = line_to_zero(n, y, last_n, last_y)
        last_n, last_y = n, y
        n = min(max(guess, few + 1.0), enough - 1.0)
    return enough


@kernel
def fewest(load: float, give_up: float, target: float, share: float) -> float:
    """Smallest count whose share answered in time reaches ``share`` (< 1)."""
    if share == 0.0:
        return 0.0
    if load == 0.0:
        return 1.0
    if give_up == 0.0:
        return fewest_patient(load, target, share)
    return fewest_impatient(load, give_up, target, share)


@kernel
def fewest_each(load: Floats, give_up: Floats, target: Floats, share: Floats, agents: Floats) -> None:
    """`fewest` for each point of equally long arrays, into ``agents``."""
    for i in range(load.size):
        agents[i] = fewest(load[i], give_up[i], target[i], share[i])
