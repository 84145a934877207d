"""How many agents it takes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fagtid.core.errors import numbers, refuse
from fagtid.core.queueing._least import fewest_each
from fagtid.core.queueing._points import (
    MOST_PATIENCE_S,
    MOST_TARGET_S,
    offered_loads,
    seconds_or_forever,
    together,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def least_agents(
    arrivals_per_s: ArrayLike,
    handle_s: ArrayLike,
    patience_s: ArrayLike,
    target_s: ArrayLike,
    target_share: ArrayLike,
) -> Ints:
    """Fewest agents that answer the wanted share of the calls in time.

    Parameters
    ----------
    arrivals_per_s, handle_s, patience_s, target_s : array
        As in `erlang_a`.
    target_share : array, 0 to below 1
        Wanted share of the offered calls answered within ``target_s``.

    Returns
    -------
    array of whole numbers, of the broadcast shape
        The smallest count with ``erlang_a(...).in_time_share >= target_share``: 0 where the share
        is 0, and 1 where there is a share to meet but no traffic.

    Raises
    ------
    InvalidInput
        If a value is outside its range or the shapes disagree.

    Notes
    -----
    Steady state in each point by itself; shrinkage (breaks, absence, learning) is not included.

    Examples
    --------
    >>> least_agents(100 / 1800, 180, [np.inf, 240], 20, 0.8)
    array([14, 13])
    """
    _, handle, load = offered_loads(arrivals_per_s, handle_s)
    handle, load, patience, target, share = together(
        handle_s=handle,
        arrivals_per_s=load,
        patience_s=seconds_or_forever("patience_s", patience_s, MOST_PATIENCE_S),
        target_s=seconds_or_forever("target_s", target_s, MOST_TARGET_S),
        target_share=_wanted_shares(target_share),
    )
    with np.errstate(divide="ignore", over="ignore"):
        give_up, due = handle / patience, target / handle
    agents = np.empty(load.size)
    fewest_each(load.ravel(), give_up.ravel(), due.ravel(), share.ravel(), agents)
    return agents.astype(np.int64).reshape(load.shape)[()]


def _wanted_shares(target_share: ArrayLike) -> Floats:
    share = numbers("target_share", target_share, least=0.0, most=1.0)
    if (share == 1.0).any():
        refuse("target_share", "< 1 (no number of agents answers every call in time)", 1)
    return share
