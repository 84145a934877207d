"""What the rules of false truths do not allow."""

from __future__ import annotations

from fagtid.frame.refusals import Refused


class AlreadyCorrected(Refused):
    """The answer has been corrected already; ``truth`` is the correction."""

    def __init__(self, truth: int) -> None:
        super().__init__(truth)
        self.truth = truth


class NotTold(Refused):
    """It is not in force: withdrawn, or not taken up by an editor yet."""


class IsTold(Refused):
    """It is in force already."""


class NotAnswered(Refused):
    """The question is not answered, or not how sure one is."""


class AnsweredAlready(Refused):
    """The question has been answered, or is not asked yet."""
