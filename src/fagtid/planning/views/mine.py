"""My own week: sessions, why each is there, moving, saying no, wishes, my calendar."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import now
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people.asking import EVERYONE, open_to
from fagtid.people.models import Role
from fagtid.planning import feeds, mine, queries, services
from fagtid.planning.forms import MoveForm, WishForm
from fagtid.planning.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]


@require_safe
@open_to(Role.AGENT)
def my_week(request: Request) -> HttpResponse:
    """My sessions this week and next, day by day."""
    start, _end = queries.week_of(request.asker.centre)
    _start, end = queries.week_of(request.asker.centre, 1)
    seats = list(queries.own_seats(request.asker).filter(session__start__gte=start, session__start__lt=end))
    present = now()
    context = {
        "days": mine.by_day(seats),
        "next": next((s for s in seats if s.session.end > present and s.state == s.State.PLANNED), None),
        "wishes": queries.own_wishes(request.asker).filter(end__gte=present),
        "feed": feeds.address_of(request, request.asker.person),
        "now": present,
    }
    return render(request, "planning/my_week.html", context)


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def my_session(request: Request, seat_id: int) -> HttpResponse:
    """One of my sessions: why it is there, and when else I could have it."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mine.move_own(seat, to=form.cleaned_data["to"], by=request.asker.person)
            messages.success(request, _("Moved."))
            return redirect("planning:my_week")
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context: dict[str, Any] = {"seat": seat, "form": form, "days": mine.choices(seat)}
    return render(request, "planning/my_session.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.AGENT)
def decline(request: Request, seat_id: int) -> HttpResponse:
    """Say no to something voluntary."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    try:
        services.decline(seat, by=request.asker.person, why=request.POST.get("why", "")[:200])
        messages.success(request, _("You have said no. Nobody asks why."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:my_week")


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def wish(request: Request) -> HttpResponse:
    """Ask for a time, or rule one out."""
    form = WishForm(request.POST or None, asker=request.asker)
    if form.is_valid():
        form.save()
        messages.success(request, _("Noted. The next plan takes it into account."))
        return redirect("planning:my_week")
    return render(request, "planning/wish.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@open_to(Role.AGENT)
def drop_wish(request: Request, wish_id: int) -> HttpResponse:
    """Take a wish back."""
    get_object_or_404(queries.own_wishes(request.asker), pk=wish_id).delete()
    return redirect("planning:my_week")


@require_POST
@open_to(*EVERYONE)
def renew_feed(request: Request) -> HttpResponse:
    """A new calendar address; the old one stops working at once."""
    feeds.renew(request.asker.person)
    messages.success(request, _("You have a new calendar address. The old one no longer works."))
    return redirect("web:start")


@require_safe
@login_not_required
def calendar(request: Request, secret: str) -> HttpResponse:
    """The calendar behind a private address."""
    text = feeds.calendar_for(secret)
    if text is None:
        raise Http404
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, max-age=300"
    return answer
