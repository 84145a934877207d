"""Asking: the form, what is known already while one types, and that it need not be asked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.pages import Request, act_and_tell
from fagtid.information import queries as bank
from fagtid.information.finding import Result, note_shown
from fagtid.information.models import Article, Client
from fagtid.information.views.searching import on_the_line
from fagtid.people.asking import EVERYONE, open_to
from fagtid.questions import asking, queries, sparing, suggesting
from fagtid.questions.forms import QuestionForm
from fagtid.questions.models import Answer, Draft
from fagtid.questions.models.asking import LONGEST
from fagtid.questions.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def ask(request: Request) -> HttpResponse:
    """Ask in one's own words; what was begun is there again, on whatever machine."""
    form = QuestionForm(request.asker, request.POST or None, initial=_begun(request))
    if form.is_valid():
        told = suggesting.filled_in(request.asker, form.told, on_the_line(request))
        question = asking.ask(request.asker.centre, told, by=request.asker.person)
        return redirect("questions:question", question.pk)
    if request.method == "POST":
        asking.keep_draft(request.asker.person, _typed(request))
    text = str(form["text"].value() or "")
    context = {"form": form, "known": _known(request, text, on_the_line(request))}
    return render(request, "questions/ask.html", context, status=422 if form.errors else 200)


def _known(request: Request, text: str, line: Client | None) -> list[Result]:
    """What is known already; an answer that is shown is met, so that a correction of it reaches one."""
    found = suggesting.known(request.asker, text, line)
    note_shown(found, by=request.asker.person)
    return found


def _begun(request: Request) -> dict[str, Any]:
    draft: Draft | None = queries.draft_of(request.asker)
    line = on_the_line(request)
    begun: dict[str, Any] = {"client": line.pk if line else None, "waits": "yes"}
    if draft is not None:
        waits = "yes" if draft.customer_waits else "no"
        begun = {"text": draft.text, "client": draft.client_id or begun["client"], "topic": draft.topic_id}
        begun["waits"] = waits
    if text := request.GET.get("text", "")[:400]:
        begun["text"] = text
    return begun


def _typed(request: Request) -> dict[str, Any]:
    """What has been typed so far, as a draft keeps it; what does not fit is cut there, not on the page."""
    form = QuestionForm(request.asker, request.POST)
    form.is_valid()
    told = form.cleaned_data
    text = request.POST.get("text", "")[:LONGEST]
    chosen = {"client": told.get("client"), "topic": told.get("topic")}
    return {"text": text, **chosen, "customer_waits": told.get("waits", "yes") == "yes"}


@require_POST
@open_to(*EVERYONE)
def typing(request: Request) -> HttpResponse:
    """While one types: the draft is kept, and what the bank and earlier questions say is shown."""
    typed = _typed(request)
    asking.keep_draft(request.asker.person, typed)
    suggested = suggesting.suggested(request.asker, typed, on_the_line(request))
    context = {"known": _known(request, typed["text"], suggested["client"]), "suggested": suggested}
    return render(request, "questions/_known.html", context)


@require_POST
@open_to(*EVERYONE)
def spare_article(request: Request, article_id: int) -> HttpResponse:
    """An article answered it: nothing is asked."""
    found = get_object_or_404(bank.articles_for(request.asker), pk=article_id)
    _spare(request, found)
    return redirect("information:article", article_id)


@require_POST
@open_to(*EVERYONE)
def spare_answer(request: Request, answer_id: int) -> HttpResponse:
    """An earlier answer did."""
    found = get_object_or_404(queries.answers_for(request.asker), pk=answer_id)
    _spare(request, found)
    return redirect(found)


def _spare(request: Request, found: Article | Answer) -> None:
    typed = _typed(request)
    scope = suggesting.suggested(request.asker, typed, on_the_line(request))
    told = _("Noted: it held, and nothing was asked.")
    act_and_tell(request, lambda: sparing.spare(found, by=request.asker.person, **scope), told, refusal_text)


@require_POST
@open_to(*EVERYONE)
def forget_draft(request: Request) -> HttpResponse:
    """Begin anew."""
    asking.keep_draft(request.asker.person, {"text": ""})
    messages.success(request, _("What was begun is gone."))
    return redirect("questions:ask")
