"""What the planner answers: sessions, what had no place, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning.problem import Kind, Needs, Person, Stretch
from fagtid.core.timegrid import TimeGrid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Reason:
    """Why something is where it is, or is not: a code and the facts; words are chosen at the edge."""

    code: str
    facts: dict[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Session:
    """One session of the plan, half-open ``[start_s, end_s)`` in UTC seconds.

    ``price`` is its share of the calls the plan makes late; the shares sum to the whole.
    """

    id: str
    activity: str
    kind: Kind
    start_s: int
    end_s: int
    protected: bool
    people: tuple[str, ...]
    host: str | None = None
    partner: str | None = None
    price: float = 0.0
    reason: Reason = field(default_factory=lambda: Reason("placed"))


@dataclass(frozen=True)
class Unplaced:
    """One session that one person did not get, and why."""

    person: str
    activity: str
    reason: Reason


@dataclass(frozen=True)
class PlanningProblem:
    """Everything a plan is made from.

    Parameters
    ----------
    grid
        The period, in the traffic's intervals.
    calls : array, shape (n_scenarios, grid.count)
        Expected calls per interval in each volume scenario.
    weights : array, shape (n_scenarios,)
        Probability of each scenario.
    handle_s : array, shape (grid.count,), seconds
    patience_s, target_s : seconds
    people, stretches, needs
        Who, when they work, what they are to have.
    published
        A plan in force: its sessions move only when that saves more than ``keep_price``.
    now_s
        Sessions that have started by now never move, and nothing is placed before it.
    keep_price
        Calls late that moving one published session must save.
    """

    grid: TimeGrid
    calls: Floats
    weights: Floats
    handle_s: Floats
    patience_s: float
    target_s: float
    people: tuple[Person, ...]
    stretches: tuple[Stretch, ...]
    needs: Needs
    published: tuple[Session, ...] = ()
    now_s: int | None = None
    keep_price: float = 0.5


@dataclass(frozen=True)
class Plan:
    """A week's learning time and its price.

    Attributes
    ----------
    slots
        The planner's own time steps; arrays below have shape (slots.count,).
    offered, agents, away, late_before, late_after
        Expected calls; agents on the phones with nobody in learning; agents in learning; expected
        late calls without and with the plan, by the exact chain.
    price_one_more
        Calls late if one more agent left the phones in the slot; NaN where nobody may leave.
    value
        ``late_after - late_before`` over the period, calls.
    bound
        Proven: no plan with these sessions placed, under the sustained prices, costs less.
    priority
        Everybody in the order of being served: most owed first, ties by the published draw.
    """

    sessions: tuple[Session, ...]
    unplaced: tuple[Unplaced, ...]
    slots: TimeGrid
    offered: Floats
    agents: Ints
    away: Ints
    late_before: Floats
    late_after: Floats
    price_one_more: Floats
    value: float
    bound: float
    priority: tuple[str, ...]
    seed: int
    status: str

    @property
    def gap(self) -> float:
        """(value - bound) / value; 0 where learning costs nothing."""
        return (self.value - self.bound) / self.value if self.value > 0 else 0.0
