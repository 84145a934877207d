"""Handing in from outside, by a private link: a form, and where each thing stands."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from fagtid.frame.refusals import Refused
from fagtid.information import attaching, notice_queries, noticing
from fagtid.information.models import Sender, Submission
from fagtid.information.notice_forms import AnswerForm, SubmissionForm
from fagtid.information.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]
SHOWN = 30


def _sender(secret: str) -> Sender:
    found = notice_queries.sender_by_secret(secret)
    if found is None:
        raise Http404
    return found


def _given(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


@require_http_methods(PAGE)
@login_not_required
def hand_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Tell the centre something."""
    sender = _sender(secret)
    with translation.override(request.COOKIES.get("language") or sender.centre.language):
        form = SubmissionForm(*_given(request))
        if form.is_valid():
            try:
                done = noticing.hand_in(sender.centre, form.told, sender=sender, files=form.read())
                return redirect("information:handed_in", secret, done.secret)
            except Refused as refused:
                form.add_error(None, refusal_text(refused))
        sent = sender.submissions.order_by("-received_at")[:SHOWN]
        context = {"sender": sender, "form": form, "sent": sent}
        return render(request, "information/hand_in.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@login_not_required
def handed_in(request: HttpRequest, secret: str, reference: str) -> HttpResponse:
    """Where it stands, what the editors ask, and an answer."""
    sender = _sender(secret)
    found = notice_queries.submission_by_secret(sender, reference)
    if found is None:
        raise Http404
    with translation.override(request.COOKIES.get("language") or sender.centre.language):
        form = AnswerForm(*_given(request))
        if form.is_valid():
            try:
                noticing.answer(found, form.cleaned_data["text"], files=form.read())
                return redirect("information:handed_in", secret, reference)
            except Refused as refused:
                form.add_error(None, refusal_text(refused))
        is_open = found.state in Submission.OPEN
        context = {"sender": sender, "submission": found, "form": form, "is_open": is_open}
        context["attached"] = attaching.held_by(found)
        return render(request, "information/handed_in.html", context, status=422 if form.errors else 200)
