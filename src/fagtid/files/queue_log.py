"""Asterisk's ``queue_log``, old and new, with what real ones hold of surprises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from fagtid.files.call_sums import ABANDONED, ANSWERED, UNKNOWN, CallBatch, CallSums, Span
from fagtid.files.calls import QueueNumbers
from fagtid.files.cells import MOST_SECONDS
from fagtid.files.errors import FileRefused, refuse_file, told
from fagtid.files.records import Source, Traffic
from fagtid.files.sources import FingerprintedFile, Progress
from fagtid.files.tables import BATCH, LeftOut

LINE = re.compile(r"\d{9,11}(\.\d+)?\|[^|]*\|[^|]*\|[^|]*\|")
NOT_A_CALL = frozenset({"", "NONE", "REALTIME", "MANAGER"})
EARLIEST_S, LATEST_S = 631_152_000, 4_102_444_800  # 1990 to 2100
SAME_MOMENT_S = 2  # an entry logged this near an arrival worked out from a later event is that arrival
FORGET_AFTER_S = 86_400
MOST_OPEN = 50_000  # calls kept before those long over are looked for

# Where the seconds stand among an event's parameters, by how many parameters there are.
HOLD_AND_TALK = {
    "COMPLETEAGENT": {2: (0, 1), 3: (0, 1)},
    "COMPLETECALLER": {2: (0, 1), 3: (0, 1)},
    "TRANSFER": {4: (2, 3), 5: (2, 3)},
    "BLINDTRANSFER": {4: (2, 3), 5: (2, 3)},
    "ATTENDEDTRANSFER": {5: (2, 3), 6: (3, 4)},
}
WAITED = {
    "ABANDON": {3: 2},
    "EXITWITHTIMEOUT": {3: 2},
    "EXITEMPTY": {3: 2},
    "EXITWITHKEY": {4: 3},
    "AGENTDUMP": {},
    "SYSCOMPAT": {},
}
EVENTS = frozenset({"ENTERQUEUE", "CONNECT", *HOLD_AND_TALK, *WAITED})


@dataclass(slots=True)
class LogLine:
    """One event of one call."""

    time_s: int
    call: str
    queue: str
    event: str
    parameters: list[str]

    def seconds(self, place: int | None) -> int | None:
        """The parameter at ``place`` as seconds; ``None`` where it is not there or makes no sense."""
        if place is None or place >= len(self.parameters):
            return None
        text = self.parameters[place].strip()
        if not (text.isascii() and text.isdigit() and len(text) < 9):
            return None
        return int(text) if int(text) <= MOST_SECONDS else None


@dataclass(slots=True)
class Visit:
    """One caller's stay in one queue, pieced together from its events."""

    queue: str
    arrived_s: int
    row: int
    entered: bool = False
    connected_s: int | None = None
    answer_wait_s: float = np.nan
    left_wait_s: float = np.nan
    left: bool = False
    talks: dict[tuple[int, int], None] = field(default_factory=dict)
    last_s: int = 0

    @property
    def outcome(self) -> int:
        """Answered once anyone was connected or finished; a visit with no end is unknown."""
        if self.connected_s is not None or self.talks:
            return ANSWERED
        return ABANDONED if self.left else UNKNOWN

    @property
    def handle_s(self) -> float:
        """All distinct talks together; NaN when no end of a talk was logged."""
        return float(sum(talk for _, talk in self.talks)) if self.talks else np.nan

    @property
    def wait_s(self) -> float:
        """Until the first connection, or until the caller left."""
        return self.answer_wait_s if self.outcome == ANSWERED else self.left_wait_s


def is_queue_log(head: list[str]) -> bool:
    """True when one of the first lines has the log's form."""
    return any(LINE.match(line) for line in head)


def read_queue_log(
    file: str,
    name: str,
    lines: Iterator[str],
    disk: FingerprintedFile,
    *,
    timezone: str,
    interval_s: int,
    lenient: bool = False,
    progress: Progress | None = None,
) -> Traffic:
    """Traffic per interval of arrival from the lines of a ``queue_log``.

    Names of agents and callers' numbers are not looked at: nothing of them is kept.
    """
    log = QueueLog(file, CallSums(interval_s), LeftOut(lenient))
    for number, line in enumerate(lines, 1):
        log.take(number, line)
        if number % BATCH == 0:
            log.rest()
            if progress is not None:
                progress(disk.position, disk.size)
    log.close()
    log.span.check(len(log.queues.names), interval_s)
    faults = tuple(refused.fault for refused in log.left_out.faults)
    source = Source(name, disk.read_to_end(), log.rows, faults)
    return log.sums.traffic(tuple(log.queues.names), timezone, source)


