"""What people are to have, and what no plan may break."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.models import Role
from fagtid.planning import queries, services
from fagtid.planning.forms import ActivityForm, LimitsForm

DECIDERS = (Role.UNIT_LEADER, Role.ADMINISTRATOR)
PAGE = ["GET", "HEAD", "POST"]


@require_safe
@open_to(*LEADERS)
def needs(request: Request) -> HttpResponse:
    """Every kind of learning time, and the limits."""
    activities = queries.activities_for(request.asker)
    context = {
        "activities": activities,
        "limits": queries.limits_for(request.asker),
        "may_change": request.asker.has(*DECIDERS),
        "minutes": sum(one.minutes * one.times for one in activities if not one.teams.all()),
    }
    return render(request, "planning/needs.html", context)


@require_http_methods(PAGE)
@open_to(*DECIDERS)
def new_activity(request: Request) -> HttpResponse:
    """A new kind of learning time."""
    form = ActivityForm(request.POST or None, asker=request.asker)
    return _saved(request, form, _("New learning time"))


@require_http_methods(PAGE)
@open_to(*DECIDERS)
def activity(request: Request, activity_id: int) -> HttpResponse:
    """Change one kind of learning time."""
    found = get_object_or_404(queries.activities_for(request.asker), pk=activity_id)
    form = ActivityForm(request.POST or None, instance=found, asker=request.asker)
    return _saved(request, form, found.title)


@require_POST
@open_to(*DECIDERS)
def end_activity(request: Request, activity_id: int) -> HttpResponse:
    """Stop giving it; plans that have it keep it."""
    found = get_object_or_404(queries.activities_for(request.asker), pk=activity_id)
    services.end_activity(found)
    messages.success(request, _("%(title)s is no longer planned.") % {"title": found.title})
    return redirect("planning:needs")


@require_POST
@open_to(*DECIDERS)
def usual_needs(request: Request) -> HttpResponse:
    """Begin with what most centres want: forum, guidance, listening, reading."""
    services.add_usual_needs(request.asker.centre)
    return redirect("planning:needs")


@require_http_methods(PAGE)
@open_to(*DECIDERS)
def limits(request: Request) -> HttpResponse:
    """What no plan may break."""
    form = LimitsForm(request.POST or None, instance=queries.limits_for(request.asker))
    return _saved(request, form, _("Limits"))


def _saved(request: Request, form: ActivityForm | LimitsForm, title: str) -> HttpResponse:
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. The next plan follows it."))
        return redirect("planning:needs")
    context = {"form": form, "title": title}
    return render(request, "planning/need.html", context, status=422 if form.errors else 200)
