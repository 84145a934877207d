"""What is refused, in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.information import words as information
from fagtid.voice import refusals


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    told = {
        refusals.AlreadyDecided: _(
            "This is decided or taken back already. Look at the page as it is now; you can raise it again."
        ),
        refusals.NotYours: _("That is for somebody else to decide. Write a comment instead."),
        refusals.NoReason: _("Write the reason, so that those who asked know why."),
        refusals.NotAsked: _("Your view is given already, or nobody has asked for it. Write a comment."),
        refusals.AskedAlready: _("This person is asked already, and has not answered yet."),
        refusals.NothingToTell: _("A notice is begun already, or there is nothing to tell yet."),
        refusals.ThemeChanged: _(
            "Somebody else has answered this meanwhile. What you wrote is kept here: look at theirs, and "
            "save again to put yours in its place."
        ),
        refusals.SameTheme: _("Choose another theme."),
        refusals.NothingLeft: _("Nothing would be left here. Put the whole theme together with another."),
    }
    return told.get(type(refused)) or information.refusal_text(refused)
