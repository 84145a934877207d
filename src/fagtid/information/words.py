"""What the bank refuses, in the reader's words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.information import refusals


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, refusals.ChangedMeanwhile):
        return _(
            "Somebody else has changed this meanwhile. What you wrote is kept here: look at theirs, and save "
            "again to put yours in its place."
        )
    if isinstance(refused, refusals.IsWithdrawn):
        return _("This has been withdrawn. Bring it back before you change it.")
    if isinstance(refused, refusals.NothingChanged):
        return _("Nothing has been changed yet.")
    if isinstance(refused, refusals.NameTaken):
        return _("There is one of that name already. Choose another name.")
    if isinstance(refused, refusals.CannotReplace):
        return _("Choose another article that holds, or nothing.")
    return _notice_refusal(refused)


def _notice_refusal(refused: Refused) -> str:
    if isinstance(refused, refusals.IsSettled):
        return _("Somebody has dealt with this already. Look at it as it is now.")
    if isinstance(refused, refusals.NobodyConcerned):
        return _("Nobody is in the teams and units you have chosen. Choose others, or none for everybody.")
    if isinstance(refused, refusals.NotAnswered):
        return _("Choose an answer, and how sure you are.")
    if isinstance(refused, refusals.NotYet):
        return _("It can be talked through when the session has begun.")
    if isinstance(refused, refusals.TooMuchSent):
        return _("You have sent as much as can be taken in a day. Go on tomorrow, or call the centre.")
    return _file_refusal(refused)


def _file_refusal(refused: Refused) -> str:
    if isinstance(refused, refusals.TooMuchBrought):
        if refused.what == "files":
            most = number_format(refused.most, force_grouping=True)
            return _("There are more than %(most)s files. Bring them in a part at a time.") % {"most": most}
        megabytes = {"most": refused.most // 1_000_000}
        return _("The files are more than %(most)s MB unpacked. Bring them in a part at a time.") % megabytes
    if isinstance(refused, refusals.LooksOtherwise):
        return _(
            "Somebody has changed the bank meanwhile, and nothing is written. Look again, then carry it out."
        )
    return _("That cannot be done.")
