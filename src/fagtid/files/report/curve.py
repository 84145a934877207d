"""The frontier: hours of learning for each agent against calls made late, plan and proven bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from fagtid.files.report.days import Tick
from fagtid.files.report.document import optional_number, seconds
from fagtid.files.report.language import Language
from fagtid.files.report.shapes import WIDE, Scale, area, line, ticks
from fagtid.files.report.week_picture import Mark

HEIGHT = 300.0


@dataclass(frozen=True)
class Point:
    """One plan on the frontier."""

    hours_per_agent: float
    sessions: int
    late_before: float
    late_after: float
    added: float
    bound: float | None
    gap: float | None
    in_time_after: float | None


@dataclass(frozen=True)
class Frontier:
    """A whole frontier document, points in order of hours."""

    centre: str
    zone: ZoneInfo
    start_s: int
    end_s: int
    points: tuple[Point, ...]
    assumptions: Mapping[str, Any]


@dataclass(frozen=True)
class CurveDot:
    """One plan on the curve; ``x`` in per cent, ``y`` in pixels."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class CurvePicture:
    """What the picture draws, and the table behind it."""

    height: float
    sentence: str
    band: str
    plan: str
    bound: str
    dots: list[CurveDot]
    marks: list[Mark]
    ticks: list[Tick]
    rows: list[list[str]]


def read_frontier(document: Mapping[str, Any]) -> Frontier:
    """The frontier in ``document``, a ``fagtid-frontier/1``."""
    period = document.get("period") or {}
    points = [read_point(record) for record in document.get("points") or ()]
    return Frontier(
        centre=str(document["centre"]),
        zone=ZoneInfo(document.get("timezone") or "Europe/Oslo"),
        start_s=seconds(period["start"]) if period else 0,
        end_s=seconds(period["end"]) if period else 0,
        points=tuple(sorted(points, key=lambda point: point.hours_per_agent)),
        assumptions=document.get("assumptions") or {},
    )


def read_point(record: Mapping[str, Any]) -> Point:
    """One element of ``points``."""
    return Point(
        hours_per_agent=float(record["hours_per_agent"]),
        sessions=int(record["sessions"]),
        late_before=float(record["late_before"]),
        late_after=float(record["late_after"]),
        added=float(record["added"]),
        bound=optional_number(record.get("bound")),
        gap=optional_number(record.get("gap")),
        in_time_after=optional_number(record.get("in_time_after")),
    )


def frontier_picture(frontier: Frontier, shown: Language) -> CurvePicture:
    """The curve of the plans, the bound below it, and the band between them."""
    points = frontier.points
    highest = max((max(point.added, point.bound or 0.0) for point in points), default=1.0)
    marks = ticks(0, highest, 5)
    along = ticks(0, max((point.hours_per_agent for point in points), default=1.0), 8)
    x, y = Scale(0, along[-1], 0.0, 100.0), Scale(0, marks[-1], HEIGHT - 4, 16.0)
    xs = [x(point.hours_per_agent) * WIDE / 100 for point in points]
    plan = [y(point.added) for point in points]
    bounded = [n for n, point in enumerate(points) if point.bound is not None]
    bound_xs, bound = [xs[n] for n in bounded], [y(points[n].bound or 0.0) for n in bounded]
    return CurvePicture(
        height=HEIGHT,
        sentence=frontier_sentence(points, shown),
        band=area(bound_xs, [plan[n] for n in bounded], bound),
        plan=line(xs, plan),
        bound=line(bound_xs, bound),
        dots=[CurveDot(x(p.hours_per_agent), y(p.added), point_text(p, shown)) for p in points],
        marks=[Mark(y(mark), shown.mark(mark)) for mark in marks[1:]],
        ticks=[Tick(x(mark), shown.mark(mark)) for mark in along],
        rows=[point_row(point, shown) for point in points],
    )


def frontier_sentence(points: Sequence[Point], shown: Language) -> str:
    """The ends of the curve in words."""
    if not points:
        return shown.say("There is no plan on the curve yet.")
    first, last = points[0], points[-1]
    return shown.say(
        "%(first)s of learning for each agent makes %(least)s calls late; %(last)s makes %(most)s.",
        first=shown.minutes(first.hours_per_agent * 60),
        least=shown.calls(first.added),
        last=shown.minutes(last.hours_per_agent * 60),
        most=shown.calls(last.added),
    )


def point_text(point: Point, shown: Language) -> str:
    """One plan in words."""
    return shown.say(
        "%(time)s for each agent: %(added)s more late calls",
        time=shown.minutes(point.hours_per_agent * 60),
        added=shown.calls(point.added),
    )


def point_row(point: Point, shown: Language) -> list[str]:
    """One plan, cell by cell."""
    return [
        shown.minutes(point.hours_per_agent * 60),
        shown.number(point.sessions),
        shown.calls(point.late_before),
        shown.calls(point.late_after),
        shown.calls(point.added),
        shown.calls(point.bound),
        shown.share(point.gap),
        shown.share(point.in_time_after),
    ]
