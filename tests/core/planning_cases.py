"""Centres to plan, large and tiny, and the one check of everything a plan may not break."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning.problem import Activity, Limits, Needs, Person, Stretch, Window
from fagtid.core.planning.result import Plan, PlanningProblem, Session
from fagtid.core.queueing.transient import CallLoad, late_calls
from fagtid.core.timegrid import TimeGrid, days_grid

HOUR = 3600
MONDAY = "2026-11-30"
Hours = tuple[float, float, str]  # from, to (hours after the first midnight), duty

WEEK_OF_LEARNING = (
    Activity("forum", "forum", 45, 1, (4, 7), "team", "team_leader", protected=True),
    Activity("guidance", "guidance", 30, host="team_leader"),
    Activity("listening", "listening", 30),
    Activity("reading", "reading", 20, 2),
)


def small_case(
    agents: dict[str, list[Hours]],
    activities: Iterable[Activity],
    *,
    leaders: dict[str, list[Hours]] | None = None,
    calls_per_hour: float | list[float] = 0.0,
    limits: Limits | None = None,
    teams: dict[str, str] | None = None,
    units: dict[str, str] | None = None,
    days: int = 1,
    first_day: str = MONDAY,
    interval_s: int = 900,
    wishes: Iterable[Window] = (),
    blocked: Iterable[Window] = (),
    owed: dict[str, int] | None = None,
    hosts: dict[str, tuple[str, ...]] | None = None,
) -> PlanningProblem:
    """A centre spelt out by the hour; leaders are of team ``t`` like everybody without another team."""
    grid = days_grid(first_day, days, interval_s, "Europe/Oslo")
    roles = dict.fromkeys(agents, "agent") | dict.fromkeys(leaders or {}, "team_leader")
    teams, units = teams or {}, units or {}
    people = tuple(Person(n, teams.get(n, "t"), units.get(n, "u"), role) for n, role in roles.items())
    stretches = tuple(
        Stretch(name, grid.start_s + round(a * HOUR), grid.start_s + round(b * HOUR), duty)
        for name, hours in (agents | (leaders or {})).items()
        for a, b, duty in hours
    )
    hourly = (
        np.broadcast_to(np.asarray(calls_per_hour, dtype=float), (24 * days,))
        if np.ndim(calls_per_hour) == 0
        else np.asarray(calls_per_hour, dtype=float)
    )
    hour = np.minimum((grid.starts_s - grid.start_s) // HOUR, hourly.size - 1)
    calls = hourly[hour] * interval_s / HOUR
    needs = Needs(
        tuple(activities),
        limits or Limits(),
        tuple(wishes),
        tuple(blocked),
        owed or {},
        hosts or {},
    )
    handle = np.full(grid.count, 180.0)
    return PlanningProblem(grid, calls[None], np.array([1.0]), handle, 240.0, 60.0, people, stretches, needs)


def at(problem: PlanningProblem, hours: float) -> int:
    """UTC seconds so many hours after the period's first midnight."""
    return problem.grid.start_s + round(hours * HOUR)


def busy_centre(
    people: int,
    *,
    seed: int = 0,
    occupancy: float = 0.8,
    days: int = 5,
    first_day: str = MONDAY,
    interval_s: int = 900,
    activities: tuple[Activity, ...] = WEEK_OF_LEARNING,
    limits: Limits | None = None,
) -> PlanningProblem:
    """A week of teams of about eleven with three breaks a day, two peaks and three volume scenarios."""
    rng = np.random.default_rng(seed)
    grid = days_grid(first_day, days, interval_s, "Europe/Oslo")
    teams = max(1, round(people / 11))
    midnights = [int(grid.starts_s[grid.day == day][0]) for day in np.unique(grid.day)]
    staff: list[Person] = []
    stretches: list[Stretch] = []
    for i in range(people):
        team = i % teams
        staff.append(Person(f"a{i:03d}", f"t{team}", "u0" if team % 4 else "u1", "agent"))
        shift = int(rng.integers(0, 3)) * 1800
        for midnight in midnights:
            stretches += agent_day(f"a{i:03d}", midnight + 8 * HOUR + shift, rng)
    for team in range(teams):
        staff.append(Person(f"L{team}", f"t{team}", "u0" if team % 4 else "u1", "team_leader"))
        for midnight in midnights:
            stretches += leader_day(f"L{team}", midnight)
    calls, weights = traffic(grid, on_phones(grid, stretches), occupancy, rng)
    needs = Needs(activities, limits or Limits(90, 2))
    handle = np.full(grid.count, 170.0)
    return PlanningProblem(grid, calls, weights, handle, 240.0, 90.0, tuple(staff), tuple(stretches), needs)


