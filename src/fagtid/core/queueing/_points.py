"""The parameters of a queue, checked by name and laid out point by point."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fagtid.core.errors import numbers, refuse

Floats = NDArray[np.float64]

MOST_AGENTS = 1e9
MOST_LOAD_ERLANG = 1e9
MOST_TARGET_S = 86_400.0
MOST_PATIENCE_S = 1e9


def load_numbers(load_erlang: ArrayLike) -> Floats:
    """Offered loads, erlang."""
    return numbers("load_erlang", load_erlang, least=0.0, most=MOST_LOAD_ERLANG)


def agent_numbers(agents: ArrayLike) -> Floats:
    """Counts of agents: whole numbers."""
    counts = numbers("agents", agents, least=0.0, most=MOST_AGENTS)
    broken = counts != np.rint(counts)
    if broken.any():
        refuse("agents", "a whole number", f"{counts[broken].flat[0]:g}")
    return counts


def offered_loads(arrivals_per_s: ArrayLike, handle_s: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Arrival rates, handle times and the loads they make together."""
    arrivals = numbers("arrivals_per_s", arrivals_per_s, least=0.0, most=MOST_LOAD_ERLANG)
    handle = numbers("handle_s", handle_s, least=0.0, most=MOST_LOAD_ERLANG, above=True)
    arrivals, handle = together(arrivals_per_s=arrivals, handle_s=handle)
    load = arrivals * handle
    if (load > MOST_LOAD_ERLANG).any():
        refuse("arrivals_per_s", f"<= {MOST_LOAD_ERLANG:g} / handle_s", f"{arrivals.flat[load.argmax()]:g}")
    return arrivals, handle, load


def seconds_or_forever(name: str, values: ArrayLike, most: float) -> Floats:
    """Durations that may be infinite; what is finite is at most ``most``."""
    seconds = numbers(name, values, least=0.0)
    long = np.isfinite(seconds) & (seconds > most)
    if long.any():
        refuse(name, f"<= {most:g} or infinite", f"{seconds[long].flat[0]:g}")
    return seconds


def together(**arrays: Floats) -> list[Floats]:
    """The arrays broadcast to one shape; refused by their names where the shapes disagree."""
    try:
        return [np.array(array, order="C") for array in np.broadcast_arrays(*arrays.values())]
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        refuse(" and ".join(arrays), "of shapes that broadcast together", shapes)
