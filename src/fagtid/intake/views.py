"""Pages of imports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import today
from fagtid.frame.pages import Request, act_and_tell, render_part
from fagtid.frame.refusals import Refused
from fagtid.intake import queries, services
from fagtid.intake.differences import differences_of
from fagtid.intake.forms import MappingForm, UploadForm
from fagtid.intake.models import Import
from fagtid.intake.pictures import bars
from fagtid.intake.reading import give_up_if_silent, upload_path
from fagtid.intake.samples import sample
from fagtid.intake.words import refusal_text
from fagtid.people.asking import open_to
from fagtid.people.models import Role


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Role.ADMINISTRATOR)
def imports(request: Request) -> HttpResponse:
    """All imports, and the way to a new one."""
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind")})
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = services.bring_in(
                request.asker.centre,
                kind=form.cleaned_data["kind"],
                name=file.name,
                chunks=file.chunks(),
                by=request.asker.person,
            )
            return redirect("intake:import", found.pk)
        except Refused as refused:
            form.add_error("file", refusal_text(refused))
    context = {"imports": queries.imports_for(request.asker).defer("pending", "summary")[:100], "form": form}
    return render(request, "intake/imports.html", context, status=422 if form.errors else 200)


@require_safe
@open_to(Role.ADMINISTRATOR)
def one(request: Request, import_id: int) -> HttpResponse:
    """One import: progress, what was understood, what it changes."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    if give_up_if_silent(found):
        found.refresh_from_db()
    return render_part(request, "intake/import.html", "standing", import_context(found))


def import_context(found: Import, form: MappingForm | None = None) -> dict[str, Any]:
    """What the page of an import shows."""
    ready = found.state == Import.State.READY
    can_retry = found.state in (Import.State.REFUSED, Import.State.INTERRUPTED)
    return {
        "found": found,
        "percent": round(100 * found.share_done),
        "bars": bars(found.summary),
        "differences": differences_of(found) if ready else None,
        "form": form or (MappingForm(found=found) if can_retry and upload_path(found).is_file() else None),
    }


@require_POST
@open_to(Role.ADMINISTRATOR)
def read_again(request: Request, import_id: int) -> HttpResponse:
    """Read it once more with a mapping, or without its bad rows."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    form = MappingForm(request.POST, found=found)
    if not form.is_valid():
        return render(request, "intake/import.html", import_context(found, form), status=422)
    lenient = form.cleaned_data["lenient"]
    return _acted(
        request, found, lambda: services.read_again(found, mapping=form.mapping(), lenient=lenient), ""
    )


@require_POST
@open_to(Role.ADMINISTRATOR)
def apply_import(request: Request, import_id: int) -> HttpResponse:
    """Put it in force."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    return _acted(request, found, lambda: services.apply_import(found), _("In force now."))


@require_POST
@open_to(Role.ADMINISTRATOR)
def undo(request: Request, import_id: int) -> HttpResponse:
    """Take it back."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    told = _("Taken back. What was there before counts again.")
    return _acted(request, found, lambda: services.undo_import(found), told)


@require_POST
@open_to(Role.ADMINISTRATOR)
def drop(request: Request, import_id: int) -> HttpResponse:
    """Put it away."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    try:
        services.drop_import(found)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("intake:imports")


@require_safe
@open_to(Role.ADMINISTRATOR)
def sample_file(request: Request, kind: str) -> HttpResponse:
    """A file to begin with."""
    if kind not in Import.Kind.values:
        raise Http404
    day = today(request.asker.centre.timezone)
    answer = HttpResponse(
        sample(kind, day + timedelta(days=7 - day.weekday())), content_type="text/csv; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer


def _acted(request: Request, found: Import, act: Callable[[], None], told: str) -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    return redirect("intake:import", found.pk)
