"""What a machine tells of the queue, read strictly: one clear fault at a time, numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fagtid.frame.bodies import BodyRefused, check_known, json_object

OLDEST = timedelta(seconds=60)
FURTHEST_AHEAD = timedelta(seconds=5)
MOST = {"waiting": 100_000, "longest_wait_s": 86_400, "on_phones": 100_000, "free": 100_000}
MOST_SINCE = {"offered": 1_000_000, "answered": 1_000_000, "abandoned": 1_000_000}
KNOWN = ("at", *MOST, *MOST_SINCE)
PERSONAL = ("agent", "person", "name", "user", "caller", "member", "number", "operator", "employee", "email")
NUMBERS_ONLY = "Fagtid takes numbers of the queue only; who answers and who calls must not be sent"


@dataclass(frozen=True)
class Told:
    """One state of the queue. ``free`` are those of ``on_phones`` without a call."""

    at: datetime
    waiting: int
    longest_wait_s: int
    on_phones: int
    free: int
    offered: int | None = None
    answered: int | None = None
    abandoned: int | None = None


def read_state(body: bytes, now: datetime) -> Told:
    """The state in the body of a request."""
    told = json_object(body, KNOWN)
    for field in told:
        _check_known(field, told[field])
    at = _time(told["at"], now) if "at" in told else now
    counts = {field: _whole(told, field, most) for field, most in MOST.items()}
    since = {field: _whole(told, field, most) for field, most in MOST_SINCE.items() if field in told}
    if counts["free"] > counts["on_phones"]:
        raise BodyRefused("free", counts["free"], f"at most on_phones, {counts['on_phones']}")
    return Told(at, **counts, **since)


def _check_known(field: str, value: object) -> None:
    if field not in KNOWN and any(word in field.lower() for word in PERSONAL):
        raise BodyRefused(field, None, f"no such field: {NUMBERS_ONLY}")
    check_known(field, value, KNOWN)


def _whole(told: dict[str, Any], field: str, most: int) -> int:
    value = told.get(field)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise BodyRefused(field, value, f"a whole number from 0 to {most}")
    return value


def _time(value: object, now: datetime) -> datetime:
    expected = "an ISO 8601 time with its offset, such as 2026-11-30T10:15:00+01:00"
    if not isinstance(value, str):
        raise BodyRefused("at", value, expected)
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise BodyRefused("at", value, expected) from None
    if at.tzinfo is None:
        raise BodyRefused("at", value, expected)
    if not now - OLDEST <= at <= now + FURTHEST_AHEAD:
        raise BodyRefused("at", value, f"a time at most 60 s ago and 5 s ahead; it is {now.isoformat()}")
    return at
