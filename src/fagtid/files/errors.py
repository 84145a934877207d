"""A file that is not what it should be, told so that someone can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fagtid.core.errors import FagtidError


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
    return FileRefused(Fault(file, row, column, None if value is None else str(value), expected, remedy))
