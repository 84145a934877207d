"""The register of false truths, what each is told of it, and the question that comes again."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import now
from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell, version_posted
from fagtid.frame.refusals import ChangedMeanwhile, Refused
from fagtid.information.notice_forms import CertainForm
from fagtid.information.queries import EDITORS
from fagtid.people.asking import EVERYONE, open_to
from fagtid.questions.models import Answer
from fagtid.questions.queries import answers_for
from fagtid.truths import checking, correcting, queries
from fagtid.truths.forms import RaiseForm, TruthForm, WithdrawForm
from fagtid.truths.models import FalseTruth
from fagtid.truths.reaching import reached_by
from fagtid.truths.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]
ON_A_PAGE = 50
REFUSED = 422
STATES = ("alive", "raised", "settled", "withdrawn")


@require_safe
@open_to(*EVERYONE)
def truths(request: Request) -> HttpResponse:
    """The register: what is said and does not hold."""
    shown, words = request.GET.get("show", "alive"), request.GET.get("q", "").strip()
    shown = shown if shown in STATES else "alive"
    found = queries.register_for(request.asker).filter(state=shown)
    if words:
        found = found.filter(
            Q(statement__icontains=words) | Q(wordings__icontains=words) | Q(holds__icontains=words)
        )
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "tabs": [(name, FalseTruth.State(name).label) for name in STATES],
        "shown": shown,
        "words": words,
        "may_edit": request.asker.has(*EDITORS),
        "now": now(),
    }
    return render(request, "truths/truths.html", context)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def raise_one(request: Request) -> HttpResponse:
    """Tell an editor of something wrong that is said."""
    form = RaiseForm(request.asker, request.POST or None)
    if form.is_valid():
        made = correcting.raise_truth(request.asker.centre, form.cleaned_data, by=request.asker.person)
        messages.success(request, _("Thank you. An editor looks at it."))
        return redirect(made)
    return render(request, "truths/raise.html", {"form": form}, status=REFUSED if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def correct(request: Request, answer_id: int) -> HttpResponse:
    """An answer was wrong: what holds, and everybody who met it is told."""
    answer = get_object_or_404(answers_for(request.asker), pk=answer_id)
    if not queries.may_correct(request.asker, answer):
        raise Http404
    initial = {
        "version": 1,
        "statement": answer.text[:300],
        "client": answer.client,
        "product": answer.product,
    }
    form = TruthForm(request.asker, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = correcting.correct_answer(answer, form.told, by=request.asker.person)
            return _told(request, made)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"answer": answer, "form": form, "products": form.products}
    return render(request, "truths/edit.html", context, status=REFUSED if form.errors else 200)


def _told(request: Request, made: FalseTruth) -> HttpResponse:
    people = made.corrections.count()
    messages.success(request, _("Told. Everybody who met it has it on My day: %(n)s in all.") % {"n": people})
    return redirect(made)


@require_safe
@open_to(*EVERYONE)
def truth(request: Request, truth_id: int) -> HttpResponse:
    """One: what is said, what holds, and what it has to do with me."""
    found = get_object_or_404(queries.truths_for(request.asker), pk=truth_id)
    mine = queries.own_correction(request.asker, found)
    is_asked = queries.own_corrections(request.asker).filter(truth=found).exists()
    before = found.versions.filter(number=mine.read_version).first() if mine and is_asked else None
    context = {
        "truth": found,
        "mine": mine,
        "is_asked": is_asked,
        "before": before,
        "checks": queries.own_checks(request.asker).filter(truth=found),
        "groups": queries.groups_for(request.asker, found) if request.asker.has(*queries.FOLLOWERS) else [],
        "follows": request.asker.has(*queries.FOLLOWERS),
        "may_edit": _may_edit(request, found),
        "reaches": _reaches(request, found),
    }
    return render(request, "truths/truth.html", context)


def _may_edit(request: Request, found: FalseTruth) -> bool:
    answer: Answer | None = found.answer
    return queries.may_correct(request.asker, answer)


def _reaches(request: Request, found: FalseTruth) -> int | None:
    """How many are told once it is told of; ``None`` where it is told of, or is not the asker's to tell."""
    if found.state != FalseTruth.State.RAISED or not _may_edit(request, found):
        return None
    return len(reached_by(found).keys() - {request.asker.person.pk})


def _to_edit(request: Request, truth_id: int) -> FalseTruth:
    found = get_object_or_404(queries.truths_for(request.asker), pk=truth_id)
    if not _may_edit(request, found):
        raise Http404
    return found


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def edit(request: Request, truth_id: int) -> HttpResponse:
    """Change it; a correction of a correction goes to all who got the first."""
    found = _to_edit(request, truth_id)
    initial = {"version": found.version}
    form = TruthForm(
        request.asker, request.POST or None, instance=found, initial=initial, is_told=found.is_told
    )
    if form.is_valid() and _saved(request, truth_id, form):
        return redirect("truths:truth", truth_id)
    context = {"truth": found, "form": form, "products": form.products}
    return render(request, "truths/edit.html", context, status=REFUSED if form.errors else 200)


def _saved(request: Request, truth_id: int, form: TruthForm) -> bool:
    latest = _to_edit(request, truth_id)
    asks_again = form.cleaned_data.get("asks_again", True)
    try:
        version, by = form.cleaned_data["version"], request.asker.person
        correcting.change_truth(latest, form.told, version=version, by=by, asks_again=asks_again)
        messages.success(request, _("Saved."))
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
        form.meanwhile = latest if isinstance(refused, ChangedMeanwhile) else None  # type: ignore[attr-defined]
    return False


@require_POST
@open_to(*EVERYONE)
def tell(request: Request, truth_id: int) -> HttpResponse:
    """Take up what somebody has raised: those who met it are told."""
    found, version = _to_edit(request, truth_id), version_posted(request)
    try:
        return _told(request, correcting.tell_of(found, version=version, by=request.asker.person))
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return redirect(found)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def withdraw(request: Request, truth_id: int) -> HttpResponse:
    """It was right after all: those who were told are told that."""
    found = _to_edit(request, truth_id)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            correcting.withdraw_truth(found, by=request.asker.person, **form.cleaned_data)
            messages.success(request, _("Withdrawn. Those who had read it are told why."))
            return redirect(found)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"truth": found, "form": form}
    return render(request, "truths/withdraw.html", context, status=REFUSED if form.errors else 200)


@require_POST
@open_to(*EVERYONE)
def read(request: Request, truth_id: int) -> HttpResponse:
    """I have read the correction."""
    found = get_object_or_404(queries.truths_for(request.asker), pk=truth_id)
    mine = queries.own_correction(request.asker, found)
    if mine is None:
        raise Http404
    version = version_posted(request)
    act_and_tell(request, lambda: checking.read(mine, version=version), _("Read."), refusal_text)
    return redirect("truths:truth", truth_id)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def check(request: Request, check_id: int) -> HttpResponse:
    """What holds? Asked again some days after."""
    found = get_object_or_404(queries.own_checks(request.asker), pk=check_id)
    form = CertainForm(found.truth.question, found.truth.options, request.POST or None)
    if form.is_valid():
        try:
            done = checking.answer_check(found, form.cleaned_data["told"], form.cleaned_data["certainty"])
            told = _("Right.") if done.was_right else _("Not quite. Look at what holds.")
            (messages.success if done.was_right else messages.warning)(request, told)
            return redirect(found.truth)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    context = {"check": found, "form": form}
    return render(request, "truths/check.html", context, status=REFUSED if form.errors else 200)
