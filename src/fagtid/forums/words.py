"""What the forum refuses, in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fagtid.arenas.words import refusal_text as arenas_text
from fagtid.forums import refusals
from fagtid.frame.refusals import Refused
from fagtid.information import refusals as information
from fagtid.information.words import refusal_text as information_text


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, refusals.NotTheHost):
        return _("%(name)s leads it now. Take over if you are to lead it.") % {"name": refused.host or "–"}
    told = {
        refusals.NotOnTheAgenda: _("It is not on the agenda any more. Look at the agenda as it is now."),
        refusals.NotBegun: _("The forum has not begun by the clock. Begin it when it does."),
        refusals.IsOver: _("Somebody has ended the forum. Go on with it if that was too soon."),
        refusals.IsClosed: _("It is done or dropped already. Open it again to change it."),
        refusals.NoRightAnswer: _("Write a question and at least two answers, or neither."),
        refusals.NotAnswered: _("Choose an answer, and how sure you are."),
    }
    if type(refused) in told:
        return told[type(refused)]
    if type(refused).__module__ == information.__name__:
        return information_text(refused)
    return arenas_text(refused)
