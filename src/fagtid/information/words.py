"""What the bank and the notices refuse, in the reader's words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.information import refusals


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, refusals.TooMuchBrought):
        return _too_much_text(refused)
    told = {
        refusals.ChangedMeanwhile: _(
            "Somebody else has changed this meanwhile. What you wrote is kept here: look at theirs, and save "
            "again to put yours in its place."
        ),
        refusals.IsWithdrawn: _("This has been withdrawn. Bring it back before you change it."),
        refusals.NothingChanged: _("Nothing has been changed yet."),
        refusals.NameTaken: _("There is one of that name already. Choose another name."),
        refusals.CannotReplace: _("Choose another article that holds, or nothing."),
        refusals.IsSettled: _("Somebody has dealt with this already. Look at it as it is now."),
        refusals.NobodyConcerned: _(
            "Nobody is in the teams and units you have chosen. Choose others, or none for everybody."
        ),
        refusals.NotAnswered: _("Choose an answer, and how sure you are."),
        refusals.NotYet: _("It can be talked through when the session has begun."),
        refusals.TooMuchSent: _(
            "You have sent as much as can be taken in a day. Go on tomorrow, or call the centre."
        ),
        refusals.AddressTaken: _("Another sender has this address already."),
        refusals.LooksOtherwise: _(
            "Somebody has changed the bank meanwhile, and nothing is written. Look again, then carry it out."
        ),
    }
    return told.get(type(refused), _("That cannot be done."))


def _too_much_text(refused: refusals.TooMuchBrought) -> str:
    if refused.what == "files":
        most = number_format(refused.most, force_grouping=True)
        return _("There are more than %(most)s files. Bring them in a part at a time.") % {"most": most}
    megabytes = {"most": refused.most // 1_000_000}
    return _("The files are more than %(most)s MB unpacked. Bring them in a part at a time.") % megabytes
