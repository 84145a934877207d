"""The agenda of a coming forum, as its team and its host meet it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.forums import ordering, queries, showing
from fagtid.forums.forms import DropForm, KeyForm, MinutesForm, MoveForm, OwnForm, VoteForm, WishForm
from fagtid.forums.models import Agenda
from fagtid.forums.words import refusal_text
from fagtid.frame.pages import Request, act_and_tell
from fagtid.people.asking import EVERYONE, open_to
from fagtid.people.queries import teams_for
from fagtid.planning.models import Session

SHOWN = 12


@require_safe
@open_to(*EVERYONE)
def forums(request: Request) -> HttpResponse:
    """Coming forums, those of late, and what the team wishes for."""
    asker = request.asker
    coming, past = (
        list(found[:SHOWN]) for found in (queries.coming_forums(asker), queries.past_forums(asker))
    )
    mine = set(queries.own_forums(asker).values_list("pk", flat=True))
    teams = queries.teams_by_session([*coming, *past])
    own = teams_for(asker).filter(pk=asker.own_team).first() if asker.own_team else None
    context = {
        "coming": [(one, teams.get(one.pk), one.pk in mine) for one in coming],
        "past": [(one, teams.get(one.pk), one.pk in mine) for one in past],
        "own_team": own,
        "wishes": queries.waiting_wishes(own) if own else [],
        "wish": WishForm(prefix="wish"),
    }
    return render(request, "forums/forums.html", context)


@require_safe
@open_to(*EVERYONE)
def forum(request: Request, session_id: int) -> HttpResponse:
    """One forum: its agenda, the screen to run it from, or what came of it."""
    return showing.show(request, seen(request, session_id))


def seen(request: Request, session_id: int) -> Session:
    """A forum the asker may see."""
    return get_object_or_404(queries.forums_for(request.asker), pk=session_id)


@require_POST
@open_to(*EVERYONE)
def wish(request: Request, team_id: int) -> HttpResponse:
    """A theme one wishes for, in one's own team or one that one leads."""
    team = get_object_or_404(teams_for(request.asker), pk=team_id)
    form = WishForm(request.POST, prefix="wish")
    back = request.POST.get("session", "")
    if form.is_valid():
        ordering.wish(team, form.cleaned_data["title"], by=request.asker.person)
        messages.success(request, _("Your wish is on the agenda. Nobody sees whose it is."))
    elif back.isdecimal():
        return showing.show(request, seen(request, int(back)), {"wish": form})
    else:
        messages.error(request, _("Write the theme in a line, 160 characters at most."))
    return redirect("forums:forum", int(back)) if back.isdecimal() else redirect("forums:forums")


@require_POST
@open_to(*EVERYONE)
def vote(request: Request, session_id: int) -> HttpResponse:
    """I want it taken up, too."""
    session, form = seen(request, session_id), VoteForm(request.POST)
    if not showing.here(request, session).is_of_team:
        raise Http404
    person = request.asker.person
    return _acted(
        request,
        session,
        form,
        lambda told: ordering.vote(session, told["key"], by=person, wants=told["wants"]),
    )


def _acted(
    request: Request,
    session: Session,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    told: str = "",
) -> HttpResponse:
    """Do what a button of the agenda asks, and show the agenda as it is now."""
    if form.is_valid():
        act_and_tell(request, lambda: act(form.cleaned_data), told, refusal_text)
    else:
        messages.error(request, " ".join(str(one) for many in form.errors.values() for one in many))
    return redirect("forums:forum", session.pk)


def ordered(request: Request, session_id: int) -> Session:
    """A forum whose agenda the asker puts in order."""
    session = seen(request, session_id)
    if not queries.may_order(request.asker, session):
        raise Http404
    return session


@require_POST
@open_to(*EVERYONE)
def add(request: Request, session_id: int) -> HttpResponse:
    """Something of the host's own."""
    session, form = ordered(request, session_id), OwnForm(request.POST, prefix="own")
    team = queries.teams_by_session([session]).get(session.pk)
    if team is None:
        raise Http404
    if not form.is_valid():
        return showing.show(request, session, {"own": form})
    ordering.add_own(team, by=request.asker.person, **form.cleaned_data)
    return redirect("forums:forum", session_id)


@require_POST
@open_to(*EVERYONE)
def move(request: Request, session_id: int) -> HttpResponse:
    """One place up or down; what somebody else has changed meanwhile is told and kept."""
    session, form = ordered(request, session_id), MoveForm(request.POST)
    answer = _acted(request, session, form, lambda told: _move(session, told))
    team = queries.teams_by_session([session]).get(session.pk)
    now = Agenda.objects.filter(team=team).values_list("version", flat=True).first() or 0
    if form.is_valid() and (read := form.cleaned_data["version"]) is not None and read + 1 < now:
        messages.info(request, _("Somebody else has changed the agenda meanwhile. Both changes are kept."))
    return answer


def _move(session: Session, told: dict[str, Any]) -> None:
    ordering.move(session, str(told["key"]), up=told["way"] == "up")


@require_POST
@open_to(*EVERYONE)
def minutes(request: Request, session_id: int) -> HttpResponse:
    """How long it is to take."""
    session, form = ordered(request, session_id), MinutesForm(request.POST)
    return _acted(
        request,
        session,
        form,
        lambda told: ordering.set_minutes(session, told["key"], minutes=told["minutes"]),
    )


@require_POST
@open_to(*EVERYONE)
def put_off(request: Request, session_id: int) -> HttpResponse:
    """To the next forum."""
    session, form = ordered(request, session_id), KeyForm(request.POST)
    told = _("It comes back to the forum of the week after, with its age.")
    return _acted(request, session, form, lambda told: ordering.put_off(session, told["key"]), told)


@require_POST
@open_to(*EVERYONE)
def drop(request: Request, session_id: int) -> HttpResponse:
    """Off the agenda for good, with why."""
    session, form = ordered(request, session_id), DropForm(request.POST)
    person = request.asker.person
    return _acted(
        request, session, form, lambda told: ordering.drop(session, told["key"], why=told["why"], by=person)
    )
