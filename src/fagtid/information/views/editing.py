"""Writing, changing, withdrawing what is in the bank."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.information import attached, attaching, queries, services
from fagtid.information.forms import ArticleForm, WithdrawForm
from fagtid.information.models import Article
from fagtid.information.texts import html_of
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, open_to

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def new(request: Request, kind: str) -> HttpResponse:
    """Write an article or a template."""
    if kind not in Article.Kind.values:
        raise Http404
    given = {"client": request.GET.get("client"), "title": request.GET.get("title")}
    form = ArticleForm(request.asker, kind, request.POST or None, initial=given)
    if form.is_valid():
        written = services.write_article(request.asker.centre, kind, form.told, by=request.asker.person)
        messages.success(request, _("It is in the bank, and can be found."))
        return redirect("information:article", written.pk)
    return _form(request, form, kind)


def _form(request: Request, form: ArticleForm, kind: str, article: Article | None = None) -> HttpResponse:
    asker = request.asker
    names = {"products": queries.products(asker), "situations": queries.situations(asker)}
    held = attaching.held_by(article) if article else []
    is_template = kind == Article.Kind.TEMPLATE
    context = {"form": form, "article": article, "is_template": is_template, "held": held, **names}
    return render(request, "information/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def edit(request: Request, article_id: int) -> HttpResponse:
    """Change an article; editors all, others what they own."""
    found = get_object_or_404(queries.articles_to_change(request.asker), pk=article_id)
    form = ArticleForm(
        request.asker, found.kind, request.POST or None, instance=found, initial={"version": found.version}
    )
    if form.is_valid() and _saved(request, found, form):
        messages.success(request, _("Saved."))
        return redirect("information:article", article_id)
    return _form(request, form, found.kind, found)


def _saved(request: Request, article: Article, form: ArticleForm) -> bool:
    version, reason = form.cleaned_data["version"] or 0, form.cleaned_data["reason"]
    try:
        services.change_article(article, form.told, version=version, by=request.asker.person, reason=reason)
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    return False


@require_POST
@open_to(*queries.EDITORS)
def preview(request: Request) -> HttpResponse:
    """What a text will look like."""
    held = attached.pictures_to_preview(request.asker, request.GET)
    text = html_of(request.POST.get("body", ""), attached.pictures_of(held))
    return render(request, "information/_preview.html", {"text": text})


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def withdraw(request: Request, article_id: int) -> HttpResponse:
    """Say that it holds no more, and what does instead."""
    found = get_object_or_404(queries.articles_to_change(request.asker), pk=article_id, withdrawn_at=None)
    others = queries.articles_in_force(request.asker).filter(kind=found.kind).exclude(pk=found.pk)
    form = WithdrawForm(others, request.POST or None)
    if form.is_valid():
        try:
            instead = form.cleaned_data["replaced_by"]
            services.withdraw_article(found, replaced_by=instead, by=request.asker.person)
            messages.success(request, _("Withdrawn. Who finds it is told that it holds no more."))
            return redirect("information:article", article_id)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"article": found, "form": form}
    return render(request, "information/withdraw.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*EVERYONE)
def bring_back(request: Request, article_id: int) -> HttpResponse:
    """Take a withdrawal back."""
    found = get_object_or_404(queries.articles_to_change(request.asker), pk=article_id)
    services.bring_back_article(found, by=request.asker.person)
    messages.success(request, _("It is in the bank again."))
    return redirect("information:article", article_id)


@require_POST
@open_to(*EVERYONE)
def settle(request: Request, article_id: int) -> HttpResponse:
    """I have seen to what did not hold."""
    found = get_object_or_404(queries.articles_to_change(request.asker), pk=article_id)
    services.settle_flags(found)
    messages.success(request, _("Seen to."))
    return redirect("information:article", article_id)
