"""The table the planner buys from: calls late by slot and agents away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from fagtid.core.planning.presence import Presence
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.queueing.transient import CallLoad, sustained_prices
from fagtid.core.timegrid import TimeGrid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Priced:
    """What a planner bought from, kept to lay the same roster out again without pricing it anew.

    Attributes
    ----------
    number : array, shape (n_open,)
        The slots that the rows are of, in order.
    price : array, shape (n_open, widest + 1), calls
        As `buying_prices` has it, of those slots.
    worth : array, shape (n_open,), calls
        As `leaving_worth` has it, of those slots.
    """

    number: Ints
    price: Floats
    worth: Floats

    def of(self, number: Ints, most: Ints, widest: int) -> tuple[Floats, Floats] | None:
        """Price and worth of some slots, infinite beyond ``most``; ``None`` where they are not known."""
        if self.price.shape[1] <= widest or not np.isin(number, self.number).all():
            return None
        rows = np.searchsorted(self.number, number)
        price = self.price[rows, : widest + 1].copy()
        price[np.arange(widest + 1)[None, :] > most[number][:, None]] = np.inf
        return np.ascontiguousarray(price), np.ascontiguousarray(self.worth[rows])


def call_load(problem: PlanningProblem, slots: TimeGrid) -> CallLoad:
    """The forecast as the queue sees it, on the planner's slots."""
    parts = problem.grid.interval_s // slots.interval_s
    rates = np.repeat(np.atleast_2d(problem.calls) / problem.grid.interval_s, parts, axis=1)
    return CallLoad(
        rates,
        problem.weights,
        np.repeat(problem.handle_s, parts),
        problem.patience_s,
        problem.target_s,
        float(slots.interval_s),
    )


def average_away(problem: PlanningProblem, here: Presence, most: Ints) -> float:
    """Agents away at a time if everybody's sessions were spread evenly over the slots that allow it."""
    minutes = sum(
        one.minutes
        * (one.times * (len(one.people) if one.people else len(here.agents)) + sum(one.extra.values()))
        for one in problem.needs.activities
    )
    open_minutes = max(1, int((most > 0).sum())) * here.slots.interval_s / 60
    return float(minutes / open_minutes)


def widest_need(problem: PlanningProblem, most: Ints, average: float) -> int:
    """Agents away at once that a sensible plan could want, >= 1: several times the average, and groups."""
    group = max((a.group[1] for a in problem.needs.activities if a.group), default=1)
    return max(1, int(min(most.max(initial=0), np.ceil(3 * average) + 2 * group + 4)))


def buying_prices(load: CallLoad, here: Presence, most: Ints, widest: int) -> Floats:
    """Sustained prices for 0..widest away (>= 1), shape (n_slots, widest + 1); inf beyond ``most``.

    Wide tables are computed at growing steps and interpolated (monotone cubic).
    """
    columns = [0]
    while columns[-1] < widest:
        columns.append(min(widest, columns[-1] + max(1, columns[-1] // 6)))
    wanted = np.array(columns)
    known = np.zeros((load.slots, wanted.size))
    known[:, 1:] = sustained_prices(load, here.agents_on_phones, wanted[1:], here.leaving)
    table = known if widest == wanted.size - 1 else _between(wanted, known, widest)
    table[np.arange(widest + 1)[None, :] > most[:, None]] = np.inf
    return np.ascontiguousarray(table)


def _between(wanted: Ints, known: Floats, widest: int) -> Floats:
    filled: Floats = PchipInterpolator(wanted, known, axis=1)(np.arange(widest + 1))
    return filled
