"""The editors' questions sent by mail to whoever handed in by mail."""

from __future__ import annotations

from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from fagtid.frame.clock import now
from fagtid.information.models import Mail, Remark


def mail_question(remark_id: int) -> None:
    """Send one question. Safe to run twice."""
    remark = Remark.objects.select_related("submission__centre").filter(pk=remark_id, mailed_at=None).first()
    if remark is None or not remark.submission.from_address:
        return
    mail = _mail(remark)
    identity = mail.extra_headers["Message-ID"]
    submission = remark.submission
    Mail.objects.create(centre=submission.centre, identity=identity, submission=submission, at=now())
    mail.send()
    Remark.objects.filter(pk=remark_id).update(mailed_at=now())


def _mail(remark: Remark) -> EmailMessage:
    submission = remark.submission
    with translation.override(submission.centre.language):
        text = render_to_string("information/mail_question.txt", {"remark": remark})
    return EmailMessage(
        f"Re: {submission.title} [#{submission.token}]",
        text,
        settings.DEFAULT_FROM_EMAIL,
        [submission.from_address],
        reply_to=answers_to(),
        headers=_headers(remark),
    )


def answers_to() -> list[str] | None:
    """The address whose mail is taken in."""
    told = [settings.IMAP_ADDRESS, *settings.RECEIVE_ADDRESSES]
    return next(([one] for one in told if one), None)


def _headers(remark: Remark) -> dict[str, str]:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    told = {"Message-ID": make_msgid(domain=domain)}
    before = Mail.objects.filter(submission=remark.submission).order_by("at", "pk")
    identities = [one.identity for one in before]
    if identities:
        told |= {"In-Reply-To": identities[0], "References": " ".join(identities[:20])}
    return told
