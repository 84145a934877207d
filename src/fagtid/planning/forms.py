"""Forms of needs, plans and my week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fagtid.frame.clock import today
from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedLine
from fagtid.people.asking import Asker
from fagtid.people.queries import teams_led_by
from fagtid.planning.models import Activity, Change, Limits, WeeklyWish, Wish
from fagtid.planning.queries import active_activities


class ActivityForm(forms.ModelForm[Activity]):
    """One kind of learning time."""

    class Meta:
        model = Activity
        fields = (
            "title",
            "kind",
            "minutes",
            "times",
            "group_least",
            "group_most",
            "within",
            "hosted",
            "protected",
            "voluntary",
            "teams",
        )
        help_texts = {  # noqa: RUF012
            "group_least": _("Empty: one person alone."),
            "teams": _("None ticked: all teams."),
        }
        widgets = {"teams": forms.CheckboxSelectMultiple}  # noqa: RUF012

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.centre = asker.centre
        self.fields["teams"].queryset = teams_led_by(asker)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A group has both its sizes, smallest first."""
        told = super().clean() or {}
        least, most = told.get("group_least"), told.get("group_most")
        if (least is None) != (most is None):
            raise ValidationError(_("Give both sizes of the group, or neither for one person alone."))
        if least is not None and most is not None and least > most:
            raise ValidationError(_("The smallest group cannot be larger than the largest."))
        return told


class LimitsForm(forms.ModelForm[Limits]):
    """What no plan may break."""

    class Meta:
        model = Limits
        exclude = ("centre",)
        help_texts = {  # noqa: RUF012
            "highest_occupancy": _("Pauses between calls are never filled beyond this; 0.95 is 95 %."),
            "price_ceiling_share": _("0.01 is one in a hundred calls; empty: no ceiling."),
        }


class PlanForm(forms.Form):
    """Which week to plan."""

    first_day = forms.DateField(label=_("Week from"), widget=day_input())

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = today(asker.centre.timezone)
        self.fields["first_day"].initial = day + timedelta(days=7 - day.weekday())

    def clean_first_day(self) -> date:
        """Weeks begin on Mondays."""
        day: date = self.cleaned_data["first_day"]
        if day.weekday() != 0:
            monday = day - timedelta(days=day.weekday())
            raise ValidationError(
                _("A week begins on a Monday, such as %(monday)s."), params={"monday": monday.isoformat()}
            )
        return day


class MoveForm(forms.Form):
    """Where a session goes, and why."""

    to = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z"])
    why = forms.CharField(label=_("Why"), max_length=200, required=False, widget=MaskedLine)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class _WishForm(forms.ModelForm[Any]):
    """What both kinds of wishes have in common."""

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.person = asker.person
        self.fields["activity"].queryset = active_activities(asker)  # type: ignore[attr-defined]
        self.fields["activity"].empty_label = _("any learning time")  # type: ignore[attr-defined]
        self.fields["is_blocked"].help_text = _(
            "Ticked: never then, whatever it is for. Not ticked: preferably then."
        )


class WishForm(_WishForm):
    """A time asked for or ruled out."""

    class Meta:
        model = Wish
        fields = ("start", "end", "activity", "is_blocked")
        widgets = {  # noqa: RUF012
            "start": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "end": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        }

    def clean(self) -> dict[str, Any]:
        """A span has its end after its start, within one day's length."""
        told = super().clean() or {}
        start, end = told.get("start"), told.get("end")
        if start and end and end <= start:
            self.add_error("end", _("The end must come after the start."))
        elif start and end and end - start > timedelta(days=14):
            self.add_error("end", _("At most fourteen days at a time."))
        return told


class WeeklyWishForm(_WishForm):
    """A time asked for or ruled out every week."""

    class Meta:
        model = WeeklyWish
        fields = ("weekday", "from_time", "to_time", "activity", "is_blocked", "valid_from", "valid_to")
        widgets = {  # noqa: RUF012
            "from_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "to_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "valid_from": day_input(),
            "valid_to": day_input(),
        }
        help_texts = {"valid_to": _("Empty: until further notice.")}  # noqa: RUF012

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, asker=asker, **kwargs)
        self.fields["valid_from"].initial = today(asker.centre.timezone)

    def clean(self) -> dict[str, Any]:
        """Both spans have their end after their start."""
        told = super().clean() or {}
        start, end = told.get("from_time"), told.get("to_time")
        if start and end and end <= start:
            self.add_error("to_time", _("The end must come after the start."))
        first, last = told.get("valid_from"), told.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day cannot come before the first."))
        return told


class LinkForm(forms.Form):
    """Where a session meets."""

    link = forms.URLField(label=_("Meeting link"), max_length=400, required=False, assume_scheme="https")

    def clean_link(self) -> str:
        """A safe address, or none."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise ValidationError(_("Write the whole address, beginning with https://."))
        return link


class HistoryForm(forms.Form):
    """Which changes to look at."""

    q = forms.CharField(
        label=_("Person or learning time"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    act = forms.ChoiceField(
        label=_("What was done"), required=False, choices=[("", _("Everything")), *Change.Act.choices]
    )
    session = forms.IntegerField(required=False, widget=forms.HiddenInput)


class HoursForm(forms.Form):
    """Hours of learning to read the frontier at."""

    hours = forms.FloatField(min_value=0, max_value=168)
