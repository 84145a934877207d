"""What the bank refuses, in the reader's words."""

from __future__ import annotations

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
    return _("That cannot be done.")
