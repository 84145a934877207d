"""A plan document of an invented centre, the same every time, to look at and to test the page with.

It has the shape of a real one (``fagtid-plan/1``) but no queueing in it: prices follow the load of the
interval by a smooth rule. Only the page is tested with it, never the engine.
"""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

FIRST = (
    "Ida", "Kari", "Ola", "Åse", "Øyvind", "Mats", "Hanne", "Liv", "Per", "Nina", "Jon", "Siri", "Erik",
    "Tuva", "Aksel", "Solveig", "Amir", "Fatima", "Jonas", "Marte",
)  # fmt: skip
LAST = (
    "Hansen", "Lie", "Moe", "Bakken", "Ødegård", "Sæther", "Nguyen", "Berg", "Å", "Dahl", "Krogh-Jespersen",
    "Vik", "Aas", "Strøm",
)  # fmt: skip
ACTIVITIES: list[dict[str, Any]] = [
    {"id": "forum", "kind": "forum", "title": "Ny fakturamal fra januar", "minutes": 45, "protected": True},
    {"id": "guidance", "kind": "guidance", "title": "", "minutes": 30, "protected": True},
    {"id": "listening", "kind": "listening", "title": "", "minutes": 30, "protected": False},
    {"id": "reading", "kind": "reading", "title": "", "minutes": 20, "protected": False},
    {
        "id": "course",
        "kind": "course",
        "title": "Nytt saksbehandlingssystem",
        "minutes": 60,
        "protected": True,
    },
    {"id": "reflection", "kind": "reflection", "title": "", "minutes": 15, "protected": False},
    {"id": "mail", "kind": "rotation", "title": "", "minutes": 90, "protected": False},
]
REASONS = {
    "forum": "Laveste pris der hele gruppa og en teamleder er ledige.",
    "guidance": "Din egen teamleder er ledig, og prisen er blant de laveste den dagen.",
    "listening": "Rolig tid der en kollega blir på telefonen.",
    "reading": "Stille stund; kan flyttes om køen vokser.",
    "course": "Må være ferdig før systemet tas i bruk.",
    "reflection": "Rett etter en topp, mens sakene er ferske.",
    "mail": "E-posten må besvares innen 24 timer.",
}


def sample_plan(
    *,
    teams: tuple[tuple[str, int], ...] = (
        ("Tromsø", 13),
        ("Drammen 1", 11),
        ("Drammen 2", 11),
        ("Drammen 3", 10),
    ),
    start: str = "2026-11-30",
    days: int = 5,
    hours: tuple[int, int] = (8, 18),
    interval_minutes: int = 15,
    timezone: str = "Europe/Oslo",
    seed: int = 1,
    unplaced: int = 2,
    sessions: bool = True,
    centre: str = "Kundesenter Nord",
) -> dict[str, Any]:
    """A whole document; ``teams`` are (name, agents), each with a team leader besides."""
    rng = random.Random(seed)
    zone = ZoneInfo(timezone)
    people = invented_people(teams, rng)
    intervals = invented_intervals(rng, zone, start, days, hours, interval_minutes, len(people))
    placed = invented_sessions(rng, people, intervals, zone) if sessions else []
    count_learning(intervals, placed, interval_minutes * 60)
    offered = sum(interval["offered_mean"] for interval in intervals)
    before = sum(interval["late_before"] for interval in intervals)
    after = sum(interval["late_after"] for interval in intervals)
    first = datetime.fromisoformat(start).replace(tzinfo=zone)
    agents = [person for person in people if person["role"] == "agent"]
    return {
        "format": "fagtid-plan/1",
        "centre": centre,
        "timezone": timezone,
        "period": {"start": first.isoformat(), "end": (first + timedelta(days=days)).isoformat()},
        "interval_minutes": interval_minutes,
        "inputs": {"traffic": {"file": "calls.csv", "sha256": "9f2c" * 16}, "roster": {"file": "roster.csv"}},
        "assumptions": {
            "handle_seconds": 170.0, "patience_seconds": 240.0, "target_seconds": 90.0, "target_share": 0.92,
            "day_cv": 0.061, "volume_scenarios": 5,
        },
        "people": people,
        "activities": ACTIVITIES,
        "intervals": intervals,
        "sessions": placed,
        "unplaced": [
            {"person": agents[n]["id"], "activity": "guidance", "code": "host_busy",
             "reason": "Teamlederen har ingen ledig halvtime som passer med vakta di."}
            for n in range(unplaced)
        ],
        "calendar_effects": [
            {"name": "Fakturaforfall", "days": [start], "multiplier": 1.35, "low": 1.2, "high": 1.5,
             "days_seen": 6},
            {"name": "Dagen etter en fridag", "days": [], "multiplier": 0.96, "low": 0.9, "high": 1.03,
             "days_seen": 3},
        ],
        "price": {
            "offered": offered, "late_before": before, "late_after": after,
            "in_time_before": 1 - before / offered if offered else None,
            "in_time_after": 1 - after / offered if offered else None,
            "bound": (after - before) * 0.99, "gap": 0.01,
            "learning_minutes": sum(minutes_of(session) for session in placed), "agents": len(agents),
            "simulated": {
                "runs": 200, "seed": 1,
                "late_before": {"mean": before * 1.004, "ci95": [before * 0.99, before * 1.018]},
                "late_after": {"mean": after * 1.003, "ci95": [after * 0.989, after * 1.017]},
            },
        },
        "compared": [{"name": "by chance", "late_added": (after - before) * 6.2},
                     {"name": "erlang_c", "late_added": (after - before) * 1.7}],
        "solver": {"status": "feasible", "seconds": 7.9, "seed": seed},
    }  # fmt: skip


