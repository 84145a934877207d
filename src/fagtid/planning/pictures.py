"""What the pages draw of a plan's document, kept small: one short row for each interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fagtid.planning.axis import Axis, Interval
from fagtid.planning.models import Plan

Json = dict[str, Any]
MEASURES = ("offered_mean", "offered_p10", "offered_p90", "late_before", "late_after", "price_one_more")


def picture_of(document: Json) -> Json:
    """The plan's price, and its intervals with somebody at work."""
    return {
        "price": document["price"],
        "interval_minutes": document["interval_minutes"],
        "assumptions": document["assumptions"],
        "intervals": [
            [int(datetime.fromisoformat(one["start"]).timestamp()), *(one[name] for name in MEASURES)]
            for one in document["intervals"]
            if one["rostered"] > 0
        ],
    }


def intervals_of(plan: Plan) -> Iterator[Interval]:
    """The plan's intervals, in order of time."""
    return (Interval(*row) for row in plan.picture["intervals"])


def with_late(picture: Json, added: Mapping[int, float]) -> Json:
    """The picture with other calls late because of learning, by the second an interval begins."""
    before, after = (1 + MEASURES.index(name) for name in ("late_before", "late_after"))
    rows = [
        [*row[:after], round(row[before] + added.get(row[0], 0.0), 4), *row[after + 1 :]]
        for row in picture["intervals"]
    ]
    return {**picture, "intervals": rows}


PRICE_STEPS = (0.1, 0.3, 1.0, 3.0)  # calls late; the colours of the price strip change here


def price_class(price: float | None) -> str:
    """Colour of a price: h0 is next to nothing, h4 dear; where nobody may leave it is hatched."""
    if price is None:
        return "nobody"
    return f"h{sum(price >= step for step in PRICE_STEPS)}"


@dataclass(frozen=True)
class Strip:
    """Traffic and prices over the axis, as an SVG of ``width`` x 100 reads them."""

    width: int
    band: str
    calls: str
    most: float
    prices: tuple[tuple[int, int, str, float | None], ...]  # column from 0, columns, class, calls late


Told = tuple[int, int, Interval]


def strip_of(plan: Plan, axis: Axis) -> Strip:
    """Calls expected with their band, and the price of one more agent away, on the same axis."""
    told = told_on(plan, axis)
    most = max((one.offered_p90 for _, _, one in told), default=0.0) or 1.0
    runs = _runs(told)
    return Strip(
        width=axis.columns,
        band=" ".join(_band(run, most) for run in runs),
        calls=" ".join(_line(run, "offered_mean", most) for run in runs),
        most=most,
        prices=tuple(merged(told)),
    )


def told_on(plan: Plan, axis: Axis) -> list[Told]:
    """The plan's intervals that are on the axis: column from 0, columns, interval."""
    seconds = plan.picture["interval_minutes"] * 60
    places = ((axis.span_s(one.start_s, one.start_s + seconds), one) for one in intervals_of(plan))
    return [(at[0] - 1, at[1], one) for at, one in places if at]


def merged(told: list[Told]) -> Iterator[tuple[int, int, str, float | None]]:
    """Neighbours of the same colour as one."""
    held: tuple[int, int, str, float | None] | None = None
    for first, columns, one in told:
        step, price = price_class(one.price_one_more), one.price_one_more
        if held and held[2] == step and held[0] + held[1] == first:
            held = (held[0], held[1] + columns, step, max(held[3] or 0.0, price or 0.0))
            continue
        if held:
            yield held
        held = (first, columns, step, price)
    if held:
        yield held


def _runs(told: list[Told]) -> list[list[Told]]:
    runs: list[list[Told]] = []
    for one in told:
        if runs and runs[-1][-1][0] + runs[-1][-1][1] == one[0]:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _line(run: list[Told], key: str, most: float, move: str = "M") -> str:
    points = [(first + columns / 2, 100 - 94 * getattr(one, key) / most) for first, columns, one in run]
    return move + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _band(run: list[Told], most: float) -> str:
    return _line(run, "offered_p90", most) + " " + _line(run[::-1], "offered_p10", most, "L") + " Z"
