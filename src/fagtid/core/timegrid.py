"""Equal intervals of real time, with the centre's own clock beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from fagtid.core.errors import refuse

DAY_S = 86_400


@dataclass(frozen=True)
class TimeGrid:
    """Consecutive half-open intervals ``[start, start + interval_s)``, counted in UTC seconds.

    Parameters
    ----------
    start_s
        Start of the first interval, seconds since 1970-01-01 UTC.
    interval_s
        Length of every interval, seconds, >= 1.
    count
        Number of intervals, >= 0.
    timezone
        IANA name of the centre's time zone, for the local clock.

    Notes
    -----
    Real time never jumps, so the grid has 100 quarter hours on the day the clocks go back and 92 on
    the day they go forward; `local` shows what the wall clock said.
    """

    start_s: int
    interval_s: int
    count: int
    timezone: str

    def __post_init__(self) -> None:
        if self.interval_s < 1:
            refuse("interval_s", ">= 1", self.interval_s)
        if self.count < 0:
            refuse("count", ">= 0", self.count)

    @property
    def end_s(self) -> int:
        """End of the last interval, UTC seconds."""
        return self.start_s + self.count * self.interval_s

    @cached_property
    def starts_s(self) -> NDArray[np.int64]:
        """Start of each interval, UTC seconds, shape (count,)."""
        return self.start_s + np.arange(self.count, dtype=np.int64) * self.interval_s

    @cached_property
    def local(self) -> NDArray[np.datetime64]:
        """What the centre's wall clock shows at each start, shape (count,), ``datetime64[s]``."""
        offsets = np.array([utc_offset_s(int(t), self.timezone) for t in self.starts_s], dtype=np.int64)
        return (self.starts_s + offsets).astype("datetime64[s]")

    @cached_property
    def day(self) -> NDArray[np.datetime64]:
        """The centre's calendar date of each start, shape (count,), ``datetime64[D]``."""
        return self.local.astype("datetime64[D]")

    @cached_property
    def weekday(self) -> NDArray[np.int64]:
        """Day of the week of each start, 0 = Monday, shape (count,)."""
        return (self.day.astype(np.int64) + 3) % 7

    @cached_property
    def second_of_day(self) -> NDArray[np.int64]:
        """Wall-clock seconds since local midnight of each start, shape (count,)."""
        return (self.local - self.day).astype("timedelta64[s]").astype(np.int64)

    def index(self, time_s: int) -> int:
        """Number of the interval that holds ``time_s``; may lie outside ``[0, count)``."""
        return (time_s - self.start_s) // self.interval_s

    def finer(self, slot_s: int) -> TimeGrid:
        """The same span cut into slots of ``slot_s``, which must divide the interval."""
        if slot_s < 1 or self.interval_s % slot_s:
            refuse("slot_s", f"a divisor of the interval ({self.interval_s} s)", slot_s)
        return TimeGrid(self.start_s, slot_s, self.count * (self.interval_s // slot_s), self.timezone)


def utc_offset_s(time_s: int, timezone: str) -> int:
    """How far the zone's wall clock is ahead of UTC at ``time_s``, seconds."""
    offset = datetime.fromtimestamp(time_s, ZoneInfo(timezone)).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())


def local_midnight_s(date: str, timezone: str) -> int:
    """UTC seconds of the start of a local calendar day, ``date`` as ``YYYY-MM-DD``."""
    day = datetime.fromisoformat(date).replace(hour=0, minute=0, second=0, tzinfo=ZoneInfo(timezone))
    return int(day.timestamp())


def days_grid(first_date: str, days: int, interval_s: int, timezone: str) -> TimeGrid:
    """The grid of ``days`` whole local days from ``first_date``; clock changes make it longer or shorter."""
    start_s = local_midnight_s(first_date, timezone)
    last = (datetime.fromisoformat(first_date) + timedelta(days=days)).date().isoformat()
    return TimeGrid(start_s, interval_s, (local_midnight_s(last, timezone) - start_s) // interval_s, timezone)


def iso_local(time_s: int, timezone: str) -> str:
    """ISO 8601 with the zone's offset: ``2026-11-30T09:00:00+01:00``."""
    return datetime.fromtimestamp(time_s, UTC).astimezone(ZoneInfo(timezone)).isoformat()