def invented_people(teams: tuple[tuple[str, int], ...], rng: random.Random) -> list[dict[str, str]]:
    """Agents and one team leader for each team, no name twice."""
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    names += [f"{name} {n}" for n in (2, 3, 4) for name in names]
    rng.shuffle(names)
    people = [
        {"id": names.pop(), "team": team, "unit": team.split()[0], "role": role}
        for team, size in teams
        for role in ["team_leader"] + ["agent"] * size
    ]
    return people


def invented_intervals(
    rng: random.Random,
    zone: ZoneInfo,
    start: str,
    days: int,
    hours: tuple[int, int],
    interval_minutes: int,
    people: int,
) -> list[dict[str, Any]]:
    """Every interval of the opening hours: two peaks a day, more calls early in the week."""
    intervals = []
    for n in range(days):
        midnight = datetime.fromisoformat(start) + timedelta(days=n)
        opens = (midnight + timedelta(hours=hours[0])).replace(tzinfo=zone).astimezone(UTC)
        closes = (midnight + timedelta(hours=hours[1])).replace(tzinfo=zone).astimezone(UTC)
        day_size = (1.25, 1.05, 0.95, 0.9, 0.85, 0.5, 0.4)[midnight.weekday()]
        length = timedelta(minutes=interval_minutes)
        while opens < closes:
            hour = opens.astimezone(zone).hour + opens.astimezone(zone).minute / 60
            intervals.append(
                invented_interval(rng, opens.astimezone(zone), hour, day_size, interval_minutes, people)
            )
            opens += length
    return intervals


def invented_interval(
    rng: random.Random, start: datetime, hour: float, day_size: float, minutes: int, people: int
) -> dict[str, Any]:
    """One interval; the price rises steeply with the load per person at work."""
    shape = (
        0.45 + 0.75 * math.exp(-(((hour - 10.2) / 1.3) ** 2)) + 0.55 * math.exp(-(((hour - 14) / 1.6) ** 2))
    )
    offered = people * day_size * shape * minutes / 15 * 3.3 * rng.uniform(0.96, 1.04)
    lunch = 0.82 if 11 <= hour < 12.5 else 1.0
    rostered = round(people * 0.78 * lunch * min(1.0, 0.4 + max(0.0, hour - 7.9)))
    load = offered / max(rostered, 1) / minutes * 170 / 60
    late = offered * min(0.9, 0.06 * load**6)
    price = None if rostered < 4 else minutes / 15 * (0.02 + 1.6 * load**7)
    return {
        "start": start.isoformat(), "queue": "all", "offered_mean": offered, "offered_p10": offered * 0.78,
        "offered_p90": offered * 1.25, "rostered": rostered, "learning": 0, "late_before": late,
        "late_after": late, "price_one_more": price,
    }  # fmt: skip


