"""What a person is told about their own week: swaps, groups, blocked time."""

from __future__ import annotations

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.planning import services, swapping, wishing
from fagtid.planning.models import Swap


def own_refusal_text(refused: Refused) -> str:
    """One whole sentence and the remedy; empty for a refusal that is not about one's own week."""
    if isinstance(refused, services.GroupFull):
        return _("The last place has just been taken. Choose another group.")
    if isinstance(refused, services.NotFreeAnyMore):
        return _("The time is no longer free. Talk with your team leader about another.")
    if isinstance(refused, swapping.AlreadyAsked):
        return _("You have asked somebody already. Wait for the answer, or withdraw that first.")
    if isinstance(refused, swapping.SwapIsOver):
        return swap_text(refused.swap)
    if isinstance(refused, swapping.CannotSwap):
        return cannot_swap_text(refused.why)
    if isinstance(refused, wishing.TooMuchBlocked):
        return too_much_blocked_text(refused)
    return ""


def swap_text(swap: Swap) -> str:
    """What has become of a swap, in a sentence."""
    if swap.state == Swap.State.IMPOSSIBLE:
        return cannot_swap_text(Swap.Why(swap.why))
    if swap.state == Swap.State.ASKED:
        return _("This swap was not answered before the first of the sessions began.")
    return {
        Swap.State.ACCEPTED: _("You have swapped."),
        Swap.State.DECLINED: _("The answer was no this time. Everything is as it was."),
        Swap.State.WITHDRAWN: _("The question has been withdrawn. Everything is as it was."),
        Swap.State.EXPIRED: _("This swap was not answered before the first of the sessions began."),
    }[Swap.State(swap.state)]


def cannot_swap_text(why: Swap.Why) -> str:
    """Why two cannot have each other's places."""
    return {
        Swap.Why.MOVED: _("One of the sessions has been moved meanwhile. Look at the times, and ask again."),
        Swap.Why.GIVEN_AWAY: _("One of the two places has been given away meanwhile. Choose another."),
        Swap.Why.REPLANNED: _("The week has been planned again meanwhile. Look at your new times first."),
        Swap.Why.RULES: _("That place cannot be had: somebody is not free then, or a limit would break."),
    }[why]


def too_much_blocked_text(refused: wishing.TooMuchBlocked) -> str:
    """The numbers behind the limit on blocked time."""
    return _(
        "In the week from %(week)s you would rule out %(blocked)s of your %(rostered)s rostered hours. "
        "At most %(most)s hours can be ruled out."
    ) % {
        "week": date_format(refused.week, "j. F"),
        "blocked": hours_text(refused.blocked_minutes),
        "rostered": hours_text(refused.rostered_minutes),
        "most": hours_text(refused.most_minutes),
    }


def hours_text(minutes: float) -> str:
    """Hours with at most one decimal, as the language writes them."""
    hours = round(minutes / 60, 1)
    return number_format(hours, 0 if hours == int(hours) else 1)
