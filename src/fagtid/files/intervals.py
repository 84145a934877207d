"""Traffic already counted per interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from fagtid.core.timegrid import TimeGrid
from fagtid.files.call_sums import Span, mean, open_days, whole_days
from fagtid.files.calls import ONLY_QUEUE
from fagtid.files.cells import MOST_CALLS, MOST_SECONDS, number_in, time_in, word_in
from fagtid.files.clock import LocalClock
from fagtid.files.errors import FileRefused, refuse_file, told
from fagtid.files.records import Floats, Traffic
from fagtid.files.tables import Row, Table

NEEDED = ("start", "offered")
COUNTS = ("offered", "answered", "abandoned")
MEANS = ("handle_seconds", "wait_seconds")
OPTIONAL = ("queue", *COUNTS[1:], *MEANS)
LONGEST_INTERVAL_S = 3_600


@dataclass
class SeriesRows:
    """Rows of (start, queue, values) as they come, each start only once for a queue.

    Parameters
    ----------
    names, most
        The columns of values, and the largest value each may have.
    """

    table: Table
    clock: LocalClock
    names: tuple[str, ...]
    most: tuple[float, ...]
    rows: dict[tuple[str, int], tuple[int, tuple[float, ...]]] = field(default_factory=dict)
    above: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def take(self, number: int, row: Row) -> None:
        """Keep one row, or refuse it."""
        queue = word_in(self.table, number, row, "queue") if self.table.has("queue") else ONLY_QUEUE
        values = tuple(self.value(number, row, name) for name in self.names)
        start = self._start(number, row, queue)
        if (queue, start) in self.rows:
            raise self._repeated(number, row, queue, start)
        self.rows[queue, start] = (number, values)

    def value(self, number: int, row: Row, name: str) -> float:
        """One value of a row; NaN where it is not given."""
        return number_in(self.table, number, row, name, self.most[self.names.index(name)])

    def _start(self, number: int, row: Row, queue: str) -> int:
        above, falling = self.above.get(queue, (None, False))
        start = time_in(
            self.table, self.clock, number, row, "start", after=above, falling=falling, slack_s=-1
        )
        if above is not None and start != above:
            falling = start < above
        self.above[queue] = (start, falling)
        return start

    def _repeated(self, number: int, row: Row, queue: str, start: int) -> FileRefused:
        return self.table.fault(
            number,
            name="start",
            value=row[self.table.columns["start"]],
            expected=told(
                "each interval of queue %(queue)s once; row %(row)s has it too",
                queue=queue,
                row=self.rows[queue, start][0],
            ),
            remedy=told("Remove one of the two rows."),
        )

    def queues(self) -> tuple[str, ...]:
        """The queues in order of appearance."""
        return tuple(dict.fromkeys(queue for queue, _ in self.rows))


@dataclass(frozen=True)
class Series:
    """Values on a grid; ``values`` has shape (n_names, n_queues, grid.count), NaN where no row says."""

    grid: TimeGrid
    queues: tuple[str, ...]
    values: Floats
    has_row: NDArray[np.bool_]


def read_series(rows: SeriesRows, *, timezone: str, interval_s: int | None = None) -> Series:
    """All the rows of the table on a grid of whole local days.

    Parameters
    ----------
    interval_s
        Length of the intervals if the rows are too few to tell it.
    """
    rows.table.keep_all(rows.take)
    span = Span(rows.table.file, rows.table.header[rows.table.columns["start"]])
    for (_, start), (number, _) in rows.rows.items():
        span.take(start, number)
    found_s = interval_length(rows) or interval_s
    span.check(len(rows.queues()), found_s or LONGEST_INTERVAL_S)
    if found_s is None:
        raise rows.table.fault(
            None,
            name="start",
            expected=told("two intervals or more of one queue"),
            remedy=told("Give more rows."),
        )
    grid = whole_days(span.earliest[0], span.latest[0], found_s, timezone)
    return _on_grid(rows, grid)


def interval_length(rows: SeriesRows) -> int | None:
    """The most frequent distance between neighbouring starts of a queue, seconds; ``None`` for lone rows.

    Raises
    ------
    FileRefused
        If no interval of a day can have that length.
    """
    distances: Counter[int] = Counter()
    for starts in _starts_by_queue(rows):
        distances.update(np.diff(np.sort(np.array(starts))).tolist())
    if not distances:
        return None
    most = max(distances.values())
    length = min(d for d, times in distances.items() if times == most)
    if length > LONGEST_INTERVAL_S or LONGEST_INTERVAL_S % length or length % 60:
        raise rows.table.fault(
            None,
            name="start",
            value=told("most rows %(minutes)s minutes apart", minutes=f"{length / 60:g}"),
            expected=told("intervals of whole minutes that divide an hour"),
            remedy=told("Export the traffic per 15, 30 or 60 minutes."),
        )
    return length


def _starts_by_queue(rows: SeriesRows) -> Iterator[list[int]]:
    starts: dict[str, list[int]] = {}
    for queue, start in rows.rows:
        starts.setdefault(queue, []).append(start)
    yield from starts.values()


def _on_grid(rows: SeriesRows, grid: TimeGrid) -> Series:
    queues = rows.queues()
    number_of = {queue: i for i, queue in enumerate(queues)}
    values = np.full((len(rows.names), len(queues), grid.count), np.nan)
    has_row = np.zeros((len(queues), grid.count), dtype=bool)
    for (queue, start), (number, found) in rows.rows.items():
        place = grid.index(start)
        if (start - grid.start_s) % grid.interval_s or place >= grid.count:
            rows.table.left_out.take(_off_beat(rows, number, grid.interval_s))
            continue
        values[:, number_of[queue], place] = found
        has_row[number_of[queue], place] = True
    return Series(grid, queues, values, has_row)


def _off_beat(rows: SeriesRows, number: int, interval_s: int) -> FileRefused:
    return rows.table.fault(
        number,
        name="start",
        expected=told("a start on the %(minutes)s-minute beat that most rows keep", minutes=interval_s // 60),
        remedy=told("Export the whole file with intervals of one length."),
    )


def read_intervals(
    table: Table, *, timezone: str, interval_s: int | None, mapping: Mapping[str, str]
) -> Traffic:
    """Traffic from a table with one row an interval, in intervals of ``interval_s`` or of the file's own."""
    table.choose_columns(NEEDED, OPTIONAL, mapping)
    most = (MOST_CALLS,) * len(COUNTS) + (MOST_SECONDS,) * len(MEANS)
    rows = SeriesRows(table, LocalClock(timezone), COUNTS + MEANS, most)
    series = with_zeros(read_series(rows, timezone=timezone, interval_s=interval_s), table)
    offered, answered, abandoned, handle_s, wait_s = series.values
    unknown = np.full_like(offered, np.nan)
    traffic = Traffic(
        series.grid, series.queues, offered, answered, abandoned, handle_s, wait_s, unknown, table.source()
    )
    return with_interval(traffic, interval_s or series.grid.interval_s, table.file)


