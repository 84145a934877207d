"""Running a forum: every button is a form, and every screen follows within two seconds."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.forums import queries, running, showing
from fagtid.forums.forms import DecideForm, KeyForm, NoteForm, QuestionForm
from fagtid.forums.models import Forum, Point
from fagtid.forums.views.agenda import ordered, seen
from fagtid.forums.words import refusal_text
from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information.notice_forms import CertainForm
from fagtid.people.asking import EVERYONE, open_to
from fagtid.planning.models import Seat, Session


def _joined(request: Request, session_id: int) -> Session:
    """A forum the asker takes part in."""
    session = seen(request, session_id)
    if not showing.here(request, session).takes_part:
        raise Http404
    return session


def _run(request: Request, session_id: int) -> Forum:
    """One that has begun."""
    forum = queries.forum_of(_joined(request, session_id))
    if forum is None:
        raise Http404
    return forum


def _point(request: Request, point_id: int) -> Point:
    found = get_object_or_404(Point.objects.select_related("forum__session"), pk=point_id)
    _run(request, found.forum.session_id)
    return found


def _acted(request: Request, session_id: int, act: Callable[[], object], told: str = "") -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    return redirect("forums:forum", session_id)


@require_POST
@open_to(*EVERYONE)
def begin(request: Request, session_id: int) -> HttpResponse:
    """Begin it."""
    session = _joined(request, session_id)
    return _acted(request, session_id, lambda: running.begin(session, by=request.asker.person))


@require_safe
@open_to(*EVERYONE)
def live(request: Request, session_id: int) -> HttpResponse:
    """The board when it is newer than what the screen shows, else nothing."""
    session = seen(request, session_id)
    forum = queries.forum_of(session)
    if forum is None:
        raise Http404
    if request.GET.get("seen") == str(forum.version):
        return HttpResponse(status=204)
    context = showing.board(request, showing.here(request, session), forum)
    return render(request, "forums/_board.html", context)


@require_POST
@open_to(*EVERYONE)
def take_over(request: Request, session_id: int) -> HttpResponse:
    """I lead it from here on."""
    forum = _run(request, session_id)
    told = _("You lead it now.")
    return _acted(request, session_id, lambda: running.take_over(forum, by=request.asker.person), told)


@require_POST
@open_to(*EVERYONE)
def reflect(request: Request, session_id: int) -> HttpResponse:
    """A silent minute."""
    forum = _run(request, session_id)
    return _acted(request, session_id, lambda: running.reflect(forum, by=request.asker.person))


@require_POST
@open_to(*EVERYONE)
def take_up(request: Request, session_id: int) -> HttpResponse:
    """There is time for one more."""
    forum, form = _run(request, session_id), KeyForm(request.POST)
    key = form.cleaned_data["key"] if form.is_valid() else ""
    return _acted(request, session_id, lambda: running.take_up(forum, key, by=request.asker.person))


@require_POST
@open_to(*EVERYONE)
def start(request: Request, point_id: int) -> HttpResponse:
    """Its timer runs."""
    point = _point(request, point_id)
    session = point.forum.session_id
    return _acted(request, session, lambda: running.start(point, by=request.asker.person))


@require_POST
@open_to(*EVERYONE)
def finish(request: Request, point_id: int) -> HttpResponse:
    """Talked through by those here."""
    point = _point(request, point_id)
    session = point.forum.session_id
    return _acted(request, session, lambda: running.finish(point, by=request.asker.person))


@require_POST
@open_to(*EVERYONE)
def later(request: Request, point_id: int) -> HttpResponse:
    """To the next forum."""
    point = _point(request, point_id)
    session = point.forum.session_id
    return _acted(request, session, lambda: running.finish(point, by=request.asker.person, later=True))


@require_POST
@open_to(*EVERYONE)
def write(request: Request, point_id: int) -> HttpResponse:
    """Keep what has been typed so far; the page gets back what to go on from."""
    point, form = _point(request, point_id), NoteForm(request.POST)
    is_kept = form.is_valid()
    held = _kept(request, point, form) if is_kept else None
    if request.htmx:
        context = {"held": held, "form": form, "is_kept": is_kept}
        return render(request, "forums/_kept.html", context, status=200 if is_kept else 422)
    if not is_kept:
        return showing.show(request, point.forum.session, {"note": form, "point": point})
    return redirect(f"{reverse('forums:forum', args=[point.forum.session_id])}?point={point.pk}")


def _kept(request: Request, point: Point, form: NoteForm) -> object:
    told = form.cleaned_data
    from_version = {"note": told["note"] or 0, "version": told["version"] or 0}
    return running.write(point, told["text"], by=request.asker.person, **from_version)


@require_POST
@open_to(*EVERYONE)
def decide(request: Request, session_id: int) -> HttpResponse:
    """Something is decided."""
    forum = _run(request, session_id)
    form = DecideForm(queries.people_of(forum.team, forum), request.POST)
    at = request.POST.get("point", "")
    point = forum.points.filter(pk=int(at)).first() if at.isdecimal() else None
    if not form.is_valid():
        return showing.show(request, forum.session, {"decide": form, **({"point": point} if point else {})})
    running.decide(forum, point=point, by=request.asker.person, **form.cleaned_data)
    messages.success(request, _("Decided. It stands on the page of whoever sees to it."))
    return redirect("forums:forum", session_id)


@require_POST
@open_to(*EVERYONE)
def set_here(request: Request, seat_id: int, where: str) -> HttpResponse:
    """Who is here, and who is not."""
    seat = get_object_or_404(Seat.objects.select_related("session__plan"), pk=seat_id)
    forum = _run(request, seat.session_id)
    is_here = where == "here"
    return _acted(
        request,
        seat.session_id,
        lambda: running.set_here(forum, seat, here=is_here, by=request.asker.person),
    )


@require_POST
@open_to(*EVERYONE)
def question(request: Request, session_id: int) -> HttpResponse:
    """The one question for those who were away; its host or the team's leader writes it."""
    forum = _run(request, session_id)
    if forum.host_id != request.asker.person.pk:
        ordered(request, session_id)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            running.ask_away(forum, by=request.asker.person, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("forums:forum", session_id)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    return showing.show(request, forum.session, {"question": form})


@require_POST
@open_to(*EVERYONE)
def answer(request: Request, session_id: int) -> HttpResponse:
    """My answer: I alone am told whether it was right."""
    forum = queries.forum_of(seen(request, session_id))
    if forum is None or not forum.question:
        raise Http404
    form = CertainForm(_("Your answer"), forum.choices, request.POST)
    if not form.is_valid():
        return showing.show(request, forum.session, {"answer": form})
    told = running.answer(forum, by=request.asker.person, **form.cleaned_data)
    if told.was_right:
        messages.success(request, _("That is right. Nobody else sees your answer."))
    else:
        right = {"answer": forum.choices[0]}
        messages.warning(
            request, _("Not quite. What holds: %(answer)s. Nobody else sees your answer.") % right
        )
    return redirect("forums:forum", session_id)


@require_POST
@open_to(*EVERYONE)
def end(request: Request, session_id: int) -> HttpResponse:
    """It is over."""
    forum = _run(request, session_id)
    told = _("The forum is over. The notes are there for the whole team.")
    return _acted(request, session_id, lambda: running.end(forum, by=request.asker.person), told)


@require_POST
@open_to(*EVERYONE)
def go_on(request: Request, session_id: int) -> HttpResponse:
    """It was ended too soon."""
    forum = _run(request, session_id)
    return _acted(request, session_id, lambda: running.go_on(forum, by=request.asker.person))
