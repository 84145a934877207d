"""Pictures of how questions fare, in the units of their drawings."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fagtid.questions.insight import Row, Spread, Told

WIDE, TALL = 320, 120
FROM, LINE = 62, 30  # where bars begin, and how far one is below the other
LONGEST = 165  # the longest bar


@dataclass(frozen=True)
class Bar:
    """Half of the questions within ``half``, nine of ten within ``most``; ``None`` where not yet."""

    name: Any
    y: int
    half: float | None
    most: float | None
    spread: Spread | None

    @property
    def middle(self) -> int:
        """Where its words and the thin line stand."""
        return self.y + 9

    @property
    def begins(self) -> int:
        """Where it begins."""
        return FROM

    @property
    def half_to(self) -> float:
        """Where the bar ends."""
        return FROM + (self.half or 0)

    @property
    def most_to(self) -> float:
        """Where the thin line ends."""
        return FROM + (self.most or 0)

    @property
    def words_from(self) -> float:
        """Where its figure begins."""
        return max(self.half_to, self.most_to) + 6


def bars_of(rows: Sequence[Row], which: Callable[[Told], Spread | None]) -> list[Bar]:
    """One a row, all on one scale; none where nothing can be told."""
    spreads = [(row.name, which(row.told) if row.told else None) for row in rows if row.key]
    told = [one for _name, one in spreads if one is not None]
    longest = max((s for one in told for s in (one.half_s, one.most_s) if s < math.inf), default=0.0)
    if not longest:
        return []

    def drawn(seconds: float) -> float | None:
        return round(LONGEST * seconds / longest, 1) if seconds < math.inf else None

    return [
        Bar(name, LINE * place, drawn(one.half_s) if one else None, drawn(one.most_s) if one else None, one)
        for place, (name, one) in enumerate(spreads)
    ]


@dataclass(frozen=True)
class WeekBar:
    """One week: the share found before asking, from the floor."""

    monday: Any
    x: float
    width: float
    height: float

    @property
    def y(self) -> float:
        """Its top."""
        return round(TALL - self.height, 1)

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.x + self.width / 2, 1)


def week_bars(rows: Sequence[Row]) -> list[WeekBar]:
    """Week by week, all of the height is 100 %."""
    step = WIDE / len(rows)
    return [
        WeekBar(
            monday=row.key,
            x=round((place + 0.2) * step, 1),
            width=round(step * 0.6, 1),
            height=round(TALL * ((row.told.found_percent if row.told else 0) or 0) / 100, 1),
        )
        for place, row in enumerate(rows)
    ]
