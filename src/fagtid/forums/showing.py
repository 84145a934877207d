"""What the page of a forum shows: its agenda before, the screen to run it from, and its record after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from fagtid.arenas.queries import notes_of
from fagtid.forums import queries
from fagtid.forums.agendas import agenda_of
from fagtid.forums.forms import DecideForm, NoteForm, OwnForm, QuestionForm, WishForm
from fagtid.forums.minutes import minutes_to_catch_up
from fagtid.forums.models import Forum, Point
from fagtid.forums.places import team_of
from fagtid.frame.clock import now
from fagtid.frame.pages import Request
from fagtid.information.notice_forms import CertainForm
from fagtid.people.models import Team
from fagtid.planning.models import GONE, Session


@dataclass(frozen=True)
class Here:
    """The session a page is about, and what the asker may do there."""

    session: Session
    team: Team | None
    forum: Forum | None
    takes_part: bool
    may_order: bool
    is_of_team: bool

    def as_context(self) -> dict[str, Any]:
        """For the template."""
        return {**vars(self), "is_host": False}


def here(request: Request, session: Session) -> Here:
    """Where we are."""
    asker, team = request.asker, team_of(session)
    forum = queries.forum_of(session)
    part = queries.is_in(asker, session) or (forum is not None and forum.host_id == asker.person.pk)
    order = queries.may_order(asker, session)
    own = team is not None and asker.own_team == team.pk
    return Here(session, team, forum, part, order, own or part)


def prompts() -> tuple[str, ...]:
    """What a forum opens with, one for each week in turn."""
    return (
        _("Think of one call since last time that you would like to have had once more. What would you do?"),
        _("Which question from a customer did you have to answer by guessing?"),
        _("What did a colleague say or do lately that you have taken up?"),
        _("What takes time every day that nobody has asked us to stop doing?"),
        _("When did a customer hang up happy, and what had you done?"),
        _("What are you less sure of than you were a month ago?"),
    )


def prompt_of(session: Session) -> str:
    """The prompt of a session's week: all groups of a team think about the same."""
    found = prompts()
    return found[day_of(session).isocalendar().week % len(found)]


def day_of(session: Session) -> date:
    """The local day."""
    return session.start.astimezone(ZoneInfo(session.plan.centre.timezone)).date()


def show(request: Request, session: Session, forms: dict[str, Any] | None = None) -> HttpResponse:
    """The page as it is now; with forms that were refused, and 422."""
    place = here(request, session)
    forms = forms or {}
    if request.htmx.target not in (None, "desk", _part(place)):  # begun or ended by somebody else meanwhile
        return HttpResponse(headers={"HX-Refresh": "true"})
    if place.forum is None:
        return shown_agenda(request, place, forms)
    if place.forum.is_running:
        return shown_run(request, place, place.forum, forms)
    return shown_record(request, place, place.forum, forms)


def _part(place: Here) -> str:
    """The part of the page that is drawn again by its buttons."""
    if place.forum is None:
        return "agenda"
    return "board" if place.forum.is_running else ""


def _status(forms: dict[str, Any]) -> int:
    return 422 if forms else 200


def shown_agenda(request: Request, place: Here, forms: dict[str, Any]) -> HttpResponse:
    """The agenda, to wish, vote and put in order."""
    session = place.session
    context = {
        **place.as_context(),
        "agenda": agenda_of(session, by=request.asker.person, team=place.team),
        "has_begun": session.start <= now(),
        "is_over": session.end <= now(),
        "seats": [one for one in queries.seats_of(session) if one.state not in GONE],
        "dropped": queries.dropped_lately(place.team) if place.team else [],
        "notes": notes_of(session),
        "wish": WishForm(prefix="wish"),
        "own": OwnForm(prefix="own"),
        **forms,
    }
    return render(request, "forums/agenda.html", context, status=_status(forms))


def board(request: Request, place: Here, forum: Forum) -> dict[str, Any]:
    """What every screen follows: the points, what is written and decided, who is here, who leads."""
    points = queries.points_of(forum)
    keys = {one.key for one in points}
    agenda = agenda_of(place.session, team=forum.team)
    return {
        **place.as_context(),
        "forum": forum,
        "points": points,
        "current": next((one for one in points if one.state == Point.State.NOW), None),
        "rest": [one for one in (agenda.lines if agenda else ()) if one.key not in keys],
        "decisions": forum.decisions.filter(point=None).select_related("owner"),
        "seats": queries.seats_of(place.session),
        "is_host": forum.host_id == request.asker.person.pk,
        "prompt": prompt_of(place.session),
        "now": timezone.now(),
    }


def shown_run(request: Request, place: Here, forum: Forum, forms: dict[str, Any]) -> HttpResponse:
    """The screen to run it from."""
    context = board(request, place, forum)
    point = forms.get("point") or _written_at(request, context["points"])
    mine = queries.own_note(request.asker, point) if point else None
    told = {"text": mine.text, "note": mine.pk, "version": mine.version} if mine else {}
    context |= {
        "point": point,
        "note": NoteForm(initial=told),
        "decide": DecideForm(queries.people_of(forum.team, forum)),
        **forms,
    }
    return render(request, "forums/run.html", context, status=_status(forms))


def _written_at(request: Request, points: list[Point]) -> Point | None:
    """The point one writes at: as asked for, else the one that goes on, else the first that is left."""
    asked = request.GET.get("point", "")
    by_asking = [one for one in points if str(one.pk) == asked]
    going = [one for one in points if one.state == Point.State.NOW]
    waiting = [one for one in points if one.state == Point.State.WAITING]
    return next(iter([*by_asking, *going, *waiting, *points]), None)


def shown_record(request: Request, place: Here, forum: Forum, forms: dict[str, Any]) -> HttpResponse:
    """What was talked of and decided, and the question for those who were away."""
    asker = request.asker
    seat = next((one for one in queries.seats_of(place.session) if one.person_id == asker.person.pk), None)
    asked = bool(forum.question) and not place.may_order and (seat is None or seat.state in GONE)
    may_ask = place.may_order or forum.host_id == asker.person.pk
    told = {"question": forum.question, "answers": forum.answers}
    mine = queries.own_answer(asker, forum)
    context = {
        **place.as_context(),
        "forum": forum,
        "points": queries.points_of(forum),
        "loose": forum.decisions.filter(point=None).select_related("owner"),
        "notes": notes_of(place.session),
        "minutes": minutes_to_catch_up(forum),
        "seats": [one for one in queries.seats_of(place.session) if one.state not in GONE],
        "missed": seat if seat is not None and seat.state in GONE else None,
        "mine": mine,
        "answer": CertainForm(_("Your answer"), forum.choices) if asked and mine is None else None,
        "may_ask": may_ask,
        "question": QuestionForm(initial=told) if may_ask else None,
        **forms,
    }
    return render(request, "forums/record.html", context, status=_status(forms))
