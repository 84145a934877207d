"""Forms of imports."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fagtid.files.tables import nearest_column
from fagtid.intake.models import Import

COLUMNS = {
    Import.Kind.TRAFFIC: (
        "start",
        "queue",
        "offered",
        "answered",
        "abandoned",
        "handle_seconds",
        "wait_seconds",
        "arrived",
        "outcome",
    ),
    Import.Kind.ROSTER: ("person", "team", "unit", "role", "start", "end", "activity"),
}


class UploadForm(forms.Form):
    """A file and what it is."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Import.Kind.choices)
    file = forms.FileField(
        label=_("File"), help_text=_("CSV, Excel or the log of an Asterisk queue; packed with gzip or not.")
    )


class MappingForm(forms.Form):
    """Which column of the file is which; empty where the file has it by its own name, or not at all."""

    lenient = forms.BooleanField(label=_("Leave out rows that are wrong, and list them"), required=False)

    def __init__(self, *args: Any, found: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lenient"].initial = found.lenient
        header = [str(name) for name in found.header]
        self.names = COLUMNS[Import.Kind(found.kind)] if header else ()
        for name in self.names:
            own = name.casefold() in {column.casefold() for column in header}
            advice = "" if own else nearest_column(name, header) or ""
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", _("by its own name, or not there")), *((one, one) for one in header if one)],
                initial=found.mapping.get(name, advice),
            )

    def mapping(self) -> dict[str, str]:
        """The product's name of a column to the file's own."""
        told = {name: self.cleaned_data.get(f"column_{name}", "") for name in self.names}
        return {name: column for name, column in told.items() if column}


class DaysForm(forms.Form):
    """A name and its days."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Such as “Due date, Nordavisa”."))
    days = forms.CharField(
        label=_("Days"),
        help_text=_(
            "One on each line, or with commas between, such as 2026-12-15. Past days teach the effect."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_days(self) -> list[date]:
        """Dates, each once."""
        found = set()
        for text in self.cleaned_data["days"].replace(",", " ").split():
            try:
                found.add(date.fromisoformat(text))
            except ValueError:
                raise ValidationError(
                    _("%(text)s is no date; write it as 2026-12-15."), params={"text": text}
                ) from None
        return sorted(found)