class QueueLog:
    """Pieces calls together from the log's lines and sums up those that are over."""

    def __init__(self, file: str, sums: CallSums, left_out: LeftOut) -> None:
        self.file, self.sums, self.left_out = file, sums, left_out
        self.queues = QueueNumbers()
        self.span = Span(file, "time")
        self.visits: dict[tuple[str, str], list[Visit]] = {}
        self.rows, self.begins_s, self.now_s = 0, LATEST_S, 0
        self.look_through_at = MOST_OPEN
        self.clock: tuple[str, int | None] = ("", None)  # the last time read, as text and in seconds

    def take(self, number: int, text: str) -> None:
        """Take in one line."""
        if text.isspace():
            return
        self.rows += 1
        try:
            line = self.parsed(number, text)
        except FileRefused as refused:
            self.left_out.take(refused)
            return
        if line is not None:
            self.follow(number, line)

    def parsed(self, number: int, text: str) -> LogLine | None:
        """The line as an event of a call; ``None`` when it is about something else."""
        fields = text.rstrip("\r\n").split("|")
        if fields[0] != self.clock[0]:
            self.clock = fields[0], log_time(fields[0])
        time_s = self.clock[1]
        if len(fields) < 5 or time_s is None:
            raise refuse_file(
                self.file,
                row=number,
                column="time" if time_s is None else None,
                value=text.strip(),
                expected=told("time|call|queue|agent|event|… with the time in seconds since 1970"),
                remedy=told("Correct or remove the line, or read with --lenient."),
            )
        if time_s < self.begins_s:
            self.begins_s = time_s
        if time_s > self.now_s:
            self.now_s = time_s
        event = fields[4] if fields[4] in EVENTS else fields[3]  # some have the last two the other way round
        if event not in EVENTS or fields[1] in NOT_A_CALL or fields[2] in NOT_A_CALL:
            return None
        return LogLine(time_s, fields[1], fields[2], event, fields[5:])

    def follow(self, number: int, line: LogLine) -> None:
        """Add an event to the stay of the caller it is about."""
        act: Callable[[int, LogLine], None]
        if line.event == "ENTERQUEUE":
            act = self._enter
        elif line.event == "CONNECT":
            act = self._connect
        elif line.event in HOLD_AND_TALK:
            act = self._finish
        else:
            act = self._leave
        act(number, line)

    def _visit(self, number: int, line: LogLine, arrived_s: int) -> Visit:
        """The caller's stay that the line is about; a new one when its beginning is not in the log."""
        stays = self.visits.setdefault((line.call, line.queue), [])
        for stay in reversed(stays):
            if stay.arrived_s <= line.time_s:
                break
        else:
            stay = Visit(line.queue, arrived_s, number)
            stays.insert(0, stay)
        stay.last_s = max(stay.last_s, line.time_s)
        return stay

    def _enter(self, number: int, line: LogLine) -> None:
        stays = self.visits.setdefault((line.call, line.queue), [])
        for stay in stays:
            if abs(stay.arrived_s - line.time_s) <= SAME_MOMENT_S:
                stay.entered = True
                return
        stays.append(Visit(line.queue, line.time_s, number, entered=True, last_s=line.time_s))
        stays.sort(key=lambda stay: stay.arrived_s)

    def _connect(self, number: int, line: LogLine) -> None:
        hold_s = line.seconds(0)
        visit = self._visit(number, line, line.time_s - (hold_s or 0))
        if visit.connected_s is None or line.time_s < visit.connected_s:
            visit.connected_s = line.time_s
            visit.answer_wait_s = line.time_s - visit.arrived_s if hold_s is None else hold_s

    def _finish(self, number: int, line: LogLine) -> None:
        hold_at, talk_at = HOLD_AND_TALK[line.event].get(len(line.parameters), (None, None))
        hold_s, talk_s = line.seconds(hold_at), line.seconds(talk_at)
        visit = self._visit(number, line, line.time_s - (hold_s or 0) - (talk_s or 0))
        if talk_s is None and visit.connected_s is not None:
            talk_s = min(max(line.time_s - visit.connected_s, 0), int(MOST_SECONDS))
        if talk_s is not None:
            visit.talks[line.time_s, talk_s] = None
        elif visit.connected_s is None:
            visit.connected_s = line.time_s
        if hold_s is not None and np.isnan(visit.answer_wait_s):
            visit.answer_wait_s = hold_s

    def _leave(self, number: int, line: LogLine) -> None:
        waited_s = line.seconds(WAITED[line.event].get(len(line.parameters)))
        visit = self._visit(number, line, line.time_s - (waited_s or 0))
        visit.left = True
        if np.isnan(visit.left_wait_s):
            visit.left_wait_s = line.time_s - visit.arrived_s if waited_s is None else waited_s

    def rest(self) -> None:
        """Sum up the calls nothing has been heard of for a day."""
        self.left_out.check(self.rows)
        if len(self.visits) < self.look_through_at:
            return
        over = [key for key, stays in self.visits.items() if stays[-1].last_s < self.now_s - FORGET_AFTER_S]
        self._sum_up([stay for key in over for stay in self.visits.pop(key)])
        self.look_through_at = max(MOST_OPEN, 2 * len(self.visits))

    def close(self) -> None:
        """Sum up the calls that are left."""
        self._sum_up([stay for stays in self.visits.values() for stay in stays])
        self.visits.clear()

    def _sum_up(self, visits: list[Visit]) -> None:
        known = [visit for visit in visits if visit.entered or visit.arrived_s >= self.begins_s]
        if not known:
            return
        for visit in known:
            self.span.take(visit.arrived_s, visit.row)
        self.sums.add(
            CallBatch(
                np.array([visit.arrived_s for visit in known]),
                np.array([self.queues[visit.queue] for visit in known]),
                np.array([visit.outcome for visit in known]),
                np.clip([visit.wait_s for visit in known], 0, MOST_SECONDS),
                np.array([visit.handle_s for visit in known]),
            )
        )


def log_time(text: str) -> int | None:
    """Seconds since 1970 in a line's first field, or ``None``."""
    whole = text.strip().partition(".")[0]
    if not (whole.isascii() and whole.isdigit() and len(whole) < 12):
        return None
    return int(whole) if EARLIEST_S <= int(whole) < LATEST_S else None
