"""A notice as a machine hands it in, read strictly: one clear fault at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fagtid.frame.bodies import BodyRefused, check_known, json_object
from fagtid.information.models.notices import LONGEST

TEXTS = {"title": 160, "body": LONGEST}
KNOWN = ("title", "body", "client", "starts_on")
LONGEST_NAME, LONGEST_ANSWER = 120, 4_000
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


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
    told = json_object(body, known)
    for field, value in told.items():
        check_known(field, value, known)
    return told


def _text(told: Mapping[str, Any], field: str, most: int) -> str:
    value = told.get(field)
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise BodyRefused(field, value, f"a text of 1 to {most} characters")
    if NOT_TEXT.search(value):
        raise BodyRefused(field, value, "a text without control characters")
    return value.strip() if field != "title" else " ".join(value.split())


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]  # what is no text is refused as well
    except (TypeError, ValueError):
        raise BodyRefused("starts_on", value, "an ISO 8601 date, such as 2026-12-01") from None
