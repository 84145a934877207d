"""The forms of passkeys in the words of the house."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn import forms
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; it opens alone, unless one unticks that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        if "passwordless" in self.fields:
            told = self.fields["passwordless"]
            told.label, told.initial = _("Sign in with it alone"), True
            told.help_text = _("Without a password. The machine must ask for your finger, face or code.")


class EditPasskeyForm(forms.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
