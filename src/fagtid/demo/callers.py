"""Twelve weeks of callers at the demo centre, and what became of each when the roster met them.

Calls come from a rate per quarter hour (weekday, time of day, season, invoice due dates) times a
factor of the day and a slow factor within it. Together they make the count of a busy half-hour vary
about five times as much as a Poisson count with the known rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from fagtid.core.simulation import (
    Arrivals,
    CallRecords,
    Calls,
    Demand,
    LogNormal,
    OnPhones,
    draw_calls,
    serve_calls,
)
from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.demo.calendar import DemoCalendar
from fagtid.demo.newspapers import Newspaper

Floats = NDArray[np.float64]

TIMEZONE = "Europe/Oslo"
SLOT_S = 900
CALLS_ON_A_WEEKDAY = 3_920.0
WEEKDAY_FACTORS = (1.16, 1.02, 0.96, 0.95, 0.91, 0.12, 0.0)
HUMPS = ((10.3, 1.5, 1.0), (13.2, 1.1, 0.8))  # hour, width in hours, height
FLOOR_OF_DAY = 0.25
DUE_EFFECT = (0.45, 0.35, 0.15)  # on a client's due date, the working day after, and the one after that
DAY_CV, WITHIN_DAY_CV, WITHIN_DAY_MEMORY = 0.09, 0.08, 0.85  # memory per quarter hour
HANDLE_MEAN_S, HANDLE_CV, PATIENCE_S = 170.0, 0.8, 240.0


@dataclass(frozen=True)
class Callers:
    """Calls with their fate and whose reader it was; all of shape (n_calls,)."""

    records: CallRecords
    calls: Calls
    client: NDArray[np.int64]


def callers(
    first: date,
    days: int,
    clients: tuple[Newspaper, ...],
    calendar: DemoCalendar,
    on_phones: OnPhones,
    rng: np.random.Generator,
) -> Callers:
    """Every call of the span, served first come first served by those rostered."""
    grid = days_grid(first.isoformat(), days, SLOT_S, TIMEZONE)
    lifts = client_lifts(first, days, clients, calendar)
    weights = np.array([client.weight for client in clients])
    mean = expected_calls(grid, calendar, (lifts * weights).sum(axis=1))
    arrivals = Arrivals(grid, mean * day_factors(grid, rng))
    calls = draw_calls(Demand(arrivals, LogNormal(HANDLE_MEAN_S, HANDLE_CV), PATIENCE_S), rng)
    slot = ((calls.arrived_s - grid.start_s) // SLOT_S).astype(np.int64)
    day = np.searchsorted(np.unique(grid.day), grid.day[slot])
    return Callers(serve_calls(calls, on_phones), calls, _draw_clients(lifts * weights, day, rng))


def expected_calls(grid: TimeGrid, calendar: DemoCalendar, lift: Floats) -> Floats:
    """Mean calls per slot when the day is neither busy nor quiet; ``lift`` has one factor a day."""
    hour = grid.second_of_day / 3_600 + SLOT_S / 7_200
    shape = FLOOR_OF_DAY + sum(h * np.exp(-0.5 * ((hour - at) / width) ** 2) for at, width, h in HUMPS)
    days, place = np.unique(grid.day, return_inverse=True)
    hours = np.array([calendar.hours(day) for day in days.astype(object)])[place]
    minute = grid.second_of_day / 60
    shape = np.where((hours[:, 0] <= minute) & (minute < hours[:, 1]), shape, 0.0)
    total = np.bincount(place, weights=shape)
    size = CALLS_ON_A_WEEKDAY * np.array(WEEKDAY_FACTORS)[grid.weekday] * lift[place]
    return shape / np.maximum(total[place], 1e-12) * size * _season(place)


def day_factors(grid: TimeGrid, rng: np.random.Generator) -> Floats:
    """What no calendar knows: a gamma factor for the day, times a slow one with memory within it."""
    days, place = np.unique(grid.day, return_inverse=True)
    of_day = rng.gamma(DAY_CV**-2, DAY_CV**2, len(days))
    noise = rng.standard_normal(grid.count)
    slow = np.empty(grid.count)
    slow[0] = noise[0]
    for i in range(1, grid.count):
        slow[i] = WITHIN_DAY_MEMORY * slow[i - 1] + np.sqrt(1 - WITHIN_DAY_MEMORY**2) * noise[i]
    return of_day[place] * np.exp(WITHIN_DAY_CV * slow - 0.5 * WITHIN_DAY_CV**2)


def client_lifts(first: date, days: int, clients: tuple[Newspaper, ...], calendar: DemoCalendar) -> Floats:
    """How much more than usual each client's readers call each day, shape (days, n_clients)."""
    span = [first + timedelta(days=d) for d in range(days)]
    mid = np.array([_lift(day, calendar, calendar.due.mid_month) for day in span])
    end = np.array([_lift(day, calendar, calendar.due.month_end) for day in span])
    return np.stack([mid if client.due_mid_month else end for client in clients], axis=1)


def _lift(day: date, calendar: DemoCalendar, due: tuple[date, ...]) -> float:
    for effect in DUE_EFFECT:
        if day in due:
            return 1.0 + effect
        day -= timedelta(days=1)
        while not calendar.is_open(day) or day.weekday() > 4:
            day -= timedelta(days=1)
    return 1.0


def _season(day: NDArray[np.int64]) -> Floats:
    """A slow swing of three per cent up and down over eight weeks."""
    return 1.0 + 0.03 * np.sin(2 * np.pi * day / 56)


def _draw_clients(weights: Floats, day: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """One client for each call, by the weights of its day; ``day`` never falls."""
    reach = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
    calls = np.bincount(day, minlength=len(weights))
    picks = [np.searchsorted(reach[d, :-1], rng.random(count)) for d, count in enumerate(calls)]
    return np.concatenate(picks)
