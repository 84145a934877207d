"""What of a plan is looked at: which teams, which day, whose and what; kept in the page's address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fagtid.people.models import Person, Team
from fagtid.planning.models import Kind

MOST_ROWS = 60
ALL = "all"


@dataclass(frozen=True)
class Look:
    """A choice of teams, day, people by name and kind of learning time."""

    teams: tuple[Team, ...]
    team: Team | None = None  # None: all of them
    day: date | None = None
    words: str = ""
    kind: str = ""

    @property
    def is_overview(self) -> bool:
        """True when teams are shown as wholes: all of them, and nobody looked for."""
        return self.team is None and not self.words

    @property
    def is_narrowed(self) -> bool:
        """True when not everybody's everything is shown."""
        return bool(self.words or self.kind)

    @property
    def query(self) -> str:
        """The choice as the page's address keeps it."""
        told = {
            "team": self.team.pk if self.team else ALL,
            "day": self.day.isoformat() if self.day else "",
            "q": self.words,
            "kind": self.kind,
        }
        return urlencode({name: value for name, value in told.items() if value})

    def found(self, people: Iterable[Person]) -> list[Person]:
        """Those whose names have all the words."""
        words = self.words.casefold().split()
        return [one for one in people if all(word in one.name.casefold() for word in words)]

    def of_day(self, day: date | None) -> str:
        """The address of the same for another day."""
        return replace(self, day=day).query

    def of_team(self, team: Team | None) -> str:
        """The address of the same for another team."""
        return replace(self, team=team).query


def look_of(asked: Mapping[str, Any], teams: Iterable[Team]) -> Look:
    """The choice that an address tells; whatever it gets wrong is left out."""
    led = tuple(teams)
    chosen = next((one for one in led if str(one.pk) == asked.get("team")), None)
    only = led[0] if len(led) == 1 else None
    kind = asked.get("kind", "")
    return Look(
        teams=led,
        team=chosen or only,
        day=day_of(asked.get("day", "")),
        words=str(asked.get("q", "")).strip()[:80],
        kind=kind if kind in Kind.values else "",
    )


def day_of(text: str) -> date | None:
    """The day an address names; ``None`` for the whole week."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
