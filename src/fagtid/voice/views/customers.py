"""What customers say: caught in a line from any page, gathered in themes, answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell, render_part
from fagtid.frame.refusals import Refused
from fagtid.information.queries import EDITORS
from fagtid.people.asking import EVERYONE, open_to
from fagtid.voice import catching, theme_queries
from fagtid.voice.forms import AnswerForm, CatchForm, MoveForm, ThemeFilterForm, TogetherForm
from fagtid.voice.models import Theme
from fagtid.voice.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]
ON_A_PAGE = 40
SHORTEST = 8  # characters from which a theme is suggested


@require_safe
@open_to(*EVERYONE)
def themes(request: Request) -> HttpResponse:
    """What customers say, theme by theme."""
    asker = request.asker
    form = ThemeFilterForm(asker, request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    found = theme_queries.narrowed(asker, theme_queries.themes_for(asker), told)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    address = request.GET.copy()
    address.pop("page", None)
    context = {"form": form, "page": page, "address": address.urlencode()}
    return render_part(request, "voice/themes.html", "themes", context)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def catch(request: Request) -> HttpResponse:
    """One line, during the call."""
    asker = request.asker
    line = request.session.get("client_on_the_line") or [None]
    form = CatchForm(asker, request.POST or None, initial={"client": line[0]})
    back = _back(request)
    if form.is_valid():
        try:
            made = catching.catch(asker.centre, form.told, by=asker.person, token=form.cleaned_data["token"])
            return _caught(request, made.theme, back)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"form": form, "back": back}
    return render_part(request, "voice/catch.html", "catch", context, status=422 if form.errors else 200)


def _back(request: Request) -> str:
    back = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if is_ours else ""


def _caught(request: Request, theme: Theme, back: str) -> HttpResponse:
    if request.htmx:
        return render(request, "voice/_caught.html", {"theme": theme})
    messages.success(
        request, _("Kept under “%(theme)s”. You are told what becomes of it.") % {"theme": theme}
    )
    return redirect(back or theme)


@require_POST
@open_to(*EVERYONE)
def suggest(request: Request) -> HttpResponse:
    """The theme that what is being typed resembles."""
    text = request.POST.get("text", "")[:500]
    centre = request.asker.centre
    found = theme_queries.resembling(centre, text) if len(text) >= SHORTEST else None
    return render(request, "voice/_suggested.html", {"suggested": found})


@require_safe
@open_to(*EVERYONE)
def theme(request: Request, theme_id: int) -> HttpResponse:
    """One theme: what was said, by client and week, and what is answered."""
    return _shown(request, _found(request, theme_id))


def _found(request: Request, theme_id: int) -> Theme:
    return get_object_or_404(theme_queries.themes_for(request.asker), pk=theme_id)


def _mine(request: Request, theme_id: int) -> Theme:
    return get_object_or_404(theme_queries.themes_to_answer(request.asker), pk=theme_id)


def _shown(request: Request, found: Theme, **forms: Any) -> HttpResponse:
    """Its page; ``forms`` are those that were refused, with what was typed in them."""
    asker = request.asker
    lines = theme_queries.lines_of(found)
    if theme_queries.themes_to_answer(asker).filter(pk=found.pk).exists():
        others = _others(request, found)
        forms.setdefault("form", AnswerForm(asker, instance=found, initial={"version": found.version}))
        forms.setdefault("together", TogetherForm(others))
        forms.setdefault("move", MoveForm(lines, others))
    context = {
        "theme": theme_queries.themes_for(asker).get(pk=found.pk),
        "lines": lines,
        "by_client": theme_queries.by_client(found),
        "proposals": found.proposals.all(),
        "may_edit_notices": asker.has(*EDITORS),
        "to_see": theme_queries.answers_to_see(asker).filter(pk=found.pk).exists(),
        **forms,
    }
    refused = any(one.errors for one in forms.values())
    return render(request, "voice/theme.html", context, status=422 if refused else 200)


def _others(request: Request, found: Theme) -> QuerySet[Theme]:
    return theme_queries.themes_for(request.asker).exclude(pk=found.pk).order_by("name", "pk")


@require_POST
@open_to(*EVERYONE)
def answer(request: Request, theme_id: int) -> HttpResponse:
    """Say where it stands."""
    found = _mine(request, theme_id)
    form = AnswerForm(request.asker, request.POST, instance=found)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            catching.answer(found, form.told, version=version, by=request.asker.person)
            messages.success(request, _("Saved. Those who caught it are told once."))
            return redirect(found)
        except Refused as refused:
            refuse(form, refused, refusal_text(refused))
    return _shown(request, found, form=form)


@require_POST
@open_to(*EVERYONE)
def together(request: Request, theme_id: int) -> HttpResponse:
    """It says the same as another."""
    found = _mine(request, theme_id)
    form = TogetherForm(_others(request, found), request.POST)
    if not form.is_valid():
        return _shown(request, found, together=form)
    into = form.cleaned_data["into"]
    act_and_tell(request, lambda: catching.put_together(found, into), _("Put together."), refusal_text)
    return redirect(into)


@require_POST
@open_to(*EVERYONE)
def move(request: Request, theme_id: int) -> HttpResponse:
    """Some lines say something else."""
    found = _mine(request, theme_id)
    form = MoveForm(theme_queries.lines_of(found), _others(request, found), request.POST)
    if form.is_valid():
        try:
            into = catching.move_lines(found, form.cleaned_data["lines"], form.cleaned_data["into"])
            messages.success(request, _("Moved here."))
            return redirect(into)
        except Refused as refused:
            refuse(form, refused, refusal_text(refused))
    return _shown(request, found, move=form)


@require_POST
@open_to(*EVERYONE)
def seen(request: Request, theme_id: int) -> HttpResponse:
    """I have seen what became of what I caught."""
    found = _found(request, theme_id)
    catching.see_answer(found, by=request.asker.person)
    return redirect(found)


@require_POST
@open_to(*EDITORS)
def begin_notice(request: Request, theme_id: int) -> HttpResponse:
    """A draft of a notice about it."""
    found = _found(request, theme_id)
    try:
        made = catching.begin_notice(found, by=request.asker.person)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect(found)
    return redirect("information:edit_notice", made.pk)
