"""What the rules of proposals and of the customers' voice do not allow."""

from __future__ import annotations

from fagtid.frame.refusals import ChangedMeanwhile, Refused
from fagtid.voice.models import Proposal


class AlreadyDecided(Refused):
    """Somebody has decided it, or it has been taken back."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(proposal.pk)
        self.proposal = proposal


class NotYours(Refused):
    """Another is to decide, or it was another's proposal."""


class NoReason(Refused):
    """A decision without a reason."""


class NotAsked(Refused):
    """Nobody has asked for this person's view, or it has been given."""


class AskedAlready(Refused):
    """The person has been asked and has not answered yet."""


class NothingToTell(Refused):
    """It has not been adopted, or the notice has been begun already."""


class ThemeChanged(ChangedMeanwhile):
    """Somebody has answered the theme meanwhile."""


class SameTheme(Refused):
    """A theme cannot be put together with itself."""


class NothingLeft(Refused):
    """Every line of a theme would go."""
