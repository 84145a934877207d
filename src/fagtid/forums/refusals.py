"""What the acts of this app refuse: facts, not words."""

from __future__ import annotations

from fagtid.frame.refusals import Refused


class NotOnTheAgenda(Refused):
    """It has been dropped, put off or talked through meanwhile."""


class NotBegun(Refused):
    """The session has not begun by the clock."""


class IsOver(Refused):
    """The forum has been ended meanwhile."""


class NotTheHost(Refused):
    """Somebody else runs it now; carries who."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host


class IsClosed(Refused):
    """The decision is done or dropped already."""


class NoRightAnswer(Refused):
    """A question needs at least two answers, and answers need a question."""


class NotAnswered(Refused):
    """An answer and how sure one is are both needed."""
