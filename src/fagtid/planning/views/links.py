"""The meeting link of a session."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people.asking import LEADERS, open_to
from fagtid.planning import links, queries
from fagtid.planning.forms import LinkForm
from fagtid.planning.words import refusal_text


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(*LEADERS)
def meeting_link(request: Request, session_id: int) -> HttpResponse:
    """Set, change or take away where a session meets."""
    session = get_object_or_404(queries.sessions_to_change(request.asker), pk=session_id)
    form = LinkForm(request.POST or None, initial={"link": session.link})
    if form.is_valid():
        try:
            links.set_link(session, link=form.cleaned_data["link"], by=request.asker.person)
            messages.success(request, _("Saved. Everybody in the session sees it, in their calendar too."))
            return redirect("planning:session", session_id)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"session": session, "form": form}
    return render(request, "planning/meeting_link.html", context, status=422 if form.errors else 200)
