"""Answering, coming over, and what is said of an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.people.asking import EVERYONE, open_to
from fagtid.questions import answering, asking, queries
from fagtid.questions.forms import AnswerForm, HeldForm, SortForm
from fagtid.questions.models import Answer, Coming, Question
from fagtid.questions.models.asking import LONGEST
from fagtid.questions.views.reading import shown
from fagtid.questions.words import refusal_text


def question_or_404(request: Request, question_id: int) -> Question:
    """A question at the asker's centre."""
    return get_object_or_404(queries.questions_for(request.asker), pk=question_id)


def answer_or_404(request: Request, answer_id: int) -> Answer:
    """An answer at the asker's centre."""
    return get_object_or_404(queries.answers_for(request.asker), pk=answer_id)


@require_POST
@open_to(*EVERYONE)
def answer(request: Request, question_id: int) -> HttpResponse:
    """Answer; of those who answer at once, each counts."""
    found = question_or_404(request, question_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answering.give_answer(found, form.cleaned_data["text"], by=request.asker.person)
            return redirect("questions:question", question_id)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    return render(request, "questions/question.html", shown(request, found, form), status=422)


@require_POST
@open_to(*EVERYONE)
def answer_typing(request: Request, question_id: int) -> HttpResponse:
    """What is being answered is kept, so that it is there on another machine too."""
    found = question_or_404(request, question_id)
    asking.keep_draft(request.asker.person, {"text": request.POST.get("text", "")[:LONGEST]}, found)
    return HttpResponse("")


def _act(request: Request, question_id: int, act: Callable[[], object], told: str = "") -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    return redirect("questions:question", question_id)


@require_POST
@open_to(*EVERYONE)
def come(request: Request, question_id: int) -> HttpResponse:
    """I am coming over, or I call."""
    found, how = question_or_404(request, question_id), request.POST.get("how", Coming.How.OVER)
    if how not in Coming.How.values:
        raise Http404
    told = _("They see that you are coming. Write in a line afterwards what came of it.")
    return _act(request, question_id, lambda: asking.come(found, how, by=request.asker.person), told)


@require_POST
@open_to(*EVERYONE)
def stay_away(request: Request, question_id: int) -> HttpResponse:
    """I cannot come after all."""
    found, person = question_or_404(request, question_id), request.asker.person
    told = _("They see that you are not coming. Others are asked.")
    return _act(request, question_id, lambda: asking.stay_away(found, by=person), told)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(*EVERYONE)
def sort(request: Request, question_id: int) -> HttpResponse:
    """It is about another client or topic."""
    found = question_or_404(request, question_id)
    if not queries.may_sort(request.asker, found):
        raise Http404
    form = SortForm(request.asker, request.POST or None, instance=found)
    if not form.is_valid():
        context = {"question": found, "form": form}
        return render(request, "questions/sort.html", context, status=422 if form.errors else 200)
    told, person = form.cleaned_data, request.asker.person
    thanks = _("Moved. Those who answer for that see it now.")
    return _act(request, question_id, lambda: asking.sort_question(found, told, by=person), thanks)


@require_POST
@open_to(*EVERYONE)
def close(request: Request, question_id: int) -> HttpResponse:
    """I do not need it any more."""
    found = get_object_or_404(queries.own_questions(request.asker), pk=question_id)
    told = _("Closed. You can ask again here if you need to.")
    return _act(request, question_id, lambda: asking.close(found, by=request.asker.person), told)


@require_POST
@open_to(*EVERYONE)
def again(request: Request, question_id: int) -> HttpResponse:
    """I need it after all."""
    found = get_object_or_404(queries.own_questions(request.asker), pk=question_id)
    told = _("It waits for an answer again.")
    return _act(request, question_id, lambda: asking.ask_again(found, by=request.asker.person), told)


@require_POST
@open_to(*EVERYONE)
def same(request: Request, question_id: int, earlier_id: int) -> HttpResponse:
    """The same has been asked before."""
    found = question_or_404(request, question_id)
    earlier = question_or_404(request, earlier_id)
    told = _("Noted. The editors see what comes again.")
    return _act(
        request, question_id, lambda: asking.mark_repeat(found, earlier, by=request.asker.person), told
    )


@require_POST
@open_to(*EVERYONE)
def not_same(request: Request, question_id: int) -> HttpResponse:
    """It was another question after all."""
    found = question_or_404(request, question_id)
    return _act(request, question_id, lambda: asking.take_back_repeat(found), _("Noted: it is another."))


@require_POST
@open_to(*EVERYONE)
def used(request: Request, answer_id: int) -> HttpResponse:
    """It held with a customer, or did not; of the asker: their question is settled, or waits again."""
    found = answer_or_404(request, answer_id)
    form = HeldForm(request.POST)
    if not form.is_valid():
        raise Http404
    held, person = form.cleaned_data["held"] == "yes", request.asker.person
    told: dict[str, Any] = {"held": held, "comment": form.cleaned_data["comment"], "by": person}
    is_asker = found.question.asked_by_id == person.pk
    act = answering.tell_held if is_asker else answering.note_use
    thanks = _("Noted: it held.") if held else _("Noted. It is put before the owner of the topic.")
    done = _act(request, found.question_id, lambda: act(found, **told), thanks)
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back) if is_ours else done


@require_POST
@open_to(*EVERYONE)
def take_back(request: Request, answer_id: int) -> HttpResponse:
    """I did not mean it."""
    found, person = answer_or_404(request, answer_id), request.asker.person
    told = _("Taken back, as if you had not said it.")
    return _act(request, found.question_id, lambda: answering.take_back(found, by=person), told)


@require_POST
@open_to(*EVERYONE)
def agree(request: Request, answer_id: int) -> HttpResponse:
    """I say the same."""
    found = answer_or_404(request, answer_id)
    return _act(request, found.question_id, lambda: answering.agree(found, by=request.asker.person))
