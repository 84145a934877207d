"""The centre's wall clock turned into UTC seconds, on both nights the clocks change too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fagtid.core.errors import refuse
from fagtid.files.errors import Told, told, why

TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
HOUR = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d)([.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)\s*$", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1980, 2100
DISORDER_S = 60  # rows this little out of order do not mean that the clock went back


class WrongTime(ValueError):
    """A text that names no moment; carries what was expected and what to do."""

    def __init__(self, expected: Told, remedy: Told) -> None:
        super().__init__(expected)
        self.expected, self.remedy = expected, remedy


def zone(timezone: str) -> ZoneInfo:
    """The time zone of an IANA name.

    Raises
    ------
    InvalidInput
        If there is no such zone.
    """
    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        refuse("timezone", "an IANA name such as Europe/Oslo", repr(timezone))


def moments(local: datetime, where: ZoneInfo) -> list[int]:
    """Every UTC second at which the wall clock shows ``local``: none, one or two, earliest first."""
    found = {int(local.replace(tzinfo=where, fold=fold).timestamp()) for fold in (0, 1)}
    return sorted(s for s in found if datetime.fromtimestamp(s, where).replace(tzinfo=None) == local)


class LocalClock:
    """Reads the times of one file in the order of its rows.

    Parameters
    ----------
    timezone
        IANA name of the zone that times without an offset are local to.

    Notes
    -----
    On the night the clocks go back an hour comes twice. Such a time is taken as the first of the
    two unless that would be before the row above it; in a file with the newest row first, the
    other way round. A time in the hour that the clocks jump over is refused. A file must give an
    offset on all its times or on none.
    """

    def __init__(self, timezone: str) -> None:
        self.zone = zone(timezone)
        self.previous: int | None = None
        self.falling = False
        self._turned_at: int | None = None  # a little disorder does not make the rows fall
        self.has_offsets: bool | None = None
        self._hours = {has: _Hours(self.zone, has) for has in (False, True)}

    def read_plain(self, texts: Sequence[str]) -> list[int]:
        """UTC seconds of many times at once.

        Raises
        ------
        KeyError
            If any of them must be looked at more closely, with `read`.
        """
        has_offsets = OFFSET.search(texts[0][16:]) is not None
        if self.has_offsets not in (None, has_offsets):
            raise KeyError(texts[0])
        hours = self._hours[has_offsets]
        found = [hours[t[:13] + t[19:]] + MINUTES[t[13:16]] + SECONDS[t[16:19]] for t in texts]
        self.follow(found[0])
        self.follow(found[-1])
        self.has_offsets = has_offsets
        return found

    def read(self, text: str, *, slack_s: int = DISORDER_S) -> int:
        """UTC seconds of one time, in order after the one read before it."""
        found = self.read_after(text, self.previous, falling=self.falling, slack_s=slack_s)
        self.follow(found)
        return found

    def read_after(self, text: str, previous: int | None, *, falling: bool = False, slack_s: int = 0) -> int:
        """UTC seconds of one time whose neighbour above is ``previous``.

        Parameters
        ----------
        slack_s
            How far before ``previous`` it may lie and still be taken as the first of two; -1: it
            must be after.
        """
        match = TIME.fullmatch(text.strip())
        if match is None:
            expected = told("a time such as 2026-11-30T09:15:00 or 2026-11-30T09:15:00+01:00")
            raise WrongTime(expected, told("Write the time in that form."))
        day, minute, second, offset = match.groups()
        self._agree_on_offsets(offset is not None)
        moment = _datetime(f"{day}T{minute}{second or ':00'}{offset or ''}")
        if moment.tzinfo is not None:
            return int(moment.timestamp())
        return _chosen(moments(moment, self.zone), previous, falling=falling, slack_s=slack_s)

    def _agree_on_offsets(self, has_offset: bool) -> None:
        if self.has_offsets is None:
            self.has_offsets = has_offset
        if self.has_offsets != has_offset:
            some, none = told("an offset, as in the rows above"), told("no offset, as in the rows above")
            raise WrongTime(some if self.has_offsets else none, told("Give all times an offset, or none."))

    def follow(self, time_s: int) -> None:
        """Note the time of a row, for the rows under it."""
        self.previous = time_s
        if self._turned_at is None:
            self._turned_at = time_s
        elif abs(time_s - self._turned_at) > DISORDER_S:
            self.falling = time_s < self._turned_at
            self._turned_at = time_s


def _datetime(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        expected = told(
            "a time such as 2026-11-30T09:15:00 or 2026-11-30T09:15:00+01:00 (%(why)s)", why=why(error)
        )
        raise WrongTime(expected, told("Correct the date or the time of day.")) from None
    if not FIRST_YEAR <= moment.year < LAST_YEAR:
        expected = told("a year from %(first)s to %(last)s", first=FIRST_YEAR, last=LAST_YEAR - 1)
        raise WrongTime(expected, told("Correct the year."))
    return moment


def _chosen(candidates: list[int], previous: int | None, *, falling: bool, slack_s: int) -> int:
    if not candidates:
        raise WrongTime(
            told("a time that exists; the clocks go forward past this one"),
            told("Move it to the hour after, or give the times an offset."),
        )
    if len(candidates) == 1 or previous is None:
        return candidates[0]
    first, second = candidates
    if falling:
        return second if second <= previous + slack_s else first
    return first if first >= previous - slack_s else second


def _two_digits(last: int, unit_s: int) -> dict[str, int]:
    return {f":{n:02d}": n * unit_s for n in range(last + 1)}


MINUTES = _two_digits(59, 60)
SECONDS = _two_digits(59, 1) | {"": 0}


class _Hours(dict[str, int]):
    """UTC second of each hour met so far, by the text of the hour and the offset after it.

    There is no entry for a local hour that holds a clock change, nor in the one for times with
    offsets for a time without, or the other way round.
    """

    def __init__(self, where: ZoneInfo, with_offsets: bool) -> None:
        super().__init__()
        self.zone, self.with_offsets = where, with_offsets

    def __missing__(self, text: str) -> int:
        match = HOUR.fullmatch(text)
        if match is None or self.with_offsets != bool(match[3]):
            raise KeyError(text)
        hour, fraction, offset = match.groups()
        if fraction:  # as good as never the same twice: not kept
            return self[hour + (offset or "")]
        try:
            moment = _datetime(f"{hour}:00:00{offset or ''}")
        except WrongTime:
            raise KeyError(text) from None
        self[text] = int(moment.timestamp()) if offset else self._local(moment)
        return self[text]

    def _local(self, hour: datetime) -> int:
        first = moments(hour, self.zone)
        last = moments(hour + timedelta(seconds=3599), self.zone)
        if len(first) != 1 or len(last) != 1 or last[0] - first[0] != 3599:
            raise KeyError(hour)
        return first[0]
