"""Dots and intervals: calls late with and without learning, and how much named days change the traffic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fagtid.files.report.days import Tick
from fagtid.files.report.document import Effect, Plan, Spread
from fagtid.files.report.language import Language
from fagtid.files.report.shapes import Scale, ticks
from fagtid.files.report.wording import method_name

MARGIN = 4.0  # per cent kept free at both ends, for the labels


@dataclass(frozen=True)
class DotRow:
    """A labelled dot with its interval; places in per cent. ``shape``: dot, plan, bound or other."""

    label: str
    note: str
    shape: str
    x: float
    low: float | None
    high: float | None
    value: str
    change: str
    interval: str


@dataclass(frozen=True)
class DotPicture:
    """Rows of dots over one axis. ``zero`` is the place of "no change", where there is one."""

    rows: list[DotRow]
    ticks: list[Tick]
    zero: float | None


@dataclass(frozen=True)
class Dot:
    """One row before it has a place."""

    label: str
    note: str
    shape: str
    value: float
    spread: Spread | None
    added: float | None


def before_after(plan: Plan, shown: Language) -> DotPicture:
    """Late calls without learning, with the plan, at best, and with other ways of choosing the times."""
    price = plan.price
    dots = [
        Dot(shown.say("Without learning"), "", "dot", price.late_before, price.simulated_before, None),
        Dot(shown.say("With this plan"), "", "plan", price.late_after, price.simulated_after, price.added),
    ]
    if price.bound is not None:
        note = shown.say("proven for the sessions that found room")
        best = price.late_before + price.bound
        dots.insert(1, Dot(shown.say("Lower bound"), note, "bound", best, None, price.bound))
    dots += [
        Dot(method_name(name, shown), "", "other", price.late_before + added, None, added)
        for name, added in plan.compared
    ]
    return dot_picture(dots, shown)


def dot_picture(dots: Sequence[Dot], shown: Language) -> DotPicture:
    """Calls on one axis that holds every dot and interval."""
    values = [value for dot in dots for value in ends(dot)]
    marks = ticks(min(values), max(values), 5)
    scale = Scale(marks[0], marks[-1], MARGIN, 100 - MARGIN)
    return DotPicture(
        rows=[dot_row(dot, scale, shown) for dot in dots],
        ticks=[Tick(scale(mark), shown.mark(mark)) for mark in marks],
        zero=None,
    )


def ends(dot: Dot) -> list[float]:
    """Every value the axis must hold for one dot."""
    return [dot.value] if dot.spread is None else [dot.value, dot.spread.low, dot.spread.high]


def dot_row(dot: Dot, scale: Scale, shown: Language) -> DotRow:
    """One dot at its place."""
    spread = dot.spread
    return DotRow(
        label=dot.label,
        note=dot.note,
        shape=dot.shape,
        x=scale(dot.value),
        low=None if spread is None else scale(spread.low),
        high=None if spread is None else scale(spread.high),
        value=shown.calls(dot.value),
        change="" if dot.added is None else signed_calls(dot.added, shown),
        interval="–" if spread is None else interval_text(spread, shown),
    )


def signed_calls(calls: float, shown: Language) -> str:
    """``+11``."""
    return ("+" if calls >= 0 else "−") + shown.calls(abs(calls))


def interval_text(spread: Spread, shown: Language) -> str:
    """``398–406``."""
    return f"{shown.calls(spread.low)}–{shown.calls(spread.high)}"


def calendar_effects(effects: Sequence[Effect], shown: Language) -> DotPicture:
    """How much more or less traffic each named day brings, with its interval."""
    changes = [value - 1 for effect in effects for value in (effect.multiplier, effect.low, effect.high)]
    marks = ticks(min(0.0, *changes), max(0.0, *changes), 5)
    scale = Scale(marks[0], marks[-1], MARGIN, 100 - MARGIN)
    return DotPicture(
        rows=[effect_row(effect, scale, shown) for effect in effects],
        ticks=[Tick(scale(mark), shown.change(1 + mark)) for mark in marks],
        zero=scale(0.0),
    )


def effect_row(effect: Effect, scale: Scale, shown: Language) -> DotRow:
    """One named day."""
    seen = shown.count("seen on %(n)s day", "seen on %(n)s days", effect.days_seen)
    days = ", ".join(shown.day(date.fromisoformat(day[:10]), "EEE d. MMM") for day in effect.days)
    return DotRow(
        label=effect.name,
        note=f"{days} ({seen})" if days else seen,
        shape="dot",
        x=scale(effect.multiplier - 1),
        low=scale(effect.low - 1),
        high=scale(effect.high - 1),
        value=shown.change(effect.multiplier),
        change="",
        interval=shown.say(
            "%(low)s to %(high)s", low=shown.change(effect.low), high=shown.change(effect.high)
        ),
    )
