"""The planner's reasons in the reader's language."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import get_language

from fagtid.core.planning.result import Reason
from fagtid.engine import words


def told_reason(code: str, facts: dict[str, Any]) -> str:
    """Why something is where it is, or nowhere, to the reader."""
    return words.reason_text(Reason(code, facts), reader_language())


def reader_language() -> Literal["nb", "en"]:
    """The language that is read now, of those the planner has words in."""
    return "en" if (get_language() or "").startswith("en") else "nb"
