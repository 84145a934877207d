"""What the bank and the notices refuse, in the reader's words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from fagtid.frame.refusals import ChangedMeanwhile, Refused
from fagtid.information import refusals


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, refusals.TooMuchBrought):
        return _too_much_text(refused)
    if isinstance(refused, refusals.FileLeftOut):
        return left_out_text(refused)
    if isinstance(refused, refusals.TooManyFiles):
        return _("There are %(most)s files already. Take one away first.") % {"most": refused.most}
    if isinstance(refused, refusals.NobodyConcerned):
        return _nobody_text(refused)
    told = {
        ChangedMeanwhile: _(
            "Somebody else has changed this meanwhile. What you wrote is kept here: look at theirs, and save "
            "again to put yours in its place."
        ),
        refusals.IsWithdrawn: _("This has been withdrawn. Bring it back before you change it."),
        refusals.NothingChanged: _("Nothing has been changed yet."),
        refusals.NameTaken: _("There is one of that name already. Choose another name."),
        refusals.CannotReplace: _("Choose another article that holds, or nothing."),
        refusals.IsSettled: _("Somebody has dealt with this already. Look at it as it is now."),
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


def _nobody_text(refused: refusals.NobodyConcerned) -> str:
    return {
        "place": _("Nobody is in the teams and units you have chosen. Choose others, or none for everybody."),
        "role": _("Nobody there has that role. Choose another, or both."),
        "skill": _("Nobody there can what you have chosen. Choose something else, or nothing."),
        "channel": _("Nobody there has that channel on the roster. Choose the other, or both."),
    }.get(refused.part, _("Nobody fits all that you have chosen. Choose less."))


def _too_much_text(refused: refusals.TooMuchBrought) -> str:
    if refused.what == "files":
        most = number_format(refused.most, force_grouping=True)
        return _("There are more than %(most)s files. Bring them in a part at a time.") % {"most": most}
    megabytes = {"most": refused.most // 1_000_000}
    return _("The files are more than %(most)s MB unpacked. Bring them in a part at a time.") % megabytes


def left_out_text(refused: refusals.FileLeftOut) -> str:
    """Which file is not taken in, why, and what can be done."""
    facts = {"name": refused.name, "most": refused.most}
    told = {
        "empty": _("“%(name)s” is empty. Fetch it again."),
        "large": _("“%(name)s” is more than %(most)s MB. Make it smaller, or share it as a link."),
        "broken": _("“%(name)s” is damaged. Save it again, and send it anew."),
        "disguised": _("“%(name)s” is not what its name says. Save it as what it is."),
        "runs": _("“%(name)s” holds a program (macros). Save it without, or as a PDF."),
        "pixels": _("“%(name)s” has more than %(most)s million pixels. Make the picture smaller."),
        "mail": _("“%(name)s” would make the files of this mail more than %(most)s MB together."),
        "many": _("“%(name)s” is one file more than the %(most)s that are taken in."),
    }
    kinds = _(
        "“%(name)s” is of a kind that is not taken in. Pictures (PNG, JPEG, GIF, WebP), PDF, Word, Excel, "
        "PowerPoint, OpenDocument text, plain text and CSV are."
    )
    return told.get(refused.why, kinds) % facts
