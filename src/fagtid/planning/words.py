"""Refusals in the reader's words: what is wrong, and what to do."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagtid.core.planning.moving import Start
from fagtid.frame.refusals import Refused
from fagtid.planning import links, services
from fagtid.planning.own_words import own_refusal_text
from fagtid.planning.weeks import as_time


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, services.AlreadyBeingMade):
        return _("A plan for that week is being made already. Wait for it, or cancel it first.")
    if isinstance(refused, services.NotAsItWas | links.LinkStays):
        return _("Somebody has changed the plan meanwhile. Look at it as it is now, and try again.")
    if isinstance(refused, services.BaseHasChanged):
        return _base_has_changed(len(refused.changes))
    if isinstance(refused, services.CannotDecline):
        return _("This session is not voluntary, or it has begun. Talk with your team leader.")
    if isinstance(refused, services.NoRoomThen):
        return _no_room(refused.near)
    return own_refusal_text(refused) or _("That cannot be done.")


def _base_has_changed(number: int) -> str:
    return ngettext(
        "The week has been changed since this draft was made; publishing it would lose the change. "
        "Look at it below, and plan again from the plan in force.",
        "The week has been changed %(number)d times since this draft was made; publishing it would lose "
        "that. Look at the changes below, and plan again from the plan in force.",
        number,
    ) % {"number": number}


def _no_room(near: tuple[Start, ...]) -> str:
    if not near:
        return _("There is no other time that everybody in the session can have. Change the roster first.")
    times = ", ".join(moment_text(one.start_s) for one in near)
    return _("Not everybody in the session can be there then. The nearest times that work: %(times)s.") % {
        "times": times
    }


def locked_text(number: int, locked: bool) -> str:
    """How many sessions are now held where they are, or let go of."""
    if locked:
        told = ngettext("One session is locked.", "%(number)d sessions are locked.", number)
    else:
        told = ngettext("One session is unlocked.", "%(number)d sessions are unlocked.", number)
    return told % {"number": number}


def moment_text(second: int) -> str:
    """A time in the centre's clock, short."""
    return date_format(timezone.localtime(as_time(second)), "D j. N H:i")


def plan_refusal(code: str) -> str:
    """Why a plan could not be made; what the engine itself refuses is told as it says it."""
    if code.startswith("patience_seconds"):
        return _(
            "The traffic does not tell who gave up waiting. Set the callers' patience on the centre's page."
        )
    if code.startswith("handle_seconds"):
        return _("The traffic does not tell how long calls take. Set the handle time on the centre's page.")
    return {
        "NoTraffic": _("No traffic has been brought in yet. Bring in at least three weeks of calls."),
        "NoRoster": _("No roster covers the week. Bring in the roster first."),
        "NoNeeds": _("Nobody is to have any learning time yet. Say what people need first."),
    }.get(code, code)


def step_text(step: str) -> str:
    """What a worker is doing."""
    return {
        "forecast": _("Forecasting the calls"),
        "prices": _("Pricing every minute off the phones"),
        "search": _("Looking for the cheapest times"),
        "proof": _("Proving how close to the best it is"),
        "account": _("Adding up"),
        "simulation": _("Simulating the week call by call"),
    }.get(step, _("Waiting for a worker"))
