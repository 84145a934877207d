"""Tables of proposals and of what customers say."""

from fagtid.voice.models.customers import Statement, Theme
from fagtid.voice.models.proposals import Proposal, Representative, Step, Support

__all__ = ["Proposal", "Representative", "Statement", "Step", "Support", "Theme"]
