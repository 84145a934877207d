"""The load of change, and questions from the forum back to the editor."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.arenas import queries as arenas
from fagtid.arenas.exports import csv_answer
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.information import asking_back, following, loading, reaching
from fagtid.information.notice_forms import EditorsAnswerForm, PeriodForm, QuestionForm
from fagtid.information.queries import EDITORS, most_used
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, LEADERS, open_to
from fagtid.people.models import Role

ON_A_PAGE = 40
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


@require_safe
@open_to(*LEADERS, Role.EDITOR)
def figures(request: Request) -> HttpResponse:
    """How notices have reached people over a period, and how the bank is used."""
    form = PeriodForm(request.asker, request.GET.dict())
    found = following.follow(request.asker, form.period)
    context = {
        "form": form,
        "found": found,
        "bars": following.bars_of(found.weeks),
        "page": Paginator(found.notices, ON_A_PAGE).get_page(request.GET.get("page")),
        "asked": _asked(request),
        "bank": following.follow_bank(request.asker),
        "most_used": most_used(request.asker),
        "may_edit": request.asker.has(*EDITORS),
    }
    return render(request, "information/figures.html", context)


def _asked(request: Request) -> str:
    """What was chosen, for the addresses of the other pages and the file."""
    told = request.GET.copy()
    told.pop("page", None)
    return told.urlencode()


@require_safe
@open_to(*LEADERS, Role.EDITOR)
def figures_csv(request: Request) -> HttpResponse:
    """The same, notice by notice, for a spreadsheet."""
    found = following.follow(request.asker, PeriodForm(request.asker, request.GET.dict()).period)
    return csv_answer("fagtid-notices.csv", _csv_head(), (_csv_row(one) for one in found.notices))


def _csv_head() -> list[str]:
    days = [_("Days from handed in to published"), _("Days from published to effect")]
    told = [_("It concerns"), _("Read"), _("Read in time"), _("Told late")]
    deeper = [_("Answered"), _("Understood"), _("Talked through")]
    marks = [_("Notice"), _("Client"), _("Kind"), _("Published"), _("Takes effect")]
    return [*marks, *days, *told, *deeper]


def _csv_row(one: following.Followed) -> list[object]:
    """Empty where it is told of fewer than five."""
    notice, counts = one.notice, one.counts
    published = notice.published_at.date() if notice.published_at else ""
    marks = [notice.title, notice.client or "", notice.get_kind_display(), published, notice.starts_on]
    days = ["" if day is None else day for day in (one.days_to_publish, notice.days_ahead)]
    if not counts.people:
        return [*marks, *days, *[""] * 7]
    told = [counts.people, counts.read, counts.in_time if counts.due else "", counts.late]
    answers = [counts.answered, counts.right] if counts.answered else ["", ""]
    return [*marks, *days, *told, *answers, counts.talked if notice.is_complex else ""]


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
