"""Forms of notices and of what is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedArea
from fagtid.frame.texts import lines_of
from fagtid.information import following, loading, notice_queries, queries
from fagtid.information.forms import AttachmentsField, read_files
from fagtid.information.models import Client, Delivery, Notice, Rules, Sender, Submission
from fagtid.people.asking import Asker


class WithFiles(forms.Form):
    """Files beside what is written."""

    file = AttachmentsField(
        label=_("Files"),
        required=False,
        allow_empty_file=True,
        help_text=_("Pictures, PDF, Word, Excel and more; up to 10 files of 10 MB each."),
    )

    def read(self) -> list[tuple[str, bytes]]:
        """The files."""
        return read_files(self.cleaned_data["file"])


class SubmissionForm(WithFiles, forms.ModelForm[Submission]):
    """What somebody hands in."""

    field_order = ("title", "body", "starts_on", "file")

    class Meta:
        model = Submission
        fields = ("title", "body", "starts_on")
        widgets = {"body": forms.Textarea(attrs={"rows": 10}), "starts_on": day_input()}  # noqa: RUF012
        help_texts = {"starts_on": _("The day customers may begin to ask about it.")}  # noqa: RUF012

    @property
    def told(self) -> dict[str, Any]:
        """What is handed in."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class TextForm(forms.Form):
    """A few words."""

    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class AnswerForm(WithFiles, TextForm):
    """An answer, with files where there are any."""

    field_order = ("text", "file")


class WhyForm(forms.Form):
    """Why nobody needs to be told."""

    why = forms.CharField(label=_("Why"), max_length=300)


class SenderForm(forms.ModelForm[Sender]):
    """Somebody who may hand in notices by a link."""

    class Meta:
        model = Sender
        fields = ("name", "client", "email")
        help_texts = {"email": _("Mail from this address is known as theirs.")}  # noqa: RUF012

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        client: Any = self.fields["client"]
        client.queryset, client.empty_label = queries.clients_for(asker), _("none in particular")


def offer_audience(form: forms.Form | forms.ModelForm[Any], asker: Asker) -> None:
    """Whom it can be for: places, roles, channels, and what people can where that is named."""
    named: dict[str, Any] = form.fields
    named["teams"].queryset = notice_queries.teams_of(asker)
    named["units"].queryset = notice_queries.units_of(asker)
    named["skills"].queryset = notice_queries.skills_of(asker)
    for name, everybody in (("role", _("agents and team leaders")), ("channel", _("any channel"))):
        named[name].choices = [("", everybody), *named[name].choices[1:]]
    if not named["skills"].queryset.exists():
        del form.fields["skills"]


def check_question(form: forms.Form | forms.ModelForm[Any], told: dict[str, Any], answers: str) -> None:
    """A question has two different answers or more, and answers have a question."""
    lines = set(lines_of(told.get(answers, "")))
    if told.get("question") and len(lines) < 2:  # a choice
        form.add_error(answers, _("Write two different answers or more, one a line."))
    if lines and not told.get("question"):
        form.add_error("question", _("Write the question that these are answers to."))


