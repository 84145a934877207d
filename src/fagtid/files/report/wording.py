"""What codes in a plan document are called on the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fagtid.files.report.language import Language, marked

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "forum": marked("Forum"),
        "guidance": marked("Guidance"),
        "listening": marked("Listening"),
        "course": marked("Course"),
        "reading": marked("Reading"),
        "reflection": marked("Reflection"),
        "rotation": marked("Rotation to e-mail"),
    }
)
INTERVALS: Mapping[int, str] = MappingProxyType(
    {15: marked("quarter of an hour"), 30: marked("half-hour"), 60: marked("hour")}
)
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "by chance": marked("Same needs, times drawn by chance"),
        "chance": marked("Same needs, times drawn by chance"),
        "erlang_c": marked("Same needs, times chosen by Erlang C"),
        "erlang_a": marked("Same needs, times chosen by Erlang A"),
    }
)
ASSUMPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "target_seconds": marked("A call is in time when it is answered within"),
        "target_share": marked("Goal for the service level"),
        "handle_seconds": marked("A call takes, after-call work included (mean)"),
        "patience_seconds": marked("A caller waits before hanging up (mean)"),
        "day_cv": marked("How much the calls of a whole day swing around the forecast"),
        "interval_minutes": marked("Length of an interval"),
        "queue": marked("Queue"),
        "scenarios": marked("Levels of traffic the plan is priced at"),
    }
)


def kind_name(kind: str, shown: Language) -> str:
    """The name of a kind of learning time; a kind the page does not know keeps its own."""
    return shown.say(KINDS[kind]) if kind in KINDS else kind


def interval_name(interval_s: int, shown: Language) -> str:
    """``quarter of an hour`` for 900 s."""
    minutes = interval_s // 60
    return shown.say(INTERVALS[minutes]) if minutes in INTERVALS else shown.minutes(minutes)


def method_name(name: str, shown: Language) -> str:
    """What a way of choosing times is called."""
    return shown.say(METHODS[name]) if name in METHODS else name


def assumption(key: str, value: Any, shown: Language) -> tuple[str, str]:
    """The name and the value of one assumption in words; an unknown one keeps its key."""
    name = shown.say(ASSUMPTIONS[key]) if key in ASSUMPTIONS else key.replace("_", " ")
    return name, assumed_value(key, value, shown)


def assumed_value(key: str, value: Any, shown: Language) -> str:
    """A value with the unit its key names."""
    if isinstance(value, bool):
        return shown.say("yes") if value else shown.say("no")
    if isinstance(value, (list, tuple)):
        return ", ".join(assumed_value(key, part, shown) for part in value)
    if not isinstance(value, (int, float)):
        return "–" if value is None else str(value)
    if key.endswith("_seconds"):
        return shown.seconds(value)
    if key.endswith("_minutes"):
        return shown.minutes(value)
    if key.endswith("_share") or key == "day_cv":
        return shown.share(value)
    return shown.number(value, 0 if float(value).is_integer() else 3)


def pattern_name(kind: str) -> str:
    """Which of the page's patterns shows a kind."""
    return kind if kind in KINDS else "other"
