"""The week's picture: for each day the calls expected, who is on the phones, and who learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fagtid.files.report.days import Day, Tick, time_ticks
from fagtid.files.report.document import Interval, Plan, Session
from fagtid.files.report.language import Language
from fagtid.files.report.shapes import WIDE, Scale, runs, stepped, stepped_area, ticks
from fagtid.files.report.wording import KINDS, pattern_name

CALLS_HEIGHT = 84.0
PHONES_HEIGHT = 96.0
LEARNING_HEIGHT = 64.0
HEIGHTS = {
    "calls": CALLS_HEIGHT,
    "phones": PHONES_HEIGHT,
    "learning": LEARNING_HEIGHT,
    "all": CALLS_HEIGHT + 4 + PHONES_HEIGHT + LEARNING_HEIGHT,
}
TOP = 14.0  # room for the label of the highest mark


@dataclass(frozen=True)
class Mark:
    """A level of the vertical axis, ``y`` in pixels."""

    y: float
    label: str


@dataclass(frozen=True)
class Block:
    """A piece of learning time: places in per cent across, pixels down."""

    kind: str
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True)
class Hover:
    """What the pointer finds over one interval."""

    x: float
    width: float
    text: str


@dataclass(frozen=True)
class DayPicture:
    """Everything one day's picture draws, and the table behind it."""

    title: str
    description: str
    ticks: list[Tick]
    call_marks: list[Mark]
    call_band: str
    call_line: str
    phone_marks: list[Mark]
    phone_area: str
    phone_before: str
    phone_after: str
    learning_marks: list[Mark]
    learning: list[Block]
    hovers: list[Hover]
    rows: list[list[str]]


@dataclass(frozen=True)
class Levels:
    """The vertical scales every day of one queue shares."""

    calls: Scale
    call_marks: list[Mark]
    phones: Scale
    phone_marks: list[Mark]
    learning: Scale
    learning_marks: list[Mark]


def week_picture(plan: Plan, queue: str, days: Sequence[Day], shown: Language) -> list[DayPicture]:
    """One picture for each day, all on the same scales."""
    intervals = [i for i in plan.intervals if i.queue == queue and i.is_open]
    sessions = [s for s in plan.sessions if s.queue in (None, queue)]
    levels = shared_levels(intervals, shown)
    pictures = []
    for day in days:
        todays = [i for i in intervals if day.holds(i.start_s, i.end_s)]
        if todays:
            pictures.append(day_picture(day, todays, sessions, levels, shown))
    return pictures


def shared_levels(intervals: Sequence[Interval], shown: Language) -> Levels:
    """Scales that hold the highest band, the fullest roster and the most in learning."""
    call_marks = ticks(0, max((i.offered_high for i in intervals), default=0.0) or 1.0, 4)
    phone_marks = ticks(0, max((i.rostered for i in intervals), default=0.0) or 1.0, 3)
    learning_marks = ticks(0, max((i.learning for i in intervals), default=0.0) or 1.0, 3)
    calls = Scale(0, call_marks[-1], CALLS_HEIGHT, TOP)
    phones = Scale(0, phone_marks[-1], PHONES_HEIGHT, TOP)
    learning = Scale(0, learning_marks[-1], 0, LEARNING_HEIGHT - TOP)
    return Levels(
        calls=calls,
        call_marks=[Mark(calls(value), shown.mark(value)) for value in call_marks[1:]],
        phones=phones,
        phone_marks=[Mark(phones(value), shown.mark(value)) for value in phone_marks[1:]],
        learning=learning,
        learning_marks=[Mark(learning(value), shown.mark(value)) for value in learning_marks[1:]],
    )


def day_picture(
    day: Day, intervals: Sequence[Interval], sessions: Sequence[Session], levels: Levels, shown: Language
) -> DayPicture:
    """The drawing of one day."""
    starts = [day.percent(i.start_s) * WIDE / 100 for i in intervals]
    ends = [day.percent(i.end_s) * WIDE / 100 for i in intervals]
    before = [levels.phones(i.rostered) for i in intervals]
    after = [levels.phones(i.rostered - i.learning) for i in intervals]
    return DayPicture(
        title=shown.day(day.date),
        description=describe(intervals, shown),
        ticks=time_ticks(day, shown),
        call_marks=levels.call_marks,
        call_band=stepped_area(
            starts,
            ends,
            [levels.calls(i.offered_high) for i in intervals],
            [levels.calls(i.offered_low) for i in intervals],
        ),
        call_line=stepped(starts, ends, [levels.calls(i.offered) for i in intervals]),
        phone_marks=levels.phone_marks,
        phone_area=stepped_area(starts, ends, after, [PHONES_HEIGHT] * len(after)),
        phone_before=stepped(starts, ends, before),
        phone_after=stepped(starts, ends, after),
        learning_marks=levels.learning_marks,
        learning=learning_blocks(day, intervals, sessions, levels.learning),
        hovers=[hover(day, i, shown) for i in intervals],
        rows=[table_row(i, shown) for i in intervals],
    )


