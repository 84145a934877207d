"""Swaps with colleagues, and free places in other groups."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagtid.frame.pages import Request
from fagtid.people.asking import open_to
from fagtid.people.models import Role
from fagtid.planning import queries, swapping
from fagtid.planning.views.mine import done


@require_POST
@open_to(Role.AGENT)
def ask(request: Request, seat_id: int) -> HttpResponse:
    """Ask a colleague to swap."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    other = queries.seat_to_ask_for(request.asker, seat, whole(request, "other"))
    if other is None:
        raise Http404
    return done(
        request,
        lambda: swapping.ask_swap(seat, other=other, by=request.asker.person),
        _("Asked. Nothing changes until your colleague says yes."),
        seat,
    )


@require_POST
@open_to(Role.AGENT)
def join(request: Request, seat_id: int) -> HttpResponse:
    """Take a free place in another group."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    session = queries.group_to_join(seat, whole(request, "session"))
    if session is None:
        raise Http404
    return done(
        request,
        lambda: swapping.take_place(seat, session=session, by=request.asker.person),
        _("The place is yours. Your old one is free for others."),
        seat,
    )


@require_POST
@open_to(Role.AGENT)
def accept(request: Request, swap_id: int) -> HttpResponse:
    """Say yes to a colleague."""
    swap = get_object_or_404(queries.swaps_to_me(request.asker), pk=swap_id)
    return done(request, lambda: swapping.accept_swap(swap, by=request.asker.person), _("You have swapped."))


@require_POST
@open_to(Role.AGENT)
def decline(request: Request, swap_id: int) -> HttpResponse:
    """Say no to a colleague."""
    swap = get_object_or_404(queries.swaps_to_me(request.asker), pk=swap_id)
    return done(
        request,
        lambda: swapping.decline_swap(swap, by=request.asker.person),
        _("Answered. Everything is as it was."),
    )


@require_POST
@open_to(Role.AGENT)
def withdraw(request: Request, swap_id: int) -> HttpResponse:
    """No longer ask."""
    swap = get_object_or_404(queries.own_swaps(request.asker), pk=swap_id)
    return done(
        request,
        lambda: swapping.withdraw_swap(swap, by=request.asker.person),
        _("You no longer ask. Everything is as it was."),
    )


def whole(request: Request, name: str) -> int:
    """A number a form carries; what is none is nobody's."""
    told = request.POST.get(name, "")
    if not told.isdecimal() or len(told) > 18:
        raise Http404
    return int(told)
