"""A file that is not what it should be, told so that someone can mend it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from fagtid.core.errors import FagtidError


class Told(str):
    """English words that know their template and facts, so that a page can tell them in other languages."""

    __slots__ = ("facts", "template")
    template: str
    facts: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The template and its facts; a fact may be such words too."""
        facts = {name: one.as_json() if isinstance(one, Told) else one for name, one in self.facts.items()}
        return {"template": self.template, "facts": facts}


def told(template: str, /, **facts: str | float) -> Told:
    """A template filled in, in English; a float has its thousands set apart, a whole number is plain.

    ``tools/messages.py`` gathers the templates for translation: each is written out where it is told.
    """
    written = {name: f"{fact:,.0f}" if isinstance(fact, float) else fact for name, fact in facts.items()}
    words = Told(template % written)
    words.template, words.facts = template, facts
    return words


PYTHON_SAYS = {
    str(words): words
    for words in (
        told("month must be in 1..12"),
        told("day is out of range for month"),
        told("hour must be in 0..23"),
        told("minute must be in 0..59"),
        told("second must be in 0..59"),
        told("Compressed file ended before the end-of-stream marker was reached"),
    )
}


def why(error: Exception) -> str:
    """What Python says of a text or a file; told where it is a common one."""
    return PYTHON_SAYS.get(str(error), str(error))


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file. ``row`` counts from 1, the header being row 1; ``None``: the whole file."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    expected: str
    remedy: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        found = "" if self.value is None else f"found {shortened(self.value)!r}, "
        return f"{place}: {found}expected {self.expected}. {self.remedy}"

    def as_json(self) -> dict[str, Any]:
        """The parts in English, and under ``told`` those that can be told in other languages."""
        parts = asdict(self)
        told = {name: one.as_json() for name, one in parts.items() if isinstance(one, Told)}
        return {**parts, "told": told}


class FileRefused(FagtidError):
    """The file was not read; nothing of it is kept."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def shortened(value: str, most: int = 60) -> str:
    """``value`` cut to what fits on a line."""
    return value if len(value) <= most else value[: most - 1] + "…"


def refuse_file(
    file: str,
    *,
    expected: str,
    remedy: str,
    row: int | None = None,
    column: str | None = None,
    value: Any = None,
) -> FileRefused:
    """The exception for one fault; the caller raises it."""
    found = value if value is None or isinstance(value, str) else str(value)
    return FileRefused(Fault(file, row, column, found, expected, remedy))
