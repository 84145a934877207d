"""Deciding proposals: who is to, who is asked, what is decided, and the notice that tells of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information.differences import differences
from fagtid.information.queries import EDITORS
from fagtid.people.asking import EVERYONE, open_to
from fagtid.voice import proposing, queries
from fagtid.voice.forms import DecisionForm, PersonForm, RepresentativeForm, TextForm
from fagtid.voice.models import Proposal, Step
from fagtid.voice.views.proposals import changes_of, shown, text_at
from fagtid.voice.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]


def _mine(request: Request, proposal_id: int) -> Proposal:
    return get_object_or_404(queries.proposals_to_decide(request.asker), pk=proposal_id)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def decide(request: Request, proposal_id: int) -> HttpResponse:
    """What is decided, why, and how the thing is to read."""
    found = _mine(request, proposal_id)
    form = DecisionForm(request.asker, found, request.POST or None)
    if form.is_valid() and _decided(request, found, form):
        messages.success(request, _("Decided. Whoever proposed it and those who are for it are told."))
        return redirect(found)
    thing = found.article or found.notice
    moved = thing is not None and found.has_text and thing.version != found.based_on
    context = {
        "proposal": found,
        "form": form,
        "thing": thing,
        "changes": changes_of(found),
        "moved": _moved(found, thing.version) if moved and thing else [],
        "views": queries.steps_of(found).filter(kind=Step.Kind.VIEW),
    }
    return render(request, "voice/decide.html", context, status=422 if form.errors else 200)


def _moved(found: Proposal, version: int) -> list[dict[str, object]]:
    """What has been changed in the thing since the proposal was written."""
    before, after = text_at(found, found.based_on), text_at(found, version)
    return [
        {"label": Proposal._meta.get_field(f"new_{name}").verbose_name, "pieces": differences(one, other)}  # type: ignore[union-attr]
        for name in ("title", "body", "why", "next_step")
        if (one := before.get(name) or "") != (other := after.get(name) or "")
    ]


def _decided(request: Request, found: Proposal, form: DecisionForm) -> bool:
    try:
        proposing.decide(found, form.cleaned_data["outcome"], by=request.asker.person, **form.told)
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    found.refresh_from_db()
    return False


@require_POST
@open_to(*EVERYONE)
def hand_over(request: Request, proposal_id: int) -> HttpResponse:
    """Somebody else decides it."""
    found = _mine(request, proposal_id)
    form = PersonForm(queries.people_to_own(request.asker), request.POST)
    if form.is_valid():
        to, who = form.cleaned_data["person"], request.asker.person
        act_and_tell(request, lambda: proposing.hand_over(found, to, by=who), _("Handed over."), refusal_text)
    else:
        messages.error(request, _("Choose who is to decide it."))
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def ask_view(request: Request, proposal_id: int) -> HttpResponse:
    """Ask the employees' representative."""
    found = _mine(request, proposal_id)
    form = PersonForm(queries.people_to_ask(request.asker), request.POST)
    if form.is_valid():
        of, who = form.cleaned_data["person"], request.asker.person
        told = _("Asked. It stands on their page until they answer.")
        act_and_tell(request, lambda: proposing.ask_view(found, of, by=who), told, refusal_text)
    else:
        messages.error(request, _("Choose whom to ask."))
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def view(request: Request, proposal_id: int) -> HttpResponse:
    """What the employees' representative thinks."""
    found = get_object_or_404(queries.proposals_for(request.asker), pk=proposal_id)
    form = TextForm(request.asker, request.POST, prefix="view")
    if not form.is_valid():
        return shown(request, found, view=form)
    text, who = form.cleaned_data["text"], request.asker.person
    told = _("Your view stands beside the proposal.")
    act_and_tell(request, lambda: proposing.give_view(found, text, by=who), told, refusal_text)
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def begin_notice(request: Request, proposal_id: int) -> HttpResponse:
    """A draft that tells of what was adopted."""
    found = _mine(request, proposal_id)
    try:
        made = proposing.begin_notice(found, by=request.asker.person)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect(found)
    if request.asker.has(*EDITORS):
        return redirect("information:edit_notice", made.pk)
    messages.success(request, _("The draft waits for the editors."))
    return redirect(found)


@require_http_methods(PAGE)
@open_to(*queries.CHOOSERS)
def representatives(request: Request) -> HttpResponse:
    """Who speaks for the employees."""
    form = RepresentativeForm(request.asker, request.POST or None)
    if form.is_valid():
        proposing.choose_representative(request.asker.centre, form.cleaned_data["person"])
        messages.success(request, _("Saved."))
        return redirect("voice:representatives")
    context = {"form": form, "representatives": queries.representatives_for(request.asker)}
    return render(request, "voice/representatives.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*queries.CHOOSERS)
def end_representative(request: Request, representative_id: int) -> HttpResponse:
    """They speak for the employees no more."""
    found = get_object_or_404(queries.representatives_for(request.asker), pk=representative_id)
    proposing.end_representative(found)
    return redirect("voice:representatives")
