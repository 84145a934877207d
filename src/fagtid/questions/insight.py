"""How questions fare, for those who own topics: by how busy it was, by week, topic, client or unit.

Never by person: whatever is told together is of five questions or more, from five people or more; whether
answers held, also of answers that five people or more gave. What is too little to be told alone is told
together with the rest that is, where that is enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from fagtid.frame.clock import today
from fagtid.information.following import USUAL
from fagtid.information.loading import WEEK, monday_of
from fagtid.information.notice_queries import FEWEST
from fagtid.information.queries import EDITORS, clients_for
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Unit
from fagtid.planning.busyness import Level, busyness
from fagtid.questions.facts import Alive, Fact, Found, Place, alive_now, facts_since, found_since
from fagtid.questions.queries import topics_for

SEES_ALL = (*LEADERS, *EDITORS)


@dataclass(frozen=True)
class Chosen:
    """What is asked about; ``by`` is one of `facts.GROUPS`."""

    weeks: int = USUAL
    by: str = "topic"
    topic: int | None = None
    client: int | None = None
    unit: int | None = None

    def takes(self, one: Place) -> bool:
        """Whether something is a part of it."""
        wanted = (self.topic, self.client, self.unit)
        return all(want is None or want == has for want, has in zip(wanted, one.names, strict=True))


@dataclass(frozen=True)
class Spread:
    """Within how many seconds half of them, and nine of ten, were; infinite where that many were not yet."""

    half_s: float
    most_s: float
    of: int


@dataclass(frozen=True)
class Told:
    """The figures of some questions together; what is ``None`` is of too few to be told."""

    asked: int
    found_before: int
    first: Spread | None  # the customer waited
    first_later: Spread | None  # it could wait
    verified: Spread | None
    held_percent: int | None
    left: int
    alive: int

    @property
    def found_percent(self) -> int | None:
        """Answers found while typing, of all that was asked or need not be."""
        every = self.asked + self.found_before
        return round(100 * self.found_before / every) if every else None


@dataclass(frozen=True)
class Row:
    """Some questions together: what they share, and the figures, or ``None`` where they are too few."""

    name: Any
    told: Told | None
    key: Any = None


@dataclass(frozen=True)
class Insight:
    """A period, told four ways."""

    all: Told | None
    levels: Sequence[Row] = ()
    weeks: Sequence[Row] = ()
    groups: Sequence[Row] = ()
    together: int = 0  # groups too small to be told alone


def own_topics(asker: Asker) -> set[int] | None:
    """The topics the asker owns or is deputy of; ``None`` is all, for leaders and editors."""
    if asker.has(*SEES_ALL):
        return None
    own = Q(owner=asker.person) | Q(deputy=asker.person)
    return set(topics_for(asker).filter(own).values_list("pk", flat=True))


def may_see(asker: Asker) -> bool:
    """Leaders, editors, and those who own a topic."""
    own = own_topics(asker)
    return own is None or bool(own)


def look_into(asker: Asker, chosen: Chosen) -> Insight:
    """The period's questions, as far as the asker sees them."""
    begins = monday_of(today(asker.centre.timezone)) - (chosen.weeks - 1) * WEEK
    found = _gathered(asker, chosen, begins)
    groups, together = _by_group(asker, chosen.by, found)
    return Insight(
        all=tell(found),
        levels=_by_level(asker, begins, found),
        weeks=_by_week(asker, begins, found),
        groups=groups,
        together=together,
    )


@dataclass
class Pile:
    """What is told together."""

    facts: list[Fact] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    alive: list[Alive] = field(default_factory=list)

    def add(self, other: Pile) -> None:
        """Take in another."""
        self.facts += other.facts
        self.found += other.found
        self.alive += other.alive

    @property
    def is_enough(self) -> bool:
        """Five questions from five people, so that it tells of nobody."""
        askers = {one.asker for one in self.facts if one.asker is not None}
        return len(self.facts) >= FEWEST and len(askers) >= FEWEST