def agent_day(name: str, start: int, rng: np.random.Generator) -> list[Stretch]:
    """Seven and a half hours on the phones with two short breaks and lunch."""
    lunch = start + int(rng.integers(12, 17)) * 900
    first, last = start + int(rng.integers(5, 9)) * 900, lunch + int(rng.integers(6, 9)) * 900
    breaks = [(first, first + 900), (lunch, lunch + 1800), (last, last + 600)]
    ends = [start, *(moment for pause in breaks for moment in pause), start + 27_000]
    duties = ("phone", "break") * 3 + ("phone",)
    return [Stretch(name, a, b, duty) for (a, b), duty in zip(pairwise(ends), duties, strict=True)]  # type: ignore[arg-type]


def leader_day(name: str, midnight: int) -> list[Stretch]:
    """On the floor from eight to four, but for a meeting at ten."""
    hours = ((8, 10, "floor"), (10, 11, "meeting"), (11, 16, "floor"))
    return [Stretch(name, midnight + a * HOUR, midnight + b * HOUR, duty) for a, b, duty in hours]  # type: ignore[arg-type]


def on_phones(grid: TimeGrid, stretches: Iterable[Stretch]) -> NDArray[np.int64]:
    """Agents on the phones at the middle of each step of ``grid``."""
    middle = grid.starts_s + grid.interval_s // 2
    found = np.zeros(grid.count, dtype=np.int64)
    for stretch in stretches:
        if stretch.duty == "phone":
            found += (middle >= stretch.start_s) & (middle < stretch.end_s)
    return found


