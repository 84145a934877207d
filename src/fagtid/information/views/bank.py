"""The bank: its list, one article or template, its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.frame.refusals import Refused
from fagtid.information import queries, services
from fagtid.information.differences import differences
from fagtid.information.forms import FilterForm, UseForm
from fagtid.information.models import Article
from fagtid.information.origins import origins_of
from fagtid.information.texts import fill_ins, html_of
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, open_to

ON_A_PAGE = 50


@require_safe
@open_to(*EVERYONE)
def articles(request: Request) -> HttpResponse:
    """The bank, narrowed."""
    form = FilterForm(request.asker, request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.narrowed(_shown(request, told.get("show", "")), told).defer("body")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    may_edit = request.asker.has(*queries.EDITORS)
    address = request.GET.copy()
    address.pop("page", None)
    context = {"form": form, "page": page, "may_edit": may_edit, "address": address.urlencode()}
    return render_part(request, "information/articles.html", "articles", context)


def _shown(request: Request, which: str) -> QuerySet[Article]:
    asker = request.asker
    found = queries.articles_for(asker)
    shown = {
        "mine": lambda: found.filter(owner=asker.person, withdrawn_at=None),
        "flagged": lambda: queries.flagged(asker),
        "over": lambda: queries.articles_over(asker),
        "coming": lambda: found.filter(starts_on__gt=queries.day_of(asker), withdrawn_at=None),
        "withdrawn": lambda: found.exclude(withdrawn_at=None),
        "unused": lambda: queries.never_used(asker),
    }
    return shown.get(which, lambda: queries.articles_in_force(asker))()


@require_safe
@open_to(*EVERYONE)
def article(request: Request, article_id: int) -> HttpResponse:
    """One article or template as it holds now."""
    found = get_object_or_404(queries.articles_for(request.asker), pk=article_id)
    return render(request, "information/article.html", _looked_at(request, found))


def _looked_at(request: Request, found: Article, form: UseForm | None = None) -> dict[str, Any]:
    may_change = queries.articles_to_change(request.asker).filter(pk=found.pk).exists()
    day = queries.day_of(request.asker)
    return {
        "article": found,
        "text": html_of(found.body),
        "why": html_of(found.why),
        "next_step": html_of(found.next_step),
        "fill_ins": fill_ins(found.body) if found.is_template else [],
        "holds": found.holds_on(day),
        "is_over": found.is_over(day),
        "uses": queries.uses_of(found),
        "flags": queries.open_flags(found) if may_change else [],
        "may_change": may_change,
        "form": form,
        "origins": origins_of(request.asker, found),
    }


@require_POST
@open_to(*EVERYONE)
def used(request: Request, article_id: int) -> HttpResponse:
    """It held, or did not."""
    found = get_object_or_404(queries.articles_for(request.asker), pk=article_id)
    form = UseForm(request.POST)
    if form.is_valid():
        held = form.cleaned_data["held"] == "yes"
        try:
            told = {"held": held, "comment": form.cleaned_data["comment"]}
            services.note_use(found, by=request.asker.person, **told)
            thanks = _("Noted: it held.") if held else _("Noted. The owner will look at it.")
            messages.success(request, thanks)
        except Refused as refused:
            messages.error(request, refusal_text(refused))
        return redirect("information:article", article_id)
    return render(request, "information/article.html", _looked_at(request, found, form), status=422)


@require_safe
@open_to(*EVERYONE)
def history(request: Request, article_id: int) -> HttpResponse:
    """Every version with what it changed, the latest first."""
    found = get_object_or_404(queries.articles_for(request.asker), pk=article_id)
    versions = list(found.versions.select_related("written_by"))
    changes = [
        {"version": one, "changed": _changed(before.content if before else {}, one.content)}
        for one, before in zip(versions, [*versions[1:], None], strict=True)
    ]
    return render(request, "information/history.html", {"article": found, "changes": changes})


def _changed(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    names = [name for name, value in after.items() if (value or "") != (before.get(name) or "")]
    fields: dict[str, Any] = {one.name: one for one in Article._meta.get_fields()}
    return [
        {
            "label": fields[name].verbose_name,
            "pieces": differences(str(before.get(name) or ""), str(after[name] or "")),
        }
        for name in names
    ]
