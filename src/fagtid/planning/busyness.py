"""How busy the centre was at a moment: calm, normal or peak, by its own calls.

Calls are those that came, as far as traffic has been brought in; after that, those that the published plan
expected. Of the open intervals of the period, the quarter with the fewest calls is calm and the quarter with
the most is peak. So the words mean the same at a large and a small centre; they tell nothing of staffing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from django.db import models
from django.utils.translation import pgettext_lazy

from fagtid.intake.queries import traffic_for
from fagtid.people.models import Centre
from fagtid.planning.models import Plan
from fagtid.planning.present import expected_of

FEWEST_INTERVALS = 20  # to tell busy from quiet
HOUR_S = 3600
LONGEST_PLAN = timedelta(days=31)


class Level(models.TextChoices):
    """How many calls came, against the centre's own other hours."""

    CALM = "calm", pgettext_lazy("how busy", "Calm")
    NORMAL = "normal", pgettext_lazy("how busy", "Normal")
    PEAK = "peak", pgettext_lazy("how busy", "Peak")


@dataclass(frozen=True)
class Busyness:
    """Calls an hour by interval, from their starts in UTC seconds; and where calm ends and peak begins."""

    calls: Mapping[int, float]
    interval_s: int
    calm_below: float
    peak_from: float

    def at(self, moment: datetime) -> Level | None:
        """``None`` where it was closed, or nothing is known."""
        second = int(moment.timestamp())
        calls = self.calls.get(second - second % self.interval_s, 0.0)
        if not calls > 0:
            return None
        if calls < self.calm_below:
            return Level.CALM
        return Level.PEAK if calls > self.peak_from else Level.NORMAL


def busyness(centre: Centre, first: date, last: date) -> Busyness:
    """Of the days from ``first`` to ``last``; of too few open intervals nothing can be told."""
    interval_s = centre.interval_minutes * 60
    came, since = _came(centre, first, last)
    calls = came | _expected(centre, since, last, interval_s)
    open_ones = np.array([one for one in calls.values() if one > 0])
    if open_ones.size < FEWEST_INTERVALS:
        return Busyness({}, interval_s, 0.0, 0.0)
    low, high = np.quantile(open_ones, [0.25, 0.75])
    return Busyness(calls, interval_s, float(low), float(high))


def _came(centre: Centre, first: date, last: date) -> tuple[dict[int, float], date]:
    """Calls that came, an hour, by interval; and the first day of which none are known any more."""
    traffic = traffic_for(centre, first=first, last=last)
    if traffic is None:
        return {}, first
    grid = traffic.grid
    offered = np.nansum(traffic.offered, axis=0) * HOUR_S / grid.interval_s
    known_to = grid.day[-1].astype(date)
    return dict(zip(grid.starts_s.tolist(), offered.tolist(), strict=True)), known_to + timedelta(days=1)


def _expected(centre: Centre, first: date, last: date, interval_s: int) -> dict[int, float]:
    """Calls that published plans expected, an hour, in the centre's intervals."""
    plans = Plan.objects.filter(centre=centre, state=Plan.State.PUBLISHED, first_day__lte=last)
    found: dict[int, float] = {}
    for plan in plans.filter(first_day__gt=first - LONGEST_PLAN).order_by("first_day"):
        expected = expected_of(plan)
        length_s = int(expected.length.total_seconds())
        for one in expected.intervals:
            begins = int(one.start.timestamp())
            told = dict.fromkeys(
                range(begins, begins + length_s, interval_s), one.offered * HOUR_S / length_s
            )
            found |= told
    zone = ZoneInfo(centre.timezone)
    return {at: n for at, n in found.items() if first <= datetime.fromtimestamp(at, zone).date() <= last}
