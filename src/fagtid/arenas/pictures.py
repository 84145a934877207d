"""The account as pictures: numbers for the drawings, made here so that pages only draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fagtid.arenas.account import Week

WIDTH, HEIGHT, FOOT = 480, 150, 22
LABELS = 4  # every third week is named


@dataclass(frozen=True)
class Bar:
    """One part of a bar: what it is, where, how large."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """Bars week by week, the line of what is owed, and the marks of the axes."""

    bars: tuple[Bar, ...]
    owed: str
    labels: tuple[tuple[float, Week], ...]
    most: int
    width: int = WIDTH
    height: int = HEIGHT + FOOT
    floor: int = HEIGHT


def drawing_of(weeks: Sequence[Week]) -> Drawing:
    """Held, lost and not yet told as stacked bars; what is owed as a line over them."""
    most = max([60, *(week.planned for week in weeks), *(week.owed for week in weeks)])
    step, per_minute = WIDTH / len(weeks), (HEIGHT - 16) / most
    bars: list[Bar] = []
    points = []
    for i, week in enumerate(weeks):
        y = float(HEIGHT)
        for kind, minutes in (("held", week.held), ("lost", week.lost), ("open", week.open)):
            tall = minutes * per_minute
            y -= tall
            if minutes:
                bars.append(rounded(kind, i * step + 5, y, step - 10, tall))
        points.append(f"{(i + 0.5) * step:.1f},{HEIGHT - week.owed * per_minute:.1f}")
    every = max(len(weeks) // LABELS, 1)
    named = [i for i in range(len(weeks)) if (len(weeks) - 1 - i) % every == 0]
    labels = tuple((round((i + 0.5) * step, 1), weeks[i]) for i in named)
    return Drawing(tuple(bars), " ".join(points), labels, most)


def rounded(kind: str, x: float, y: float, width: float, height: float) -> Bar:
    """A bar with no more digits than can be seen."""
    return Bar(kind, round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def strip_of(week: Week, width: int = 300) -> tuple[Bar, ...]:
    """One week as a single lying bar: held, lost, not yet told."""
    total = max(week.planned, 1)
    x, found = 0.0, []
    for kind, minutes in (("held", week.held), ("lost", week.lost), ("open", week.open)):
        wide = minutes / total * width
        if minutes:
            found.append(rounded(kind, x + 1, 1, max(wide - 2, 1), 14))
        x += wide
    return tuple(found)
