"""Pictures of what was understood, as points for an SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fagtid.intake.models import CalendarDay


@dataclass(frozen=True)
class Bar:
    """One day: where it stands and how high, of 100."""

    x: int
    height: float
    day: str
    count: float


def bars(summary: dict[str, Any]) -> list[Bar]:
    """One bar a day, in order."""
    days = summary.get("by_day", [])
    most = max((one["count"] for one in days), default=0) or 1
    return [
        Bar(10 * i, round(100 * one["count"] / most, 1), one["day"], one["count"])
        for i, one in enumerate(days)
    ]


@dataclass(frozen=True)
class NamedDays:
    """One name in the calendar."""

    name: str
    kind: str
    past: int
    ahead: int
    following: date | None


def names_in_calendar(days: Iterable[CalendarDay], today: date) -> list[NamedDays]:
    """Each name with how many days it has had, has ahead, and the next one."""
    found: dict[str, list[CalendarDay]] = {}
    for one in days:
        found.setdefault(one.name, []).append(one)
    return [
        NamedDays(
            name,
            str(some[0].get_kind_display()),
            sum(one.day < today for one in some),
            sum(one.day >= today for one in some),
            min((one.day for one in some if one.day >= today), default=None),
        )
        for name, some in found.items()
    ]
