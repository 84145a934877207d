"""Who is on the phones, or at work, by the roster, at a moment and for a while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fagtid.intake.models import RosterStretch
from fagtid.intake.queries import deciding_imports
from fagtid.people.models import Centre

AT_WORK = ("phone", "mail", "floor")


def on_phones(centre: Centre, start: datetime, end: datetime) -> set[int]:
    """People who by the roster take calls through the whole of ``[start, end)``: breaks are not touched."""
    return _through(centre, start, end, ("phone",))


def at_work(centre: Centre, start: datetime, end: datetime, *, around: timedelta | None = None) -> set[int]:
    """People who are at work through the whole of ``[start, end)``; or at any time so near to it."""
    if around is None:
        return _through(centre, start, end, AT_WORK)
    first, last = start - around, end + around
    return _stretches(centre, first, last, {"duty__in": AT_WORK, "start__lt": last, "end__gt": first})


def _through(centre: Centre, start: datetime, end: datetime, duties: Iterable[str]) -> set[int]:
    return _stretches(centre, start, start, {"duty__in": duties, "start__lte": start, "end__gte": end})


def _stretches(centre: Centre, first: datetime, last: datetime, which: dict[str, object]) -> set[int]:
    zone = ZoneInfo(centre.timezone)
    days = first.astimezone(zone).date() - timedelta(days=1), last.astimezone(zone).date()
    decides = deciding_imports(centre, *days)
    stretches = RosterStretch.objects.filter(
        source__in=set(decides.values()), day__gte=days[0], day__lte=days[1], person__left_at=None, **which
    )
    rows = stretches.values_list("source", "day", "person")
    return {person for source, stretch_day, person in rows if decides.get(stretch_day) == source}
