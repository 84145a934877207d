"""Units and teams."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.people import queries, services
from fagtid.people.asking import open_to
from fagtid.people.forms import MergeForm, NameForm, TeamForm, add_refusal
from fagtid.people.models import Role
from fagtid.people.views.people import PAGE
from fagtid.people.words import refusal_text


@require_safe
@open_to(Role.ADMINISTRATOR)
def places(request: Request) -> HttpResponse:
    """All units with their teams."""
    return render(request, "people/places.html", _context(request))


def _context(request: Request, **shown: Any) -> dict[str, Any]:
    units = queries.units_for(request.asker)
    return {
        "units": units,
        "new_unit": NameForm(prefix="unit"),
        "new_team": TeamForm(units=units, prefix="team"),
        **shown,
    }


@require_POST
@open_to(Role.ADMINISTRATOR)
def add_unit(request: Request) -> HttpResponse:
    """A new unit."""
    form = NameForm(request.POST, prefix="unit")
    if _done(form, lambda: services.add_unit(request.asker.centre, name=form.cleaned_data["name"])):
        return redirect("people:places")
    return render(request, "people/places.html", _context(request, new_unit=form), status=422)


@require_POST
@open_to(Role.ADMINISTRATOR)
def add_team(request: Request) -> HttpResponse:
    """A new team."""
    form = TeamForm(request.POST, units=queries.units_for(request.asker), prefix="team")
    if _done(form, lambda: services.add_team(form.cleaned_data["unit"], name=form.cleaned_data["name"])):
        return redirect("people:places")
    return render(request, "people/places.html", _context(request, new_team=form), status=422)


@require_http_methods(PAGE)
@open_to(Role.ADMINISTRATOR)
def unit(request: Request, unit_id: int) -> HttpResponse:
    """One unit: its name."""
    found = get_object_or_404(queries.units_for(request.asker), pk=unit_id)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if _done(form, lambda: services.rename_unit(found, name=form.cleaned_data["name"])):
        messages.success(request, _("Saved."))
        return redirect("people:places")
    return render(
        request, "people/unit.html", {"unit": found, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@open_to(Role.ADMINISTRATOR)
def remove_unit(request: Request, unit_id: int) -> HttpResponse:
    """Take an empty unit away."""
    found = get_object_or_404(queries.units_for(request.asker), pk=unit_id)
    return _acted(request, lambda: services.remove_unit(found))


@require_http_methods(PAGE)
@open_to(Role.ADMINISTRATOR)
def team(request: Request, team_id: int) -> HttpResponse:
    """One team: its name and unit."""
    found = get_object_or_404(queries.teams_to_change(request.asker), pk=team_id)
    units = queries.units_for(request.asker)
    form = TeamForm(request.POST or None, units=units, initial={"name": found.name, "unit": found.unit_id})
    if _done(form, lambda: services.change_team(found, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("people:places")
    others = queries.teams_to_change(request.asker).exclude(pk=team_id)
    context = {"team": found, "form": form, "merge": MergeForm(teams=others)}
    return render(request, "people/team.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.ADMINISTRATOR)
def merge_team(request: Request, team_id: int) -> HttpResponse:
    """Move everybody into another team."""
    found = get_object_or_404(queries.teams_to_change(request.asker), pk=team_id)
    others = queries.teams_to_change(request.asker).exclude(pk=team_id)
    form = MergeForm(request.POST, teams=others)
    if not form.is_valid():
        return redirect("people:team", team_id)
    return _acted(request, lambda: services.merge_team(found, into=form.cleaned_data["into"]))


@require_POST
@open_to(Role.ADMINISTRATOR)
def remove_team(request: Request, team_id: int) -> HttpResponse:
    """Take an empty team away."""
    found = get_object_or_404(queries.teams_to_change(request.asker), pk=team_id)
    return _acted(request, lambda: services.remove_team(found))


def _done(form: NameForm, act: Callable[[], object]) -> bool:
    """True when the form was right and the act was done; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        add_refusal(form, refusal_text(refused), "name")
        return False
    return True


def _acted(request: Request, act: Callable[[], object]) -> HttpResponse:
    act_and_tell(request, act, _("Done."), refusal_text)
    return redirect("people:places")
