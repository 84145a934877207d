"""Forms of attendance, notes and the account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedArea
from fagtid.ledger.models import Entry


class LostForm(forms.Form):
    """Why somebody was not there, and for how long they were."""

    why = forms.ChoiceField(label=_("Why"), choices=Entry.Why.choices)
    minutes_held = forms.IntegerField(label=_("Minutes held"), required=False, min_value=0)

    def clean_minutes_held(self) -> int:
        """None told is none held."""
        return self.cleaned_data["minutes_held"] or 0


class NotesForm(forms.Form):
    """The notes of a session, from the version that was read."""

    text = forms.CharField(
        label=_("Notes"),
        max_length=20_000,
        widget=MaskedArea(attrs={"rows": 12}),
        help_text=_("Plain text; an empty line begins a new paragraph."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class MinutesForm(forms.Form):
    """So many minutes."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=100_000)


class LinesForm(forms.Form):
    """Which lines of the account to show."""

    kind = forms.ChoiceField(label=_("What"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=day_input())
    until = forms.DateField(label=_("Until"), required=False, widget=day_input())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("everything")), *Entry.Kind.choices]  # type: ignore[attr-defined]
