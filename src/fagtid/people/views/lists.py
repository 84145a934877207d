"""Lists of people as files: brought in, looked at, confirmed, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.core.errors import FagtidError
from fagtid.files.errors import FileRefused
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people import queries, services
from fagtid.people.asking import open_to
from fagtid.people.differences import changes_of
from fagtid.people.forms import PeopleFileForm, ReadingForm, add_refusal
from fagtid.people.models import PeopleFile, Role
from fagtid.people.tables import sample_csv
from fagtid.people.views.people import PAGE
from fagtid.people.words import refusal_text


@require_http_methods(PAGE)
@open_to(Role.ADMINISTRATOR)
def lists(request: Request) -> HttpResponse:
    """All lists, and the way to a new one."""
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            found = services.bring_in_people(
                request.asker.centre,
                name=told["file"].name,
                chunks=told["file"].chunks(),
                others_left=told["others_left"],
                lenient=told["lenient"],
                by=request.asker.person,
            )
            return redirect("people:list", found.pk)
        except Refused as refused:
            add_refusal(form, refusal_text(refused), "file")
    context = {"form": form, "lists": queries.files_for(request.asker).defer("done")[:50]}
    return render(request, "people/lists.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(Role.ADMINISTRATOR)
def one(request: Request, list_id: int) -> HttpResponse:
    """What a list would change; posting looks at it in another way."""
    found = get_object_or_404(queries.files_for(request.asker), pk=list_id)
    if request.method != "POST":
        return render(request, "people/list.html", _context(found))
    form = ReadingForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {"others_left": False, "lenient": False}
    return _acted(request, found, lambda: services.read_people_again(found, **told), "")


def _context(found: PeopleFile) -> dict[str, Any]:
    context: dict[str, Any] = {"found": found, "undoable": found.done is not None}
    if found.state == PeopleFile.State.READY:
        context["form"] = ReadingForm(initial={"others_left": found.others_left, "lenient": found.lenient})
        try:
            context["changes"] = changes_of(found)
        except FileRefused as refused:
            context["fault"] = refused.fault
        except FagtidError as refused:
            context["fault"] = {"expected": str(refused)}
    return context


@require_POST
@open_to(Role.ADMINISTRATOR)
def confirm(request: Request, list_id: int) -> HttpResponse:
    """Carry it out."""
    found = get_object_or_404(queries.files_for(request.asker), pk=list_id)
    mark, by = request.POST.get("mark", ""), request.asker.person
    told = _("The list is carried out.")
    return _acted(request, found, lambda: services.confirm_people(found, mark=mark, by=by), told)


@require_POST
@open_to(Role.ADMINISTRATOR)
def undo(request: Request, list_id: int) -> HttpResponse:
    """Take it back."""
    found = get_object_or_404(queries.files_for(request.asker), pk=list_id)
    told = _("Taken back. People are as they were before the list.")
    return _acted(request, found, lambda: services.undo_people(found, by=request.asker.person), told)


@require_POST
@open_to(Role.ADMINISTRATOR)
def put_away(request: Request, list_id: int) -> HttpResponse:
    """Forget a list that was not confirmed."""
    found = get_object_or_404(queries.files_for(request.asker), pk=list_id)
    try:
        services.put_people_away(found)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("people:lists")


def _acted(request: Request, found: PeopleFile, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
        if told:
            messages.success(request, told)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    except FagtidError:
        messages.error(request, _("The list cannot be carried out. Below it says why."))
    return redirect("people:list", found.pk)


@require_safe
@open_to(Role.ADMINISTRATOR)
def sample(request: Request) -> HttpResponse:
    """A list to begin with."""
    answer = HttpResponse(sample_csv(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer
