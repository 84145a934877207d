"""My own week: what is next, why each session is there, moving it, saying no, wanting it after all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import now, today
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people.asking import open_to
from fagtid.people.models import Role
from fagtid.planning import feeds, mine, queries, services, standing, swapping
from fagtid.planning.forms import MoveForm
from fagtid.planning.models import Seat
from fagtid.planning.own_words import swap_text
from fagtid.planning.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]
LATELY = timedelta(days=3)


@require_safe
@open_to(Role.AGENT, Role.TEAM_LEADER)
def my_week(request: Request) -> HttpResponse:
    """Today first, then the week day by day; also what I lead, and who listens to me."""
    asker = request.asker
    start, end = queries.week_of(asker.centre, day=chosen_week(request))
    shown = mine.week_entries(asker, start, end)
    day = today(asker.centre.timezone)
    days = mine.by_day(shown)
    present = now()
    is_this_week = start <= present < end
    context = {
        "days": {one: lines for one, lines in days.items() if one != day},
        "today": days.get(day, []),
        "day": day,
        "is_this_week": is_this_week,
        "monday": start.date(),
        "before": start.date() - timedelta(days=7),
        "after": start.date() + timedelta(days=7),
        "next": mine.next_entry(asker, shown) if is_this_week else None,
        "asked_of_me": queries.open_swaps(queries.swaps_to_me(asker)),
        "asked_by_me": queries.open_swaps(queries.own_swaps(asker)),
        "answers": [(one, swap_text(one)) for one in queries.answered_lately(asker, present - LATELY)],
        "wishes": queries.own_wishes(asker).filter(end__gte=present)[:5],
        "weekly": queries.own_weekly_wishes(asker)[:5],
        "has_feed": bool(feeds.address_of(request, asker.person)),
    }
    return render(request, "planning/my_week.html", context)


def chosen_week(request: Request) -> date | None:
    """A day of the week asked for; ``None``: the present one."""
    try:
        return parse_date(request.GET.get("week", ""))
    except ValueError:
        return None


@require_http_methods(PAGE)
@open_to(Role.AGENT)
def my_session(request: Request, seat_id: int) -> HttpResponse:
    """One of my sessions: why it is there, when else I could have it, and who would swap."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mine.move_own(seat, to=form.cleaned_data["to"], by=request.asker.person)
            messages.success(request, _("Moved. You can put it back as long as the old time is free."))
            return redirect("planning:my_session", seat.pk)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    with standing.looking_at(seat.session.plan):
        context = session_context(request, seat, form)
    return render(request, "planning/my_session.html", context, status=422 if form.errors else 200)


def session_context(request: Request, seat: Seat, form: MoveForm) -> dict[str, Any]:
    """All that can be done with a session of one's own."""
    asked = queries.open_swaps(queries.own_swaps(request.asker)).filter(seat=seat).first()
    found = swapping.around(seat) if swapping.may_change_place(seat) else None
    return {
        "seat": seat,
        "entry": mine.own_entry(request.asker, seat),
        "form": form,
        "days": mine.choices(seat),
        "own_move": mine.own_move(seat),
        "asked": asked,
        "offers": [] if asked else swapping.swap_offers(seat, found),
        "rooms": swapping.rooms(seat, found),
        "may_change_place": found is not None,
        "may_decline": mine.may_decline(seat),
        "may_want": mine.may_want(seat),
    }


@require_POST
@open_to(Role.AGENT)
def take_back_move(request: Request, seat_id: int) -> HttpResponse:
    """Put my session back where it was."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    return done(
        request,
        lambda: mine.take_back_move(seat, by=request.asker.person),
        _("Put back where it was."),
        seat,
    )


@require_POST
@open_to(Role.AGENT)
def decline(request: Request, seat_id: int) -> HttpResponse:
    """Say no to something voluntary."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    why = request.POST.get("why", "")[:200]
    return done(
        request,
        lambda: services.decline(seat, by=request.asker.person, why=why),
        _("You have said no. Nobody asks why, and you can change your mind until it begins."),
        seat,
    )


@require_POST
@open_to(Role.AGENT)
def want_after_all(request: Request, seat_id: int) -> HttpResponse:
    """Take my no back."""
    seat = get_object_or_404(queries.own_seats(request.asker), pk=seat_id)
    return done(
        request,
        lambda: services.want_after_all(seat, by=request.asker.person),
        _("The place is yours again."),
        seat,
    )


def done(request: Request, act: Callable[[], Any], told: str, seat: Seat | None = None) -> HttpResponse:
    """One act of mine, and what became of it."""
    try:
        act()
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:my_session", seat.pk) if seat else redirect("planning:my_week")
