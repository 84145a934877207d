"""From answer to knowledge, and the topics."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information import queries as bank
from fagtid.information.forms import ArticleForm
from fagtid.information.models import Article
from fagtid.people.asking import EVERYONE, open_to
from fagtid.questions import asking, banking, queries
from fagtid.questions.forms import ChangeForm, TopicForm
from fagtid.questions.models import BankDraft, Topic
from fagtid.questions.views.answering import answer_or_404
from fagtid.questions.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]


@require_POST
@open_to(*EVERYONE)
def to_bank(request: Request, answer_id: int) -> HttpResponse:
    """One key: this belongs in the bank. An editor goes straight on to the text."""
    found = answer_or_404(request, answer_id)
    told = _("The editors have it, in your words.")
    act_and_tell(request, lambda: banking.make_draft(found, by=request.asker.person), told, refusal_text)
    draft = queries.drafts_for(request.asker).filter(answer=found).first()
    return redirect("questions:draft", draft.pk) if draft else redirect(found)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def to_change(request: Request, answer_id: int) -> HttpResponse:
    """This changes something that is in the bank."""
    found = answer_or_404(request, answer_id)
    form = ChangeForm(request.asker, request.POST or None)
    if form.is_valid():
        article, person = form.cleaned_data["article"], request.asker.person
        told = _("The editors have it, in your words.")
        act_and_tell(
            request, lambda: banking.make_draft(found, by=person, article=article), told, refusal_text
        )
        return redirect(found)
    context = {"answer": found, "form": form, "alike": banking.alike(found)}
    return render(request, "questions/change.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*bank.EDITORS)
def draft(request: Request, draft_id: int) -> HttpResponse:
    """Take it in: the text is there to be gone through and saved."""
    found = get_object_or_404(queries.drafts_for(request.asker), pk=draft_id)
    kind = found.article.kind if found.article else Article.Kind.ARTICLE
    first = banking.first_words(found)
    if found.article is not None:
        first["version"] = found.article.version
    form = ArticleForm(request.asker, kind, request.POST or None, instance=found.article, initial=first)
    if form.is_valid() and _taken_in(request, found, form):
        messages.success(request, _("It is in the bank, and can be found."))
        return redirect("questions:question", found.answer.question_id)
    context = {"draft": found, "form": form, **_names(request)}
    return render(request, "questions/draft.html", context, status=422 if form.errors else 200)


def _names(request: Request) -> dict[str, Any]:
    return {"products": bank.products(request.asker), "situations": bank.situations(request.asker)}


def _taken_in(request: Request, found: BankDraft, form: ArticleForm) -> bool:
    version = form.cleaned_data["version"] or 0
    told = {name: value for name, value in form.told.items() if name != "reason"}
    try:
        banking.take_in(found, told, by=request.asker.person, version=version)
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    return False


@require_POST
@open_to(*bank.EDITORS)
def turn_down(request: Request, draft_id: int) -> HttpResponse:
    """It does not belong in the bank."""
    found = get_object_or_404(queries.drafts_for(request.asker), pk=draft_id)
    why, told = request.POST.get("why", "").strip()[:300], _("Put away, with your reason beside the answer.")
    act_and_tell(request, lambda: banking.turn_down(found, why, by=request.asker.person), told, refusal_text)
    return redirect(found.answer)


@require_safe
@open_to(*EVERYONE)
def topics(request: Request) -> HttpResponse:
    """What questions are about, and who answers for it."""
    may_edit = request.asker.has(*bank.EDITORS)
    context = {"topics": queries.topics_for(request.asker), "may_edit": may_edit}
    return render(request, "questions/topics.html", context)


@require_http_methods(PAGE)
@open_to(*bank.EDITORS)
def new_topic(request: Request) -> HttpResponse:
    """One more topic."""
    return _topic_form(request, Topic(centre=request.asker.centre))


@require_http_methods(PAGE)
@open_to(*bank.EDITORS)
def topic(request: Request, topic_id: int) -> HttpResponse:
    """Change a topic's name, owner or deputy."""
    return _topic_form(request, get_object_or_404(queries.topics_for(request.asker), pk=topic_id))


def _topic_form(request: Request, found: Topic) -> HttpResponse:
    form = TopicForm(request.asker, request.POST or None, instance=found)
    if form.is_valid():
        try:
            asking.save_topic(form.save(commit=False))
            messages.success(request, _("Saved."))
            return redirect("questions:topics")
        except Refused as refused:
            form.add_error("name", refusal_text(refused))
    context = {"form": form, "topic": found}
    return render(request, "questions/topic.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*bank.EDITORS)
def topics_of_bank(request: Request) -> HttpResponse:
    """A topic for each situation the bank has texts for."""
    count = asking.add_topics(request.asker.centre, bank.situations(request.asker))
    told = ngettext("%(count)s topic added.", "%(count)s topics added.", count) % {"count": count}
    messages.success(request, told)
    return redirect("questions:topics")
