"""Centres made up for the planning benchmarks: the same numbers give the same week."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning.problem import Activity, Limits, Needs, Person, Stretch
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.timegrid import TimeGrid, days_grid

HOUR_S, QUARTER_S, DAY_S = 3600, 900, 86_400
DAYS, TEAM_SIZE = 5, 11
HANDLE_S, PATIENCE_S, TARGET_S = 170.0, 240.0, 90.0
VOLUMES, CHANCES = (0.88, 1.0, 1.12), (0.3, 0.4, 0.3)
OF_WEEKDAY = np.array([1.12, 1.03, 0.97, 0.95, 0.93, 0.93, 0.93])

FORUM = Activity("forum", "forum", 45, 1, (4, 7), "team", "team_leader", protected=True)
GUIDANCE = Activity("guidance", "guidance", 30, host="team_leader")
LISTENING = Activity("listening", "listening", 30)
FOUR = (FORUM, GUIDANCE, LISTENING, Activity("reading", "reading", 20, 2))
THREE = (FORUM, GUIDANCE, Activity("reading", "reading", 30))

Floats = NDArray[np.float64]


def centre_week(
    agents: int, *, seed: int, util: float, activities: tuple[Activity, ...] = FOUR
) -> PlanningProblem:
    """Monday to Friday of ``agents`` in teams of about eleven, each with a leader on the floor.

    ``util`` is the load in erlang over the median number on the phones, at the shape's middle height.
    """
    rng = np.random.default_rng(seed)
    grid = days_grid("2026-11-30", DAYS, QUARTER_S, "Europe/Oslo")
    teams = max(1, round(agents / TEAM_SIZE))
    people, stretches = [], []
    for i in range(agents):
        people.append(person(f"a{i:03d}", i % teams, "agent"))
        stretches += agent_week(people[-1].id, grid.start_s, rng)
    for team in range(teams):
        people.append(person(f"L{team}", team, "team_leader"))
        stretches += leader_week(people[-1].id, grid.start_s)
    calls = np.array(VOLUMES)[:, None] * mean_calls(grid, stretches, util, rng)
    needs = Needs(activities, Limits(learning_minutes_per_day=90, least_on_phones=2))
    handle_s = np.full(grid.count, HANDLE_S)
    return PlanningProblem(
        grid, calls, np.array(CHANCES), handle_s, PATIENCE_S, TARGET_S, tuple(people), tuple(stretches), needs
    )


def strained_alike(agents: int) -> float:
    """The load at which a centre of this size has the safety staffing of 45 agents at load 0.8.

    Square-root staffing: the agents beyond the load grow with its root, so larger centres run fuller.
    """
    median_share, reference = 0.8, (45, 0.8)
    offered = reference[1] * median_share * reference[0]
    safety = (1 - reference[1]) * median_share * reference[0] / np.sqrt(offered)
    on_phones = median_share * agents
    root = (np.sqrt(safety**2 + 4 * on_phones) - safety) / 2
    return float(root**2 / on_phones)


def person(name: str, team: int, role: str) -> Person:
    """One in four teams belongs to the small unit."""
    leads = "team_leader" if role == "team_leader" else "agent"
    return Person(name, f"t{team}", "large" if team % 4 else "small", leads)  # type: ignore[arg-type]


def agent_week(name: str, monday_s: int, rng: np.random.Generator) -> list[Stretch]:
    """The same staggered shift every day, lunch and two breaks wherever they fall."""
    shift_s = 8 * HOUR_S + int(rng.integers(0, 3)) * 1800
    return [
        stretch for day in range(DAYS) for stretch in agent_day(name, monday_s + day * DAY_S + shift_s, rng)
    ]


def agent_day(name: str, start_s: int, rng: np.random.Generator) -> list[Stretch]:
    """Seven and a half hours on the phones, cut by breaks."""
    lunch_s = start_s + int(rng.integers(12, 17)) * QUARTER_S
    first_s = start_s + int(rng.integers(5, 9)) * QUARTER_S
    last_s = lunch_s + int(rng.integers(6, 9)) * QUARTER_S
    breaks = ((first_s, QUARTER_S), (lunch_s, 2 * QUARTER_S), (last_s, QUARTER_S))
    whole = Stretch(name, start_s, start_s + 15 * HOUR_S // 2, "phone")
    return cut(whole, breaks)


def cut(whole: Stretch, breaks: tuple[tuple[int, int], ...]) -> list[Stretch]:
    """The phone stretch with its breaks, in order of time."""
    parts, at_s = [], whole.start_s
    for start_s, seconds in breaks:
        parts.append(Stretch(whole.person, at_s, start_s, "phone"))
        at_s = start_s + seconds
        parts.append(Stretch(whole.person, start_s, at_s, "break"))
    return [*parts, Stretch(whole.person, at_s, whole.end_s, "phone")]


def leader_week(name: str, monday_s: int) -> list[Stretch]:
    """On the floor 8-10 and 11-16, a meeting between."""
    hours = ((8, 10, "floor"), (10, 11, "meeting"), (11, 16, "floor"))
    return [
        Stretch(name, day_s + a * HOUR_S, day_s + b * HOUR_S, duty)  # type: ignore[arg-type]
        for day_s in (monday_s + day * DAY_S for day in range(DAYS))
        for a, b, duty in hours
    ]


def mean_calls(grid: TimeGrid, stretches: list[Stretch], util: float, rng: np.random.Generator) -> Floats:
    """Slow at opening and closing, two peaks a day, heavy Mondays, three per cent noise between intervals."""
    on_phones = np.zeros(grid.count)
    for stretch in stretches:
        if stretch.duty == "phone":
            on_phones[(grid.starts_s >= stretch.start_s) & (grid.starts_s < stretch.end_s)] += 1
    hour = grid.second_of_day / HOUR_S
    peaks = 0.2 * np.exp(-(((hour - 10) / 1.2) ** 2)) + 0.15 * np.exp(-(((hour - 14) / 1.3) ** 2))
    opening = np.clip((hour - 7.5) / 1.5, 0, 1) * np.clip((16.75 - hour) / 1.5, 0, 1)
    shape = np.where((hour >= 8) & (hour < 16.5), 0.75 + peaks, 0.0) * opening
    varied = OF_WEEKDAY[grid.weekday] * rng.normal(1, 0.03, size=grid.count)
    typical = np.median(on_phones[on_phones > 0])
    calls: Floats = shape * varied * util * typical / HANDLE_S * grid.interval_s / 0.95
    return calls
