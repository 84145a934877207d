"""Forms of imports."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fagtid.files.tables import nearest_column
from fagtid.frame.forms import day_input
from fagtid.intake.models import CalendarDay, Import, OpeningHours, Weekday

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


class _NamedForm(forms.Form):
    """A name in the calendar."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Such as “Due date, Nordavisa”: its days are one kind of day."),
    )


class DaysForm(_NamedForm):
    """A name and its days."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=CalendarDay.Kind, initial=CalendarDay.Kind.OTHER, required=False
    )
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


class _SpanForm(_NamedForm):
    """A name from one day to another."""

    first = forms.DateField(label=_("From"), widget=day_input())
    last = forms.DateField(label=_("To"), widget=day_input())
    most_days = 366

    def clean(self) -> dict[str, Any]:
        """The end is not before the start, nor too far on."""
        told = super().clean() or {}
        first, last = told.get("first"), told.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day cannot come before the first."))
        elif first and last and (last - first).days > self.most_days:
            self.add_error("last", _("At most %(days)d days at a time.") % {"days": self.most_days})
        return told


class CampaignForm(_SpanForm):
    """A campaign: every day of a period."""


class MonthlyForm(_SpanForm):
    """Due dates: the same day of every month."""

    day_of_month = forms.IntegerField(label=_("Day of the month"), min_value=1, max_value=31, initial=15)
    to_workday = forms.BooleanField(
        label=_("On a Saturday or Sunday: the Monday after"), required=False, initial=True
    )
    most_days = 10 * 366


class DayForm(forms.Form):
    """Another date for a named day."""

    day = forms.DateField(label=_("Day"), widget=day_input())


class CalendarFileForm(forms.Form):
    """A calendar as a file."""

    file = forms.FileField(
        label=_("CSV file"), help_text=_("Columns: kind (due, campaign or other), name, day.")
    )

    def clean_file(self) -> str:
        """The file's text."""
        file = self.cleaned_data["file"]
        if file.size > 1_000_000:
            raise ValidationError(_("The file is larger than one megabyte."))
        try:
            return str(file.read().decode("utf-8"))
        except UnicodeDecodeError:
            raise ValidationError(_("The file is not text in UTF-8.")) from None


class HoursForm(forms.Form):
    """When calls are taken, weekday by weekday; all empty: the calls themselves tell."""

    def __init__(self, *args: Any, hours: dict[int, OpeningHours], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, name in Weekday.choices:
            known = hours.get(weekday)
            for part, label in (("opens", _("opens")), ("closes", _("closes"))):
                self.fields[f"{part}_{weekday}"] = forms.TimeField(
                    label=f"{name}, {label}",
                    required=False,
                    initial=getattr(known, part, None),
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                )

    def rows(self) -> list[tuple[str, Any, Any]]:
        """Weekday, when it opens, when it closes: as fields."""
        return [(str(name), self[f"opens_{day}"], self[f"closes_{day}"]) for day, name in Weekday.choices]

    def clean(self) -> dict[str, Any]:
        """Both times of a weekday or neither, in order."""
        told = super().clean() or {}
        for day, _name in Weekday.choices:
            opens, closes = told.get(f"opens_{day}"), told.get(f"closes_{day}")
            if (opens is None) != (closes is None):
                self.add_error(f"closes_{day}", _("Give both times, or neither for a closed day."))
            elif opens and closes and closes <= opens:
                self.add_error(f"closes_{day}", _("It must close after it opens."))
        return told

    def hours(self) -> dict[int, Any] | None:
        """What was told, by weekday; ``None`` when nothing was."""
        told = self.cleaned_data
        spans = {
            day: (told[f"opens_{day}"], told[f"closes_{day}"]) if told[f"opens_{day}"] else None
            for day, _name in Weekday.choices
        }
        return spans if any(spans.values()) else None
