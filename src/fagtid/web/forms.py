"""Forms of the house's own pages."""

from __future__ import annotations

import hmac
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from fagtid.people.models import LANGUAGES, Centre, User
from fagtid.web.first_run import first_run_code

ZONES = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def check_timezone(name: str) -> None:
    """Refuse a name that is no time zone."""
    if name not in available_timezones():
        raise ValidationError(
            _("%(name)s is no time zone; write one such as Europe/Oslo."), params={"name": name}
        )


class BeginForm(forms.Form):
    """The first centre and its first administrator."""

    centre = forms.CharField(label=_("Name of the centre"), max_length=120)
    timezone = forms.CharField(
        label=_("Time zone"), max_length=64, initial="Europe/Oslo", validators=[check_timezone]
    )
    language = forms.ChoiceField(label=_("Language of the centre"), choices=LANGUAGES)
    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(
        label=_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least ten characters."),
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
    )
    code = forms.CharField(
        label=_("Code"), help_text=_("Stands where Fagtid was started: it shows that the machine is yours.")
    )

    def clean_code(self) -> str:
        """The code that was printed at the start."""
        code = str(self.cleaned_data["code"]).strip().lower()
        if not hmac.compare_digest(code.encode(), first_run_code().encode()):
            raise ValidationError(_("That is not the code. Copy it from where Fagtid was started."))
        return code

    def clean(self) -> dict[str, Any]:
        """A password that is not easily guessed."""
        told = super().clean() or {}
        if password := told.get("password"):
            try:
                validate_password(password, User(email=told.get("email", "")))
            except ValidationError as weak:
                self.add_error("password", weak)
        return told


class CentreForm(forms.ModelForm[Centre]):
    """What the centre is and what it promises."""

    class Meta:
        model = Centre
        fields = (
            "name",
            "timezone",
            "country",
            "language",
            "interval_minutes",
            "queue",
            "target_share",
            "target_seconds",
            "patience_seconds",
            "handle_seconds",
            "months_kept",
            "meeting_link",
        )
        help_texts = {  # noqa: RUF012
            "country": _("Two letters, such as NO; empty: no public holidays."),
            "queue": _("Empty: all queues together."),
            "target_share": _("From 0 to 1: 0.92 is 92 %."),
            "patience_seconds": _("Empty: estimated from the traffic."),
            "handle_seconds": _("With wrap-up. Empty: estimated from the traffic."),
            "months_kept": _("From 1 to 120. Then their names, addresses and accounts are deleted."),
            "meeting_link": _(
                "For sessions across units, such as https://meet.example.no/{session}: {session} becomes "
                "something nobody can guess. Empty: no links."
            ),
        }

    def clean_timezone(self) -> str:
        """A name that exists."""
        check_timezone(self.cleaned_data["timezone"])
        return str(self.cleaned_data["timezone"])

    def clean_meeting_link(self) -> str:
        """A safe address with a place for the session, or nothing."""
        link: str = self.cleaned_data["meeting_link"]
        if link:
            if "{session}" not in link or not link.startswith("https://"):
                raise ValidationError(_("Begin with https:// and put {session} where the session goes."))
            URLValidator(schemes=["https"])(link.replace("{session}", "session"))
        return link

    def clean_country(self) -> str:
        """Two capital letters, or nothing."""
        return str(self.cleaned_data["country"]).upper()
