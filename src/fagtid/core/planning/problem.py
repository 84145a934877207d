"""What the planner is asked: people, shifts, traffic, activities, limits, wishes and debts.

Light to import: no numba, no solver.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from fagtid.core.errors import refuse

Kind = Literal["forum", "guidance", "listening", "course", "reading", "reflection", "rotation"]
Within = Literal["team", "unit", "centre"]
Role = Literal["agent", "team_leader"]
Duty = Literal["phone", "mail", "floor", "break", "meeting", "leave"]

KINDS: tuple[str, ...] = get_args(Kind)
DUTIES: tuple[str, ...] = get_args(Duty)


@dataclass(frozen=True)
class Person:
    """Someone on the roster. ``id`` is the roster's own name for the person."""

    id: str
    team: str
    unit: str
    role: Role = "agent"


@dataclass(frozen=True)
class Stretch:
    """One person doing one thing, half-open ``[start_s, end_s)`` in UTC seconds."""

    person: str
    start_s: int
    end_s: int
    duty: Duty


@dataclass(frozen=True)
class Activity:
    """A kind of learning time that people are to have in the period.

    Parameters
    ----------
    minutes
        Length of one session, >= 1.
    times
        Sessions per person in the period, >= 1.
    group
        Smallest and largest number of agents in one session; ``None``: one agent alone.
    within
        Who may meet in a group: one team, one unit, or anybody in the centre.
    host
        ``"team_leader"``: led by a team leader who is on the floor and free, for guidance and
        for groups within a team their own; ``None``: nobody.
    protected
        A protected session stands through a queue spike and is never moved once published.
    people
        Ids of those it is for; ``None``: every agent.
    title
        The theme, shown in the plan.
    extra
        Sessions beyond ``times`` for some, by person's id, each >= 1; only for sessions of one.
    """

    id: str
    kind: Kind
    minutes: int
    times: int = 1
    group: tuple[int, int] | None = None
    within: Within = "team"
    host: Literal["team_leader"] | None = None
    protected: bool = False
    people: tuple[str, ...] | None = None
    title: str = ""
    extra: dict[str, int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            refuse("activity kind", "one of " + ", ".join(KINDS), self.kind)
        if self.minutes < 1:
            refuse("activity minutes", ">= 1", self.minutes)
        if self.times < 1:
            refuse("activity times", ">= 1", self.times)
        if self.group is not None and not 1 <= self.group[0] <= self.group[1]:
            refuse("activity group", "two numbers, smallest >= 1 and <= largest", list(self.group))
        if self.extra and (self.group is not None or min(self.extra.values()) < 1):
            refuse("activity extra", ">= 1 session for each person, and no group", self.extra)

    def times_of(self, person: str) -> int:
        """Sessions the person is to have in the period."""
        return self.times + self.extra.get(person, 0)


@dataclass(frozen=True)
class Limits:
    """What a plan may not break.

    Parameters
    ----------
    learning_minutes_per_day
        Most learning one person gets in a day (rotation to mail is work and does not count).
    least_on_phones
        Fewest agents left on the phones in any slot where learning takes someone away.
    price_ceiling_share
        Most that the share of calls answered in time may fall over the period; ``None``: no ceiling.
    highest_occupancy
        The rest floor: learning may not push the expected occupancy of those left above this, 0-1.
    rest_minutes
        Least time between two sessions of the same person.
    wish_price
        Most calls late that meeting one wish may cost beyond the cheapest start.
    """

    learning_minutes_per_day: int = 90
    least_on_phones: int = 1
    price_ceiling_share: float | None = None
    highest_occupancy: float = 0.95
    rest_minutes: int = 15
    wish_price: float = 1.0


@dataclass(frozen=True)
class Window:
    """A span of time one person asks for (a wish) or rules out (blocked)."""

    person: str
    start_s: int
    end_s: int
    activity: str | None = None  # id of the activity it is about; None: any


@dataclass(frozen=True)
class Deadline:
    """When one more of a person's sessions of an activity must have ended, UTC seconds.

    With two deadlines, one session ends by the first and two by the second; what has begun does not
    count. One that no time of the person's can meet is let go, and the session's reason says so.
    """

    person: str
    activity: str
    end_s: int


@dataclass(frozen=True)
class Event:
    """A day the centre names: an invoice due date, a campaign. Days are ``YYYY-MM-DD``, local."""

    name: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class Service:
    """What the centre promises its callers. ``None``: estimated from the traffic."""

    target_share: float = 0.8
    target_seconds: float = 20.0
    patience_seconds: float | None = None
    handle_seconds: float | None = None


@dataclass(frozen=True)
class Needs:
    """Everything people are to have, may ask for and must be spared."""

    activities: tuple[Activity, ...]
    limits: Limits = field(default_factory=Limits)
    wishes: tuple[Window, ...] = ()
    blocked: tuple[Window, ...] = ()
    owed_minutes: dict[str, int] = field(default_factory=dict)  # person id -> minutes lost earlier
    listening_hosts: dict[str, tuple[str, ...]] = field(default_factory=dict)  # listener -> approved hosts
    deadlines: tuple[Deadline, ...] = ()
