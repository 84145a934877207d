"""Notices as readers and leaders meet them: what is new, one notice, how far it has come."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.arenas import queries as arenas
from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.information import asking_back, attached, attaching, loading, notice_queries, noticing
from fagtid.information.audience import audience_text
from fagtid.information.differences import differences
from fagtid.information.models import Delivery, Notice
from fagtid.information.notice_forms import ConfirmForm
from fagtid.information.queries import EDITORS, day_of, own_upkeep
from fagtid.information.texts import html_of
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, LEADERS, open_to
from fagtid.people.models import Role

ON_A_PAGE = 40
FOLLOWERS = (*LEADERS, Role.EDITOR)


@require_safe
@open_to(*EVERYONE)
def notices(request: Request) -> HttpResponse:
    """What I have to read, and everything that has been published to me."""
    asker = request.asker
    found = notice_queries.with_reach(notice_queries.notices_for(asker))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "digest": notice_queries.digest_for(asker),
        "upkeep": own_upkeep(asker),
        "page": page,
        "may_edit": asker.has(*EDITORS),
        "follows": asker.has(*FOLLOWERS),
        "waiting": notice_queries.inbox_for(asker).count() + asking_back.questions_to_answer(asker).count(),
        "answers": asking_back.answers_to_me(asker),
        "weeks": loading.own_load(asker),
    }
    return render(request, "information/notices.html", context)


@require_safe
@open_to(*EVERYONE)
def notice(request: Request, notice_id: int) -> HttpResponse:
    """One notice, with what has changed since I confirmed it."""
    found = get_object_or_404(notice_queries.notices_for(request.asker), pk=notice_id)
    return _shown(request, found)


def _shown(request: Request, found: Notice, form: ConfirmForm | None = None) -> HttpResponse:
    mine = notice_queries.own_deliveries(request.asker).filter(notice=found).first()
    is_asked = mine is not None and not notice_queries.is_read(found, mine)
    is_asked = is_asked and found.state == Notice.State.PUBLISHED
    initial = {"version": found.version}
    held = attaching.held_by(found)
    context: dict[str, Any] = {
        "notice": found,
        "text": html_of(found.body, attached.pictures_of(held)),
        "attached": attached.not_shown_in(held, found.body),
        "mine": mine,
        "is_asked": is_asked,
        "form": form or (ConfirmForm(found, initial=initial) if is_asked else None),
        "changed": _changed(found, mine) if is_asked else [],
        "is_over": found.is_over(day_of(request.asker)),
        "audience": audience_text(found),
        "follows": request.asker.has(*FOLLOWERS),
        "may_edit": request.asker.has(*EDITORS),
        "questions": found.questions.all(),
    }
    return render(request, "information/notice.html", context, status=422 if form else 200)


def _changed(found: Notice, mine: Delivery | None) -> list[Any]:
    """What is new since the version that was confirmed; nothing for who has confirmed none."""
    if mine is None or not mine.confirmed_version:
        return []
    before = found.versions.filter(number=mine.confirmed_version).first()
    return differences(before.body, found.body) if before else []


@require_POST
@open_to(*EVERYONE)
def confirm(request: Request, notice_id: int) -> HttpResponse:
    """I have read it."""
    mine = get_object_or_404(notice_queries.own_deliveries(request.asker), notice=notice_id)
    form = ConfirmForm(mine.notice, request.POST)
    if form.is_valid():
        try:
            done = noticing.confirm(mine, **form.cleaned_data)
            _thank(request, done)
            return redirect("information:notices")
        except Refused as refused:
            refuse(form, refused, refusal_text(refused))
    return _shown(request, mine.notice, form)


def _thank(request: Request, done: Delivery) -> None:
    if done.was_right is False:
        right = done.notice.choices[0]
        messages.warning(request, _("Not quite. What holds: %(answer)s") % {"answer": right})
    else:
        messages.success(request, _("Read."))


@require_POST
@open_to(*EVERYONE)
def talk_through(request: Request, session_id: int, notice_id: int) -> HttpResponse:
    """Those in the session have talked it through, says whoever led it or was there."""
    session = get_object_or_404(arenas.sessions_with_notes(request.asker), pk=session_id)
    if not arenas.may_write(request.asker, session):
        raise Http404
    found = get_object_or_404(notice_queries.to_talk_through(session), pk=notice_id)
    try:
        noticing.talk_through(found, session)
        messages.success(request, _("Noted for all who were there."))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect("arenas:notes", session_id)


@require_safe
@open_to(*FOLLOWERS)
def reach(request: Request, notice_id: int) -> HttpResponse:
    """How far it has come, team by team."""
    found = get_object_or_404(
        notice_queries.notices_for(request.asker), pk=notice_id, state=Notice.State.PUBLISHED
    )
    teams = notice_queries.reach_by_team(request.asker, found)
    return render(request, "information/reach.html", {"notice": found, "teams": teams})
