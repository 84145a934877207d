"""Search with the customer on the line, and what editors learn from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.information import finding, queries, services
from fagtid.information.forms import SearchForm, SynonymsForm
from fagtid.information.models import Client, Synonyms
from fagtid.people.asking import EVERYONE, open_to

PAGE = ["GET", "HEAD", "POST"]
WHILE_TYPING = 6
LINE = "client_on_the_line"  # in the session: pk and name


@require_safe
@open_to(*EVERYONE)
def search(request: Request) -> HttpResponse:
    """What answers the words: a few while they are typed, all on a page of their own."""
    form = SearchForm(request.asker, request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    words = " ".join(str(told.get("q", "")).split())
    client = told.get("client") or on_the_line(request)
    typing = bool(request.htmx)
    found = _found(request, words, client, told.get("kind", ""), typing=typing) if words else []
    finding.note_shown(found, by=request.asker.person)
    if words and not found and not typing:
        services.count_missed(request.asker.centre, words)
    context = {"words": words, "results": found, "client": client, "form": form, "kind": told.get("kind")}
    return render_part(request, "information/search.html", "results", context)


def _found(request: Request, words: str, client: Client | None, kind: str, *, typing: bool) -> list[Any]:
    scope = {"client": client, "kinds": [kind] if kind else []}
    most = WHILE_TYPING if typing else finding.MOST_HITS
    return finding.search(request.asker, words, typing=typing, at_most=most, **scope)


def on_the_line(request: Request) -> Client | None:
    """The client one has said is on the line."""
    told = request.session.get(LINE)
    return queries.clients_for(request.asker).filter(pk=told[0]).first() if told else None


@require_POST
@open_to(*EVERYONE)
def line(request: Request) -> HttpResponse:
    """Say which client is on the line; searches are about it until another is named, or none."""
    told = request.POST.get("client", "")
    request.session.pop(LINE, None)
    if told.isdecimal():
        client = get_object_or_404(queries.clients_for(request.asker), pk=int(told))
        request.session[LINE] = [client.pk, client.name]
        return redirect("information:client", client.pk)
    return redirect("information:clients")


@require_POST
@open_to(*EVERYONE)
def no_use(request: Request) -> HttpResponse:
    """None of what was found helped."""
    services.count_missed(request.asker.centre, request.POST.get("q", ""), no_use=True)
    messages.success(request, _("Noted. The editors see what is looked for in vain."))
    return redirect("information:articles")


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def words(request: Request) -> HttpResponse:
    """What was looked for in vain, and words that mean the same."""
    form = SynonymsForm(request.POST or None, instance=Synonyms(centre=request.asker.centre))
    if form.is_valid():
        form.save()
        messages.success(request, _("The search knows it from now on."))
        return redirect("information:words")
    context = {
        "form": form,
        "missed": queries.missed_searches(request.asker)[:100],
        "synonyms": queries.synonyms_for(request.asker),
        "most_used": queries.most_used(request.asker),
    }
    return render(request, "information/words.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*queries.EDITORS)
def forget_words(request: Request, synonyms_id: int) -> HttpResponse:
    """They do not mean the same after all."""
    get_object_or_404(queries.synonyms_for(request.asker), pk=synonyms_id).delete()
    return redirect("information:words")


@require_POST
@open_to(*queries.EDITORS)
def settle_missed(request: Request, missed_id: int) -> HttpResponse:
    """Seen to: it can be found now, or does not belong here."""
    services.settle_missed(get_object_or_404(queries.missed_searches(request.asker), pk=missed_id))
    return redirect("information:words")
