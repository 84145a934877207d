"""One line for each event, plain or JSON, with nothing of anybody in it.

What is written: when, how serious, which part, what happened, and facts the code chose to tell (the name of a
view, a status, milliseconds, a count). What is never written: addresses with their query, e-mail, names, IP
addresses, values of variables, or the text of an error, which may hold any of these; of an error its kind and
the places it came through are told.
"""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from traceback import walk_tb
from typing import Any

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What an event tells, in order."""
    told: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "part": record.name,
        "event": record.getMessage() if record.name.startswith("fagtid") else str(record.msg),
    }
    if request_id := REQUEST_ID.get():
        told["request"] = request_id
    told |= getattr(record, "facts", {})
    if record.exc_info and record.exc_info[0] is not None:
        told["error"] = f"{record.exc_info[0].__module__}.{record.exc_info[0].__qualname__}"
        told["through"] = places(record)
    return told


def places(record: logging.LogRecord) -> list[str]:
    """Where an error came through: file, line and function, without values."""
    if not record.exc_info or record.exc_info[2] is None:
        return []
    return [
        f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(record.exc_info[2])
    ]


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The event as JSON."""
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """One line for people; an error's places follow, one a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The event as text."""
        told = facts_of(record)
        through = told.pop("through", [])
        at, level, part, event = (told.pop(name) for name in ("at", "level", "part", "event"))
        rest = "".join(f" {name}={value}" for name, value in told.items())
        return "\n    ".join([f"{at} {level.upper()} {part}: {event}{rest}", *through])
