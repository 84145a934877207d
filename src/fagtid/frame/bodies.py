"""What a machine sends: one JSON object in a request, read strictly, one clear fault at a time."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from fagtid.frame.refusals import Refused

SHOWN = 80  # characters of a wrong value that are told


class BodyRefused(Refused):
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
    if value is None or isinstance(value, bool | int | float):
        return value
    return (value if isinstance(value, str) else repr(value))[:SHOWN]


def json_object(body: bytes, known: tuple[str, ...]) -> dict[str, Any]:
    """The object in a body; ``known`` are the fields it may have, told where it is none."""
    try:
        told = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BodyRefused(None, body[:SHOWN].decode("utf-8", "replace"), f"JSON in UTF-8 ({error})") from None
    if not isinstance(told, dict):
        raise BodyRefused(None, told, f"one JSON object with {', '.join(known)}")
    return told


def check_known(field: str, value: object, known: tuple[str, ...]) -> None:
    """Refuse a field that is none of the known."""
    if field not in known:
        raise BodyRefused(field[:SHOWN], value, f"one of {', '.join(known)}")


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
