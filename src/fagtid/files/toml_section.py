"""A table of a TOML file, read key by key: what is wrong or unknown is refused by name."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from fagtid.files.errors import FileRefused, refuse_file


@dataclass(frozen=True)
class TomlText:
    """The file's name and text, to find the row of a key again."""

    file: str
    text: str

    def row_of(self, key: str, index: int = 0) -> int | None:
        """Row of the ``index``-th line that sets ``key``; ``None`` when there is no such line."""
        pattern = re.compile(
            rf"^[ \t]*\"?{re.escape(key)}\"?[ \t]*=|^[ \t]*\[+[ \t]*{re.escape(key)}[ \t]*\]+"
        )
        rows = [n for n, line in enumerate(self.text.splitlines(), 1) if pattern.match(line)]
        return rows[index] if index < len(rows) else None


@dataclass
class Section:
    """One table; ``name`` is its place in the file, such as ``service`` or ``activity 2``."""

    origin: TomlText
    name: str
    values: dict[str, Any]
    asked: list[str] = field(default_factory=list)

    def fault(self, key: str, value: object, expected: str, remedy: str) -> FileRefused:
        """The refusal of one key."""
        rows = [self.origin.row_of(key, i) for i in (0, 1)]
        return refuse_file(
            self.origin.file,
            row=rows[0] if rows[1] is None else None,
            column=f"{self.name}.{key}" if self.name else key,
            value=shown(value),
            expected=expected,
            remedy=remedy,
        )

    def wrong(self, key: str, expected: str) -> FileRefused:
        """The refusal of the value a key has."""
        return self.fault(key, self.values.get(key), expected, "Correct the value.")

    def take(self, key: str) -> Any:
        """The raw value of a key, ``None`` where it is absent."""
        self.asked.append(key)
        return self.values.get(key)

    def needed(self, key: str) -> Any:
        """The raw value of a key that must be there."""
        value = self.take(key)
        if value is None:
            place = f"in [{self.name}]" if self.name else "at the top of the file"
            raise refuse_file(
                self.origin.file,
                column=f"{self.name}.{key}" if self.name else key,
                expected=f"the key {key}",
                remedy=f"Add a line {key} = … {place}.",
            )
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self.needed(key) if default is None else self.take(key)
        if value is None:
            return default or ""
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "a text in quotation marks")
        return value.strip()

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """A text that is one of ``choices``."""
        value = self.text(key, default)
        if value in choices:
            return value
        near = get_close_matches(value, choices, n=1)
        remedy = f"Did you mean {near[0]}?" if near else "Write one of these."
        raise self.fault(key, value, "one of " + ", ".join(choices), remedy)

    def flag(self, key: str, default: bool) -> bool:
        """``true`` or ``false``."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return default if value is None else value

    def number(self, key: str, least: float, most: float) -> float | None:
        """A number from ``least`` to ``most``; ``None`` where it is absent."""
        value = self.take(key)
        if value is None:
            return None
        return self._within(key, value, least, most)

    def whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number from ``least`` to ``most``; ``None`` where it is absent."""
        value = self.number(key, least, most)
        if value is not None and not isinstance(self.values[key], int):
            raise self.wrong(key, "a whole number")
        return None if value is None else int(value)

    def _within(self, key: str, value: object, least: float, most: float) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise self.fault(key, value, f"a number from {least:g} to {most:g}", "Correct the value.")
        return float(value) if math.isfinite(value) else math.nan

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts; ``None`` where it is absent."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong(key, 'a list of texts such as ["p1", "p2"]')
        return tuple(v.strip() for v in value)

    def days(self, key: str) -> tuple[str, ...]:
        """A list of local dates, as TOML dates or texts."""
        value = self.needed(key)
        days = [as_day(v) for v in value] if isinstance(value, list) else []
        found = tuple(day for day in days if day is not None)
        if not found or len(found) != len(days):
            raise self.wrong(key, 'a list of dates such as ["2026-12-01"]')
        return found

    def section(self, key: str) -> Section:
        """The table under a key; an empty one where it is absent."""
        value = self.take(key)
        if value is not None and not isinstance(value, dict):
            raise self.wrong(key, f"a table [{key}]")
        return Section(self.origin, f"{self.name}.{key}" if self.name else key, value or {})

    def sections(self, key: str) -> list[Section]:
        """The tables of a list ``[[key]]``."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.wrong(key, f"tables [[{key}]]")
        return [Section(self.origin, f"{key} {n}", v) for n, v in enumerate(value, 1)]

    def finish(self, also: Iterable[str] = ()) -> None:
        """Refuse the keys nobody asked for: most are slips of the pen."""
        known = [*self.asked, *also]
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.5)
                remedy = f"Did you mean {near[0]}?" if near else "Remove it, or correct its name."
                raise self.fault(key, self.values[key], "a key that is known: " + ", ".join(known), remedy)


def shown(value: object) -> str:
    """A TOML value as the file would have it, near enough to be recognised."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return str(value)


def as_day(value: object) -> str | None:
    """``YYYY-MM-DD`` of a TOML date or a text, or ``None``."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None
