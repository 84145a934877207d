"""Clients and their cards."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.information import queries, services
from fagtid.information.forms import CardForm, ClientForm, FactFieldForm
from fagtid.information.models import FactField
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, open_to

PAGE = ["GET", "HEAD", "POST"]
PAST_SHOWN = 20


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def clients(request: Request) -> HttpResponse:
    """All the centre answers for; editors add one."""
    form = ClientForm(request.POST or None)
    may_edit = request.asker.has(*queries.EDITORS)
    if request.method == "POST" and not may_edit:
        raise Http404
    if form.is_valid():
        try:
            added = services.add_client(request.asker.centre, form.cleaned_data["name"])
            return redirect("information:edit_client", added.pk)
        except Refused as refused:
            form.add_error("name", refusal_text(refused))
    context = {"clients": queries.clients_for(request.asker), "form": form, "may_edit": may_edit}
    return render(request, "information/clients.html", context, status=422 if form.errors else 200)


@require_safe
@open_to(*EVERYONE)
def client(request: Request, client_id: int) -> HttpResponse:
    """A client's card, with its articles and call templates."""
    found = get_object_or_404(queries.clients_for(request.asker), pk=client_id)
    articles, templates = queries.articles_of_client(request.asker, found)
    context = {
        "client": found,
        "card": [(field, fact) for field, fact in queries.card_of(request.asker, found)],
        "articles": articles,
        "templates": templates,
        "past": queries.past_facts(found).filter(holds=False)[:PAST_SHOWN],
        "may_edit": request.asker.has(*queries.EDITORS),
    }
    return render(request, "information/client.html", context)


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def edit(request: Request, client_id: int) -> HttpResponse:
    """Write a client's card."""
    found = get_object_or_404(queries.clients_for(request.asker), pk=client_id)
    card = queries.card_of(request.asker, found)
    form = CardForm(card, request.POST or None, initial={"version": found.version})
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            services.write_facts(found, form.told, version=version, by=request.asker.person)
            messages.success(request, _("Saved."))
            return redirect("information:client", client_id)
        except Refused as refused:
            refuse(form, refused, refusal_text(refused))
    context = {"client": found, "form": form}
    return render(request, "information/edit_client.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def fields(request: Request) -> HttpResponse:
    """The lines that every card has."""
    form = FactFieldForm(request.POST or None, instance=FactField(centre=request.asker.centre))
    if form.is_valid():
        try:
            services.add_fact_field(form.instance)
            messages.success(request, _("Every card has the line now."))
            return redirect("information:fields")
        except Refused as refused:
            form.add_error("key", refusal_text(refused))
    context = {"fields": queries.fields_for(request.asker), "form": form}
    return render(request, "information/fields.html", context, status=422 if form.errors else 200)
