"""What an import that is to be applied would change of what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from fagtid.intake.models import Import, RosterStretch, TrafficDay
from fagtid.intake.queries import deciding_imports, traffic_days
from fagtid.intake.reading import local_day

MOST_SHOWN = 60


@dataclass(frozen=True)
class DayChange:
    """One day that is in force already: calls, or agents' hours at work, before and after."""

    day: date
    before: float
    after: float


@dataclass(frozen=True)
class Differences:
    """Days only the import has, days that are the same, and days that differ."""

    new: int
    same: int
    changed: tuple[DayChange, ...]


def differences_of(found: Import) -> Differences:
    """Compared day by day with what is in force."""
    if found.kind == Import.Kind.TRAFFIC:
        before = _calls(traffic_days(found.centre))
        after = _calls(TrafficDay.objects.filter(source=found))
        before = {day: calls for day, calls in before.items() if day in after}
    else:
        before, after = _hours_in_force(found), _hours_of(found)
    days = sorted(before.keys() | after.keys())
    both = [DayChange(day, before.get(day, 0.0), after.get(day, 0.0)) for day in days if day in before]
    changed = tuple(one for one in both if abs(one.before - one.after) > 0.01)
    return Differences(len(after.keys() - before.keys()), len(both) - len(changed), changed[:MOST_SHOWN])


def _calls(rows: Iterable[TrafficDay]) -> dict[date, float]:
    found: dict[date, float] = {}
    for row in rows:
        found[row.day] = found.get(row.day, 0.0) + sum(value or 0.0 for value in row.offered)
    return found


def _hours_in_force(found: Import) -> dict[date, float]:
    if found.first_day is None or found.last_day is None:
        return {}
    decides = deciding_imports(found.centre, found.first_day, found.last_day)
    hours = dict.fromkeys(decides, 0.0)
    rows = RosterStretch.objects.filter(source__in=set(decides.values()), duty="phone")
    for source, day, start, end in rows.values_list("source", "day", "start", "end"):
        if decides.get(day) == source:
            hours[day] += (end - start).total_seconds() / 3600
    return hours


def _hours_of(found: Import) -> dict[date, float]:
    hours: dict[date, float] = {}
    if found.pending is None:
        return hours
    zone = ZoneInfo(found.centre.timezone)
    for _person, start_s, end_s, duty in found.pending["stretches"]:
        day = local_day(start_s, zone)
        hours[day] = hours.get(day, 0.0) + (end_s - start_s) / 3600 * (duty == "phone")
    return hours
