"""The price strip: what one more person off the phones would cost, interval by interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fagtid.files.report.days import Day, Tick, time_ticks
from fagtid.files.report.document import Interval, Plan
from fagtid.files.report.language import Language
from fagtid.files.report.shapes import class_of, round_limits

CLASSES = 5
PRICE_HEIGHT = 30.0
LEARNING_HEIGHT = 18.0


@dataclass(frozen=True)
class Bar:
    """One interval: price upwards, learning downwards. ``level`` is ``None`` where nobody may leave."""

    x: float
    width: float
    level: int | None
    height: float
    learning: float
    text: str


@dataclass(frozen=True)
class DayStrip:
    """One day's strip; ``ticks`` only on a day whose hours do not line up with the others'."""

    title: str
    bars: list[Bar]
    ticks: list[Tick]


@dataclass(frozen=True)
class PriceStrip:
    """All days, the legend and the table behind them: times of day down, days across."""

    days: list[DayStrip]
    ticks: list[Tick]
    legend: list[tuple[int, str]]
    nobody_may_leave: bool
    table_days: list[str]
    table: list[tuple[str, list[str]]]


def price_strip(plan: Plan, queue: str, days: Sequence[Day], shown: Language) -> PriceStrip:
    """The strip of one queue."""
    intervals = [i for i in plan.intervals if i.queue == queue and i.is_open]
    limits = round_limits([i.price_one_more for i in intervals if i.price_one_more is not None], CLASSES)
    most = max((i.learning for i in intervals), default=0.0)
    strips = [day_strip(day, intervals, limits, most, shown) for day in days]
    usual = time_ticks(days[-1], shown, 12) if days else []
    return PriceStrip(
        days=[replace(strip, ticks=[]) if strip.ticks == usual else strip for strip in strips],
        ticks=usual,
        legend=legend(limits, shown),
        nobody_may_leave=any(i.price_one_more is None for i in intervals),
        table_days=[shown.day(day.date, "EEE d. MMM") for day in days],
        table=price_table(intervals, days, shown),
    )


def day_strip(
    day: Day, intervals: Sequence[Interval], limits: Sequence[float], most: float, shown: Language
) -> DayStrip:
    """One day's bars."""
    todays = [i for i in intervals if day.holds(i.start_s, i.end_s)]
    title = shown.day(day.date, "EEE d. MMM")
    return DayStrip(title, [bar(day, i, limits, most, shown) for i in todays], time_ticks(day, shown, 12))


def bar(day: Day, interval: Interval, limits: Sequence[float], most: float, shown: Language) -> Bar:
    """The bar of one interval; its height tells the class as its colour does."""
    x = day.percent(interval.start_s)
    price = interval.price_one_more
    level = None if price is None else class_of(price, limits)
    share = 1.0 if level is None else (level + 1) / (len(limits) + 1)
    return Bar(
        x=x,
        width=day.percent(interval.end_s) - x,
        level=None if level is None else spread_over_colours(level, len(limits) + 1),
        height=PRICE_HEIGHT * share,
        learning=LEARNING_HEIGHT * interval.learning / most if most else 0.0,
        text=bar_text(interval, shown),
    )


def spread_over_colours(level: int, classes: int) -> int:
    """The colour (0 light to 4 dark) of a class; few classes still use the whole scale."""
    return level if classes >= CLASSES else round(level * (CLASSES - 1) / max(classes - 1, 1))


def bar_text(interval: Interval, shown: Language) -> str:
    """One interval in words."""
    times = shown.clocks(interval.start_s, interval.end_s)
    learning = shown.number(interval.learning)
    if interval.price_one_more is None:
        return shown.say(
            "%(time)s: nobody more may leave, %(learning)s in learning", time=times, learning=learning
        )
    return shown.say(
        "%(time)s: one more costs %(price)s late calls, %(learning)s in learning",
        time=times,
        price=shown.calls(interval.price_one_more),
        learning=learning,
    )


def legend(limits: Sequence[float], shown: Language) -> list[tuple[int, str]]:
    """The colour and the words of each class, lowest first."""
    if not limits:
        return []
    names = [shown.say("below %(limit)s", limit=shown.mark(limits[0]))]
    names += [f"{shown.mark(low)}–{shown.mark(high)}" for low, high in pairwise(limits)]
    names.append(shown.say("%(limit)s or more", limit=shown.mark(limits[-1])))
    return [(spread_over_colours(level, len(names)), name) for level, name in enumerate(names)]


def price_table(
    intervals: Sequence[Interval], days: Sequence[Day], shown: Language
) -> list[tuple[str, list[str]]]:
    """Prices by time of day and day; a time one day does not have is left empty."""
    cells: dict[str, dict[int, str]] = {}
    for interval in sorted(intervals, key=lambda i: shown.local(i.start_s).time()):
        for n, day in enumerate(days):
            if day.holds(interval.start_s, interval.end_s):
                row = cells.setdefault(shown.clock(interval.start_s), {})
                row[n] = shown.calls(interval.price_one_more)
    return [(time, [row.get(n, "") for n in range(len(days))]) for time, row in cells.items()]
