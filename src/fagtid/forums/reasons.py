"""Why something is on an agenda, in the reader's language; what is kept is a code with its facts.

Forums that were run name the codes: none is dropped, and none asks for another fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    "complex": _("It must be talked through before it counts as read. It takes effect %(day)s."),
    "coming": _("Everybody must know it, and it takes effect %(day)s, before the next forum."),
    "missed": ngettext_lazy(
        "Looked for %(times)s time without an answer. What do we answer today?",
        "Looked for %(times)s times without an answer. What do we answer today?",
        "times",
    ),
    "flagged": _("Somebody used it and it did not hold. What is right?"),
    "unanswered": _("Nobody has answered it."),
    "unverified": _("Nobody has verified the answer."),
    "repeated": ngettext_lazy("It has come again once lately.", "It has come again %(n)s times lately.", "n"),
    "untrue": _("It is said, and does not hold."),
    "proposed": _("It waits for a decision. What does the team think?"),
    "wished": _("Somebody in the team wishes for it."),
    "put_there": _("Put there by whoever leads it."),
}
TITLES: Mapping[str, Any] = {
    "missed": _("Looked for in vain: %(words)s"),
    "untrue": _("Not true: “%(words)s”"),
}


@dataclass(frozen=True)
class Reason:
    """A code with its facts, whole numbers and days; or own words, which stay in the language they are in."""

    code: str = ""
    facts: Mapping[str, int | str] = field(default_factory=dict)  # a day as 2026-12-02
    words: str = ""

    def __str__(self) -> str:
        if not self.code:
            return self.words
        return str(SENTENCES[self.code] % {name: _told(fact) for name, fact in self.facts.items()})


def _told(fact: int | str) -> int | str:
    return date_format(date.fromisoformat(fact), "j. F") if isinstance(fact, str) else fact


def title_text(code: str, title: str) -> str:
    """What something is called where only its words are kept, to the reader."""
    return str(TITLES[code] % {"words": title}) if code in TITLES else title
