"""One session: why it is there, where else it could be and at what price; moving, locking, taking back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.queries import teams_led_by
from fagtid.planning import queries, services, standing
from fagtid.planning.forms import MoveForm
from fagtid.planning.look import day_of, look_of
from fagtid.planning.models import Change, Session
from fagtid.planning.timeline import axis_of, price_class
from fagtid.planning.weeks import as_time, second
from fagtid.planning.words import refusal_text


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(*LEADERS)
def session(request: Request, session_id: int) -> HttpResponse:
    """Look at a session, or move it."""
    found = get_object_or_404(
        queries.sessions_for(request.asker).select_related("plan__centre", "activity"), pk=session_id
    )
    form = MoveForm(request.POST or None)
    if request.method == "POST":
        get_object_or_404(queries.sessions_to_change(request.asker), pk=session_id)
        if form.is_valid() and (answer := _moved(request, found, form)):
            return answer
    look = look_of(QueryDict(request.POST.get("back", "")) or request.GET, teams_led_by(request.asker))
    context = {"session": found, "form": form, "look": look, **_choices(request, found)}
    return render(request, "planning/session.html", context, status=422 if form.errors else 200)


def _moved(request: Request, session: Session, form: MoveForm) -> HttpResponse | None:
    told = form.cleaned_data
    try:
        standing.standing_of(session.plan)  # priced before the plan is locked, so that nobody waits
        change = services.move_session(
            session, to=told["to"], by=request.asker.person, why=told["why"], version=told["version"]
        )
    except Refused as refused:
        form.add_error(None, refusal_text(refused))
        return None
    return redirect(f"{reverse('planning:plan', args=[session.plan_id])}?{back(request, change)}")


def back(request: Request, change: Change) -> str:
    """The address of the picture the move was made in, with the move to tell of; on its new day if of one."""
    look = look_of(QueryDict(request.POST.get("back", "")), teams_led_by(request.asker))
    if look.day and change.to_start:
        look = replace(look, day=timezone.localtime(change.to_start).date())
    return f"{look.query}&moved={change.pk}"


def _choices(request: Request, session: Session) -> dict[str, Any]:
    may_change = queries.sessions_to_change(request.asker).filter(pk=session.pk).exists()
    starts = standing.starts(session.plan, session) if may_change and session.plan.is_made else ()
    here = second(session.start)
    days: dict[Any, list[dict[str, Any]]] = {}
    for one in starts:
        time = timezone.localtime(as_time(one.start_s))
        days.setdefault(time.date(), []).append(
            {
                "time": time,
                "price": one.price,
                "step": price_class(one.price),
                "here": one.start_s == here,
            }
        )
    seats = session.seats.select_related("person").order_by("person__name")
    return {"days": days, "may_change": may_change, "seats": seats, "history": session.changes.all()[:10]}


@require_safe
@open_to(*LEADERS)
def starts(request: Request, session_id: int) -> HttpResponse:
    """Every start the session could have, with its price, for moving it in the picture."""
    found = get_object_or_404(
        queries.sessions_to_change(request.asker).select_related("plan__centre"), pk=session_id
    )
    axis, here = axis_of(found.plan, day_of(request.GET.get("day", ""))), second(found.start)
    told = []
    for one in standing.starts(found.plan, found):
        time = timezone.localtime(as_time(one.start_s))
        if at := axis.span(time, time + (found.end - found.start)):
            price = {"price": round(one.price, 2), "step": price_class(one.price)}
            told.append(
                {
                    "to": time.isoformat(),
                    "label": date_format(time, "D H:i"),
                    "column": at[0],
                    "here": one.start_s == here,
                    **price,
                }
            )
    return JsonResponse({"version": found.plan.version, "starts": told})


@require_POST
@open_to(*LEADERS)
def lock(request: Request, session_id: int) -> HttpResponse:
    """Hold a session where it is, or let go of it."""
    found = get_object_or_404(queries.sessions_to_change(request.asker), pk=session_id)
    locked = request.POST.get("locked") == "1"
    try:
        services.lock_session(found, by=request.asker.person, locked=locked)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:session", session_id)


@require_POST
@open_to(*LEADERS)
def take_back(request: Request, change_id: int) -> HttpResponse:
    """Undo a move."""
    movable = queries.sessions_to_change(request.asker)
    change = get_object_or_404(
        Change.objects.select_related("session", "plan").filter(session__in=movable), pk=change_id
    )
    try:
        services.take_back(change, by=request.asker.person)
        messages.success(request, _("Taken back."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    look = look_of(QueryDict(request.POST.get("back", "")), teams_led_by(request.asker))
    return redirect(f"{reverse('planning:plan', args=[change.plan_id])}?{look.query}")
