"""The bank as files: taken out whole, brought in after a look."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fagtid.frame.pages import Request
from fagtid.information import queries
from fagtid.information.exporting import bank_zip
from fagtid.people.asking import open_to


@require_safe
@open_to(*queries.EDITORS)
def files(request: Request) -> HttpResponse:
    """The ways out."""
    return render(request, "information/files.html")


@require_safe
@open_to(*queries.EDITORS)
def export(request: Request) -> HttpResponse:
    """The whole bank in one file."""
    answer = HttpResponse(bank_zip(request.asker), content_type="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="bank.zip"'
    return answer
