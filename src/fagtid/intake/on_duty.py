"""Who is on the phones by the roster, at a moment and for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fagtid.intake.models import RosterStretch
from fagtid.intake.queries import deciding_imports
from fagtid.people.models import Centre


def on_phones(centre: Centre, start: datetime, end: datetime) -> set[int]:
    """People who by the roster take calls through the whole of ``[start, end)``: breaks are not touched."""
    day = start.astimezone(ZoneInfo(centre.timezone)).date()
    decides = deciding_imports(centre, day - timedelta(days=1), day)
    stretches = RosterStretch.objects.filter(
        source__in=set(decides.values()), duty="phone", start__lte=start, end__gte=end, person__left_at=None
    )
    rows = stretches.values_list("source", "day", "person")
    return {person for source, stretch_day, person in rows if decides.get(stretch_day) == source}
