"""The lists of questions, and one question with its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fagtid.frame.clock import now, today
from fagtid.frame.pages import Request, render_part
from fagtid.information.queries import EDITORS
from fagtid.people.asking import EVERYONE, Asker, open_to
from fagtid.questions import answering, asking, finding, queries
from fagtid.questions import trace as tracing
from fagtid.questions.forms import AmongForm, AnswerForm
from fagtid.questions.insight import may_see
from fagtid.questions.models import Question

ON_A_PAGE = 50
UNCHANGED = 204
Listed = Callable[[Asker], QuerySet[Any]]
OF_ANSWER = "answer__question__"
LISTS: dict[str, tuple[Any, Listed, str, str]] = {  # the last is the path from a row to its question
    "waiting": (_("Wait for an answer"), queries.waiting_for, "questions/_rows.html", ""),
    "mine": (_("Mine"), queries.own_questions, "questions/_rows.html", ""),
    "answered": (_("Answered"), queries.answered, "questions/_rows.html", ""),
    "verify": (_("To verify"), queries.to_verify, "questions/_to_verify.html", "question__"),
    "doubts": (_("Disputed"), queries.doubts_for, "questions/_doubts.html", OF_ANSWER),
    "repeated": (_("Come again"), queries.repeated, "questions/_rows.html", ""),
    "drafts": (_("For the bank"), queries.drafts_for, "questions/_drafts.html", OF_ANSWER),
}
FOR_EDITORS = ("drafts",)
COUNTED = ("waiting", "verify", "doubts", "drafts")  # what somebody is to do something about


@require_safe
@open_to(*EVERYONE)
def questions(request: Request) -> HttpResponse:
    """What waits for an answer, with its age, and the other lists."""
    shown = request.GET.get("show", "")
    tabs = {name: one for name, one in LISTS.items() if _is_for(request.asker, name)}
    shown = shown if shown in tabs else "waiting"
    _title, listed, template, path = tabs[shown]
    form = AmongForm(request.asker, request.GET.dict())
    found = queries.narrowed(listed(request.asker), request.asker, form.chosen, path)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": [(name, title, _count(request.asker, name)) for name, (title, *_rest) in tabs.items()],
        "shown": shown,
        "page": page,
        "form": form,
        "is_narrowed": bool(form.chosen),
        "chosen": urlencode({name: request.GET[name] for name in form.chosen}),
        "rows": template,
        "promises": queries.own_promises(request.asker) if shown in ("waiting", "mine") else [],
        "may_edit": request.asker.has(*EDITORS),
        "may_look": may_see(request.asker),
        "now": now(),
    }
    return render(request, "questions/questions.html", context)


def _count(asker: Asker, name: str) -> int | None:
    return LISTS[name][1](asker).count() if name in COUNTED else None


def _is_for(asker: Asker, name: str) -> bool:
    return name not in FOR_EDITORS or asker.has(*EDITORS)


@require_safe
@open_to(*EVERYONE)
def question(request: Request, question_id: int) -> HttpResponse:
    """One question: what was asked, who comes, what is answered and how far it can be trusted."""
    found = get_object_or_404(queries.questions_for(request.asker), pk=question_id)
    token = token_of(found)
    if request.htmx and request.GET.get("seen") == token:
        return HttpResponse(status=UNCHANGED)
    context = shown(request, found)
    answering.see(context["answers"], by=request.asker.person)
    asking.see_news(found, by=request.asker.person)
    return render_part(request, "questions/question.html", "live", context)


@require_safe
@open_to(*EVERYONE)
def earlier(request: Request, question_id: int) -> HttpResponse:
    """Earlier questions that words of one's own lead to; without any, those that may be the same."""
    found = get_object_or_404(queries.questions_for(request.asker), pk=question_id)
    words = request.GET.get("q", "").strip()[: finding.LONGEST_WORDING]
    look = finding.earlier(request.asker, found, words) if words else finding.alike(request.asker, found)
    told = {"found": look, "looked_for": words, "question": found}
    context = told if request.htmx else shown(request, found) | told
    return render_part(request, "questions/question.html", "found", context)


@require_safe
@open_to(*EVERYONE)
def trace(request: Request, question_id: int) -> HttpResponse:
    """What became of it, from the call to what it changed."""
    found = get_object_or_404(queries.questions_for(request.asker), pk=question_id)
    steps = tracing.steps_of(request.asker, found)
    return render(request, "questions/trace.html", {"question": found, "steps": steps})


def token_of(found: Question) -> str:
    """Changes when the question does."""
    return f"{found.pk}-{found.version}"


def shown(request: Request, found: Question, form: AnswerForm | None = None) -> dict[str, Any]:
    """What the page of a question reads."""
    asker = request.asker
    draft = queries.draft_of(asker, found)
    met = queries.own_meetings(asker, found)
    answers = queries.answers_of(asker, found)
    day = today(asker.centre.timezone)
    for one in answers:
        one.mine, one.over = met.get(one.pk), one.is_over(day)  # type: ignore[attr-defined]
    is_mine = found.asked_by_id == asker.person.pk
    comings = list(queries.comings_of(found))
    same_as = queries.same_as(found)
    in_a_hurry = is_mine and found.waits_now  # type: ignore[attr-defined]  # what was asked before comes after
    alike = [] if same_as or request.htmx or in_a_hurry else finding.alike(asker, found)
    return {
        "question": found,
        "answers": answers,
        "comings": comings,
        "i_come": any(one.person_id == asker.person.pk and one.told_at is None for one in comings),
        "is_mine": is_mine,
        "may_verify": queries.may_verify(asker, found.topic),
        "may_sort": queries.may_sort(asker, found),
        "form": form or AnswerForm(initial={"text": draft.text if draft else ""}),
        "same_as": same_as,
        "alike": alike,
        "alike_later": in_a_hurry and same_as is None,
        "repeats": queries.repeats_of(found),
        "articles": queries.articles_of(found),
        "token": token_of(found),
        "now": now(),
    }
