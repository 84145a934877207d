"""Notes of a session, and catching up on one that was missed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.arenas import queries, services
from fagtid.arenas.forms import MinutesForm, NotesForm
from fagtid.arenas.words import refusal_text
from fagtid.frame.clock import now
from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people.asking import EVERYONE, open_to
from fagtid.people.models import Role
from fagtid.planning import places
from fagtid.planning import queries as planning
from fagtid.planning.models import Session

PAGE = ["GET", "HEAD", "POST"]
USUAL_MINUTES = 15  # that reading notes takes, to begin with


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def notes(request: Request, session_id: int) -> HttpResponse:
    """The notes of a session, to read and, for those who were there, to write."""
    session = get_object_or_404(queries.sessions_with_notes(request.asker), pk=session_id)
    may_write = queries.may_write(request.asker, session)
    if request.method == "POST" and not may_write:
        raise Http404
    form = NotesForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _written(request, session, form):
        messages.success(request, _("The notes are saved."))
        return redirect("arenas:notes", session_id)
    found = queries.notes_of(session)
    context = {
        "session": session,
        "notes": found,
        "may_write": may_write and session.start <= now(),
        "form": form or NotesForm(initial=_as_read(found)),
    }
    return render(request, "arenas/notes.html", context, status=422 if form else 200)


def _written(request: Request, session: Session, form: NotesForm) -> bool:
    try:
        services.write_notes(session, by=request.asker.person, **form.cleaned_data)
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    return False


def _as_read(found: Any) -> dict[str, Any]:
    return {"text": found.text if found else "", "version": found.version if found else 0}


@require_safe
@open_to(Role.AGENT)
def missed(request: Request, seat_id: int) -> HttpResponse:
    """One session I missed: its notes, and places in later groups."""
    return render(request, "arenas/missed.html", {"missed": _missed(request, seat_id), "form": _usual()})


def _usual() -> MinutesForm:
    return MinutesForm(initial={"minutes": USUAL_MINUTES})


def _missed(request: Request, seat_id: int) -> queries.Missed:
    for one in queries.missed_by(request.asker, at_most=50):
        if one.seat.pk == seat_id:
            return one
    raise Http404


@require_POST
@open_to(Role.AGENT)
def take_place(request: Request, seat_id: int, session_id: int) -> HttpResponse:
    """A place in a later group."""
    one = _missed(request, seat_id)
    session = next((place for place in one.places if place.pk == session_id), None)
    try:
        if session is None:
            raise places.NoPlace
        places.take_place(one.seat, session, by=request.asker.person)
        messages.success(request, _("You have a place. When it is held, the lost time is given back."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect("arenas:missed", seat_id)
    return redirect("planning:my_week")


@require_POST
@open_to(Role.AGENT)
def give_up_place(request: Request, seat_id: int) -> HttpResponse:
    """Leave a group I have joined."""
    seat = get_object_or_404(planning.own_seats(request.asker).filter(repays=True), pk=seat_id)
    try:
        places.give_up_place(seat, by=request.asker.person)
        messages.success(request, _("You have given up the place. The time is still owed to you."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:my_week")


@require_POST
@open_to(Role.AGENT)
def read(request: Request, seat_id: int) -> HttpResponse:
    """I have read the notes of what I missed."""
    one, form = _missed(request, seat_id), MinutesForm(request.POST)
    if form.is_valid():
        try:
            minutes = form.cleaned_data["minutes"]
            services.catch_up_by_reading(one.seat, minutes=minutes, by=request.asker.person)
            messages.success(request, _("Noted as read. The minutes you spent are given back."))
            return redirect("arenas:account")
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    return render(request, "arenas/missed.html", {"missed": one, "form": form}, status=422)
