"""Attendance: a whole session told by who led it, one seat by the person in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fagtid.arenas import queries
from fagtid.arenas.forms import LostForm
from fagtid.arenas.words import refusal_text, why_text
from fagtid.frame.clock import now
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.ledger.models import Entry
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.models import Role
from fagtid.planning import attendance, outcomes
from fagtid.planning import queries as planning
from fagtid.planning.models import Seat, Session


@require_safe
@open_to(*LEADERS)
def untold(request: Request) -> HttpResponse:
    """Sessions that are over and of which nothing is told."""
    sessions = outcomes.untold_sessions(request.asker)
    context = {"sessions": sessions[:100], "count": sessions.count()}
    return render(request, "arenas/untold.html", context)


@require_safe
@open_to(*LEADERS)
def session(request: Request, session_id: int) -> HttpResponse:
    """Who was there."""
    found = get_object_or_404(outcomes.sessions_to_tell(request.asker), pk=session_id)
    return render(request, "arenas/attendance.html", _page(request, found))


def _page(request: Request, session: Session, form: LostForm | None = None, wrong: int = 0) -> dict[str, Any]:
    begun = session.start <= now()
    reasons = [
        (value, label) for value, label in Entry.Why.choices if begun or Entry.Why(value) in attendance.AHEAD
    ]
    seats = list(outcomes.seats_to_mark(request.asker, session))
    return {
        "session": session,
        "seats": [(seat, why_text(seat.why) if seat.state == Seat.State.LOST else "") for seat in seats],
        "open": sum(seat.state == Seat.State.PLANNED for seat in seats),
        "begun": begun,
        "reasons": reasons,
        "form": form,
        "wrong": wrong,
        "has_notes": (session.activity.group_most or 0) > 1,
    }


@require_POST
@open_to(*LEADERS)
def all_held(request: Request, session_id: int) -> HttpResponse:
    """Everybody of whom nothing is told was there."""
    found = get_object_or_404(outcomes.sessions_to_tell(request.asker), pk=session_id)
    try:
        seats = outcomes.seats_to_mark(request.asker, found)
        count = attendance.mark_all_held(seats, by=request.asker.person)
        told = ngettext("%(count)s person was there.", "%(count)s people were there.", count)
        messages.success(request, told % {"count": count})
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("arenas:attendance", session_id)


@require_POST
@open_to(*LEADERS)
def all_lost(request: Request, session_id: int) -> HttpResponse:
    """It did not take place: all of whom nothing is told have lost it."""
    found = get_object_or_404(outcomes.sessions_to_tell(request.asker), pk=session_id)
    form = LostForm(request.POST)
    try:
        if form.is_valid():
            seats, why = outcomes.seats_to_mark(request.asker, found), form.cleaned_data["why"]
            attendance.mark_all_lost(seats, why=why, by=request.asker.person)
            messages.success(request, _("Noted as lost; the minutes are owed."))
        else:
            messages.error(request, _("Choose why it was lost, and whole minutes held."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("arenas:attendance", session_id)


def _seat_to_mark(request: Request, seat_id: int) -> Seat:
    sessions = outcomes.sessions_to_tell(request.asker).filter(seats=seat_id)
    session = get_object_or_404(sessions)
    return get_object_or_404(outcomes.seats_to_mark(request.asker, session), pk=seat_id)


@require_POST
@open_to(*LEADERS)
def held(request: Request, seat_id: int) -> HttpResponse:
    """One person was there."""
    seat = _seat_to_mark(request, seat_id)
    return _marked(request, seat, lambda: attendance.mark_held(seat, by=request.asker.person), "")


@require_POST
@open_to(*LEADERS)
def lost(request: Request, seat_id: int) -> HttpResponse:
    """One person was not there, whatever was told before."""
    seat, form = _seat_to_mark(request, seat_id), LostForm(request.POST)
    if form.is_valid():
        try:
            attendance.correct_to_lost(seat, by=request.asker.person, **form.cleaned_data)
            messages.success(request, _("Noted as lost; the minutes are owed."))
            return redirect("arenas:attendance", seat.session_id)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    found = get_object_or_404(outcomes.sessions_to_tell(request.asker), pk=seat.session_id)
    return render(request, "arenas/attendance.html", _page(request, found, form, seat.pk), status=422)


@require_POST
@open_to(*LEADERS)
def take_back(request: Request, seat_id: int) -> HttpResponse:
    """What was told of a seat is untold."""
    seat = _seat_to_mark(request, seat_id)
    done = _("Taken back.")
    return _marked(request, seat, lambda: attendance.take_back_mark(seat, by=request.asker.person), done)


def _marked(request: Request, seat: Seat, act: Callable[[], Any], told: str) -> HttpResponse:
    try:
        act()
        if told:
            messages.success(request, told)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("arenas:attendance", seat.session_id)


@require_POST
@open_to(Role.AGENT)
def own_held(request: Request, seat_id: int) -> HttpResponse:
    """I was there: one tap."""
    seat = get_object_or_404(planning.own_seats(request.asker), pk=seat_id)
    try:
        attendance.mark_held(seat, by=request.asker.person)
        messages.success(request, _("Noted: %(title)s was held.") % {"title": seat.session.title})
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:my_week")


@require_POST
@open_to(Role.AGENT)
def own_lost(request: Request, seat_id: int) -> HttpResponse:
    """I was not there, or it did not take place."""
    seat = get_object_or_404(outcomes.own_begun(request.asker), pk=seat_id)
    form = LostForm(request.POST)
    try:
        if form.is_valid():
            attendance.mark_lost(seat, by=request.asker.person, **form.cleaned_data)
            messages.success(request, _("Noted. The minutes are owed to you."))
        else:
            messages.error(request, _("Choose why it was lost, and whole minutes held."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:my_week")


@require_POST
@open_to(Role.AGENT)
def own_take_back(request: Request, seat_id: int) -> HttpResponse:
    """Untell what I told myself."""
    seat = get_object_or_404(queries.own_seats_to_take_back(request.asker), pk=seat_id)
    attendance.take_back_mark(seat, by=request.asker.person)
    messages.success(request, _("Taken back. Tell what became of it under My day."))
    return redirect("arenas:account")
