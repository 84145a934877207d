"""The queue that remembers: an exact transient M(t)/M/n(t)+M chain and the price of minutes off it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fagtid.core.errors import numbers, refuse
from fagtid.core.queueing._birth_death import (
    backward_pass,
    expected_late,
    forward_pass,
    leaver_worth,
    price_rows,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HIGHEST = 1e9  # for rates, handle times and the length of a slot
DEVIATIONS = 8.0  # standard deviations of the queue, over its expected course, that the chain keeps
TAIL = 32.0  # -log of the chance left out where the queue has a steady state
MOST_STATES = 2_000_000
LONGEST_TARGET_S = 1e9  # stands for a target without end
SHORTEST_PATIENCE_S = 1e-6  # stands for no patience


@dataclass(frozen=True)
class CallLoad:
    """What comes to the phones, over equal slots and a few volume scenarios.

    Parameters
    ----------
    arrivals_per_s : array, shape (n_scenarios, n_slots) or (n_slots,), calls per second, >= 0
        Constant within a slot.
    weights : array, shape (n_scenarios,)
        Probability of each scenario; they sum to 1.
    handle_s : array, shape (n_slots,) or a number, seconds, > 0
        Mean handle time, wrap-up included; exponential.
    patience_s : seconds, >= 0, may be infinite
        Mean time before a waiting caller hangs up; exponential. 0 is taken as a microsecond.
    target_s : seconds, >= 0
        A call not answered within this is late; so is one whose caller hangs up.
    slot_s : seconds, > 0
        Length of a slot.

    Raises
    ------
    InvalidInput
        If a value is outside its range or the shapes disagree.
    """

    arrivals_per_s: Floats
    weights: Floats
    handle_s: Floats
    patience_s: float
    target_s: float
    slot_s: float

    def __post_init__(self) -> None:
        arrivals = np.atleast_2d(numbers("arrivals_per_s", self.arrivals_per_s, least=0.0, most=HIGHEST))
        if arrivals.ndim != 2:
            refuse("arrivals_per_s", "of shape (n_scenarios, n_slots) or (n_slots,)", arrivals.shape)
        weights = np.atleast_1d(numbers("weights", self.weights, least=0.0))
        if weights.shape != (arrivals.shape[0],):
            refuse("weights", f"one per scenario ({arrivals.shape[0]})", weights.shape)
        if abs(weights.sum() - 1.0) > 1e-9:
            refuse("weights", "numbers that sum to 1", f"{weights.sum():g}")
        handle = numbers("handle_s", self.handle_s, least=0.0, most=HIGHEST, above=True)
        if handle.ndim and handle.shape != (arrivals.shape[1],):
            refuse("handle_s", f"one number or one per slot ({arrivals.shape[1]})", handle.shape)
        for name in ("patience_s", "target_s", "slot_s"):
            object.__setattr__(self, name, self._duration(name))
        object.__setattr__(self, "arrivals_per_s", np.ascontiguousarray(arrivals))
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "handle_s", np.broadcast_to(handle, arrivals.shape[1:]).copy())

    def _duration(self, name: str) -> float:
        most = HIGHEST if name == "slot_s" else np.inf
        value = numbers(name, getattr(self, name), least=0.0, most=most, above=name == "slot_s")
        if value.ndim:
            refuse(name, "one number", f"an array of shape {value.shape}")
        return float(value)

    @property
    def slots(self) -> int:
        """Number of slots."""
        return int(self.arrivals_per_s.shape[1])

    @cached_property
    def offered(self) -> Floats:
        """Expected calls per slot over the scenarios, shape (n_slots,)."""
        expected: Floats = self.weights @ self.arrivals_per_s * self.slot_s
        return expected

    @property
    def give_up_per_s(self) -> float:
        """Rate at which a waiting caller hangs up, 1/s."""
        return 1.0 / max(self.patience_s, SHORTEST_PATIENCE_S)


def late_calls(load: CallLoad, agents: ArrayLike, leaving: ArrayLike | None = None) -> Floats:
    """Expected calls that arrive in each slot and are late, with the queue carried from slot to slot.

    Parameters
    ----------
    load
        Traffic, handle time, patience and target.
    agents : array, shape (n_slots,), persons, >= 0
        Agents on the phones.
    leaving : array, shape (n_slots,), persons, >= 0
        Agents who leave the phones at the start of each slot, and finish the call in hand first.
        Where others take over at the same moment this is more than the net fall in ``agents``,
        which is what is assumed when it is left out.

    Returns
    -------
    array, shape (n_slots,), calls
        Averaged over the scenarios. A slot with no agents and no calls is closed: the queue is
        emptied there and the next open slot starts afresh.

    Raises
    ------
    InvalidInput
        If agents or leavers are not whole numbers >= 0, one or one per slot, or if the queue would
        grow past two million calls.

    Notes
    -----
    Poisson arrivals, exponential handle time and patience, first come first served. Whether a call
    is late is judged by the staffing at its arrival; agents who leave are drawn from all alike, and
    the calls they are on are finished by them. Integrated with a rational approximation of the matrix
    exponential; for its error see `docs/algorithms/transient-queue.md`.

    References
    ----------
    Mandelbaum & Zeltyn, *Service Engineering in Action: the Palm/Erlang-A Queue* (2007);
    Trefethen, Weideman & Schmelzer, *Talbot quadratures and rational approximations* (2006).

    Examples
    --------
    >>> load = CallLoad([[100 / 1800] * 40], [1.0], 180.0, float("inf"), 20.0, 1800.0)
    >>> round(float(1 - late_calls(load, [14] * 40)[-1] / 100), 5)
    0.88835
    """
    staffed = _staffing(load, agents)
    gone = _leaving(load, staffed, leaving)
    total = np.zeros(load.slots)
    for rates, weight, states in _scenarios(load, staffed, 0):
        total += weight * expected_late(rates, staffed, gone, *_constants(load), states)
    return total


def value_function(load: CallLoad, agents: ArrayLike, leaving: ArrayLike | None = None) -> list[Floats]:
    """Expected late calls from each slot to the end, by calls in the system at its start.

    Parameters
    ----------
    load, agents, leaving
        As for `late_calls`.

    Returns
    -------
    list of arrays, one per scenario, shape (n_slots + 1, n_states)
        Row t, column j: late calls from slot t on when j calls are in the system just before those
        leaving at its start have left. Row 0, column 0
        equals the scenario's sum of `late_calls` (the adjoint identity).
    """
    staffed = _staffing(load, agents)
    gone = _leaving(load, staffed, leaving)
    return [
        backward_pass(rates, staffed, gone, *_constants(load), states)[0]
        for rates, _, states in _scenarios(load, staffed, 0)
    ]


def price_table(
    load: CallLoad,
    agents: ArrayLike,
    most_away: ArrayLike,
    *,
    around: ArrayLike = 0,
    leaving: ArrayLike | None = None,
) -> Floats:
    """Calls made late by taking k agents out of one slot, carry-over included.

    Parameters
    ----------
    load
        Traffic, handle time, patience and target.
    agents : array, shape (n_slots,), persons, >= 0
        Agents who would be on the phones if nobody were in learning.
    most_away : array, shape (n_slots,), persons, >= 0
        Most agents that may be away in each slot; never counted as more than ``agents``.
    around : array, shape (n_slots,), persons, >= 0
        A plan: agents away in each slot, the situation that prices are told around.
    leaving
        As for `late_calls`, in the situation of the plan. One more away in a slot is one more who
        leaves at its start.

    Returns
    -------
    array, shape (n_slots, max(most_away) + 1), calls
        Column k: expected late calls over the whole period with k away in this slot and the plan
        elsewhere, minus the same with the plan everywhere. Infinite beyond ``most_away``.

    Notes
    -----
    Exact for a change in one slot. Changes in neighbouring slots reinforce each other, so a plan's
    total is taken from `late_calls`; prices around the plan then say what one more change would do.
    """
    staffed = _staffing(load, agents)
    most = np.minimum(_staffing(load, most_away, "most_away"), staffed)
    away = np.minimum(np.broadcast_to(_staffing(load, around, "around"), staffed.shape), staffed)
    width = int(max(most.max(initial=0), away.max(initial=0))) + 1
    furthest = np.maximum(most, away)
    table = np.zeros((load.slots, width))
    gone = _leaving(load, staffed - away, leaving)
    for rates, weight, states in _scenarios(load, staffed, width):
        ahead = forward_pass(rates, staffed - away, gone, *_constants(load), states)
        _, settled = backward_pass(rates, staffed - away, gone, *_constants(load), states)
        table += weight * price_rows(
            ahead, settled, rates, staffed, away, gone, furthest, *_constants(load), width
        )
    table -= np.take_along_axis(table, away[:, None], axis=1)
    table[np.arange(width)[None, :] > furthest[:, None]] = np.inf
    return table


def sustained_prices(
    load: CallLoad, agents: ArrayLike, away: ArrayLike, leaving: ArrayLike | None = None, *, threads: int = 2
) -> Floats:
    """Calls made late in each slot while k agents stay away, told slot by slot.

    Parameters
    ----------
    load, agents, leaving
        As for `late_calls`, with nobody in learning.
    away : array, shape (n_columns,), persons, >= 0
        The numbers of agents away that prices are wanted for.
    threads
        Forward passes at a time.

    Returns
    -------
    array, shape (n_slots, n_columns), calls
        Late calls among those arriving in the slot with k away through the whole period, minus the
        same with nobody away.

    Notes
    -----
    Sessions last many slots, and what one slot costs depends on the slots beside it. The queue that
    has not built up yet at a session's start makes up for the one left at its end, so a plan's sum
    of these, less `leaving_worth` at each session's start, is close to its exact price: see
    `docs/algorithms/transient-queue.md` for how close.
    """
    staffed = _staffing(load, agents)
    gone = _leaving(load, staffed, leaving)
    columns = np.atleast_1d(_whole("away", away))
    if columns.ndim != 1:
        refuse("away", "one number or a list of them", f"an array of shape {columns.shape}")
    numbers("threads", threads, least=1.0)
    with ThreadPoolExecutor(threads) as pool:
        late = list(pool.map(lambda k: late_calls(load, np.maximum(staffed - k, 0), gone), [0, *columns]))
    return np.stack(late[1:], axis=1) - late[0][:, None] if columns.size else np.zeros((load.slots, 0))


def leaving_worth(
    load: CallLoad, agents: ArrayLike, leaving: ArrayLike | None = None, *, away: int = 0
) -> Floats:
    """Late calls spared because an agent who leaves the phones finishes the call in hand first.

    Parameters
    ----------
    load, agents, leaving
        As for `late_calls`.
    away
        Agents kept away throughout, the level the worth is told at.

    Returns
    -------
    array, shape (n_slots,), calls
        For one more who leaves at the start of the slot; 0 in the first slot and where all leave.
    """
    staffed = np.maximum(_staffing(load, agents) - _whole("away", away), 0)
    gone = _leaving(load, staffed, leaving)
    worth = np.zeros(load.slots)
    for rates, weight, states in _scenarios(load, staffed, 0):
        ahead = forward_pass(rates, staffed, gone, *_constants(load), states)
        _, settled = backward_pass(rates, staffed, gone, *_constants(load), states)
        worth += weight * leaver_worth(ahead, settled, staffed, gone)
    return worth


def _constants(load: CallLoad) -> tuple[Floats, float, float, float]:
    return load.handle_s, load.give_up_per_s, min(load.target_s, LONGEST_TARGET_S), load.slot_s


def _leaving(load: CallLoad, staffed: Ints, leaving: ArrayLike | None) -> Ints:
    """Who leave at the start of each slot; by default the net fall, and never more than are there."""
    before = np.concatenate([staffed[:1] * 0, staffed[:-1]])
    if leaving is None:
        return np.ascontiguousarray(np.maximum(before - staffed, 0))
    return np.ascontiguousarray(np.minimum(_staffing(load, leaving, "leaving"), before))


def _whole(name: str, values: ArrayLike) -> Ints:
    found = numbers(name, values, least=0.0, most=1e6)
    if (found != np.floor(found)).any():
        refuse(name, "whole numbers", f"{found[found != np.floor(found)].flat[0]:g}")
    return found.astype(np.int64)


def _staffing(load: CallLoad, agents: ArrayLike, name: str = "agents") -> Ints:
    values = _whole(name, agents)
    if values.ndim and values.shape != (load.slots,):
        refuse(name, f"one number or one per slot ({load.slots})", values.shape)
    return np.ascontiguousarray(np.broadcast_to(values, (load.slots,)))


def _scenarios(load: CallLoad, staffed: Ints, away: int) -> list[tuple[Floats, float, int]]:
    """Each scenario's rates and weight, with how many states its chain needs."""
    fewest = np.maximum(staffed - away, 0)
    return [
        (rates, float(weight), _states(load, rates, fewest, staffed))
        for rates, weight in zip(load.arrivals_per_s, load.weights, strict=True)
    ]


