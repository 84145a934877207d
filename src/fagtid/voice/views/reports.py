"""What customers say, told on: to a client by its private link, and as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagtid.frame.pages import Request
from fagtid.frame.tables import harmless
from fagtid.information import notice_queries
from fagtid.information.models import Sender
from fagtid.people.asking import EVERYONE, open_to
from fagtid.voice import theme_queries
from fagtid.voice.theme_queries import Told, Week


def _sender(secret: str) -> Sender:
    found = notice_queries.sender_by_secret(secret)
    if found is None or found.client is None:
        raise Http404
    return found


@require_safe
@login_not_required
def report(request: HttpRequest, secret: str) -> HttpResponse:
    """What a client's customers say, and what becomes of it."""
    sender = _sender(secret)
    with translation.override(request.COOKIES.get("language") or sender.centre.language):
        told = theme_queries.report_of(sender.client) if sender.client else []
        return render(request, "voice/report.html", {"sender": sender, "report": told})


@require_safe
@login_not_required
def report_csv(request: HttpRequest, secret: str) -> HttpResponse:
    """The same as a file."""
    sender = _sender(secret)
    with translation.override(request.COOKIES.get("language") or sender.centre.language):
        return _file(theme_queries.report_of(sender.client) if sender.client else [])


@require_safe
@open_to(*EVERYONE)
def themes_csv(request: Request) -> HttpResponse:
    """Every theme of the centre, client by client and week by week."""
    found = theme_queries.themes_for(request.asker).order_by("name", "pk")
    return _file(theme_queries.by_client_of_all(list(found)))


def _file(told: Iterable[Told]) -> HttpResponse:
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="customers-say.csv"'
    out = csv.writer(answer)
    out.writerow(
        [_("Theme"), _("Client"), _("Where it stands"), _("What is answered"), _("Week from"), _("How many")]
    )
    for one in told:
        weeks: list[Week | None] = [*one.weeks] or [None]
        start = [
            one.theme.name,
            one.client.name if one.client else "",
            one.theme.get_state_display(),
            one.theme.answer,
        ]
        for week in weeks:
            cells = [week.monday.isoformat(), str(week.many)] if week else ["", ""]
            out.writerow([harmless(str(cell)) for cell in (*start, *cells)])
    return answer
