"""Attachments: sent to whoever may see what they belong to, added, described, taken away, brought back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, act_and_tell
from fagtid.frame.refusals import Refused
from fagtid.information import attached, attaching, notice_queries, queries
from fagtid.information.forms import AttachForm, ShowsForm
from fagtid.information.models import Article, Attachment, Notice
from fagtid.information.words import refusal_text
from fagtid.people.asking import EVERYONE, open_to

PAGE = ["GET", "HEAD", "POST"]
DOCUMENT = "application/vnd.openxmlformats-officedocument"
Kind = Attachment.Kind
TYPES: dict[str, str] = {
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.GIF: "image/gif",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{DOCUMENT}.wordprocessingml.document",
    Kind.XLSX: f"{DOCUMENT}.spreadsheetml.sheet",
    Kind.PPTX: f"{DOCUMENT}.presentationml.presentation",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.TXT: "text/plain",
    Kind.CSV: "text/csv",
}


def sent_file(found: Attachment) -> HttpResponse:
    """The bytes, told to be what they are and nothing that runs; only pictures are shown in the browser."""
    answer = HttpResponse(bytes(found.stored.content), content_type=TYPES[found.kind])
    told = content_disposition_header(not found.is_picture, found.name)
    answer.headers["Content-Disposition"] = told or "inline"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, max-age=300"
    return answer


@require_safe
@open_to(*EVERYONE)
def attachment(request: Request, attachment_id: int) -> HttpResponse:
    """One file."""
    found = attached.attachments_for(request.asker).select_related("stored")
    return sent_file(get_object_or_404(found, pk=attachment_id))


@require_safe
@login_not_required
def sent(_request: HttpRequest, secret: str, reference: str, attachment_id: int) -> HttpResponse:
    """One file of what the sender handed in."""
    sender = notice_queries.sender_by_secret(secret)
    handed_in = notice_queries.submission_by_secret(sender, reference) if sender else None
    found = attached.attachment_by_secret(handed_in, attachment_id) if handed_in else None
    if found is None:
        raise Http404
    return sent_file(found)


@require_http_methods(PAGE)
@open_to(*EVERYONE)
def of_article(request: Request, article_id: int) -> HttpResponse:
    """The files of an article: those it has, and more."""
    return _files(request, get_object_or_404(queries.articles_to_change(request.asker), pk=article_id))


@require_http_methods(PAGE)
@open_to(*queries.EDITORS)
def of_notice(request: Request, notice_id: int) -> HttpResponse:
    """The files of a notice: those it has, and more."""
    return _files(request, get_object_or_404(notice_queries.notices_to_edit(request.asker), pk=notice_id))


def _files(request: Request, owner: Article | Notice) -> HttpResponse:
    form = AttachForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if form.is_valid():
        try:
            shows, by = form.cleaned_data["shows"], request.asker.person
            attaching.attach_all(owner, form.read(), shows=shows, by=by)
            messages.success(request, _("Added."))
            return redirect(request.path)
        except Refused as refused:
            form.add_error("file", refusal_text(refused))
    context = {
        "owner": owner,
        "is_notice": isinstance(owner, Notice),
        "held": attaching.held_by(owner),
        "removed": owner.attachments.exclude(removed_at=None),
        "form": form,
    }
    return render(request, "information/attachments.html", context, status=422 if form.errors else 200)


def _found(request: Request, attachment_id: int) -> Attachment:
    return get_object_or_404(attached.attachments_to_change(request.asker), pk=attachment_id)


def _acted(request: Request, found: Attachment, act: Callable[[], object], told: str) -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    if found.article_id:
        return redirect("information:article_attachments", found.article_id)
    if found.notice_id:
        return redirect("information:notice_attachments", found.notice_id)
    return redirect("information:submission", found.submission_id)


@require_POST
@open_to(*EVERYONE)
def take_away(request: Request, attachment_id: int) -> HttpResponse:
    """Show it no more."""
    found = _found(request, attachment_id)
    told = _("“%(name)s” is taken away. You can bring it back for 30 days.") % {"name": found.name}
    return _acted(request, found, lambda: attaching.take_away(found), told)


@require_POST
@open_to(*EVERYONE)
def bring_back(request: Request, attachment_id: int) -> HttpResponse:
    """It was taken away by mistake."""
    found = _found(request, attachment_id)
    return _acted(request, found, lambda: attaching.bring_back(found), _("It is back."))


@require_POST
@open_to(*EVERYONE)
def describe(request: Request, attachment_id: int) -> HttpResponse:
    """Say what a picture shows."""
    found, form = _found(request, attachment_id), ShowsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what the picture shows in 200 characters or fewer."))
    told = _("Saved.") if form.is_valid() else ""
    shows = form.cleaned_data.get("shows", found.shows)
    return _acted(request, found, lambda: attaching.describe(found, shows), told)
