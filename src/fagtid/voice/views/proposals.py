"""Proposals as everybody meets them: the list, raising one, its page with all that came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, act_and_tell, render_part
from fagtid.frame.refusals import Refused
from fagtid.information import notice_queries
from fagtid.information import queries as bank
from fagtid.information.differences import differences
from fagtid.information.models import Article, Notice
from fagtid.people.asking import EVERYONE, open_to
from fagtid.voice import proposing, queries, theme_queries
from fagtid.voice.forms import TEXTS, FilterForm, PersonForm, ProposalForm, TextForm
from fagtid.voice.models import Proposal, Step
from fagtid.voice.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]
ON_A_PAGE = 40


@require_safe
@open_to(*EVERYONE)
def proposals(request: Request) -> HttpResponse:
    """The list, narrowed; what nobody has answered first."""
    form = FilterForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.narrowed(request.asker, queries.proposals_for(request.asker), told)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    address = request.GET.copy()
    address.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "address": address.urlencode(),
        "chooses": request.asker.has(*queries.CHOOSERS),
    }
    return render_part(request, "voice/proposals.html", "proposals", context)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def propose(request: Request) -> HttpResponse:
    """A free proposal: of a goal, a routine, anything; a page may tell what it is about."""
    about = request.GET.get("about")
    return _propose(request, None, {"about": about} if about in Proposal.About.values else None)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def propose_article(request: Request, article_id: int) -> HttpResponse:
    """A change of an article or a call template, from where one stands."""
    found = bank.articles_for(request.asker).filter(withdrawn_at=None)
    return _propose(request, get_object_or_404(found, pk=article_id))


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def propose_notice(request: Request, notice_id: int) -> HttpResponse:
    """A change of a notice."""
    found = notice_queries.notices_for(request.asker).exclude(state=Notice.State.WITHDRAWN)
    return _propose(request, get_object_or_404(found, pk=notice_id))


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def propose_theme(request: Request, theme_id: int) -> HttpResponse:
    """What customers say, made into a proposal."""
    theme = get_object_or_404(theme_queries.themes_for(request.asker), pk=theme_id)
    return _propose(request, None, {"title": theme.name}, theme=theme)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def raise_again(request: Request, proposal_id: int) -> HttpResponse:
    """What was declined or taken back, once more."""
    shut = queries.proposals_for(request.asker).filter(
        state__in=(Proposal.State.DECLINED, Proposal.State.TAKEN_BACK)
    )
    found = get_object_or_404(shut, pk=proposal_id)
    gone = found.article is not None and found.article.withdrawn_at is not None
    thing = None if gone else found.article or found.notice
    given = {name: getattr(found, name) for name in ("title", "why", "about", *(f"new_{n}" for n in TEXTS))}
    return _propose(request, thing, given, raised_again=found)


def _propose(
    request: Request, thing: Article | Notice | None, given: dict[str, Any] | None = None, **links: Any
) -> HttpResponse:
    asker = request.asker
    form = ProposalForm(asker, thing, request.POST or None, initial=given)
    if form.is_valid():
        try:
            who = {"by": asker.person, "token": form.cleaned_data["token"]}
            made = proposing.propose(asker.centre, form.told, about=thing, **who, **links)
            messages.success(
                request, _("It is raised. Whoever decides sees it, with its age, until they answer.")
            )
            return redirect(made)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"form": form, "thing": thing, "is_notice": isinstance(thing, Notice), **links}
    return render(request, "voice/propose.html", context, status=422 if form.errors else 200)


@require_safe
@open_to(*EVERYONE)
def proposal(request: Request, proposal_id: int) -> HttpResponse:
    """One proposal, and its trace: what was said, decided, changed and told."""
    return shown(request, _found(request, proposal_id))


def _found(request: Request, proposal_id: int) -> Proposal:
    return get_object_or_404(queries.proposals_for(request.asker), pk=proposal_id)


def shown(
    request: Request, found: Proposal, comment: TextForm | None = None, view: TextForm | None = None
) -> HttpResponse:
    """The page of a proposal."""
    asker = request.asker
    may_decide = queries.may_decide(asker, found)
    asked = queries.own_question(asker, found)
    context = {
        "proposal": found,
        "changes": changes_of(found),
        "steps": queries.steps_of(found),
        "views": queries.steps_of(found).filter(kind=Step.Kind.VIEW),
        "is_for": queries.is_for(asker, found),
        "is_mine": found.proposed_by_id == asker.person.pk,
        "may_decide": may_decide and found.is_open,
        "may_tell": may_decide and found.is_adopted and found.told_by is None,
        "may_edit_notices": asker.has(*bank.EDITORS),
        "comment": comment or TextForm(asker),
        "asked": asked,
        "view": view or (TextForm(asker, prefix="view") if asked else None),
        "later": found.raised_later.all(),
        "owners": PersonForm(queries.people_to_own(asker), auto_id="id_owner_%s") if may_decide else None,
        "askable": PersonForm(queries.people_to_ask(asker), auto_id="id_ask_%s") if may_decide else None,
        "to_see": queries.decisions_to_see(asker).filter(pk=found.pk).exists(),
    }
    refused = bool((comment and comment.errors) or (view and view.errors))
    return render(request, "voice/proposal.html", context, status=422 if refused else 200)


def changes_of(found: Proposal) -> list[dict[str, Any]]:
    """What the proposal changes of the version it was based on, text by text."""
    if not found.has_text:
        return []
    before = text_at(found, found.based_on)
    fields: Any = Proposal._meta.get_field
    pairs = [(name, before.get(name) or "", getattr(found, f"new_{name}") or "") for name in TEXTS]
    return [
        {"label": fields(f"new_{name}").verbose_name, "pieces": differences(one, other)}
        for name, one, other in pairs
        if one != other
    ]


def text_at(found: Proposal, version: int) -> dict[str, str]:
    """What the thing said in a version."""
    if found.article is not None:
        row = found.article.versions.filter(number=version).first()
        return dict(row.content) if row else {}
    if found.notice is not None:
        said = found.notice.versions.filter(number=version).first()
        return {"title": said.title, "body": said.body} if said else {}
    return {}


@require_POST
@open_to(*EVERYONE)
def say(request: Request, proposal_id: int) -> HttpResponse:
    """A comment."""
    found, form = _found(request, proposal_id), TextForm(request.asker, request.POST)
    if not form.is_valid():
        return shown(request, found, comment=form)
    told = form.cleaned_data
    act_and_tell(
        request,
        lambda: proposing.say(found, told["text"], by=request.asker.person, token=told["token"]),
        "",
        refusal_text,
    )
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def support(request: Request, proposal_id: int) -> HttpResponse:
    """I am for it, or not any more."""
    found, who = _found(request, proposal_id), request.asker.person
    act = proposing.withdraw_support if request.POST.get("not") else proposing.support
    act_and_tell(request, lambda: act(found, by=who), "", refusal_text)
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def take_back(request: Request, proposal_id: int) -> HttpResponse:
    """I want it no more."""
    found, who = _found(request, proposal_id), request.asker.person
    act_and_tell(
        request, lambda: proposing.take_back(found, by=who), _("The proposal is taken back."), refusal_text
    )
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def seen(request: Request, proposal_id: int) -> HttpResponse:
    """I have seen what was decided."""
    found = _found(request, proposal_id)
    proposing.see_decision(found, by=request.asker.person)
    return redirect(found)
