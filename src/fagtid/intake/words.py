"""Refusals in the reader's words."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.intake import services


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, services.TooLarge):
        return _("The file is larger than %(most)d MB. Pack it with gzip, or split it.") % {
            "most": refused.most // 1_000_000
        }
    if isinstance(refused, services.NothingNew):
        when = refused.same.applied_at
        return _("The same file is in force since %(when)s: nothing to change.") % {
            "when": date_format(when, "j. F H:i") if when else ""
        }
    return _("The import has changed meanwhile. Look at it as it is now.")