def tell(pile: Pile) -> Told | None:
    """The figures, where there are enough to be told."""
    if not pile.is_enough:
        return None
    facts = pile.facts
    return Told(
        asked=len(facts),
        found_before=sum(one.times for one in pile.found),
        first=spread(one.first_s for one in facts if one.waits),
        first_later=spread(one.first_s for one in facts if not one.waits),
        verified=spread(one.verified_s for one in facts),
        held_percent=_held([each for one in facts for each in one.tried]),
        left=sum(one.is_left for one in facts),
        alive=len(pile.alive),
    )


def spread(seconds: Iterable[float | None]) -> Spread | None:
    """The median and the ninth decile, each a value that occurs, of five or more."""
    known = sorted(one for one in seconds if one is not None)
    if len(known) < FEWEST:
        return None
    half, most = (known[math.ceil(share * len(known)) - 1] for share in (0.5, 0.9))
    return Spread(half, most, len(known))


def _held(tried: Sequence[tuple[int | None, bool]]) -> int | None:
    givers = {giver for giver, _held in tried if giver is not None}
    if len(tried) < FEWEST or len(givers) < FEWEST:
        return None
    return round(100 * sum(held for _giver, held in tried) / len(tried))


def _gathered(asker: Asker, chosen: Chosen, begins: date) -> Pile:
    own = own_topics(asker)

    def is_shown(place: Place) -> bool:
        return chosen.takes(place) and (own is None or place.topic in own)

    return Pile(
        facts=[one for one in facts_since(asker, begins) if is_shown(one.place)],
        found=[one for one in found_since(asker, begins) if is_shown(one.place)],
        alive=[one for one in alive_now(asker) if _is_there(one, is_shown)],
    )


def _is_there(one: Alive, is_shown: Callable[[Place], bool]) -> bool:
    return any(is_shown(Place(one.topic, one.client, unit)) for unit in one.units or {None})


def _by_level(asker: Asker, begins: date, found: Pile) -> list[Row]:
    busy = busyness(asker.centre, begins, today(asker.centre.timezone))
    piles: dict[Level | None, Pile] = {level: Pile() for level in (*Level, None)}
    for one in found.facts:
        piles[busy.at(one.asked_at)].facts.append(one)
    unknown = piles.pop(None)
    rows = [Row(level.label, tell(pile), level) for level, pile in piles.items() if level is not None]
    return [*rows, Row(None, tell(unknown))] if unknown.facts else rows


def _by_week(asker: Asker, begins: date, found: Pile) -> list[Row]:
    this, zone = monday_of(today(asker.centre.timezone)), ZoneInfo(asker.centre.timezone)
    piles = {begins + number * WEEK: Pile() for number in range((this - begins) // WEEK + 1)}
    for one in found.facts:
        piles[monday_of(one.asked_at.astimezone(zone).date())].facts.append(one)
    for known in found.found:
        piles[monday_of(known.day)].found.append(known)
    return [Row(monday, tell(pile), monday) for monday, pile in piles.items()]


def _by_group(asker: Asker, by: str, found: Pile) -> tuple[list[Row], int]:
    """Each that is large enough, by name; the others together where they are, and how many they are."""
    piles: dict[int | None, Pile] = {}
    for fact in found.facts:
        piles.setdefault(fact.place.by(by), Pile()).facts.append(fact)
    for known in found.found:
        piles.setdefault(known.place.by(by), Pile()).found.append(known)
    for alive in found.alive:
        for key in alive.units or {None} if by == "unit" else {getattr(alive, by)}:
            piles.setdefault(key, Pile()).alive.append(alive)
    names = names_of(asker, by)
    small, rest = [key for key, pile in piles.items() if not pile.is_enough], Pile()
    for key in small:
        rest.add(piles[key])
    large = sorted((str(names.get(key) or ""), key) for key in piles.keys() - set(small))
    rows = [Row(name, tell(piles[key]), key) for name, key in large]
    return [*rows, Row("", tell(rest), "rest")] if rest.is_enough else rows, len(small)


def names_of(asker: Asker, by: str) -> dict[int | None, Any]:
    """What the topics, clients or units are called."""
    rows: dict[str, Any] = {
        "topic": topics_for(asker),
        "client": clients_for(asker),
        "unit": Unit.objects.filter(centre=asker.centre),
    }
    return dict(rows[by].values_list("pk", "name"))
