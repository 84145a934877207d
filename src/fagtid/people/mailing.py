"""Mail to those who are invited; the secret of the link is made as it is sent, and kept nowhere."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from fagtid.frame.clock import now
from fagtid.people.keys import digest_of
from fagtid.people.models import Invitation


def can_mail() -> bool:
    """True where the installation has somewhere to send mail."""
    return bool(settings.EMAIL_HOST)


def link_of(base: str, secret: str) -> str:
    """The whole address of the page that accepts the invitation."""
    return base.rstrip("/") + reverse("people:accept", args=[secret])


def send_invitation(invitation_id: int, base: str) -> None:
    """Mail an open invitation that has not been mailed yet. Safe to run twice."""
    secret = secrets.token_urlsafe(32)
    waiting = Invitation.objects.filter(pk=invitation_id, used_at=None, revoked_at=None, sent_at=None)
    if not waiting.update(digest=digest_of(secret)):
        return
    invitation = Invitation.objects.select_related("person__centre", "invited_by").get(pk=invitation_id)
    _mail(invitation, link_of(base, secret)).send()
    Invitation.objects.filter(pk=invitation_id).update(sent_at=now())


def _mail(invitation: Invitation, link: str) -> EmailMessage:
    person = invitation.person
    with translation.override(person.centre.language), timezone.override(person.centre.timezone):
        subject = _("You are invited to Fagtid at %(centre)s") % {"centre": person.centre.name}
        text = render_to_string("people/mail_invitation.txt", {"invitation": invitation, "link": link})
    return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])
