"""The stored forecast as points for pictures, and as rows for the tables beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fagtid.intake.words import effect_name

Json = dict[str, Any]
HEIGHT, STEP = 100.0, 20
WIDEST = 2.5  # multipliers beyond are drawn at the edge


@dataclass(frozen=True)
class ComingDay:
    """One day ahead, with its bar."""

    day: date
    mean: float
    p10: float
    p90: float
    named: list[str]
    holiday: str
    x: int
    top: float
    height: float
    low: float
    high: float


def coming_days(days: list[Json]) -> list[ComingDay]:
    """Days ahead with where their bar and band stand in a picture 100 high."""
    most = max((one["p90"] for one in days), default=0.0) or 1.0
    return [
        ComingDay(
            date.fromisoformat(one["day"]),
            one["mean"],
            one["p10"],
            one["p90"],
            one["named"],
            one["holiday"],
            STEP * number,
            _y(one["mean"], most),
            round(HEIGHT - _y(one["mean"], most), 1),
            _y(one["p10"], most),
            _y(one["p90"], most),
        )
        for number, one in enumerate(days)
    ]


def _y(value: float, most: float) -> float:
    return round(HEIGHT - 94.0 * value / most, 1)


def band(days: list[ComingDay]) -> int:
    """How wide the picture of the days is."""
    return STEP * len(days)


@dataclass(frozen=True)
class Intervals:
    """One day's intervals: rows for the table, a line and a band for the picture."""

    rows: list[tuple[str, float, float, float]]
    line: str
    band: str
    width: int


def intervals(told: list[list[Any]]) -> Intervals:
    """One day, interval by interval."""
    most = max((row[3] for row in told), default=0.0) or 1.0
    points = [(10 * i + 5, *(_y(value, most) for value in row[1:])) for i, row in enumerate(told)]
    line = " L".join(f"{x} {mean}" for x, mean, _low, _high in points)
    upper = " L".join(f"{x} {high}" for x, _mean, _low, high in points)
    lower = " L".join(f"{x} {low}" for x, _mean, low, _high in reversed(points))
    return Intervals(
        [(row[0], row[1], row[2], row[3]) for row in told],
        f"M{line}" if line else "",
        f"M{upper} L{lower} Z" if upper else "",
        10 * len(told),
    )


@dataclass(frozen=True)
class Told:
    """What a kind of day does, in percent, and where it stands on a line from -100 to +150 %."""

    name: str
    percent: float
    low: float
    high: float
    seen: int
    days: list[date]
    at: float
    left: float
    width: float

    @property
    def is_sure(self) -> bool:
        """True when the whole interval lies on one side of no effect."""
        return self.seen > 0 and (self.low > 0 or self.high < 0)


def effects(told: list[Json]) -> list[Told]:
    """Each kind of day with its learned effect and its uncertainty, the best known first."""
    found = [
        Told(
            effect_name(one["name"]),
            100 * (one["multiplier"] - 1),
            100 * (one["low"] - 1),
            100 * (one["high"] - 1),
            one["n_days"],
            [date.fromisoformat(day) for day in one["days"]],
            _along(one["multiplier"]),
            _along(one["low"]),
            round(_along(one["high"]) - _along(one["low"]), 1),
        )
        for one in told
    ]
    return sorted(found, key=lambda one: (-one.seen, one.name))


def _along(multiplier: float) -> float:
    return round(100 * min(max(multiplier, 0.0), WIDEST) / WIDEST, 1)


@dataclass(frozen=True)
class Week:
    """A past week: what was forecast and what came, day by day, with how far off it was."""

    first_day: date
    wape: float | None
    bias: float | None
    inside: float | None
    days: list[Json]
    forecast: float
    came: float


def weeks(past: list[Json]) -> list[Week]:
    """Past weeks, the latest first, with where each day's band and count stand in a picture."""
    most = max((max(d["p90"], d["came"] or 0.0) for w in past for d in w["days"]), default=0.0) or 1.0
    return [
        Week(
            date.fromisoformat(one["first_day"]),
            _percent(one["wape"]),
            _percent(one["bias"]),
            _percent(one["inside"]),
            [_past_day(number, day, most) for number, day in enumerate(one["days"])],
            sum(day["mean"] for day in one["days"]),
            sum(day["came"] or 0.0 for day in one["days"]),
        )
        for one in reversed(past)
    ]


def _past_day(number: int, day: Json, most: float) -> Json:
    high, low = _y(day["p90"], most), _y(day["p10"], most)
    return {
        **day,
        "day": date.fromisoformat(day["day"]),
        "x": STEP * number,
        "high": high,
        "height": round(low - high, 1),
        "mean_y": _y(day["mean"], most),
        "came_y": None if day["came"] is None else _y(day["came"], most),
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
