"""What questions and answers refuse, in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.information import words as bank
from fagtid.questions import refusals


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    told = {
        refusals.IsClosed: _("That has been settled meanwhile. Look at the question as it is now."),
        refusals.HoldsNoMore: _("This answer holds no more. Look at what holds now, or bring it back first."),
        refusals.SameScope: _("Choose another answer that holds, or nothing."),
        refusals.ScopeEnds: _("The last day is before the first. Correct one of them."),
        refusals.NotTheAsker: _("Only whoever asked can tell that."),
        refusals.DraftSettled: _("Somebody has dealt with this already. Look at it as it is now."),
    }
    return told.get(type(refused)) or bank.refusal_text(refused)
