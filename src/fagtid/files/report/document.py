"""What a plan document says, read into plain records for the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

Record = Mapping[str, Any]
AFTER_Z = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"})


@dataclass(frozen=True)
class Interval:
    """One interval of one queue. Times are UTC seconds, calls are expected numbers."""

    start_s: int
    end_s: int
    queue: str
    offered: float
    offered_low: float
    offered_high: float
    rostered: float
    learning: float
    late_before: float
    late_after: float
    price_one_more: float | None  # None: nobody may leave

    @property
    def is_open(self) -> bool:
        """Whether anybody calls or works in it."""
        return self.offered > 0 or self.rostered > 0


@dataclass(frozen=True)
class Activity:
    """What people are to have, as the centre wrote it."""

    id: str
    kind: str
    title: str
    minutes: float
    protected: bool


@dataclass(frozen=True)
class Session:
    """One placed session. ``colleague`` is the one listened to."""

    id: str
    activity: str
    kind: str
    start_s: int
    end_s: int
    protected: bool
    host: str | None
    people: tuple[str, ...]
    colleague: str | None
    price: float | None
    reason: str
    queue: str | None


@dataclass(frozen=True)
class Person:
    """Someone on the roster."""

    id: str
    team: str
    unit: str
    is_leader: bool


@dataclass(frozen=True)
class Unplaced:
    """A need that found no time, and why."""

    person: str
    activity: str
    reason: str


@dataclass(frozen=True)
class Spread:
    """A simulated mean and its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Price:
    """What the plan costs the customers, in calls and shares."""

    offered: float
    late_before: float
    late_after: float
    in_time_before: float | None
    in_time_after: float | None
    bound: float | None
    gap: float | None
    runs: int
    simulated_before: Spread | None
    simulated_after: Spread | None
    learning_minutes: float | None
    agents: int | None

    @property
    def added(self) -> float:
        """Calls that learning makes late."""
        return self.late_after - self.late_before


@dataclass(frozen=True)
class Effect:
    """How much a day the centre named changes the traffic."""

    name: str
    days: tuple[str, ...]
    multiplier: float
    low: float
    high: float
    days_seen: int


@dataclass(frozen=True)
class Plan:
    """A whole plan document."""

    centre: str
    zone: ZoneInfo
    start_s: int
    end_s: int
    interval_s: int
    intervals: tuple[Interval, ...]
    sessions: tuple[Session, ...]
    unplaced: tuple[Unplaced, ...]
    people: tuple[Person, ...]
    activities: tuple[Activity, ...]
    price: Price
    effects: tuple[Effect, ...]
    compared: tuple[tuple[str, float], ...]
    assumptions: Record
    inputs: Record
    solver: Record

    @property
    def queues(self) -> list[str]:
        """Names of the queues, in the order of the document."""
        return list(dict.fromkeys(interval.queue for interval in self.intervals))

    @property
    def agents(self) -> list[Person]:
        """Those who take calls."""
        return [person for person in self.people if not person.is_leader]


def read_plan(document: Record) -> Plan:
    """The plan in ``document``, a ``fagtid-plan/1`` (see the reference of file formats)."""
    length_s = round(float(document["interval_minutes"]) * 60)
    sessions = tuple(read_session(record) for record in document.get("sessions", ()))
    return Plan(
        centre=str(document["centre"]),
        zone=ZoneInfo(document["timezone"]),
        start_s=seconds(document["period"]["start"]),
        end_s=seconds(document["period"]["end"]),
        interval_s=length_s,
        intervals=tuple(read_interval(record, length_s) for record in document.get("intervals", ())),
        sessions=tuple(sorted(sessions, key=lambda session: (session.start_s, session.id))),
        unplaced=tuple(read_unplaced(record) for record in document.get("unplaced", ())),
        people=read_people(document, sessions),
        activities=read_activities(document, sessions),
        price=read_price(document["price"]),
        effects=tuple(read_effect(record) for record in document.get("calendar_effects") or ()),
        compared=tuple(
            (str(record["name"]), float(record["late_added"])) for record in document.get("compared") or ()
        ),
        assumptions=document.get("assumptions") or {},
        inputs=document.get("inputs") or {},
        solver=document.get("solver") or {},
    )


def seconds(moment: str) -> int:
    """UTC seconds of an ISO 8601 time with its offset."""
    return round(datetime.fromisoformat(moment).timestamp())