def invented_sessions(
    rng: random.Random, people: list[dict[str, str]], intervals: list[dict[str, Any]], zone: ZoneInfo
) -> list[dict[str, Any]]:
    """Forums in groups, guidance with the leader, and time alone, each in a cheap interval."""
    cheap = sorted(
        (i for i in intervals if i["price_one_more"] is not None), key=lambda i: i["price_one_more"]
    )
    cheap = cheap[: max(1, len(cheap) * 2 // 5)]
    busy: dict[str, list[tuple[datetime, datetime]]] = {}
    sessions: list[dict[str, Any]] = []
    for team in dict.fromkeys(person["team"] for person in people):
        leader = next(p["id"] for p in people if p["team"] == team and p["role"] == "team_leader")
        agents = [p["id"] for p in people if p["team"] == team and p["role"] == "agent"]
        for activity, group, host in needs_of(agents, leader):
            place(rng, sessions, busy, cheap, zone, activity, group, host, agents)
    return sessions


def needs_of(agents: list[str], leader: str) -> list[tuple[dict[str, Any], list[str], str | None]]:
    """(activity, group, host) of everything one team is to have."""
    forum, guidance, listening, reading, course, reflection, mail = ACTIVITIES
    groups = [agents[n : n + 6] for n in range(0, len(agents), 6)]
    needs: list[tuple[dict[str, Any], list[str], str | None]] = [(forum, group, leader) for group in groups]
    needs += [(course, groups[0], None)]
    for n, agent in enumerate(agents):
        needs += [(guidance, [agent], leader), (reading, [agent], None), (listening, [agent], None)]
        needs += [(mail, [agent], None)] if n % 4 == 0 else [(reflection, [agent], None)]
    return needs


def place(
    rng: random.Random,
    sessions: list[dict[str, Any]],
    busy: dict[str, list[tuple[datetime, datetime]]],
    cheap: list[dict[str, Any]],
    zone: ZoneInfo,
    activity: dict[str, Any],
    group: list[str],
    host: str | None,
    agents: list[str],
) -> None:
    """Put one session where nobody in it is taken; left out when a hundred tries find no place."""
    those = [*group, *([host] if host else [])]
    for _ in range(100):
        interval = rng.choice(cheap)
        start = datetime.fromisoformat(interval["start"]).astimezone(UTC)
        end = start + timedelta(minutes=activity["minutes"])
        colleague = rng.choice(agents) if activity["kind"] == "listening" else None
        everyone = [*those, *([colleague] if colleague else [])]
        free = all(end <= a or b <= start for person in everyone for a, b in busy.get(person, []))
        if free and colleague not in group and start.date() == end.date() and end <= closing(cheap, start):
            break
    else:
        return
    for person in everyone:
        busy.setdefault(person, []).append((start, end))
    sessions.append({
        "id": f"s{len(sessions) + 1}", "activity": activity["id"], "kind": activity["kind"],
        "start": start.astimezone(zone).isoformat(), "end": end.astimezone(zone).isoformat(),
        "protected": activity["protected"], "host": host, "people": group, "with": colleague,
        "price": interval["price_one_more"] * len(group), "reason": REASONS[activity["id"]],
    })  # fmt: skip


def closing(cheap: list[dict[str, Any]], start: datetime) -> datetime:
    """The latest moment a session may end on that day: with the last cheap interval."""
    starts = [datetime.fromisoformat(interval["start"]).astimezone(UTC) for interval in cheap]
    return max(s for s in starts if s.date() == start.date()) + timedelta(minutes=15)


def count_learning(
    intervals: list[dict[str, Any]], sessions: list[dict[str, Any]], interval_s: float
) -> None:
    """Fill in who is away in each interval and what that makes late."""
    spans = [
        (datetime.fromisoformat(s["start"]).timestamp(), datetime.fromisoformat(s["end"]).timestamp(), s)
        for s in sessions
    ]
    for interval in intervals:
        start = datetime.fromisoformat(interval["start"]).timestamp()
        away = sum(len(s["people"]) for a, b, s in spans if a < start + interval_s and b > start)
        interval["learning"] = min(away, interval["rostered"])
        interval["late_after"] = interval["late_before"] + 0.12 * away * (interval["price_one_more"] or 0)


def minutes_of(session: dict[str, Any]) -> float:
    """Minutes of learning in one session, all its people together."""
    length = datetime.fromisoformat(session["end"]) - datetime.fromisoformat(session["start"])
    return length.total_seconds() / 60 * len(session["people"])


def sample_frontier(points: int = 7) -> dict[str, Any]:
    """A frontier document: calls late against hours of learning per agent, rising ever faster."""
    hours = [0.5 * (n + 1) for n in range(points)]
    return {
        "format": "fagtid-frontier/1",
        "centre": "Kundesenter Nord",
        "timezone": "Europe/Oslo",
        "period": {"start": "2026-11-30T00:00:00+01:00", "end": "2026-12-05T00:00:00+01:00"},
        "points": [
            {"hours_per_agent": h, "sessions": round(45 * h * 2), "late_before": 401.2,
             "late_after": 401.2 + 3.1 * h**2.2, "added": 3.1 * h**2.2, "bound": 3.1 * h**2.2 * 0.96,
             "gap": 0.04, "in_time_after": 0.9246 - 0.0006 * h**2.2}
            for h in hours
        ],
        "assumptions": {"handle_seconds": 170.0, "patience_seconds": 240.0, "target_seconds": 90.0},
    }  # fmt: skip
