"""The queue as a ``queue_log`` that is still being written tells it: who waits and who talks, as counts.

Only the calls of the last hours are kept, in memory, without agents and without callers' numbers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from fagtid.files.call_sums import CallSums
from fagtid.files.errors import FileRefused
from fagtid.files.queue_log import LogLine, QueueLog, Visit
from fagtid.files.tables import LeftOut

GONE_S = 4 * 3600  # a call without an end is taken as over after so long: its end was never logged
SETTLED_S = 600  # an ended call is kept so long, so that an event logged twice is not a new call
READ_BACK = 4_000_000  # bytes of the log read at the start, to know who is waiting already
BLOCK = 1 << 16


@dataclass(frozen=True)
class QueueCounts:
    """The queue at a moment, and the calls since last asked."""

    waiting: int
    longest_wait_s: int
    on_calls: int
    offered: int
    answered: int
    abandoned: int


class QueueNow:
    """Follows calls through the log's events, in whatever form and order it has them."""

    def __init__(self, file: str, queue: str | None = None) -> None:
        self.queue = queue
        self.log = QueueLog(file, CallSums(900), LeftOut(True))
        self.counted: dict[int, str] = {}  # what each stay, by its identity, has been counted as
        self.offered = self.answered = self.abandoned = self.bad_lines = 0

    def take(self, text: str) -> None:
        """Take in one line; one that makes no sense is left out and counted."""
        text = text.replace("\0", "")
        if not text or text.isspace():
            return
        try:
            line = self.log.parsed(1, text)
        except FileRefused:
            self.bad_lines += 1
            return
        if line is None or (self.queue is not None and line.queue != self.queue):
            return
        self.log.follow(1, line)
        self._count(line)

    def _count(self, line: LogLine) -> None:
        for stay in self.log.visits[line.call, line.queue]:
            before, after = self.counted.get(id(stay), ""), stage(stay)
            self.offered += before == ""
            self.answered += after in ("talking", "over") and before not in ("talking", "over")
            self.abandoned += after == "left" and before != "left"
            self.counted[id(stay)] = after

    def counts(self, now_s: int) -> QueueCounts:
        """The queue now; the counts of calls begin again from nothing."""
        self._forget(now_s)
        stays = [stay for visits in self.log.visits.values() for stay in visits]
        waits = [max(now_s - stay.arrived_s, 0) for stay in stays if stage(stay) == "waiting"]
        talking = sum(stage(stay) == "talking" for stay in stays)
        found = QueueCounts(
            len(waits), max(waits, default=0), talking, self.offered, self.answered, self.abandoned
        )
        self.offered = self.answered = self.abandoned = 0
        return found

    def _forget(self, now_s: int) -> None:
        for key, stays in list(self.log.visits.items()):
            kept = [stay for stay in stays if not is_past(stay, now_s)]
            for stay in stays:
                if stay not in kept:
                    self.counted.pop(id(stay), None)
            if kept:
                self.log.visits[key] = kept
            else:
                del self.log.visits[key]


def stage(stay: Visit) -> str:
    """Where the caller is: waiting, talking, over, or left without an answer."""
    if stay.talks:
        return "over"
    if stay.connected_s is not None:
        return "over" if stay.left else "talking"
    return "left" if stay.left else "waiting"


def is_past(stay: Visit, now_s: int) -> bool:
    """True for what has ended a while ago, and for what must have."""
    ended = stage(stay) in ("over", "left")
    return stay.last_s < now_s - (SETTLED_S if ended else GONE_S)


class Tail:
    """The lines of a file that is being written: rotated, truncated and half-written lines included."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: BufferedReader | None = None
        self.inode = 0
        self.half = b""
        self._open(READ_BACK)

    def new_lines(self) -> Iterator[str]:
        """Whole lines written since last asked; where the file was replaced, the old one's rest first."""
        yield from self._rest()
        if self._is_replaced():
            yield from self._rest()
            if self.half:
                yield self.half.decode("utf-8", "replace")
            self.close()
            self._open(None)
            yield from self._rest()

    def close(self) -> None:
        """Let go of the file."""
        if self.file is not None:
            self.file.close()
        self.file, self.half = None, b""

    def _open(self, read_back: int | None) -> None:
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return
        status = os.fstat(file.fileno())
        self.file, self.inode = file, status.st_ino
        if read_back is not None and status.st_size > read_back:
            file.seek(status.st_size - read_back)
            file.readline()  # the rest of a line whose beginning was passed over

    def _is_replaced(self) -> bool:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return False  # between the old one's renaming and the new one's first line
        return self.file is None or status.st_ino != self.inode

    def _rest(self) -> Iterator[str]:
        if self.file is None:
            return
        if os.fstat(self.file.fileno()).st_size < self.file.tell():
            self.file.seek(0)
            self.half = b""
        while block := self.file.read(BLOCK):
            *lines, self.half = (self.half + block).split(b"\n")
            yield from (line.decode("utf-8", "replace") for line in lines)
