"""Forms of the agenda, of a forum that runs, and of decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.forums.models import Decision
from fagtid.forums.models.agendas import MOST_MINUTES, TITLE_LENGTH
from fagtid.forums.models.runs import LONGEST_NOTE
from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedArea, MaskedLine
from fagtid.people.models import Person


def _minutes(**extra: Any) -> forms.IntegerField:
    return forms.IntegerField(label=_("Minutes"), min_value=1, max_value=MOST_MINUTES, **extra)


class WishForm(forms.Form):
    """A theme, in a line."""

    title = forms.CharField(label=_("A theme you wish for"), max_length=TITLE_LENGTH, widget=MaskedLine)


class OwnForm(forms.Form):
    """A theme of the host's own."""

    title = forms.CharField(label=_("Theme"), max_length=TITLE_LENGTH, widget=MaskedLine)
    why = forms.CharField(label=_("Why"), max_length=200, required=False, widget=MaskedLine)
    minutes = _minutes(initial=10)


class KeyForm(forms.Form):
    """Which line of the agenda."""

    key = forms.CharField(max_length=60)


class VoteForm(KeyForm):
    """Whether one wants it, too."""

    wants = forms.BooleanField(required=False)


class MoveForm(KeyForm):
    """Up or down, from the agenda of a version."""

    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])
    version = forms.IntegerField(required=False)


class MinutesForm(KeyForm):
    """How long it is to take."""

    minutes = _minutes()


class DropForm(KeyForm):
    """Why it is taken off for good."""

    why = forms.CharField(label=_("Why"), max_length=200, widget=MaskedLine)


class NoteForm(forms.Form):
    """What one has typed so far, from the version one has."""

    text = forms.CharField(
        label=_("Your notes"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=MaskedArea(attrs={"rows": 7}),
        help_text=_("Kept as you type. The others see it; nobody writes over anybody."),
    )
    note = forms.IntegerField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DecideForm(forms.ModelForm[Decision]):
    """What is decided, who sees to it, by when; with ids of its own beside those of the notes."""

    class Meta:
        model = Decision
        fields = ("text", "owner", "due_on")
        widgets = {  # noqa: RUF012  (Django reads it once)
            "text": MaskedArea(attrs={"rows": 2}),
            "due_on": day_input(),
        }

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "decide_%s", **kwargs})
        owner: Any = self.fields["owner"]
        owner.queryset, owner.empty_label, owner.required = people, _("choose"), True


class QuestionForm(forms.Form):
    """The one question for those who were away."""

    question = forms.CharField(label=_("One question"), max_length=300, required=False, widget=MaskedLine)
    answers = forms.CharField(
        label=_("Answers, one a line, the right one first"),
        max_length=1000,
        required=False,
        widget=MaskedArea(attrs={"rows": 3}),
    )


class CloseForm(forms.Form):
    """Done, or dropped with a reason."""

    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[(Decision.State.DONE, _("It is done")), (Decision.State.DROPPED, _("It is dropped"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("How, or why not"), max_length=300, required=False, widget=MaskedLine)

    def clean(self) -> dict[str, Any]:
        """What is dropped says why."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("state") == Decision.State.DROPPED and not told.get("why"):
            self.add_error("why", _("Say in a line why it is dropped: the team sees it."))
        return told


class ChangeForm(forms.Form):
    """Who sees to it, and by when."""

    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who sees to it"))
    due_on = forms.DateField(label=_("By when"), required=False, widget=day_input())

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = people
