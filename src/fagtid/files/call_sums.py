"""Single calls summed into intervals as they are read, so that what is kept grows with the intervals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import gcd
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.files.errors import FileRefused, refuse_file, told
from fagtid.files.records import Floats, Source, Traffic

Ints = NDArray[np.int64]

ANSWERED, ABANDONED, UNKNOWN = 1, 0, -1
SLOT_S = 900  # every zone's offset is a whole number of these
QUEUE_SHIFT = 1 << 33  # slots are numbered far below this
CONSOLIDATE_AT = 500_000
MOST_DAYS = 3_660
MOST_CELLS = 12_000_000  # queues times intervals; the arrays then take 576 MB

# What is summed for each queue and slot, in the order of the columns.
OFFERED, ANSWERED_SUM, ABANDONED_SUM, HANDLE_SUM, HANDLED, WAIT_SUM, WAITED_FOR, WAITED_SUM, NO_WAIT = range(
    9
)


@dataclass(frozen=True)
class CallBatch:
    """Some calls; arrays of shape (n_calls,).

    Attributes
    ----------
    arrived_s
        UTC seconds of arrival.
    queue
        Number of the queue.
    outcome
        `ANSWERED`, `ABANDONED` or `UNKNOWN`.
    wait_s, handle_s
        Seconds; NaN where the file does not say.
    """

    arrived_s: Ints
    queue: Ints
    outcome: Ints
    wait_s: Floats
    handle_s: Floats


@dataclass
class CallSums:
    """Sums per queue and slot of all the calls taken in.

    Parameters
    ----------
    interval_s
        Length of the intervals wanted; a divisor of an hour.
    """

    interval_s: int
    keys: list[Ints] = field(default_factory=list)
    sums: list[Floats] = field(default_factory=list)

    @property
    def slot_s(self) -> int:
        """Length of the slots summed into: they line up with local midnight in every zone."""
        return gcd(self.interval_s, SLOT_S)

    def add(self, calls: CallBatch) -> None:
        """Take in some calls."""
        keys, cell = np.unique(
            calls.queue * QUEUE_SHIFT + calls.arrived_s // self.slot_s, return_inverse=True
        )
        columns = [np.bincount(cell, weights, len(keys)) for weights in _weights(calls)]
        self.keys.append(keys)
        self.sums.append(np.stack(columns, axis=1))
        if sum(map(len, self.keys)) > CONSOLIDATE_AT:
            self.consolidate()

    def consolidate(self) -> None:
        """Bring the sums of equal keys together."""
        if not self.keys:
            return
        keys, cell = np.unique(np.concatenate(self.keys), return_inverse=True)
        table = np.concatenate(self.sums)
        columns = [np.bincount(cell, column, len(keys)) for column in table.T]
        self.keys, self.sums = [keys], [np.stack(columns, axis=1)]

    def traffic(self, queues: tuple[str, ...], timezone: str, source: Source) -> Traffic:
        """The sums on a grid of whole local days.

        A day with a call in any queue is a day the centre was open: an interval without calls is
        zero there. A day without any call is unknown.
        """
        self.consolidate()
        queue, slot = np.divmod(self.keys[0], QUEUE_SHIFT)
        grid = whole_days(slot.min() * self.slot_s, slot.max() * self.slot_s, self.interval_s, timezone)
        place = np.minimum((slot * self.slot_s - grid.start_s) // self.interval_s, grid.count - 1)
        cells = queue * grid.count + place
        size = len(queues) * grid.count
        sums = [np.bincount(cells, column, size).astype(np.float64) for column in self.sums[0].T]
        shaped = np.stack(sums).reshape(-1, len(queues), grid.count)
        return _as_traffic(shaped, grid, queues, source)


def _weights(calls: CallBatch) -> tuple[Floats, ...]:
    answered = calls.outcome == ANSWERED
    handled = answered & ~np.isnan(calls.handle_s)
    waited = ~np.isnan(calls.wait_s)
    wait = np.where(waited, calls.wait_s, 0.0)
    parts = (
        np.ones(len(answered)),
        answered,
        calls.outcome == ABANDONED,
        np.where(handled, calls.handle_s, 0.0),
        handled,
        np.where(answered, wait, 0.0),
        answered & waited,
        wait,
        ~waited,
    )
    return tuple(np.asarray(part, dtype=np.float64) for part in parts)


def _as_traffic(sums: Floats, grid: TimeGrid, queues: tuple[str, ...], source: Source) -> Traffic:
    unknown = ~open_days(grid, sums[OFFERED].sum(axis=0) > 0)

    def known(values: Floats) -> Floats:
        return np.where(unknown, np.nan, values)

    return Traffic(
        grid=grid,
        queues=queues,
        offered=known(sums[OFFERED]),
        answered=known(sums[ANSWERED_SUM]),
        abandoned=known(sums[ABANDONED_SUM]),
        handle_s=mean(sums[HANDLE_SUM], sums[HANDLED]),
        wait_s=mean(sums[WAIT_SUM], sums[WAITED_FOR]),
        waited_s=known(np.where(sums[NO_WAIT] > 0, np.nan, sums[WAITED_SUM])),
        source=source,
    )


def mean(total: Floats, count: Floats) -> Floats:
    """``total / count``, NaN where nothing was counted."""
    return np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)


def open_days(grid: TimeGrid, has_rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True in every interval of a local day that has rows; shapes (..., count)."""
    days, day_of = np.unique(grid.day, return_inverse=True)
    firsts = np.searchsorted(day_of, np.arange(len(days)))
    hits = np.logical_or.reduceat(has_rows, firsts, axis=-1)
    return np.asarray(hits[..., day_of])


