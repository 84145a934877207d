"""Plans looked at more closely: two compared, the history, the frontier, files to take away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.files.plan import plan_text
from fagtid.files.report import render_plan
from fagtid.frame.pages import Request, render_part
from fagtid.people.asking import LEADERS, open_to
from fagtid.planning import exports, queries, services
from fagtid.planning.comparing import late_by_day, moved_places
from fagtid.planning.forms import HistoryForm, HoursForm
from fagtid.planning.frontiers import frontier_page
from fagtid.planning.models import Plan
from fagtid.planning.pictures import strip_of
from fagtid.planning.reasons import reader_language
from fagtid.planning.timeline import axis_of
from fagtid.planning.weekpage import PUBLISHERS, facts_of
from fagtid.planning.words import plan_refusal

MOST_MOVED, MOST_CHANGES = 300, 200


def made_plan(request: Request, plan_id: int) -> Plan:
    """A plan there is something to see of, or 404."""
    found: Plan = get_object_or_404(queries.plans_for(request.asker), pk=plan_id)
    if not found.is_made:
        raise Http404
    return found


@require_safe
@open_to(*LEADERS)
def compare(request: Request, before_id: int, after_id: int) -> HttpResponse:
    """Two plans of the same week side by side: price, hours, and whose sessions are at other times."""
    before, after = made_plan(request, before_id), made_plan(request, after_id)
    if before.first_day != after.first_day:
        raise Http404
    places = [queries.places_in(request.asker, one) for one in (before, after)]
    moved, axis = moved_places(*places), axis_of(after)
    context = {
        "sides": [
            {"plan": one, "facts": facts_of(one), "unplaced": queries.unplaced_of(request.asker, one).count()}
            for one in (before, after)
        ],
        "before": before,
        "after": after,
        "moved": moved[:MOST_MOVED],
        "moved_count": len(moved),
        "places": len(places[0]),
        "days": late_by_day(before, after),
        "axis": axis,
        "strips": [strip_of(before, axis), strip_of(after, axis)],
        "may_publish": request.asker.has(*PUBLISHERS) and after.state == Plan.State.DRAFT,
    }
    return render(request, "planning/compare.html", context)


@require_safe
@open_to(*LEADERS)
def history(request: Request, plan_id: int) -> HttpResponse:
    """Who changed what, when and why; of one session, of one kind of change, by somebody."""
    found = made_plan(request, plan_id)
    form = HistoryForm(request.GET)
    changes = queries.changes_of(request.asker, found)
    told = form.cleaned_data if form.is_valid() else {}
    if told.get("act"):
        changes = changes.filter(act=told["act"])
    if told.get("session"):
        changes = changes.filter(session=told["session"])
    if told.get("q"):
        changes = queries.changes_about(changes, told["q"])
    context = {"plan": found, "form": form, "count": changes.count(), "changes": changes[:MOST_CHANGES]}
    return render(request, "planning/history.html", {**context, "most": MOST_CHANGES})


@require_safe
@open_to(*LEADERS)
def frontier(request: Request, plan_id: int) -> HttpResponse:
    """Hours of learning against calls late, with the plan on the curve."""
    plan = made_plan(request, plan_id)
    found = queries.frontiers_for(request.asker).filter(first_day=plan.first_day).first()
    if found and services.give_up_silent_frontier(found):
        found.refresh_from_db()
    form = HoursForm(request.GET)
    hours = form.cleaned_data["hours"] if form.is_valid() else None
    why = plan_refusal(found.refusal) if found else ""
    context = {"plan": plan, "frontier": found, "facts": facts_of(plan), "why": why}
    context |= frontier_page(plan, found, hours)
    part = "reading" if request.headers.get("HX-Target") == "reading" else "frontier"
    return render_part(request, "planning/frontier.html", part, context)


@require_POST
@open_to(*LEADERS)
def ask_for_frontier(request: Request, plan_id: int) -> HttpResponse:
    """Have the frontier of the plan's week computed."""
    services.ask_for_frontier(made_plan(request, plan_id), by=request.asker.person)
    return redirect("planning:frontier", plan_id)


@require_POST
@open_to(*LEADERS)
def cancel_frontier(request: Request, plan_id: int) -> HttpResponse:
    """Stop it."""
    plan = made_plan(request, plan_id)
    found = queries.frontiers_for(request.asker).filter(first_day=plan.first_day).first()
    if found:
        services.cancel_frontier(found)
        messages.success(request, _("Stopped. Nothing half-done is kept."))
    return redirect("planning:frontier", plan_id)


@require_safe
@open_to(*PUBLISHERS)
def export_json(request: Request, plan_id: int) -> HttpResponse:
    """The plan as the document every machine reads."""
    plan = made_plan(request, plan_id)
    text = plan_text(exports.document_of(request.asker, plan))
    return _file(text, "application/json", exports.file_name(plan, "json"))


@require_safe
@open_to(*PUBLISHERS)
def export_page(request: Request, plan_id: int) -> HttpResponse:
    """The plan as one page that needs nothing else, to print or send."""
    plan = made_plan(request, plan_id)
    text = render_plan(exports.document_of(request.asker, plan), lang=reader_language())
    return _file(text, "text/html; charset=utf-8", exports.file_name(plan, "html"))


@require_safe
@open_to(*LEADERS)
def export_sessions(request: Request, plan_id: int) -> HttpResponse:
    """The sessions of one's teams for a spreadsheet."""
    plan = made_plan(request, plan_id)
    text = "\ufeff" + exports.sessions_csv(request.asker, plan)
    return _file(text, "text/csv; charset=utf-8", exports.file_name(plan, "csv"))


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
