"""Mail to a leader about promises at risk."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from fagtid.arenas.risks import Risk
from fagtid.arenas.words import risk_text
from fagtid.people.models import Person


def tell_leader(leader: Person, risks: Iterable[Risk]) -> None:
    """One mail with what is at risk, in the leader's language and the centre's clock."""
    language = getattr(getattr(leader, "user", None), "language", "") or leader.centre.language
    with translation.override(language), timezone.override(leader.centre.timezone):
        context = {"person": leader, "lines": [risk_text(risk) for risk in risks]}
        text = render_to_string("arenas/mail_risks.txt", context)
        subject = _("Learning time at risk in the next 24 hours")
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [leader.email]).send()
