"""The bank as files: taken out whole, brought in after a look."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information import bringing, queries
from fagtid.information.comparing import compare
from fagtid.information.exporting import bank_zip
from fagtid.information.forms import BringForm, LookForm
from fagtid.information.models import BankImport
from fagtid.information.words import refusal_text
from fagtid.people.asking import open_to

PAGE = ["GET", "HEAD", "POST"]
SHOWN = 300  # rows of each table


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def files(request: Request) -> HttpResponse:
    """The way out, and the way in."""
    form = BringForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if form.is_valid():
        given = form.cleaned_data["file"]
        told = {"make_clients": form.cleaned_data["make_clients"], "by": request.asker.person}
        try:
            uploads, size = ((one.name, one) for one in given), sum(one.size for one in given)
            brought = bringing.bring_in(request.asker.centre, uploads, size=size, **told)
            return redirect("information:import", brought.pk)
        except Refused as refused:
            form.add_error("file", refusal_text(refused))
    waiting = queries.imports_for(request.asker).filter(state=BankImport.State.READY).defer("told")
    context = {"form": form, "waiting": waiting}
    return render(request, "information/files.html", context, status=422 if form.errors else 200)


@require_safe
@open_to(*queries.EDITORS)
def export(request: Request) -> HttpResponse:
    """The whole bank in one file."""
    answer = HttpResponse(bank_zip(request.asker), content_type="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="bank.zip"'
    return answer


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def look(request: Request, import_id: int) -> HttpResponse:
    """What it would do; posting looks at it in another way."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    form = LookForm(request.POST if request.method == "POST" else {"make_clients": found.make_clients})
    if request.method == "POST" and form.is_valid():
        make = form.cleaned_data["make_clients"]
        return _acted(request, found, lambda: bringing.look_again(found, make_clients=make), "")
    context = {"found": found, "form": form, "shown": SHOWN}
    if found.state == BankImport.State.READY:
        context["comparison"] = compare(found)
    return render(request, "information/import.html", context)


@require_POST
@open_to(*queries.EDITORS)
def carry_out(request: Request, import_id: int) -> HttpResponse:
    """Write it."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    mark, by = request.POST.get("mark", ""), request.asker.person
    told = _("It is in the bank, and can be found.")
    return _acted(request, found, lambda: bringing.carry_out(found, mark=mark, by=by), told)


@require_POST
@open_to(*queries.EDITORS)
def put_away(request: Request, import_id: int) -> HttpResponse:
    """Forget what was brought in."""
    found = get_object_or_404(queries.imports_for(request.asker), pk=import_id)
    return _acted(request, found, lambda: bringing.put_away(found), _("Put away. Nothing of it is kept."))


def _acted(request: Request, found: BankImport, act: Callable[[], object], told: str) -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    return redirect("information:import", found.pk)