def learning_by_kind(
    intervals: Sequence[Interval], sessions: Sequence[Session]
) -> dict[str, NDArray[np.float64]]:
    """People in learning per kind, mean over each interval; shape (n_intervals,) for each kind in use."""
    starts = np.array([i.start_s for i in intervals], dtype=np.float64)
    ends = np.array([i.end_s for i in intervals], dtype=np.float64)
    found: dict[str, NDArray[np.float64]] = {}
    for session in sessions:
        overlap = np.clip(np.minimum(ends, session.end_s) - np.maximum(starts, session.start_s), 0, None)
        if overlap.any():
            people = len(session.people) * overlap / (ends - starts)
            found[session.kind] = found.get(session.kind, np.zeros(len(starts))) + people
    return found


def learning_blocks(
    day: Day, intervals: Sequence[Interval], sessions: Sequence[Session], scale: Scale
) -> list[Block]:
    """The kinds of learning stacked downwards from the line, in the order of the legend."""
    by_kind = learning_by_kind(intervals, sessions)
    below = np.zeros(len(intervals))
    blocks: list[Block] = []
    for kind in sorted(by_kind, key=kind_order):
        levels = list(zip(below.tolist(), by_kind[kind].tolist(), strict=True))
        for first, stop, (top, people) in runs(levels):
            if people > 0:
                x = day.percent(intervals[first].start_s)
                width = day.percent(intervals[stop - 1].end_s) - x
                blocks.append(Block(pattern_name(kind), x, width, scale(top), scale(people)))
        below = below + by_kind[kind]
    return blocks


def kind_order(kind: str) -> int:
    """Place of a kind in the legend; unknown kinds come last."""
    return list(KINDS).index(kind) if kind in KINDS else len(KINDS)


def describe(intervals: Sequence[Interval], shown: Language) -> str:
    """The picture in words."""
    busiest = max(intervals, key=lambda i: i.offered)
    fullest = max(intervals, key=lambda i: i.learning)
    sentence = shown.say(
        "Most calls are expected at %(time)s: %(calls)s.",
        time=shown.clock(busiest.start_s),
        calls=shown.number(busiest.offered),
    )
    if fullest.learning == 0:
        return sentence + " " + shown.say("Nobody is in learning this day.")
    return f"{sentence} " + shown.say(
        "Most are in learning at %(time)s: %(people)s of %(rostered)s.",
        time=shown.clock(fullest.start_s),
        people=shown.number(fullest.learning),
        rostered=shown.number(fullest.rostered),
    )


def hover(day: Day, interval: Interval, shown: Language) -> Hover:
    """The figures of one interval in one line."""
    x = day.percent(interval.start_s)
    text = shown.say(
        "%(time)s: %(calls)s calls expected (%(low)s–%(high)s), %(after)s of %(before)s on the phone",
        time=shown.clocks(interval.start_s, interval.end_s),
        calls=shown.number(interval.offered),
        low=shown.number(interval.offered_low),
        high=shown.number(interval.offered_high),
        after=shown.number(interval.rostered - interval.learning),
        before=shown.number(interval.rostered),
    )
    return Hover(x, day.percent(interval.end_s) - x, text)


def table_row(interval: Interval, shown: Language) -> list[str]:
    """The figures of one interval, cell by cell."""
    return [
        shown.clocks(interval.start_s, interval.end_s),
        shown.number(interval.offered, 1),
        f"{shown.number(interval.offered_low)}–{shown.number(interval.offered_high)}",
        shown.number(interval.rostered),
        shown.number(interval.rostered - interval.learning),
        shown.number(interval.learning),
        shown.number(interval.late_before, 2),
        shown.number(interval.late_after, 2),
    ]