def read_interval(record: Record, length_s: int) -> Interval:
    """One element of ``intervals``."""
    start_s = seconds(record["start"])
    offered = float(record.get("offered_mean") or 0)
    price = record.get("price_one_more")
    return Interval(
        start_s=start_s,
        end_s=start_s + length_s,
        queue=str(record.get("queue") or "all"),
        offered=offered,
        offered_low=float(record.get("offered_p10", offered)),
        offered_high=float(record.get("offered_p90", offered)),
        rostered=float(record.get("rostered") or 0),
        learning=float(record.get("learning") or 0),
        late_before=float(record.get("late_before") or 0),
        late_after=float(record.get("late_after") or 0),
        price_one_more=None if price is None else float(price),
    )


def read_session(record: Record) -> Session:
    """One element of ``sessions``."""
    price, host, colleague, queue = (record.get(key) for key in ("price", "host", "with", "queue"))
    return Session(
        id=str(record["id"]),
        activity=str(record["activity"]),
        kind=str(record["kind"]),
        start_s=seconds(record["start"]),
        end_s=seconds(record["end"]),
        protected=bool(record.get("protected")),
        host=None if host is None else str(host),
        people=tuple(str(person) for person in record["people"]),
        colleague=None if colleague is None else str(colleague),
        price=None if price is None else float(price),
        reason=str(record.get("reason") or ""),
        queue=None if queue is None else str(queue),
    )


def read_unplaced(record: Record) -> Unplaced:
    """One element of ``unplaced``."""
    return Unplaced(str(record["person"]), str(record["activity"]), str(record.get("reason") or ""))


def read_people(document: Record, sessions: Iterable[Session]) -> tuple[Person, ...]:
    """Everybody the document names, in the order of the alphabet and never by a figure."""
    people = {
        str(record["id"]): Person(
            id=str(record["id"]),
            team=str(record.get("team") or ""),
            unit=str(record.get("unit") or ""),
            is_leader=record.get("role") == "team_leader",
        )
        for record in document.get("people") or ()
    }
    for session in sessions:
        for person in session.people:
            people.setdefault(person, Person(person, "", "", False))
    return tuple(sorted(people.values(), key=lambda person: by_name(person.id)))


def read_activities(document: Record, sessions: Iterable[Session]) -> tuple[Activity, ...]:
    """The activities of the document; those only a session names are taken from the session."""
    found = {
        str(record["id"]): Activity(
            id=str(record["id"]),
            kind=str(record["kind"]),
            title=str(record.get("title") or ""),
            minutes=float(record.get("minutes") or 0),
            protected=bool(record.get("protected")),
        )
        for record in document.get("activities") or ()
    }
    for session in sessions:
        length = (session.end_s - session.start_s) / 60
        named = Activity(session.activity, session.kind, "", length, session.protected)
        found.setdefault(session.activity, named)
    return tuple(found.values())


def read_price(record: Record) -> Price:
    """The ``price`` of the document; what it leaves out is worked out from the calls, or left open."""
    offered = float(record.get("offered") or 0)
    before, after = float(record["late_before"]), float(record["late_after"])
    simulated: Record = record.get("simulated") or {}
    minutes, agents = record.get("learning_minutes"), record.get("agents")
    return Price(
        offered=offered,
        late_before=before,
        late_after=after,
        in_time_before=in_time(record.get("in_time_before"), before, offered),
        in_time_after=in_time(record.get("in_time_after"), after, offered),
        bound=optional_number(record.get("bound")),
        gap=optional_number(record.get("gap")),
        runs=int(simulated.get("runs") or 0),
        simulated_before=read_spread(simulated.get("late_before")),
        simulated_after=read_spread(simulated.get("late_after")),
        learning_minutes=optional_number(minutes),
        agents=None if agents is None else int(agents),
    )


def in_time(stated: Any, late: float, offered: float) -> float | None:
    """The share answered in time as stated, else from the late calls; ``None`` when nobody calls."""
    if stated is not None:
        return float(stated)
    return 1 - late / offered if offered else None


def optional_number(value: Any) -> float | None:
    """A number, or ``None`` where the document has none."""
    return None if value is None else float(value)


def read_spread(record: Record | None) -> Spread | None:
    """A simulated figure with its interval."""
    if not record:
        return None
    low, high = record["ci95"]
    return Spread(float(record["mean"]), float(low), float(high))


def read_effect(record: Record) -> Effect:
    """One element of ``calendar_effects``."""
    multiplier = float(record["multiplier"])
    return Effect(
        name=str(record["name"]),
        days=tuple(str(day) for day in record.get("days") or ()),
        multiplier=multiplier,
        low=float(record.get("low", multiplier)),
        high=float(record.get("high", multiplier)),
        days_seen=int(record.get("days_seen") or 0),
    )


def by_name(name: str) -> list[tuple[int, int, str]]:
    """Sorts as a Norwegian reader expects: æ, ø, å last, and p2 before p10."""
    parts = re.split(r"(\d+)", name.casefold())
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.translate(AFTER_Z)) for part in parts if part
    ]
