"""The editors' rules: listed, written, tried before they are switched on, and taken back where they erred."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information import notice_queries, sorting
from fagtid.information.models import SortingRule, Submission
from fagtid.information.queries import EDITORS, products
from fagtid.information.sorting_forms import RuleForm
from fagtid.information.words import refusal_text
from fagtid.people.asking import open_to

PAGE = ["GET", "HEAD", "POST"]


@require_safe
@open_to(*EDITORS)
def rules(request: Request) -> HttpResponse:
    """All rules in the order they are tried, with how often each has decided lately."""
    found = list(notice_queries.rules_for(request.asker))
    used = sorting.used_lately(found)
    context = {"rules": [(one, used.get(one.pk, 0)) for one in found]}
    return render(request, "information/rules.html", context)


@require_http_methods(PAGE)
@open_to(*EDITORS)
def new_rule(request: Request) -> HttpResponse:
    """A rule, of something sorted or of one's own."""
    handed_in = request.GET.get("submission", "")
    source = _source(request, int(handed_in)) if handed_in.isdecimal() else None
    rule = SortingRule(centre=request.asker.centre)
    form = RuleForm(request.asker, request.POST or None, instance=rule, initial=_as_sorted(source))
    if form.is_valid():
        made = sorting.add_rule(request.asker.centre, form.told, by=request.asker.person)
        messages.success(request, _("Saved. Look at what it would have found before you switch it on."))
        return redirect("information:rule", made.pk)
    return _shown(request, form, None)


def _source(request: Request, submission_id: int) -> Submission:
    return get_object_or_404(notice_queries.submissions_for(request.asker), pk=submission_id)


def _as_sorted(source: Submission | None) -> dict[str, Any]:
    """What an editor made of it, as the beginning of a rule."""
    if source is None:
        return {}
    told: dict[str, Any] = {
        "name": source.title[:120],
        "words": source.title[:120],
        "of_client": source.client,
    }
    told["senders"] = [source.sender_id] if source.sender_id else []
    if (notice := source.notice) is not None:
        told |= {name: getattr(notice, name) for name in SortingRule.GIVEN}
        told |= {name: list(getattr(notice, name).all()) for name in SortingRule.SETS}
    elif source.state == Submission.State.PUT_AWAY:
        told |= {"act": SortingRule.Act.PUT_AWAY, "reply": source.why}
    return told


@require_http_methods(PAGE)
@open_to(*EDITORS)
def rule(request: Request, rule_id: int) -> HttpResponse:
    """One rule, and what it would have found."""
    found = get_object_or_404(notice_queries.rules_for(request.asker), pk=rule_id)
    form = RuleForm(request.asker, request.POST or None, instance=found, initial={"version": found.version})
    if form.is_valid() and _saved(request, rule_id, form):
        return redirect("information:rule", rule_id)
    return _shown(request, form, get_object_or_404(notice_queries.rules_for(request.asker), pk=rule_id))


def _saved(request: Request, rule_id: int, form: RuleForm) -> bool:
    latest = get_object_or_404(notice_queries.rules_for(request.asker), pk=rule_id)
    try:
        version = form.cleaned_data["version"] or 0
        sorting.change_rule(latest, form.told, version=version, by=request.asker.person)
        messages.success(request, _("Saved."))
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    return False


def _shown(request: Request, form: RuleForm, found: SortingRule | None) -> HttpResponse:
    context = {
        "form": form,
        "rule": found,
        "trial": sorting.tried(found) if found else None,
        "products": products(request.asker),
    }
    return render(request, "information/rule.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*EDITORS)
def move_rule(request: Request, rule_id: int) -> HttpResponse:
    """Earlier or later."""
    found = get_object_or_404(notice_queries.rules_for(request.asker), pk=rule_id)
    sorting.move_rule(found, up=request.POST.get("to") == "up")
    return redirect("information:rules")


@require_POST
@open_to(*EDITORS)
def remove_rule(request: Request, rule_id: int) -> HttpResponse:
    """Take it away; what it did stays done."""
    get_object_or_404(notice_queries.rules_for(request.asker), pk=rule_id).delete()
    messages.success(request, _("Taken away. What it did stays done."))
    return redirect("information:rules")


@require_POST
@open_to(*EDITORS)
def undo_sorting(request: Request, submission_id: int) -> HttpResponse:
    """Take back what a rule did."""
    found = _source(request, submission_id)
    told = _("Taken back. It waits for you.")
    act_and_tell(request, lambda: sorting.undo_sorting(found, by=request.asker.person), told, refusal_text)
    return redirect("information:submission", submission_id)
