"""What the owner of a topic and the editors do: change, verify, put another in its place, settle doubts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import ChangedMeanwhile, Refused
from fagtid.people.asking import EVERYONE, open_to
from fagtid.questions import answering, queries
from fagtid.questions.forms import ScopeForm, SupersedeForm
from fagtid.questions.models import Answer, Doubt
from fagtid.questions.views.answering import answer_or_404
from fagtid.questions.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]


def _to_change(request: Request, answer_id: int) -> Answer:
    """An answer of one's own, or of a topic one may verify."""
    found = answer_or_404(request, answer_id)
    is_own = found.given_by_id == request.asker.person.pk
    if not (is_own or queries.may_verify(request.asker, found.question.topic)):
        raise Http404
    return found


def _to_verify(request: Request, answer_id: int) -> Answer:
    found = answer_or_404(request, answer_id)
    if not queries.may_verify(request.asker, found.question.topic):
        raise Http404
    return found


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def edit(request: Request, answer_id: int) -> HttpResponse:
    """Change an answer's words or scope; with the button for it, verify it as it then stands."""
    found = queries.with_doubts(_to_change(request, answer_id))
    form = ScopeForm(request.asker, request.POST or None, instance=found, initial={"version": found.version})
    if form.is_valid() and _saved(request, found, form):
        return redirect(found)
    may_verify = queries.may_verify(request.asker, found.question.topic)
    context = {"answer": found, "form": form, "may_verify": may_verify, "products": form.products}
    return render(request, "questions/edit.html", context, status=422 if form.errors else 200)


def _saved(request: Request, found: Answer, form: ScopeForm) -> bool:
    told, version, person = form.told, form.cleaned_data["version"], request.asker.person
    verifies = "verify" in request.POST
    if verifies:
        _to_verify(request, found.pk)
    act = answering.verify if verifies else answering.change_answer
    try:
        act(found, told, version=version, by=person)
        messages.success(request, _("Verified.") if verifies else _("Saved."))
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
        if isinstance(refused, ChangedMeanwhile):
            form.meanwhile = answer_or_404(request, found.pk)  # type: ignore[attr-defined]
    return False


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def supersede(request: Request, answer_id: int) -> HttpResponse:
    """It holds no more: why, and what does."""
    found = _to_change(request, answer_id)
    form = SupersedeForm(request.asker, found, request.POST or None)
    if form.is_valid():
        try:
            answering.supersede(found, by=request.asker.person, **form.cleaned_data)
            messages.success(request, _("It holds no more, and is not found any longer."))
            return redirect(found)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"answer": found, "form": form}
    return render(request, "questions/supersede.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*EVERYONE)
def restore(request: Request, answer_id: int) -> HttpResponse:
    """It holds after all."""
    found = _to_verify(request, answer_id)
    told = _("It is back as a candidate.")
    act_and_tell(request, lambda: answering.restore(found, by=request.asker.person), told, refusal_text)
    return redirect(found)


@require_POST
@open_to(*EVERYONE)
def settle(request: Request, doubt_id: int) -> HttpResponse:
    """Looked at: both may stand."""
    found = get_object_or_404(queries.all_doubts(request.asker), pk=doubt_id)
    if not queries.may_verify(request.asker, found.answer.question.topic):
        raise Http404
    answering.settle(Doubt.objects.filter(pk=found.pk), by=request.asker.person)
    one = found.kind == Doubt.Kind.NOT_HELD
    messages.success(request, _("Seen to: it may stand.") if one else _("Seen to: both may stand."))
    return redirect(found.answer)
