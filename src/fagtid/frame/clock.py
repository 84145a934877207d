"""The one place that asks what time it is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    """This moment, in UTC."""
    return timezone.now()


def today(zone: str) -> date:
    """The date on the wall of a centre in ``zone``."""
    return now().astimezone(ZoneInfo(zone)).date()
