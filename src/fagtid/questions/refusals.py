"""What the rules of questions and answers do not allow."""

from __future__ import annotations

from fagtid.frame.refusals import Refused


class IsClosed(Refused):
    """The question is not open any more in the way the act needs."""


class HoldsNoMore(Refused):
    """The answer has been superseded: it is neither used, changed nor verified."""


class SameScope(Refused):
    """An answer cannot be replaced by itself, or by one that holds no more."""


class ScopeEnds(Refused):
    """An answer's last day is before its first."""


class NotTheAsker(Refused):
    """Only whoever asked tells whether it held with their customer, or that it is not needed."""


class DraftSettled(Refused):
    """Somebody has dealt with the draft already, or there is one already."""
