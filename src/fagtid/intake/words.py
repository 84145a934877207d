"""Refusals in the reader's words."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.intake import naming, services


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
    if isinstance(refused, services.ForecastBeingMade):
        return _("A forecast is being made already.")
    if isinstance(refused, naming.NotUnderstood):
        return _("Row %(row)d: found “%(value)s”, expected %(expected)s. Nothing was taken in.") % {
            "row": refused.row,
            "value": refused.value,
            "expected": refused.expected,
        }
    return _("The import has changed meanwhile. Look at it as it is now.")


def forecast_refusal(code: str) -> str:
    """Why a forecast could not be made; what the engine itself refuses is told as it says it."""
    if code == "NoTraffic":
        return _("No traffic has been brought in yet. Bring in at least three weeks of calls.")
    return code


def effect_name(name: str) -> str:
    """A kind of day in the reader's words; the centre's own names are as the centre wrote them."""
    return {
        "public holiday": _("Public holiday"),
        "day before a public holiday": _("Day before a public holiday"),
        "day after a public holiday": _("First day open after a public holiday"),
    }.get(name, name)
