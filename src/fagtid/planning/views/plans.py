"""Plans: asked for, watched while they are made, looked at, published."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.frame.refusals import Refused
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.models import Role, Team
from fagtid.people.queries import teams_led_by
from fagtid.planning import queries, services
from fagtid.planning.forms import PlanForm
from fagtid.planning.models import Plan
from fagtid.planning.timeline import axis_of, rows_of, strip_of, totals
from fagtid.planning.words import plan_refusal, refusal_text, step_text

PUBLISHERS = (Role.UNIT_LEADER, Role.ADMINISTRATOR)


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
    if found.document is None:
        context = {
            "plan": found,
            "step": step_text(found.step),
            "percent": round(100 * found.share_done),
            "why": plan_refusal(found.refusal),
        }
        return render_part(request, "planning/making.html", "progress", context)
    return render_part(request, "planning/plan.html", "week", week_context(request, found))


def week_context(request: Request, plan: Plan) -> dict[str, Any]:
    """What the picture of a week needs: axis, strip, rows of the chosen team."""
    teams = list(teams_led_by(request.asker))
    team = chosen_team(request, teams)
    axis = axis_of(plan, chosen_day(request))
    people = queries.agents_of(request.asker, team.pk) if team else []
    in_team = queries.sessions_for(request.asker).filter(plan=plan, seats__person__in=people).distinct()
    sessions = list(in_team.select_related("host", "partner").prefetch_related(queries.SEATS))
    return {
        "plan": plan,
        "price": plan.document["price"],
        "teams": teams,
        "team": team,
        "axis": axis,
        "all_days": axis_of(plan).days,
        "one_day": axis.days[0].day if axis.minutes == 5 else None,
        "strip": strip_of(plan, axis),
        "rows": rows_of(plan, axis, people, sessions),
        "totals": totals(sessions),
        "unplaced": plan.unplaced.filter(person__in=people).select_related("person", "activity"),
        "changes": queries.changes_of(request.asker, plan)[:30],
        "may_publish": request.asker.has(*PUBLISHERS) and plan.state == Plan.State.DRAFT,
    }


def chosen_team(request: Request, teams: list[Team]) -> Team | None:
    """The team asked for, or the first the asker leads."""
    asked = request.GET.get("team", "")
    return next((one for one in teams if str(one.pk) == asked), teams[0] if teams else None)


def chosen_day(request: Request) -> date | None:
    """The day asked for; ``None`` for the whole week."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


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
def plan_again(request: Request, plan_id: int) -> HttpResponse:
    """Plan the rest again around what is locked and protected, moving as little as pays."""
    found = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    based_on = found if found.document else found.based_on
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
