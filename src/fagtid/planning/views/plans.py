"""Plans: asked for, watched while they are made, looked at, published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.frame.refusals import Refused
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.queries import teams_led_by
from fagtid.planning import queries, services
from fagtid.planning.forms import PlanForm
from fagtid.planning.look import look_of
from fagtid.planning.models import Plan
from fagtid.planning.weekpage import PUBLISHERS, shown_to_lock, week_page
from fagtid.planning.words import locked_text, plan_refusal, refusal_text, step_text


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(*LEADERS)
def plans(request: Request) -> HttpResponse:
    """All plans, and the way to a new one."""
    form = PlanForm(request.POST or None, asker=request.asker)
    if form.is_valid():
        try:
            first_day = form.cleaned_data["first_day"]
            plan = services.ask_for_plan(request.asker.centre, first_day=first_day, by=request.asker.person)
            return redirect("planning:plan", plan.pk)
        except Refused as refused:
            form.add_error("first_day", refusal_text(refused))
    context = {"plans": queries.plan_list(request.asker)[:60], "form": form}
    return render(request, "planning/plans.html", context, status=422 if form.errors else 200)


@require_safe
@open_to(*LEADERS)
def plan(request: Request, plan_id: int) -> HttpResponse:
    """One plan: progress while it is made, then the week."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    if services.give_up_if_silent(found):
        found.refresh_from_db()
    if not found.is_made:
        context = {
            "plan": found,
            "step": step_text(found.step),
            "percent": round(100 * found.share_done),
            "why": plan_refusal(found.refusal),
        }
        return render_part(request, "planning/making.html", "progress", context)
    look = look_of(request.GET, teams_led_by(request.asker))
    context = week_page(request.asker, found, look)
    moved = queries.move_to_tell(request.asker, found, request.GET.get("moved", ""))
    return render_part(request, "planning/plan.html", "week", {**context, "moved": moved})


@require_POST
@open_to(*LEADERS)
def cancel(request: Request, plan_id: int) -> HttpResponse:
    """Stop a plan under way."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    return _done(request, found, lambda: services.cancel_plan(found, by=request.asker.person), "")


@require_POST
@open_to(*PUBLISHERS)
def publish(request: Request, plan_id: int) -> HttpResponse:
    """Put a draft in force."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    told = _("The plan is published. Everybody whose week it changes is told.")
    return _done(request, found, lambda: services.publish_plan(found, by=request.asker.person), told)


@require_POST
@open_to(*LEADERS)
def discard(request: Request, plan_id: int) -> HttpResponse:
    """Put a draft away."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    try:
        services.discard_plan(found, by=request.asker.person)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect("planning:plan", plan_id)
    return redirect("planning:plans")


@require_POST
@open_to(*LEADERS)
def lock_shown(request: Request, plan_id: int) -> HttpResponse:
    """Hold, or let go of, all sessions that a look at the plan shows and the asker may change."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    look = look_of(QueryDict(request.POST.get("back", "")), teams_led_by(request.asker))
    locked = request.POST.get("locked") == "1"
    sessions = shown_to_lock(request.asker, found, look)
    try:
        number = services.lock_sessions(found, sessions, by=request.asker.person, locked=locked)
        messages.success(request, locked_text(number, locked))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect(f"{reverse('planning:plan', args=[plan_id])}?{look.query}")


@require_POST
@open_to(*LEADERS)
def plan_again(request: Request, plan_id: int) -> HttpResponse:
    """Plan the rest again around what is locked and protected, moving as little as pays."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    based_on = found if found.is_made else found.based_on
    try:
        asked = services.ask_for_plan(
            found.centre, first_day=found.first_day, by=request.asker.person, based_on=based_on
        )
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect("planning:plan", plan_id)
    return redirect("planning:plan", asked.pk)


def _done(request: Request, plan: Plan, act: Any, told: str) -> HttpResponse:
    try:
        act()
        if told:
            messages.success(request, told)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("planning:plan", plan.pk)
