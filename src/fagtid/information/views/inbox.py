"""The editors' inbox: what is handed in, sorted into notices; whom they reach, before they are published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import now
from fagtid.frame.forms import refuse
from fagtid.frame.pages import Request, act_and_tell, version_posted
from fagtid.frame.refusals import Refused
from fagtid.information import (
    asking_back,
    attached,
    attaching,
    loading,
    notice_queries,
    noticing,
    queries,
    reaching,
)
from fagtid.information.audience import audience_text
from fagtid.information.models import Notice, Sender, Submission
from fagtid.information.notice_forms import NoticeForm, RulesForm, SenderForm, TextForm, WhyForm
from fagtid.information.queries import EDITORS
from fagtid.information.words import refusal_text
from fagtid.people.asking import open_to

PAGE = ["GET", "HEAD", "POST"]
DONE_SHOWN = 20


@require_safe
@open_to(*EDITORS)
def inbox(request: Request) -> HttpResponse:
    """What waits to be sorted, and what lately was."""
    done = notice_queries.submissions_for(request.asker).exclude(state__in=Submission.OPEN)
    context = {
        "waiting": notice_queries.inbox_for(request.asker),
        "questions": asking_back.questions_to_answer(request.asker),
        "done": done.order_by("-received_at", "-pk")[:DONE_SHOWN],
        "drafts": notice_queries.notices_to_edit(request.asker).filter(state=Notice.State.DRAFT),
    }
    return render(request, "information/inbox.html", context)


@require_safe
@open_to(*EDITORS)
def submission(request: Request, submission_id: int) -> HttpResponse:
    """One thing handed in, beside what resembles it."""
    return _submission(request, _found(request, submission_id), TextForm(), WhyForm())


def _found(request: Request, submission_id: int) -> Submission:
    return get_object_or_404(notice_queries.submissions_for(request.asker), pk=submission_id)


def _submission(request: Request, found: Submission, ask: TextForm, away: WhyForm) -> HttpResponse:
    context = {
        "submission": found,
        "is_open": found.state in Submission.OPEN,
        "alike": notice_queries.alike(found),
        "attached": attaching.held_by(found),
        "remarks": found.remarks.select_related("by"),
        "ask": ask,
        "away": away,
    }
    refused = ask.errors or away.errors
    return render(request, "information/submission.html", context, status=422 if refused else 200)


@require_POST
@open_to(*EDITORS)
def ask_back(request: Request, submission_id: int) -> HttpResponse:
    """Ask whoever sent it."""
    found, form = _found(request, submission_id), TextForm(request.POST)
    if not form.is_valid():
        return _submission(request, found, form, WhyForm())
    text = form.cleaned_data["text"]
    return _acted(request, lambda: noticing.ask_back(found, text, by=request.asker.person), _("Asked."))


@require_POST
@open_to(*EDITORS)
def put_away(request: Request, submission_id: int) -> HttpResponse:
    """Nobody needs to be told."""
    found, form = _found(request, submission_id), WhyForm(request.POST)
    if not form.is_valid():
        return _submission(request, found, TextForm(), form)
    why = form.cleaned_data["why"]
    return _acted(request, lambda: noticing.put_away(found, why), _("Put away. The sender sees why."))


@require_POST
@open_to(*EDITORS)
def merge(request: Request, submission_id: int, other_id: int) -> HttpResponse:
    """It says what another says."""
    found, other = _found(request, submission_id), _found(request, other_id)
    return _acted(request, lambda: noticing.merge(found, other), _("Put together."))


@require_POST
@open_to(*EDITORS)
def take_up(request: Request, submission_id: int) -> HttpResponse:
    """Into the inbox again."""
    found = _found(request, submission_id)
    return _acted(request, lambda: noticing.take_up_again(found), _("In the inbox again."))


def _acted(request: Request, act: Callable[[], object], told: str) -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    return redirect("information:inbox")


@require_http_methods(PAGE)
@open_to(*EDITORS)
def new_notice(request: Request) -> HttpResponse:
    """A draft, of something handed in or of one's own."""
    handed_in = request.GET.get("submission", "")
    source = _found(request, int(handed_in)) if handed_in.isdecimal() else None
    given: dict[str, Any] = {"starts_on": queries.day_of(request.asker)}
    if source is not None:
        given |= {"title": source.title, "body": attached.with_pictures(source), "client": source.client}
        given["starts_on"] = source.starts_on or given["starts_on"]
    form = NoticeForm(request.asker, request.POST or None, initial=given)
    if form.is_valid():
        try:
            who = request.asker.person
            written = noticing.write_notice(request.asker.centre, form.told, by=who, submission=source)
            return redirect("information:publish_notice", written.pk)
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    return _form(request, form, None, source)


