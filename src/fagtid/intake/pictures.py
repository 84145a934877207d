"""Pictures of what was understood, as points for an SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
