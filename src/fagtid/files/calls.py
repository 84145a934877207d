"""Call-by-call traffic, summed into intervals on the way in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from fagtid.files.call_sums import ABANDONED, ANSWERED, CallBatch, CallSums, Span
from fagtid.files.cells import MOST_SECONDS, choice_in, number_in, time_in, word_in
from fagtid.files.clock import DISORDER_S, LocalClock
from fagtid.files.records import Floats, Traffic
from fagtid.files.tables import Row, Table

NEEDED = ("arrived", "outcome")
OPTIONAL = ("queue", "wait_seconds", "handle_seconds", "client")
OUTCOMES = {"answered": ANSWERED, "abandoned": ABANDONED}
ONLY_QUEUE = "all"


class NotPlain(ValueError):
    """Some cell of a batch needs a closer look, row by row."""


class QueueNumbers(dict[str, int]):
    """The number of each queue, given in order of appearance."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, int] = {}

    def __missing__(self, text: str) -> int:
        name = text.strip()
        if not name:
            raise KeyError(text)
        self[text] = self.names.setdefault(name, len(self.names))
        return self[text]


def read_calls(table: Table, *, timezone: str, interval_s: int, mapping: Mapping[str, str]) -> Traffic:
    """Traffic per interval of arrival from a table with one row a call.

    Columns that name an agent or a client are not looked at: nothing of them is kept.
    """
    table.choose_columns(NEEDED, OPTIONAL, mapping)
    reader = _CallReader(table, LocalClock(timezone), CallSums(interval_s))
    for first, batch in table.batches():
        reader.take(first, batch)
    reader.span.check(len(reader.queues.names), interval_s)
    return reader.sums.traffic(tuple(reader.queues.names), timezone, table.source())


class _CallReader:
    """Takes whole batches where every cell is plain, and goes through the others row by row."""

    def __init__(self, table: Table, clock: LocalClock, sums: CallSums) -> None:
        self.table, self.clock, self.sums = table, clock, sums
        self.queues = QueueNumbers()
        self.span = Span(table.file, table.header[table.columns["arrived"]])

    def take(self, first: int, batch: list[Row]) -> None:
        """Add the calls of one batch to the sums."""
        try:
            calls = self._plain(batch)
        except (KeyError, ValueError):
            self._take_one_by_one(first, batch)
            return
        self.table.rows += len(batch)
        self.sums.add(calls)
        for place in (int(calls.arrived_s.argmin()), int(calls.arrived_s.argmax())):
            self.span.take(int(calls.arrived_s[place]), first + place)

    def _plain(self, batch: list[Row]) -> CallBatch:
        columns = list(zip(*batch, strict=True))
        if len(columns) != len(self.table.header):
            raise NotPlain
        at = self.table.columns
        outcome = [OUTCOMES[text] for text in columns[at["outcome"]]]
        wait = self._plain_seconds(columns, "wait_seconds", len(batch))
        handle = self._plain_seconds(columns, "handle_seconds", len(batch))
        queue = self._plain_queues(columns, len(batch))
        arrived = self.clock.read_plain(columns[at["arrived"]])
        return CallBatch(np.array(arrived), np.array(queue), np.array(outcome), wait, handle)

    def _plain_queues(self, columns: list[tuple[str, ...]], count: int) -> list[int]:
        if not self.table.has("queue"):
            return [self.queues[ONLY_QUEUE]] * count
        return [self.queues[text] for text in columns[self.table.columns["queue"]]]

    def _plain_seconds(self, columns: list[tuple[str, ...]], name: str, count: int) -> Floats:
        if not self.table.has(name):
            return np.full(count, np.nan)
        return plain_seconds(columns[self.table.columns[name]], self.table.decimal_comma)

    def _take_one_by_one(self, first: int, batch: list[Row]) -> None:
        found: list[tuple[int, int, int, float, float]] = []
        self.table.keep(first, batch, lambda number, row: found.append(self._call(number, row)))
        if found:
            arrived, queue, outcome, wait, handle = zip(*found, strict=True)
            self.sums.add(
                CallBatch(
                    np.array(arrived), np.array(queue), np.array(outcome), np.array(wait), np.array(handle)
                )
            )

    def _call(self, number: int, row: Row) -> tuple[int, int, int, float, float]:
        table, clock = self.table, self.clock
        outcome = OUTCOMES[choice_in(table, number, row, "outcome", tuple(OUTCOMES))]
        wait = number_in(table, number, row, "wait_seconds", MOST_SECONDS)
        handle = number_in(table, number, row, "handle_seconds", MOST_SECONDS)
        name = word_in(table, number, row, "queue") if table.has("queue") else ONLY_QUEUE
        arrived = time_in(
            table,
            clock,
            number,
            row,
            "arrived",
            after=clock.previous,
            slack_s=DISORDER_S,
            falling=clock.falling,
        )
        clock.follow(arrived)
        self.span.take(arrived, number)
        return arrived, self.queues[name], outcome, wait, handle


def plain_seconds(texts: Sequence[str], decimal_comma: bool) -> Floats:
    """Durations of many cells at once, NaN where a cell is empty.

    Raises
    ------
    ValueError
        If any cell is not a plain number from 0 to a day.
    """
    if decimal_comma:
        texts = [text.replace(",", ".") for text in texts]
    values = np.array([float(text) if text else math.nan for text in texts])
    empty = texts.count("")
    if np.count_nonzero((values >= 0) & (values <= MOST_SECONDS)) + empty != len(values):
        raise NotPlain
    return values
