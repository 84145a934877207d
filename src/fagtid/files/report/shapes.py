"""Geometry of the pictures: scales, ticks, stepped lines. Numbers in, numbers and path strings out.

A drawing is `WIDE` units across and is stretched to the width of the page; its height is in pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

WIDE = 1000.0
NICE = (1.0, 2.0, 5.0, 10.0)
LIMITS = (1.0, 2.0, 5.0)
LEAST_LIMIT = 0.01


@dataclass(frozen=True)
class Scale:
    """A straight line from values to places: ``low`` falls on ``start``, ``high`` on ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of ``value``; outside the ends it goes on in the same line."""
        if self.high == self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def inside(self, value: float) -> float:
        """The place of ``value``, held between the two ends."""
        return self(min(max(value, self.low), self.high))


def short(value: float) -> str:
    """A coordinate with at most two decimals: 12.50 is ``12.5``, 3.00 is ``3``."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.") or "0"


def step(span: float, at_most: int) -> float:
    """Smallest round step (1, 2 or 5 times a power of ten) that needs at most so many for ``span``, > 0."""
    rough = span / at_most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in NICE if nice * power >= rough * (1 - 1e-9))


def ticks(low: float, high: float, at_most: int = 4) -> list[float]:
    """Round values from at or below ``low`` to at or above ``high``; at least two."""
    size = step(high - low, at_most) if high - low > 1e-9 * max(1.0, abs(low), abs(high)) else 1.0
    first, last = math.floor(low / size + 1e-9), math.ceil(high / size - 1e-9)
    return [round(n * size, 12) for n in range(first, max(last, first + 1) + 1)]


def stepped(starts: Sequence[float], ends: Sequence[float], heights: Sequence[float]) -> str:
    """Path of a stepped line, one level stretch per interval; a gap in time is a gap in the line."""
    parts: list[str] = []
    last_end = None
    for start, end, height in zip(starts, ends, heights, strict=True):
        parts.append(f"{'M' if start != last_end else 'L'}{short(start)} {short(height)}H{short(end)}")
        last_end = end
    return "".join(parts)


def stepped_area(
    starts: Sequence[float], ends: Sequence[float], tops: Sequence[float], bottoms: Sequence[float]
) -> str:
    """Path of the area between two stepped lines, one closed piece per stretch of touching intervals."""
    pieces = []
    for stretch in touching(starts, ends):
        there = "L".join(f"{short(starts[i])} {short(tops[i])}H{short(ends[i])}" for i in stretch)
        back = "L".join(f"{short(ends[i])} {short(bottoms[i])}H{short(starts[i])}" for i in reversed(stretch))
        pieces.append(f"M{there}L{back}Z")
    return "".join(pieces)


def line(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Path of a straight line from point to point."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in zip(xs, ys, strict=True)) if xs else ""


def area(xs: Sequence[float], tops: Sequence[float], bottoms: Sequence[float]) -> str:
    """Path of the area between two lines over the same places."""
    return line([*xs, *reversed(xs)], [*tops, *reversed(bottoms)]) + "Z" if xs else ""


def touching(starts: Sequence[float], ends: Sequence[float]) -> list[list[int]]:
    """Indices of intervals, grouped where each begins at the end of the one before."""
    groups: list[list[int]] = []
    for i, start in enumerate(starts):
        if groups and ends[groups[-1][-1]] == start:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def runs(levels: Sequence[tuple[float, float]]) -> list[tuple[int, int, tuple[float, float]]]:
    """Runs of equal neighbours as (first index, index after the last, level)."""
    found = []
    for level, members in groupby(range(len(levels)), key=levels.__getitem__):
        indices = list(members)
        found.append((indices[0], indices[-1] + 1, level))
    return found


def round_limits(values: Sequence[float], classes: int = 5) -> list[float]:
    """Rising round limits (1, 2 or 5 times a power of ten), in equal ratios over the bulk of ``values``.

    At most ``classes - 1`` limits, fewer where the values do not differ enough; none without values.
    """
    ordered = sorted(value for value in values if value > 0)
    if not ordered:
        return []
    low = max(ordered[len(ordered) // 10], LEAST_LIMIT)
    high = max(ordered[len(ordered) * 19 // 20], low)
    ratio = (high / low) ** (1 / classes)
    return sorted({nearest_round(low * ratio**n) for n in range(1, classes)})


def nearest_round(value: float) -> float:
    """The value 1, 2 or 5 times a power of ten that is nearest in ratio; at least 0.01."""
    value = max(value, LEAST_LIMIT)
    power = math.floor(math.log10(value))
    nearby = [nice * 10.0**p for p in (power, power + 1) for nice in LIMITS]
    return float(f"{min(nearby, key=lambda nice: abs(math.log(nice / value))):.6g}")


def class_of(value: float, limits: Sequence[float]) -> int:
    """How many of the limits ``value`` has reached: 0 is the lowest class."""
    return sum(value >= limit for limit in limits)