def with_zeros(series: Series, table: Table) -> Series:
    """Fill missing intervals of days with rows with zero, in a file that has explicit zeros."""
    if not (series.values[0] == 0).any():
        return series
    missing = open_days(series.grid, series.has_row) & ~series.has_row
    values = series.values.copy()
    for place, name in enumerate(COUNTS):
        if table.has(name):
            values[place][missing] = 0.0
    return replace(series, values=values)


def with_interval(traffic: Traffic, interval_s: int, file: str) -> Traffic:
    """The same traffic in longer or shorter intervals; every sum is kept.

    Longer: counts are added (unknown where any part is unknown), means weighted by the answered
    calls. Shorter: counts are shared out evenly and means repeated.

    Raises
    ------
    FileRefused
        If neither interval is a whole number of the other.
    """
    own_s = traffic.grid.interval_s
    if interval_s == own_s:
        return traffic
    if interval_s % own_s == 0 and traffic.grid.count % (interval_s // own_s) == 0:
        return _longer(traffic, interval_s // own_s)
    if own_s % interval_s == 0:
        return _shorter(traffic, own_s // interval_s)
    own, wanted = own_s // 60, interval_s // 60
    raise refuse_file(
        file,
        value=told("intervals of %(minutes)s minutes", minutes=own),
        expected=told("intervals that %(minutes)s minutes can be made of", minutes=wanted),
        remedy=told(
            "Ask for %(own)s minutes, or export the traffic per %(wanted)s minutes.", own=own, wanted=wanted
        ),
    )


def _longer(traffic: Traffic, parts: int) -> Traffic:
    def added(counts: Floats) -> Floats:
        return np.asarray(counts.reshape(len(counts), -1, parts).sum(axis=2))

    weight = np.where(np.isnan(traffic.answered), traffic.offered, traffic.answered)

    def averaged(means: Floats) -> Floats:
        known = ~np.isnan(means) & ~np.isnan(weight)
        weights = np.where(known, weight, 0.0)
        return mean(added(np.where(known, means, 0.0) * weights), added(weights))

    grid = traffic.grid
    return replace(
        traffic,
        grid=TimeGrid(grid.start_s, grid.interval_s * parts, grid.count // parts, grid.timezone),
        offered=added(traffic.offered),
        answered=added(traffic.answered),
        abandoned=added(traffic.abandoned),
        waited_s=added(traffic.waited_s),
        handle_s=averaged(traffic.handle_s),
        wait_s=averaged(traffic.wait_s),
    )


def _shorter(traffic: Traffic, parts: int) -> Traffic:
    def shared(counts: Floats) -> Floats:
        return np.repeat(counts / parts, parts, axis=1)

    return replace(
        traffic,
        grid=traffic.grid.finer(traffic.grid.interval_s // parts),
        offered=shared(traffic.offered),
        answered=shared(traffic.answered),
        abandoned=shared(traffic.abandoned),
        waited_s=shared(traffic.waited_s),
        handle_s=np.repeat(traffic.handle_s, parts, axis=1),
        wait_s=np.repeat(traffic.wait_s, parts, axis=1),
    )