def _form(
    request: Request, form: NoticeForm, notice: Notice | None, source: Submission | None
) -> HttpResponse:
    context = {
        "form": form,
        "notice": notice,
        "source": source,
        "held": attaching.held_by(notice) if notice else [],
        "products": queries.products(request.asker),
    }
    return render(request, "information/edit_notice.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
@open_to(*EDITORS)
def edit_notice(request: Request, notice_id: int) -> HttpResponse:
    """Change a notice; of one that is published it is said whether everybody is asked again."""
    found = get_object_or_404(notice_queries.notices_to_edit(request.asker), pk=notice_id)
    form = NoticeForm(request.asker, request.POST or None, instance=found, initial={"version": found.version})
    if form.is_valid() and _saved(request, found, form):
        messages.success(request, _("Saved."))
        is_draft = found.state == Notice.State.DRAFT
        return redirect(f"information:{'publish_notice' if is_draft else 'notice'}", notice_id)
    return _form(request, form, found, None)


def _saved(request: Request, notice: Notice, form: NoticeForm) -> bool:
    version, again = form.cleaned_data["version"] or 0, bool(form.cleaned_data.get("asks_again"))
    try:
        noticing.change_notice(notice, form.told, version=version, by=request.asker.person, asks_again=again)
        return True
    except Refused as refused:
        refuse(form, refused, refusal_text(refused))
    return False


@require_http_methods(PAGE)
@open_to(*EDITORS)
def publish_notice(request: Request, notice_id: int) -> HttpResponse:
    """Whom it concerns, who cannot be told in time and how much everybody has to read; then publish it."""
    drafts = notice_queries.notices_to_edit(request.asker).filter(state=Notice.State.DRAFT)
    found = get_object_or_404(drafts, pk=notice_id)
    refusal = ""
    if request.method == "POST":
        try:
            noticing.publish_notice(found, version=version_posted(request), by=request.asker.person)
            messages.success(request, _("Published. It stands on the page of each person it concerns."))
            return redirect("information:notice", notice_id)
        except Refused as refused:
            refusal = refusal_text(refused)
    context = {
        "notice": found,
        "reach": reaching.reach_of(found),
        "audience": audience_text(found),
        "weeks": loading.week_of_effect(request.asker, found),
        "refusal": refusal,
        "is_past": found.starts_on < queries.day_of(request.asker),
        "rules": reaching.rules_of(request.asker.centre),
    }
    return render(request, "information/publish.html", context, status=422 if refusal else 200)


@require_POST
@open_to(*EDITORS)
def withdraw_notice(request: Request, notice_id: int) -> HttpResponse:
    """It holds no more."""
    found = get_object_or_404(notice_queries.notices_to_edit(request.asker), pk=notice_id)
    noticing.withdraw_notice(found, by=request.asker.person)
    messages.success(request, _("Withdrawn. Nobody is asked to read it any more."))
    return redirect("information:notice", notice_id)


@require_http_methods(PAGE)
@open_to(*EDITORS)
def senders(request: Request) -> HttpResponse:
    """Those who hand in by a link of their own, and how much people may be told."""
    new = Sender(centre=request.asker.centre, made_at=now())
    form = SenderForm(request.asker, request.POST if "name" in request.POST else None, instance=new)
    rules = reaching.rules_of(request.asker.centre)
    limits = RulesForm(request.POST if "daily_minutes" in request.POST else None, instance=rules)
    if _kept(form) or limits.is_valid():
        if limits.is_valid():
            limits.save()
        messages.success(request, _("Saved."))
        return redirect("information:senders")
    context = {"senders": notice_queries.senders_for(request.asker), "form": form, "limits": limits}
    refused = form.errors or limits.errors
    return render(request, "information/senders.html", context, status=422 if refused else 200)


def _kept(form: SenderForm) -> bool:
    try:
        if form.is_valid():
            noticing.add_sender(form.instance)
    except Refused as refused:
        form.add_error("email", refusal_text(refused))
    return form.is_valid()


@require_POST
@open_to(*EDITORS)
def revoke_sender(request: Request, sender_id: int) -> HttpResponse:
    """The link leads nowhere from now on."""
    noticing.revoke(get_object_or_404(notice_queries.senders_for(request.asker), pk=sender_id))
    messages.success(request, _("The link leads nowhere from now on."))
    return redirect("information:senders")