def _states(load: CallLoad, rates: Floats, fewest: Ints, staffed: Ints) -> int:
    """States to keep: everybody on a call, and the queue's reach with the fewest agents."""
    reach = queue = spread = 0.0
    for rate, handle_s, agents in zip(rates, load.handle_s, fewest, strict=True):
        if agents == 0 and rate == 0:
            queue = spread = 0.0
            continue
        queue, spread = _queue_after(load, rate, agents / handle_s, queue, spread)
        reach = max(reach, queue + spread)
    states = staffed.max(initial=0) + reach + 40
    if states > MOST_STATES:
        refuse("agents", f"enough that the queue stays under {MOST_STATES:,}", f"one of {states:,.0f}")
    return int(states)


def _queue_after(
    load: CallLoad, rate: float, clear: float, queue: float, spread: float
) -> tuple[float, float]:
    """Expected queue at a slot's end and its spread, as a fluid with noise; ``clear`` is all agents' rate."""
    give_up, slot_s = load.give_up_per_s, load.slot_s
    kept = np.exp(-give_up * slot_s)
    settling = -np.expm1(-give_up * slot_s) / give_up if give_up > 0 else slot_s  # seconds
    after = max(0.0, queue * kept + (rate - clear) * settling)
    settling_twice = -np.expm1(-2 * give_up * slot_s) / (2 * give_up) if give_up > 0 else slot_s
    noise = rate + clear + give_up * max(queue, after)
    grown = np.sqrt((spread * kept) ** 2 + DEVIATIONS**2 * noise * settling_twice)
    if rate >= clear:
        return after, float(grown)
    steady = TAIL / np.log(clear / rate) if rate > 0 else 0.0
    drained = queue + spread + (rate - clear) * slot_s <= 0
    return after, float(min(grown, max(steady, 0.0 if drained else spread)))
