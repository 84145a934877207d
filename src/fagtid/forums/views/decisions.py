"""What forums have decided, with its age until somebody has seen to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.forums import deciding, outcomes, queries
from fagtid.forums.forms import ChangeForm, CloseForm
from fagtid.forums.models import Act, Decision
from fagtid.forums.words import refusal_text
from fagtid.frame.clock import now, today
from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information.queries import EDITORS
from fagtid.people.asking import EVERYONE, open_to

ON_A_PAGE = 40
TO_ASK = (outcomes.ARTICLE, outcomes.TEMPLATE, outcomes.NOTICE)


@require_safe
@open_to(*EVERYONE)
def decisions(request: Request) -> HttpResponse:
    """Mine, those open in the teams I see, and those that are closed."""
    asker = request.asker
    is_closed = request.GET.get("show") == "closed"
    found = queries.decisions_for(asker).prefetch_related("outcomes")
    if is_closed:
        found = found.exclude(state=Decision.State.OPEN).order_by("-closed_at", "-pk")
    else:
        found = found.filter(state=Decision.State.OPEN)
    context = {
        "mine": [] if is_closed else queries.own_decisions(asker),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "is_closed": is_closed,
        "day": today(asker.centre.timezone),
        "now": now(),
        "may_make": asker.has(*EDITORS),
    }
    return render(request, "forums/decisions.html", context)


def seen(request: Request, decision_id: int) -> Decision:
    """A decision the asker may see."""
    return get_object_or_404(queries.decisions_for(request.asker), pk=decision_id)


@require_safe
@open_to(*EVERYONE)
def decision(request: Request, decision_id: int) -> HttpResponse:
    """One decision: where it was made, who sees to it, what came of it."""
    return show(request, seen(request, decision_id))


def show(request: Request, found: Decision, forms: dict[str, Any] | None = None) -> HttpResponse:
    """The page as it is now; with forms that were refused, and 422."""
    asker, people = request.asker, queries.people_of(found.team, found.forum)
    session = found.forum.session if found.forum else None
    may_open = session is not None and queries.forums_for(asker).filter(pk=session.pk).exists()
    told = {"owner": found.owner_id, "due_on": found.due_on}
    asked = {one.kind for one in found.outcomes.all() if one.made is None}
    context = {
        "decision": found,
        "session": session if may_open else None,
        "made": outcomes.made_of(asker, found.outcomes.exclude(made=None)),
        "asked": [(kind, outcomes.label_of(kind)) for kind in TO_ASK if kind in asked],
        "to_ask": [(kind, outcomes.label_of(kind)) for kind in TO_ASK if kind not in asked],
        "acts": [(one, _what(one)) for one in found.acts.select_related("by", "to")],
        "may_close": queries.may_close(asker, found),
        "takes_part": queries.takes_part(asker, found),
        "may_make": asker.has(*EDITORS),
        "is_late": found.is_late(today(asker.centre.timezone)),
        "now": now(),
        "close": CloseForm(),
        "change": ChangeForm(people, initial=told),
        **(forms or {}),
    }
    return render(request, "forums/decision.html", context, status=422 if forms else 200)


def _what(act: Act) -> str:
    """What stands beside an act: of things their kind in words."""
    if act.kind in (Act.Kind.ASKED, Act.Kind.MADE):
        return str(outcomes.label_of(act.what))
    return str(act.what)


def followed_up(request: Request, decision_id: int) -> Decision:
    """A decision the asker may follow up: its owner, and who leads the team."""
    found = seen(request, decision_id)
    if not queries.may_close(request.asker, found):
        raise Http404
    return found


@require_POST
@open_to(*EVERYONE)
def close(request: Request, decision_id: int) -> HttpResponse:
    """Done, or dropped with why."""
    found, form = followed_up(request, decision_id), CloseForm(request.POST)
    if not form.is_valid():
        return show(request, found, {"close": form})
    done, why = form.cleaned_data["state"] == Decision.State.DONE, form.cleaned_data["why"]
    try:
        deciding.close(found, done=done, why=why, by=request.asker.person)
        messages.success(request, _("Closed. The team sees what became of it."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("forums:decision", decision_id)


@require_POST
@open_to(*EVERYONE)
def open_again(request: Request, decision_id: int) -> HttpResponse:
    """It was closed too soon."""
    found = followed_up(request, decision_id)
    act_and_tell(request, lambda: deciding.open_again(found, by=request.asker.person), "", refusal_text)
    return redirect("forums:decision", decision_id)


@require_POST
@open_to(*EVERYONE)
def change(request: Request, decision_id: int) -> HttpResponse:
    """Somebody else sees to it, or another day."""
    found = followed_up(request, decision_id)
    form = ChangeForm(queries.people_of(found.team, found.forum), request.POST)
    if not form.is_valid():
        return show(request, found, {"change": form})
    try:
        deciding.change(found, by=request.asker.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("forums:decision", decision_id)
