"""Making something of a decision: an article, a template, a notice, a proposal; the trace is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.forums import deciding, outcomes, queries
from fagtid.forums.models import Decision
from fagtid.forums.views.decisions import TO_ASK, followed_up, seen
from fagtid.frame.clock import now
from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.information import noticing, services
from fagtid.information import queries as bank
from fagtid.information.forms import ArticleForm
from fagtid.information.models import Article
from fagtid.information.notice_forms import NoticeForm
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, open_to
from fagtid.voice.forms import ProposalForm
from fagtid.voice.models.proposals import LONGEST_WHY
from fagtid.voice.words import refusal_text as voice_text

PAGE = ["GET", "HEAD", "POST"]
MOST_SHOWN = 30


@require_safe
@open_to(*bank.EDITORS)
def asked(request: Request) -> HttpResponse:
    """What forums ask the editors to make, the longest waiting first."""
    waiting = [(one, outcomes.label_of(one.kind)) for one in queries.asked_of_editors(request.asker)]
    return render(request, "forums/asked.html", {"waiting": waiting, "now": now()})


@require_POST
@open_to(*EVERYONE)
def ask(request: Request, decision_id: int, kind: str) -> HttpResponse:
    """Ask the editors."""
    found = seen(request, decision_id)
    if kind not in TO_ASK or not queries.takes_part(request.asker, found):
        raise Http404
    deciding.ask_editors(found, kind, by=request.asker.person)
    messages.success(request, _("The editors are asked. It stands here until it is made."))
    return redirect("forums:decision", decision_id)


@require_http_methods(PAGE)
@open_to(*bank.EDITORS)
def make(request: Request, decision_id: int, kind: str) -> HttpResponse:
    """Something new, begun with what was decided and what was written."""
    found = seen(request, decision_id)
    if kind == outcomes.NOTICE:
        return _notice(request, found)
    if kind not in Article.Kind.values:
        raise Http404
    form = ArticleForm(request.asker, kind, request.POST or None, initial=_begun(found))
    if form.is_valid():
        told, by = form.told, request.asker.person
        written = services.write_article(request.asker.centre, kind, told, by=by)
        deciding.note_made(found, kind, written.pk, by=by)
        messages.success(request, _("It is in the bank, with a link to what was decided."))
        return redirect("forums:decision", decision_id)
    return _article_page(request, form, kind)


def _begun(found: Decision) -> dict[str, Any]:
    """What was decided as a title, and with what was written at the point as a text."""
    return {"title": found.text[:160], "body": "\n\n".join([found.text, *_notes(found)])}


def _notes(found: Decision) -> list[str]:
    return [one.text for one in found.point.notes.all()] if found.point else []


def _article_page(
    request: Request, form: ArticleForm, kind: str, article: Article | None = None
) -> HttpResponse:
    names = {"products": bank.products(request.asker), "situations": bank.situations(request.asker)}
    context = {"form": form, "article": article, "is_template": kind == Article.Kind.TEMPLATE, **names}
    return render(request, "information/edit.html", context, status=422 if form.errors else 200)


def _notice(request: Request, found: Decision) -> HttpResponse:
    """A draft of a notice; who it reaches is seen before it is published."""
    given = {**_begun(found), "starts_on": bank.day_of(request.asker), "teams": [found.team_id]}
    form = NoticeForm(request.asker, request.POST or None, initial=given)
    if form.is_valid():
        by = request.asker.person
        written = noticing.write_notice(request.asker.centre, form.told, by=by)
        deciding.note_made(found, outcomes.NOTICE, written.pk, by=by)
        return redirect("information:publish_notice", written.pk)
    context = {"form": form, "notice": None, "source": None, "products": bank.products(request.asker)}
    return render(request, "information/edit_notice.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def propose(request: Request, decision_id: int) -> HttpResponse:
    """A proposal, begun with what was decided, and with what was written for a reason."""
    found = followed_up(request, decision_id)
    form = ProposalForm(request.asker, None, request.POST or None, initial=_proposed(found))
    if form.is_valid() and _raised(request, found, form):
        messages.success(request, _("It is raised, with a link to what was decided."))
        return redirect("forums:decision", decision_id)
    context = {"form": form, "thing": None, "decision": found}
    return render(request, "voice/propose.html", context, status=422 if form.errors else 200)


def _proposed(found: Decision) -> dict[str, str]:
    return {
        "title": found.text[:160],
        "new_body": found.text,
        "why": "\n\n".join(_notes(found))[:LONGEST_WHY],
    }


def _raised(request: Request, found: Decision, form: ProposalForm) -> bool:
    token, by = form.cleaned_data["token"], request.asker.person
    try:
        deciding.propose(found, form.told, by=by, token=token)
        return True
    except Refused as refused:
        refuse(form, refused, voice_text(refused))
    return False


@require_safe
@open_to(*EVERYONE)
def choose(request: Request, decision_id: int) -> HttpResponse:
    """Which article or template is to be changed: those one may change, by words in the title."""
    found, words = seen(request, decision_id), request.GET.get("words", "")[:100]
    mine = bank.articles_to_change(request.asker).filter(withdrawn_at=None)
    shown = bank.narrowed(mine, {"words": words}).defer("body")[:MOST_SHOWN]
    context = {"decision": found, "articles": shown, "words": words}
    return render(request, "forums/choose.html", context)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def put_right(request: Request, decision_id: int, article_id: int) -> HttpResponse:
    """Change an article or a template because of what was decided."""
    found = seen(request, decision_id)
    article = get_object_or_404(bank.articles_to_change(request.asker), pk=article_id, withdrawn_at=None)
    given = {"version": article.version, "reason": _("Decided in the forum: %(text)s") % {"text": found.text}}
    given["reason"] = str(given["reason"])[:200]
    form = ArticleForm(request.asker, article.kind, request.POST or None, instance=article, initial=given)
    if form.is_valid() and _changed(request, found, article, form):
        messages.success(request, _("Saved, with a link to what was decided."))
        return redirect("forums:decision", decision_id)
    return _article_page(request, form, article.kind, article)


def _changed(request: Request, found: Decision, article: Article, form: ArticleForm) -> bool:
    by, version = request.asker.person, form.cleaned_data["version"] or 0
    try:
        reason = form.cleaned_data["reason"]
        services.change_article(article, form.told, version=version, by=by, reason=reason)
        deciding.note_made(found, article.kind, article.pk, by=by)
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    return False
