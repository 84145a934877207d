"""What became of each question asked since a day: the ground that figures stand on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, Min, OuterRef, Q

from fagtid.frame.clock import now
from fagtid.people.asking import Asker
from fagtid.people.models import Team
from fagtid.people.queries import home_team
from fagtid.questions.models import Coming, Met, Question, Repeat, Spared

TOO_EARLY = timedelta(hours=1)  # to say that nobody took it
GROUPS = ("topic", "client", "unit")


@dataclass(frozen=True)
class Place:
    """Where something belongs."""

    topic: int | None
    client: int | None
    unit: int | None

    @property
    def names(self) -> tuple[int | None, int | None, int | None]:
        """In the order of `GROUPS`."""
        return self.topic, self.client, self.unit

    def by(self, group: str) -> int | None:
        """Its topic, client or unit."""
        return self.names[GROUPS.index(group)]


@dataclass(frozen=True)
class Fact:
    """What became of one question. Seconds from when it was asked; infinite while it waits."""

    place: Place
    asked_at: datetime
    waits: bool
    asker: int | None
    first_s: float | None  # ``None`` where it was not needed any more, or it is too early to tell
    verified_s: float | None
    is_left: bool  # nobody took it
    tried: Sequence[tuple[int | None, bool]]  # who gave the answer, whether it held


@dataclass(frozen=True)
class Found:
    """Answers found while typing, so that nothing was asked: where, on what day, and how often."""

    place: Place
    day: date
    times: int


@dataclass(frozen=True)
class Alive:
    """A false truth that is alive, and where."""

    topic: int | None
    client: int | None
    units: frozenset[int] = field(default_factory=frozenset)


_alive: dict[str, Callable[[Asker], Iterable[Alive]]] = {}


def register_alive(name: str, rows: Callable[[Asker], Iterable[Alive]]) -> None:
    """Offer false truths that are alive, of the centre of whoever asks."""
    _alive[name] = rows


def alive_now(asker: Asker) -> list[Alive]:
    """False truths of the asker's centre that are alive."""
    return [one for rows in _alive.values() for one in rows(asker)]


def facts_since(asker: Asker, begins: date) -> list[Fact]:
    """What became of every question asked since."""
    unit_of = dict(Team.objects.filter(centre=asker.centre).values_list("pk", "unit"))
    tried = _tried_since(asker, begins)
    present = now()
    return [
        Fact(
            place=Place(row["topic"], row["client"], unit_of.get(row["home"])),
            asked_at=row["asked_at"],
            waits=row["customer_waits"],
            asker=row["asked_by"],
            first_s=_first_s(row, present),
            verified_s=_verified_s(row),
            is_left=_is_left(row, present),
            tried=tried.get(row["pk"], ()),
        )
        for row in _rows_since(asker, begins)
    ]


def _since(asker: Asker, begins: date) -> datetime:
    return datetime.combine(begins, time(0), ZoneInfo(asker.centre.timezone))


def _rows_since(asker: Asker, begins: date) -> Iterable[Mapping[str, Any]]:
    taken = Q(answers__drafts__became__isnull=False)
    found = Question.objects.filter(centre=asker.centre, asked_at__gte=_since(asker, begins)).annotate(
        home=home_team("asked_by"),
        verified=Min("answers__verified_at"),
        in_bank=Min("answers__drafts__settled_at", filter=taken),
        is_come_to=Exists(Coming.objects.filter(question=OuterRef("pk"))),
        is_repeat=Exists(Repeat.objects.filter(question=OuterRef("pk"))),
    )
    names = (
        "pk",
        "topic",
        "client",
        "home",
        "asked_at",
        "customer_waits",
        "asked_by",
        "answered_at",
        "state",
    )
    rows: Iterable[Mapping[str, Any]] = found.order_by().values(
        *names, "verified", "in_bank", "is_come_to", "is_repeat"
    )
    return rows


def _first_s(row: Mapping[str, Any], present: datetime) -> float | None:
    if row["answered_at"] is not None:
        return float((row["answered_at"] - row["asked_at"]).total_seconds())
    is_open = row["state"] == Question.State.OPEN
    return math.inf if is_open and present - row["asked_at"] > TOO_EARLY else None


def _verified_s(row: Mapping[str, Any]) -> float | None:
    if row["answered_at"] is None:
        return None
    moments = [one for one in (row["verified"], row["in_bank"]) if one is not None]
    return float((min(moments) - row["asked_at"]).total_seconds()) if moments else math.inf


def _is_left(row: Mapping[str, Any], present: datetime) -> bool:
    """Nobody answered, nobody came, and nobody saw that it was asked before."""
    if row["answered_at"] is not None or row["is_come_to"] or row["is_repeat"]:
        return False
    return bool(row["state"] == Question.State.CLOSED or present - row["asked_at"] > TOO_EARLY)


def _tried_since(asker: Asker, begins: date) -> dict[int, list[tuple[int | None, bool]]]:
    """Answers that were used with a customer, by question: who gave each, and whether it held."""
    met = Met.objects.filter(
        answer__question__centre=asker.centre,
        answer__question__asked_at__gte=_since(asker, begins),
        held__isnull=False,
    )
    found: dict[int, list[tuple[int | None, bool]]] = {}
    for question, giver, held in met.order_by().values_list("answer__question", "answer__given_by", "held"):
        found.setdefault(question, []).append((giver, bool(held)))
    return found


def found_since(asker: Asker, begins: date) -> list[Found]:
    """What was found while typing, since a day."""
    rows = Spared.objects.filter(centre=asker.centre, day__gte=begins)
    told = rows.values_list("topic", "client", "unit", "day", "times")
    return [Found(Place(topic, client, unit), day, times) for topic, client, unit, day, times in told]
