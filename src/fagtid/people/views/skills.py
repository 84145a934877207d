"""What people can, and who: told of by those who lead them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people import queries, services
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.forms import HoldersForm, NameForm, add_refusal
from fagtid.people.views.people import PAGE
from fagtid.people.words import refusal_text


@require_http_methods(PAGE)
@open_to(*LEADERS)
def skills(request: Request) -> HttpResponse:
    """All that the centre has named, and one more."""
    form = NameForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.add_skill(request.asker.centre, name=form.cleaned_data["name"])
            return redirect("people:skill", made.pk)
        except Refused as refused:
            add_refusal(form, refusal_text(refused), "name")
    context = {"skills": queries.skills_for(request.asker), "form": form}
    return render(request, "people/skills.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*LEADERS)
def skill(request: Request, skill_id: int) -> HttpResponse:
    """One, and who of those the asker leads has it."""
    found = get_object_or_404(queries.skills_for(request.asker), pk=skill_id)
    form = HoldersForm(request.asker, found, request.POST or None)
    if form.is_valid():
        try:
            services.rename_skill(found, name=form.cleaned_data["name"])
            shown, chosen = form.cleaned_data["shown"], form.cleaned_data["people"]
            services.hold_skill(found, shown=shown, chosen=chosen)
            messages.success(request, _("Saved."))
            return redirect("people:skills")
        except Refused as refused:
            add_refusal(form, refusal_text(refused), "name")
    context = {"skill": found, "form": form}
    return render(request, "people/skill.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*LEADERS)
def remove_skill(request: Request, skill_id: int) -> HttpResponse:
    """Take away one that nobody has."""
    found = get_object_or_404(queries.skills_for(request.asker), pk=skill_id)
    try:
        services.remove_skill(found)
        messages.success(request, _("Taken away."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect("people:skill", skill_id)
    return redirect("people:skills")
