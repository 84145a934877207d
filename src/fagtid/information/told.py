"""A notice as a machine hands it in, read strictly: one clear fault at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from fagtid.frame.refusals import Refused
from fagtid.information.models.notices import LONGEST

TEXTS = {"title": 160, "body": LONGEST}
KNOWN = ("title", "body", "client", "starts_on")
LONGEST_NAME, LONGEST_ANSWER, SHOWN = 120, 4_000, 80
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class HandedInRefused(Refused):
    """What was sent cannot be taken; names the field, its value and what is expected."""

    def __init__(self, field: str | None, value: object, expected: str) -> None:
        super().__init__()
        self.field, self.value, self.expected = field, _shown(value), expected

    def as_json(self) -> dict[str, Any]:
        """The fault as machines read it."""
        where = self.field or "the body"
        told = {"field": self.field, "value": self.value, "expected": self.expected}
        return {"error": f"{where}: {self.expected}", **told}


def _shown(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    return (value if isinstance(value, str) else repr(value))[:SHOWN]


@dataclass(frozen=True)
class HandedIn:
    """A notice handed in by a machine."""

    title: str
    body: str
    client: str
    starts_on: date | None


def read_handed_in(body: bytes) -> HandedIn:
    """The notice in the body of a request."""
    told = _object(body, KNOWN)
    texts = {field: _text(told, field, most) for field, most in TEXTS.items()}
    client = _text(told, "client", LONGEST_NAME) if told.get("client") is not None else ""
    return HandedIn(**texts, client=client, starts_on=_day(told.get("starts_on")))


def read_answer(body: bytes) -> str:
    """An answer to the editors in the body of a request."""
    return _text(_object(body, ("text",)), "text", LONGEST_ANSWER)


def _object(body: bytes, known: tuple[str, ...]) -> Mapping[str, Any]:
    try:
        told = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        shown = body[:SHOWN].decode("utf-8", "replace")
        raise HandedInRefused(None, shown, f"JSON in UTF-8 ({error})") from None
    if not isinstance(told, dict):
        raise HandedInRefused(None, told, f"one JSON object with {', '.join(known)}")
    for field in told:
        if field not in known:
            raise HandedInRefused(field[:SHOWN], told[field], f"one of {', '.join(known)}")
    return told


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _text(told: Mapping[str, Any], field: str, most: int) -> str:
    value = told.get(field)
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise HandedInRefused(field, value, f"a text of 1 to {most} characters")
    if NOT_TEXT.search(value):
        raise HandedInRefused(field, value, "a text without control characters")
    return value.strip() if field != "title" else " ".join(value.split())


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _no_number("it")
    except ValueError:
        raise HandedInRefused("starts_on", value, "an ISO 8601 date, such as 2026-12-01") from None
