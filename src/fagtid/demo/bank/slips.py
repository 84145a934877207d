"""Reads slips: many short texts in one string, each under a line of marks.

::

    === key | mark | mark
    The title
    : keyword, keyword
    The body, Markdown. Lines of one paragraph are joined, so they may be broken anywhere.

The line of keywords may be left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

START = "=== "
STANDS_ALONE = re.compile(r"#|- |\d+\. |\||>|$")
CHOICE = re.compile(r"<([^<>]+\|[^<>]+)>")
NAMED = re.compile(r"\{([^{}]+)\}")
T = TypeVar("T")


@dataclass(frozen=True)
class Slip:
    """One text as it was written: its key, its marks, and what it says."""

    key: str
    marks: tuple[str, ...]
    title: str
    keywords: tuple[str, ...]
    body: str

    def one_of(self, names: Sequence[str], otherwise: str) -> str:
        """The mark that is one of ``names``, or ``otherwise``."""
        return next((mark for mark in self.marks if mark in names), otherwise)

    @property
    def days(self) -> tuple[int | None, int | None]:
        """From the mark ``-3..10``: days from today; an end left out is open."""
        span = next((mark for mark in self.marks if ".." in mark), "..")
        first, last = (int(end) if end else None for end in span.split(".."))
        return first, last


def slips(text: str) -> tuple[Slip, ...]:
    """All slips of a text, in order.

    Raises
    ------
    ValueError
        If there is text before the first slip, or a slip has no body.
    """
    before, *parts = ("\n" + text).split("\n" + START)
    if before.strip():
        raise ValueError(f"a text must begin with a slip; got {before.strip()[:40]!r}")
    return tuple(_slip(part) for part in parts)


def pick(options: Sequence[T], *names: str) -> T:
    """The option that belongs to these names: always the same, and spread evenly over names."""
    return options[number_of(*names) % len(options)]


def number_of(*names: str) -> int:
    """A number that depends on the names alone, the same in every process."""
    return int.from_bytes(hashlib.sha256("\n".join(names).encode()).digest()[:8], "big")


def fill(text: str, values: Mapping[str, str], *names: str) -> str:
    """The text with ``{key}`` replaced by its value and ``<a|b>`` by the choice of these names.

    A name in braces that is no key is left as it is.
    """
    chosen = CHOICE.sub(lambda found: pick(found[1].split("|"), *names, found[1]), text)
    return NAMED.sub(lambda found: values.get(found[1], found[0]), chosen)


def unwrapped(text: str) -> str:
    """The text with each paragraph, and each item of a list, on one line."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        joins = bool(lines) and not STANDS_ALONE.match(line) and _goes_on(lines[-1])
        if joins:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.rstrip())
    return "\n".join(lines)


def _goes_on(line: str) -> bool:
    return bool(line) and not line.startswith(("#", "|"))


def _slip(part: str) -> Slip:
    marked, title, *rest = part.splitlines()
    key, *marks = (mark.strip() for mark in marked.split("|"))
    keywords = rest.pop(0)[1:] if rest and rest[0].startswith(":") else ""
    body = unwrapped("\n".join(rest))
    if not body:
        raise ValueError(f"a slip must have a body; {key} has none")
    words = tuple(word.strip() for word in keywords.split(",") if word.strip())
    return Slip(key, tuple(marks), title.strip(), words, body)
