"""My private calendar: its address, a new one, none any more, and the calendar itself."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.frame.pages import Request
from fagtid.people.asking import EVERYONE, open_to
from fagtid.planning import feeds


@require_safe
@open_to(*EVERYONE)
def my_calendar(request: Request) -> HttpResponse:
    """The address, and how to subscribe to it."""
    address = feeds.address_of(request, request.asker.person)
    return render(request, "planning/my_calendar.html", {"address": address})


@require_POST
@open_to(*EVERYONE)
def renew_feed(request: Request) -> HttpResponse:
    """A new calendar address; the old one stops working at once."""
    had = feeds.address_of(request, request.asker.person)
    feeds.renew(request.asker.person)
    messages.success(
        request,
        _("You have a new calendar address. The old one no longer works.")
        if had
        else _("You have a calendar address now. Subscribe to it in your own calendar."),
    )
    return redirect("planning:my_calendar")


@require_POST
@open_to(*EVERYONE)
def close_feed(request: Request) -> HttpResponse:
    """No calendar address any more."""
    feeds.close(request.asker.person)
    messages.success(request, _("The calendar address is closed. Nobody can read your sessions by it."))
    return redirect("planning:my_calendar")


@require_safe
@login_not_required
def calendar(request: Request, secret: str) -> HttpResponse:
    """The calendar behind a private address; whoever has it as it is gets no copy (304)."""
    feed = feeds.calendar_for(secret)
    if feed is None:
        raise Http404
    answer = HttpResponse(feed.text, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, max-age=300"
    answer.headers["ETag"] = f'"{feed.etag}"'
    answer.headers["Last-Modified"] = http_date(feed.changed_at.timestamp())
    found = get_conditional_response(
        request, etag=answer.headers["ETag"], last_modified=int(feed.changed_at.timestamp()), response=answer
    )
    return found or answer