def whole_days(first_s: int, last_s: int, interval_s: int, timezone: str) -> TimeGrid:
    """The grid of whole local days from the one that holds ``first_s`` to the one that holds ``last_s``."""
    zone = ZoneInfo(timezone)
    first, last = (datetime.fromtimestamp(int(t), UTC).astimezone(zone).date() for t in (first_s, last_s))
    return days_grid(first.isoformat(), (last - first).days + 1, interval_s, timezone)


@dataclass
class Span:
    """From when to when the rows of a file go, and which rows say so."""

    file: str
    column: str | None
    first: tuple[int, int] | None = None  # time, row: as the file has them
    earliest: tuple[int, int] = (1 << 62, 0)
    latest: tuple[int, int] = (-1, 0)

    def take(self, time_s: int, row: int) -> None:
        """Widen the span by one row."""
        self.first = self.first or (time_s, row)
        self.earliest = min(self.earliest, (time_s, row))
        self.latest = max(self.latest, (time_s, row))

    def check(self, queues: int, interval_s: int) -> None:
        """Refuse a span no centre plans from: one wrong year in one row would make it.

        Raises
        ------
        FileRefused
            If there are no rows, or they lie too far apart.
        """
        if self.first is None:
            raise refuse_file(
                self.file,
                expected=told("at least one row"),
                remedy=told("The file has a header and nothing under it."),
            )
        span_s = self.latest[0] - self.earliest[0]
        if span_s > MOST_DAYS * 86_400:
            raise self._too_far_apart()
        if queues * (span_s // interval_s + 96) > MOST_CELLS:
            raise refuse_file(
                self.file,
                value=told("%(queues)s queues over %(days)s days", queues=queues, days=span_s // 86_400),
                expected=told("at most %(most)s queues times intervals", most=float(MOST_CELLS)),
                remedy=told("Check the queue column, or read a shorter period."),
            )

    def _too_far_apart(self) -> FileRefused:
        assert self.first is not None
        before, after = self.first[0] - self.earliest[0], self.latest[0] - self.first[0]
        time_s, row = self.earliest if before > after else self.latest
        return refuse_file(
            self.file,
            row=row,
            column=self.column,
            value=datetime.fromtimestamp(time_s, UTC).isoformat(),
            expected=told("a time within %(days)s days of the other rows", days=MOST_DAYS),
            remedy=told("Correct the date."),
        )
