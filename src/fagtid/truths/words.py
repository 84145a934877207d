"""What false truths refuse, in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.questions import words as questions
from fagtid.truths import refusals


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    told = {
        refusals.AlreadyCorrected: _("Somebody has corrected this answer already. Look at their correction."),
        refusals.NotTold: _("It is not in force any more. Look at it as it is now."),
        refusals.IsTold: _("Somebody has taken it up already. Look at it as it is now."),
        refusals.NotAnswered: _("Choose an answer, and how sure you are."),
        refusals.AnsweredAlready: _("That has been answered already."),
    }
    return told.get(type(refused)) or questions.refusal_text(refused)