def traffic(
    grid: TimeGrid, agents: NDArray[np.int64], occupancy: float, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Calls that keep so many agents so occupied, busier on Mondays, mornings and after lunch."""
    hour = grid.second_of_day / HOUR
    peaks = 0.75 + 0.2 * np.exp(-(((hour - 10) / 1.2) ** 2)) + 0.15 * np.exp(-(((hour - 14) / 1.3) ** 2))
    shape = np.where((hour >= 8) & (hour < 16.5), peaks, 0)
    by_day = np.array([1.12, 1.03, 0.97, 0.95, 0.93])[np.minimum(grid.weekday, 4)]
    level = float(np.median(agents[agents > 0])) if agents.any() else 0.0
    mean = shape * by_day * rng.normal(1, 0.03, size=grid.count) * occupancy * level / 170 * grid.interval_s
    return np.array([[0.88], [1.0], [1.12]]) * mean / 0.95, np.array([0.3, 0.4, 0.3])


# ---- what no plan may break -------------------------------------------------------------------------


def violations(problem: PlanningProblem, plan: Plan) -> list[str]:
    """Everything in ``plan`` that breaks a promise, in words; worked out from the roster's own seconds."""
    check = _Check(problem, plan)
    check.sessions()
    check.persons()
    check.hosts()
    check.partners()
    check.phones()
    check.account()
    check.prices()
    return check.found


class _Check:
    def __init__(self, problem: PlanningProblem, plan: Plan) -> None:
        self.problem, self.plan, self.found = problem, plan, list[str]()
        self.people = {person.id: person for person in problem.people}
        self.activities = {activity.id: activity for activity in problem.needs.activities}
        self.duties: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for s in sorted(problem.stretches, key=lambda s: s.start_s):
            runs = self.duties[s.person][s.duty]
            if runs and runs[-1][1] >= s.start_s:
                runs[-1] = (runs[-1][0], max(runs[-1][1], s.end_s))
            else:
                runs.append((s.start_s, s.end_s))
        before = {(s.id, s.start_s) for s in problem.published}
        now = problem.grid.start_s - 1 if problem.now_s is None else problem.now_s
        still = [s for s in plan.sessions if (s.id, s.start_s) in before]
        self.begun = {s.id for s in still if s.start_s <= now}
        self.held = self.begun | {s.id for s in still if s.protected}

    def claim(self, holds: bool, fault: str) -> None:
        if not holds:
            self.found.append(fault)

    def inside(self, name: str, duties: tuple[str, ...], session: Session) -> bool:
        runs = [run for duty in duties for run in self.duties[name][duty]]
        return any(a <= session.start_s and session.end_s <= b for a, b in runs)

    def sessions(self) -> None:
        ids = [session.id for session in self.plan.sessions]
        self.claim(len(set(ids)) == len(ids), f"ids are not unique: {ids}")
        for s in self.plan.sessions:
            activity = self.activities[s.activity]
            self.claim(s.end_s - s.start_s == activity.minutes * 60, f"{s.id} has the wrong length")
            self.claim(s.kind == activity.kind and s.protected == activity.protected, f"{s.id} is miscast")
            grid = self.problem.grid
            self.claim(grid.start_s <= s.start_s and s.end_s <= grid.end_s, f"{s.id} is outside the period")
            least, most = activity.group or (1, 1)
            fits = least <= len(s.people) <= most or (s.id in self.held and 1 <= len(s.people) <= most)
            self.claim(fits, f"{s.id} has {len(s.people)} people, not {least}-{most}")
            self.claim(len(set(s.people)) == len(s.people), f"{s.id} names someone twice")
            circles = {self.circle(s, name) for name in s.people}
            self.claim(len(circles) == 1, f"{s.id} mixes {circles}")
            if self.problem.now_s is not None and s.id not in self.begun:
                self.claim(s.start_s >= self.problem.now_s, f"{s.id} starts before now")

    def circle(self, session: Session, name: str) -> str:
        person, activity = self.people[name], self.activities[session.activity]
        self.claim(person.role == "agent", f"{session.id} is for a leader")
        for_whom = activity.people
        self.claim(for_whom is None or name in for_whom, f"{session.id} is not for {name}")
        return {"team": person.team, "unit": person.unit, "centre": ""}[activity.within]

    def persons(self) -> None:
        limits = self.problem.needs.limits
        mine: dict[str, list[Session]] = defaultdict(list)
        for s in self.plan.sessions:
            for name in s.people:
                mine[name].append(s)
                self.claim(s.id in self.begun or self.is_free(name, s), f"{name} is not free for {s.id}")
        for name, sessions in mine.items():
            sessions.sort(key=lambda s: s.start_s)
            for one, other in pairwise(sessions):
                apart = other.start_s - one.end_s
                settled = one.id in self.held and other.id in self.held
                enough = apart >= (0 if settled else limits.rest_minutes * 60)
                self.claim(enough, f"{name} has {apart} s between {one.id} and {other.id}")
            minutes = Counter[object]()
            for s in sessions:
                if s.kind != "rotation" and s.id not in self.held:
                    minutes[self.day(s)] += self.activities[s.activity].minutes
            over = [day for day, total in minutes.items() if total > limits.learning_minutes_per_day]
            self.claim(not over, f"{name} learns too long on {over}")

    def day(self, session: Session) -> object:
        slots = self.plan.slots
        return slots.day[slots.index(session.start_s)]

    def is_free(self, name: str, s: Session) -> bool:
        for window in self.problem.needs.blocked:
            if window.person == name and window.start_s < s.end_s and s.start_s < window.end_s:
                return False
        duties = ("phone",) if self.duties[name]["phone"] else ("mail", "floor")
        return self.inside(name, duties, s)

    def hosts(self) -> None:
        led: dict[str, list[Session]] = defaultdict(list)
        for s in self.plan.sessions:
            activity = self.activities[s.activity]
            self.claim((s.host is None) == (activity.host is None) or s.id in self.begun, f"{s.id}: host?")
            if s.host is None:
                continue
            led[s.host].append(s)
            leader, agent = self.people[s.host], self.people[s.people[0]]
            own = activity.group is None or activity.within == "team"
            near = leader.team == agent.team if own else self.near(activity.within, leader, agent)
            self.claim(leader.role == "team_leader" and near, f"{s.host} may not lead {s.id}")
            free = self.inside(s.host, ("floor",), s)
            self.claim(free or s.id in self.begun, f"{s.host} is not on the floor for {s.id}")
        for name, sessions in led.items():
            self.claim(not overlaps(sessions), f"{name} leads two sessions at once")

    def near(self, within: str, one: Person, other: Person) -> bool:
        return {"unit": one.unit == other.unit, "centre": True}[within]

    def partners(self) -> None:
        listened: dict[str, list[Session]] = defaultdict(list)
        for s in self.plan.sessions:
            if s.kind != "listening":
                self.claim(s.partner is None, f"{s.id} has a partner")
                continue
            if s.id in self.begun:
                continue
            self.claim(s.partner is not None, f"{s.id} listens to nobody")
            if s.partner is None:
                continue
            listened[s.partner].append(s)
            approved = self.problem.needs.listening_hosts.get(s.people[0])
            self.claim(approved is None or s.partner in approved, f"{s.partner} is not approved for {s.id}")
            self.claim(s.partner not in s.people, f"{s.id}: listens to oneself")
            self.claim(self.inside(s.partner, ("phone",), s), f"{s.partner} is not on the phones in {s.id}")
        for name, sessions in listened.items():
            self.claim(not overlaps(sessions), f"{name} has two listeners at once")
            own = [s for s in self.plan.sessions if name in s.people]
            for s in sessions:
                self.claim(
                    not any(overlaps([s, o]) for o in own), f"{name} learns while listened to in {s.id}"
                )

    def phones(self) -> None:
        problem, plan, slots = self.problem, self.plan, self.plan.slots
        agents = on_phones(slots, [s for s in problem.stretches if self.people[s.person].role == "agent"])
        away = self.away()
        self.claim(bool((plan.agents == agents).all()), "agents on the phones are miscounted")
        self.claim(bool((plan.away == away).all()), "agents away are miscounted")
        held = self.away(held_only=True)
        limits = problem.needs.limits
        load = call_load(problem, slots)
        needed = np.ceil(load.offered / load.slot_s * load.handle_s / limits.highest_occupancy - 1e-6)
        floor = np.maximum(needed, limits.least_on_phones)
        broken = (away > held) & (agents - away < floor)
        self.claim(not broken.any(), f"too few on the phones in slots {np.flatnonzero(broken)}")

    def away(self, *, held_only: bool = False) -> NDArray[np.int64]:
        slots = self.plan.slots
        middle = slots.starts_s + slots.interval_s // 2
        away = np.zeros(slots.count, dtype=np.int64)
        for s in self.plan.sessions:
            if held_only and s.id not in self.held:
                continue
            last_s = slots.start_s - (slots.start_s - s.end_s) // slots.interval_s * slots.interval_s
            during = (slots.starts_s >= s.start_s) & (slots.starts_s < last_s)
            for name in s.people:
                on = [(middle >= a) & (middle < b) for a, b in self.duties[name]["phone"]]
                away += during & np.any(on, axis=0) if on else 0
        return away

    def account(self) -> None:
        given = Counter((name, s.activity) for s in self.plan.sessions for name in s.people)
        given.update((u.person, u.activity) for u in self.plan.unplaced)
        asked = Counter(
            {
                (person.id, activity.id): activity.times_of(person.id)
                for person in self.problem.people
                for activity in self.problem.needs.activities
                if person.role == "agent" and (activity.people is None or person.id in activity.people)
            }
        )
        self.claim(given == asked, f"the account differs: {given - asked} too many, {asked - given} missing")

    def prices(self) -> None:
        plan = self.plan
        told = sum(s.price for s in plan.sessions)
        self.claim(abs(told - plan.value) < 1e-6 + 1e-9 * abs(plan.value), f"prices {told} != {plan.value}")
        load = call_load(self.problem, plan.slots)
        before, after = self.exact(load)
        self.claim(np.allclose(before, plan.late_before, atol=1e-9), "late before is not the chain's")
        self.claim(np.allclose(after, plan.late_after, atol=1e-9), "late after is not the chain's")
        self.claim(abs(after.sum() - before.sum() - plan.value) < 1e-6, "the value is not the chain's")
        self.claim(plan.bound <= plan.value + 1e-9, f"bound {plan.bound} above value {plan.value}")
        self.claim(bool(np.isfinite([plan.value, plan.bound]).all()), "the price is not a number")

    def exact(self, load: CallLoad) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Late calls without and with the plan, from a matrix of who is on the phones when."""
        slots = self.plan.slots
        middle = slots.starts_s + slots.interval_s // 2
        names = [person.id for person in self.problem.people if person.role == "agent"]
        on = np.zeros((len(names), slots.count), dtype=bool)
        for i, name in enumerate(names):
            for a, b in self.duties[name]["phone"]:
                on[i] |= (middle >= a) & (middle < b)
        stay = on.copy()
        for s in self.plan.sessions:
            last_s = slots.start_s - (slots.start_s - s.end_s) // slots.interval_s * slots.interval_s
            for name in s.people:
                stay[names.index(name), (slots.starts_s >= s.start_s) & (slots.starts_s < last_s)] = False
        return _late(load, on), _late(load, stay)


def _late(load: CallLoad, on: NDArray[np.bool_]) -> NDArray[np.float64]:
    leaving = np.zeros(on.shape[1], dtype=np.int64)
    leaving[1:] = (on[:, :-1] & ~on[:, 1:]).sum(axis=0)
    late: NDArray[np.float64] = late_calls(load, on.sum(axis=0), leaving)
    return late


def call_load(problem: PlanningProblem, slots: TimeGrid) -> CallLoad:
    """The problem's traffic on the plan's slots."""
    parts = problem.grid.interval_s // slots.interval_s
    rates = np.repeat(np.atleast_2d(problem.calls) / problem.grid.interval_s, parts, axis=1)
    handle = np.repeat(problem.handle_s, parts)
    patience, target = problem.patience_s, problem.target_s
    return CallLoad(rates, problem.weights, handle, patience, target, float(slots.interval_s))


def overlaps(sessions: list[Session]) -> bool:
    """Whether any two of them share time."""
    ordered = sorted(sessions, key=lambda s: s.start_s)
    return any(other.start_s < one.end_s for one, other in pairwise(ordered))
