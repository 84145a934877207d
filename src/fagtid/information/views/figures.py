"""The load of change, and questions from the forum back to the editor."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.arenas import queries as arenas
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.information import asking_back, loading, reaching
from fagtid.information.notice_forms import EditorsAnswerForm, QuestionForm
from fagtid.information.queries import EDITORS
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, LEADERS, open_to
from fagtid.people.models import Role

PAGE = ["GET", "HEAD", "POST"]


@require_safe
@open_to(*LEADERS, Role.EDITOR)
def load(request: Request) -> HttpResponse:
    """How much change each team is met with, week by week."""
    context = {
        "groups": loading.load_by_group(request.asker),
        "weeks": loading.mondays(request.asker),
        "rules": reaching.rules_of(request.asker.centre),
    }
    return render(request, "information/load.html", context)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def ask_editor(request: Request, session_id: int, notice_id: int) -> HttpResponse:
    """Ask the editor what the forum could not answer."""
    session = get_object_or_404(arenas.sessions_with_notes(request.asker), pk=session_id)
    if not arenas.may_write(request.asker, session):
        raise Http404
    notice = get_object_or_404(asking_back.complex_notices_for(session), pk=notice_id)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        try:
            asking_back.ask_editor(notice, session, form.cleaned_data["text"], by=request.asker.person)
            messages.success(request, _("Sent to the editor. The answer comes back to all of you."))
            return redirect("arenas:notes", session_id)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"form": form, "session": session, "notice": notice}
    return render(request, "information/ask_editor.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*EDITORS)
def answer_question(request: Request, question_id: int) -> HttpResponse:
    """Answer a question from a forum."""
    asked = get_object_or_404(asking_back.questions_for(request.asker), pk=question_id)
    form = EditorsAnswerForm(request.POST or None)
    if form.is_valid():
        try:
            asking_back.answer_question(asked, form.cleaned_data["text"], by=request.asker.person)
            messages.success(request, _("Answered."))
            return redirect("information:inbox")
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"form": form, "question": asked}
    return render(request, "information/answer_question.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*EVERYONE)
def see_answer(request: Request, question_id: int) -> HttpResponse:
    """I have seen the answer."""
    asked = get_object_or_404(asking_back.answers_to_me(request.asker), pk=question_id)
    asking_back.see_answer(asked, by=request.asker.person)
    return redirect("information:notices")
