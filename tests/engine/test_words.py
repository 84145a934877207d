"""Every reason the planner can give has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import fagtid.core.planning.plan as planning
from fagtid.core.planning.result import Reason
from fagtid.engine.words import PLACED, UNPLACED, reason_text

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def codes() -> set[str]:
    """Codes in the calls of Reason(...), both sides of a choice included."""
    folder = Path(planning.__file__).parent
    calls = [c for path in folder.glob("*.py") for c in re.findall(r"Reason\((\"[^\n]*)", path.read_text())]
    return {code for call in calls for code in re.findall(r'"(\w+)"(?!:)', call)}


def test_every_code_has_words():
    assert codes() - {"placed"} <= PLACED.keys() | UNPLACED.keys()


def test_numbers_are_written_as_the_language_writes_them():
    reason = Reason("price_ceiling", {"price": 1.5})
    assert "1,5 sene samtaler" in reason_text(reason, "nb")
    assert "1.5 late calls" in reason_text(reason, "en")


def test_both_languages_name_the_same_facts():
    for words in (*PLACED.values(), *UNPLACED.values()):
        assert set(PLACEHOLDER.findall(words["en"])) == set(PLACEHOLDER.findall(words["nb"]))