class NoticeForm(forms.ModelForm[Notice]):
    """A notice, whom it is for, when it takes effect and how much it matters."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    asks_again = forms.BooleanField(
        label=_("The rule has changed: ask everybody again"),
        required=False,
        help_text=_("Leave it open for a comma or a clearer word: then nobody is asked."),
    )

    class Meta:
        model = Notice
        fields = (
            *("title", "body", "client", "product", "kind", "weight", "is_complex", "starts_on", "ends_on"),
            *("role", "channel", "teams", "units", "skills", "question", "answers"),
        )
        widgets = {  # noqa: RUF012
            "body": forms.Textarea(attrs={"rows": 10}),
            "starts_on": day_input(),
            "ends_on": day_input(),
            "answers": forms.Textarea(attrs={"rows": 3}),
            "teams": forms.CheckboxSelectMultiple,
            "units": forms.CheckboxSelectMultiple,
            "skills": forms.CheckboxSelectMultiple,
            "product": forms.TextInput(attrs={"list": "products"}),
        }
        help_texts = {  # noqa: RUF012
            "teams": _("No team and no unit: it is for everybody."),
            "channel": _("By the roster of the weeks ahead; who is on none is told as well."),
            "is_complex": _("It stands on the page of each forum until the group has talked it through."),
            "question": _("Shows whether it was understood. Told for groups of five or more, never for one."),
        }

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["client"].queryset = queries.clients_for(asker)
        named["client"].empty_label = _("all clients")
        offer_audience(self, asker)
        if self.instance.state != Notice.State.PUBLISHED:
            del self.fields["asks_again"]

    def clean(self) -> dict[str, Any]:
        """An end is not before its beginning; a question has answers."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("This is before the day it takes effect."))
        check_question(self, told, "answers")
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the notice is to be."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("version", "asks_again")}


class QuestionForm(forms.Form):
    """What a forum could not answer."""

    text = forms.CharField(label=_("Your question"), max_length=1000, widget=MaskedArea(attrs={"rows": 4}))


class EditorsAnswerForm(forms.Form):
    """What the editor answers."""

    text = forms.CharField(label=_("Your answer"), max_length=4000, widget=MaskedArea(attrs={"rows": 6}))


class CertainForm(forms.Form):
    """An answer to one question, and how sure one is; the answers stand in the order of the alphabet."""

    told = forms.ChoiceField(widget=forms.RadioSelect)
    certainty = forms.TypedChoiceField(
        label=_("How sure are you?"),
        choices=Delivery.Certainty.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, question: Any, answers: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told: Any = self.fields["told"]
        told.label, told.choices = question, [(one, one) for one in sorted(set(answers))]


class ConfirmForm(CertainForm):
    """I have read it, and this is the answer where there is a question."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, notice: Notice, *args: Any, **kwargs: Any) -> None:
        super().__init__(notice.question, notice.choices, *args, **kwargs)
        if not notice.question:
            del self.fields["told"], self.fields["certainty"]


class RulesForm(forms.ModelForm[Rules]):
    """How much people are told."""

    class Meta:
        model = Rules
        fields = ("daily_minutes", "weekly_minutes")
        help_texts = {  # noqa: RUF012
            "daily_minutes": _("What can wait is spread over more days. What cannot wait is shown at once."),
            "weekly_minutes": _("Above this the editor is warned before publishing."),
        }


class PeriodForm(forms.Form):
    """Which notices to follow, and of whom."""

    weeks = forms.TypedChoiceField(
        label=_("How many weeks"), choices=[(one, one) for one in following.PERIODS], coerce=int
    )
    client = forms.ModelChoiceField(
        label=_("Client"), queryset=Client.objects.none(), required=False, empty_label=_("All clients")
    )
    group = forms.ChoiceField(label=_("Team"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All kinds")), *Notice.Kind.choices], required=False
    )

    def __init__(self, asker: Asker, told: Mapping[str, str]) -> None:
        super().__init__({"weeks": following.USUAL, **told})
        clients = self.fields["client"]
        assert isinstance(clients, forms.ModelChoiceField)
        clients.queryset = queries.clients_for(asker)
        shown = [(following.key_of(one), group_name(one)) for one in loading.groups_of(asker)]
        group = self.fields["group"]
        assert isinstance(group, forms.ChoiceField)
        group.choices = [("", _("All your teams")), *shown]

    @property
    def period(self) -> following.Period:
        """What is asked about; the usual where it makes no sense."""
        if not self.is_valid():
            return following.Period()
        told = dict(self.cleaned_data)
        client = told.pop("client")
        return following.Period(client=client.pk if client else None, **told)


def group_name(group: loading.Group) -> str:
    """A team's name, or what the small teams of a unit are called together."""
    if group.is_joined:
        return gettext("Small teams of %(unit)s") % {"unit": group.name}
    return group.name
