"""What two versions of a text do not have in common, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|\w+|[^\w\s]")
MOST_PIECES = 20_000  # of both together; above it lines are compared


@dataclass(frozen=True)
class Piece:
    """A stretch of text: ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The later text with what is gone and what is new, in order."""
    one, other = PIECES.findall(before), PIECES.findall(after)
    if len(one) + len(other) > MOST_PIECES:
        one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(one[a:b])))
            continue
        found += [Piece("gone", "".join(one[a:b]))] if b > a else []
        found += [Piece("new", "".join(other[c:d]))] if d > c else []
    return found
