"""My wishes and blocked times, once and weekly."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import now
from fagtid.frame.pages import Request
from fagtid.people.asking import open_to
from fagtid.people.models import Role
from fagtid.planning import queries, wishing
from fagtid.planning.forms import WeeklyWishForm, WishForm
from fagtid.planning.models import WeeklyWish, Wish
from fagtid.planning.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]


@require_safe
@open_to(Role.AGENT)
def wishes(request: Request) -> HttpResponse:
    """All I have asked for, and how much of the coming weeks I have ruled out."""
    asker = request.asker
    context = {
        "wishes": queries.own_wishes(asker).filter(end__gte=now()),
        "weekly": queries.own_weekly_wishes(asker),
        "uses": queries.blocked_uses(asker),
        "share": queries.limits_for(asker).blocked_share * 100,
    }
    return render(request, "planning/wishes.html", context)


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def new_wish(request: Request) -> HttpResponse:
    """Ask for a time, or rule one out."""
    return _kept(request, WishForm(request.POST or None, asker=request.asker))


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def new_weekly(request: Request) -> HttpResponse:
    """Ask for a time every week, or rule one out."""
    return _kept(request, WeeklyWishForm(request.POST or None, asker=request.asker))


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def wish(request: Request, wish_id: int) -> HttpResponse:
    """Change a wish."""
    found = get_object_or_404(queries.own_wishes(request.asker), pk=wish_id)
    return _kept(request, WishForm(request.POST or None, instance=found, asker=request.asker))


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def weekly(request: Request, wish_id: int) -> HttpResponse:
    """Change a weekly wish."""
    found = get_object_or_404(queries.own_weekly_wishes(request.asker), pk=wish_id)
    return _kept(request, WeeklyWishForm(request.POST or None, instance=found, asker=request.asker))


def _kept(request: Request, form: WishForm | WeeklyWishForm) -> HttpResponse:
    if form.is_valid():
        try:
            wishing.keep_wish(form.instance)
            messages.success(request, _("Noted. The next plan takes it into account."))
            return redirect("planning:wishes")
        except wishing.TooMuchBlocked as refused:
            form.add_error(None, refusal_text(refused))
    is_weekly = isinstance(form, WeeklyWishForm)
    context = {"form": form, "is_weekly": is_weekly}
    return render(request, "planning/wish.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.AGENT)
def drop_wish(request: Request, wish_id: int) -> HttpResponse:
    """Take a wish back."""
    return _dropped(request, get_object_or_404(queries.own_wishes(request.asker), pk=wish_id))


@require_POST
@open_to(Role.AGENT)
def drop_weekly(request: Request, wish_id: int) -> HttpResponse:
    """Take a weekly wish back."""
    return _dropped(request, get_object_or_404(queries.own_weekly_wishes(request.asker), pk=wish_id))


def _dropped(request: Request, found: Wish | WeeklyWish) -> HttpResponse:
    wishing.drop_wish(found)
    messages.success(request, _("Taken back."))
    return redirect("planning:wishes")
