"""Forms of proposals and of what customers say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedArea, MaskedLine, MaskedText
from fagtid.information.models import Article, Client, Notice
from fagtid.information.queries import clients_for
from fagtid.people.asking import Asker
from fagtid.people.models import Person
from fagtid.voice import queries, theme_queries
from fagtid.voice.models import Proposal, Representative, Theme
from fagtid.voice.models.proposals import LONGEST, LONGEST_WHY

TEXTS = ("title", "body", "why", "next_step")  # of the thing, beside new_title and so on of the proposal


class OnceForm(forms.Form):
    """A form that counts once, however often it is sent."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for one in self.fields.values():
            if isinstance(one, MaskedText):
                one.centre_id = asker.centre.pk


class ProposalForm(OnceForm):
    """What is to be changed, and why."""

    title = MaskedText(label=_("What do you propose, in a line?"), max_length=160, widget=MaskedLine)
    about = forms.ChoiceField(label=_("What is it about?"), choices=Proposal.About)
    new_title = MaskedText(label=_("Title as it is to be"), max_length=160, widget=MaskedLine)
    new_body = MaskedText(
        label=_("Text as it is to be"), max_length=LONGEST, widget=MaskedArea(attrs={"rows": 12})
    )
    new_why = MaskedText(
        label=_("Why it is said so, as it is to be"),
        max_length=LONGEST_WHY,
        required=False,
        widget=MaskedArea(attrs={"rows": 3}),
    )
    new_next_step = MaskedText(
        label=_("Next step, as it is to be"),
        max_length=LONGEST_WHY,
        required=False,
        widget=MaskedArea(attrs={"rows": 3}),
    )
    why = MaskedText(
        label=_("Why?"), max_length=LONGEST_WHY, widget=MaskedArea(attrs={"rows": 4}),
        help_text=_("What happens today, and what would be better. A call you remember helps."),
    )  # fmt: skip
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, asker: Asker, thing: Article | Notice | None, *args: Any, **kwargs: Any) -> None:
        given = kwargs.pop("initial", None) or {}
        initial = {"about": Proposal.About.OTHER, **as_it_stands(thing), **given}
        super().__init__(asker, *args, initial=initial, **kwargs)
        self.thing = thing
        if thing is None:
            self.fields["new_body"].label = _("How is it to be?")
            self.fields["new_body"].required = False
            self.fields["new_body"].widget.attrs["rows"] = 6
            self._drop("new_title", "based_on")
        else:
            self._drop("about")
        if not (isinstance(thing, Article) and thing.is_template):
            self._drop("new_why", "new_next_step")

    def _drop(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name)

    def clean(self) -> dict[str, Any]:
        """Something is to be changed."""
        told: dict[str, Any] = super().clean() or {}
        before = as_it_stands(self.thing)
        written = [name for name in before if name.startswith("new_") and name in self.fields]
        if written and not self.errors and all(_plain(told[n]) == _plain(before[n]) for n in written):
            self.add_error("new_body", _("Nothing is changed yet. Write the text as you want it to be."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the proposal says."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        return {**told, "based_on": told.get("based_on") or 0}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def as_it_stands(thing: Article | Notice | None) -> dict[str, Any]:
    """The thing's texts, as a form of a proposal begins."""
    if thing is None:
        return {}
    texts = {f"new_{name}": getattr(thing, name, "") for name in TEXTS if hasattr(thing, name)}
    return {**texts, "based_on": thing.version}


class TextForm(OnceForm):
    """A comment, or a view."""

    text = MaskedText(label=_("Text"), max_length=LONGEST_WHY, widget=MaskedArea(attrs={"rows": 3}))


class PersonForm(forms.Form):
    """One of several people."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person"))

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = people


class DecisionForm(OnceForm):
    """What is decided, why, and how the thing is to read."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Proposal.DECISIONS],
    )
    reason = MaskedText(
        label=_("Reason"),
        max_length=LONGEST_WHY - 100,
        widget=MaskedArea(attrs={"rows": 4}),
        help_text=_("Whoever proposed it and those who are for it read this."),
    )
    again_on = forms.DateField(label=_("If later: look at it again"), required=False, widget=day_input())
    title = MaskedText(label=_("Title as it is to be"), max_length=160, widget=MaskedLine)
    body = MaskedText(
        label=_("Text as it is to be"), max_length=LONGEST, widget=MaskedArea(attrs={"rows": 12})
    )
    why = MaskedText(
        label=_("Why it is said so, as it is to be"),
        max_length=LONGEST_WHY,
        required=False,
        widget=MaskedArea(attrs={"rows": 3}),
    )
    next_step = MaskedText(
        label=_("Next step, as it is to be"),
        max_length=LONGEST_WHY,
        required=False,
        widget=MaskedArea(attrs={"rows": 3}),
    )
    asks_again = forms.BooleanField(label=_("The rule has changed: ask everybody again"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, asker: Asker, proposal: Proposal, *args: Any, **kwargs: Any) -> None:
        thing = proposal.article or proposal.notice
        texts = {name: getattr(proposal, f"new_{name}") for name in TEXTS}
        super().__init__(asker, *args, initial={**texts, "version": thing.version if thing else 0}, **kwargs)
        dropped = [] if thing and proposal.has_text else [*TEXTS, "version"]
        dropped += [] if proposal.about == Proposal.About.TEMPLATE else ["why", "next_step"]
        dropped += [] if proposal.notice and proposal.has_text else ["asks_again"]
        for name in dropped:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """The text counts only where it is adopted."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("outcome") not in Proposal.CHANGES:
            for name in ("title", "body"):
                self.errors.pop(name, None)
        return told

    @property
    def texts(self) -> dict[str, str]:
        """The thing as it is to be; empty for a free proposal."""
        return {name: self.cleaned_data[name] for name in TEXTS if name in self.cleaned_data}

    @property
    def told(self) -> dict[str, Any]:
        """What `decide` takes, but for the outcome."""
        told = self.cleaned_data
        return {
            "reason": told["reason"],
            "again_on": told.get("again_on"),
            "texts": self.texts if told["outcome"] in Proposal.CHANGES else None,
            "version": told.get("version") or 0,
            "asks_again": bool(told.get("asks_again")),
        }


class FilterForm(forms.Form):
    """Which proposals to list."""

    SHOWN = (
        ("open", _("waiting")),
        ("decide", _("waiting for me")),
        ("mine", _("mine")),
        ("decided", _("decided")),
        ("all", _("all")),
    )
    words = forms.CharField(label=_("Words in it"), required=False, max_length=100)
    about = forms.ChoiceField(label=_("What it is about"), required=False)
    show = forms.ChoiceField(label=_("Which"), required=False, choices=SHOWN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about: Any = self.fields["about"]
        about.choices = [("", _("all")), *Proposal.About.choices]


class RepresentativeForm(PersonForm):
    """Somebody who speaks for the employees."""

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        chosen = Representative.objects.filter(centre=asker.centre).values("person")
        super().__init__(queries.people_to_own(asker).exclude(pk__in=chosen), *args, **kwargs)


class CatchForm(OnceForm):
    """What a customer says."""

    text = MaskedText(
        label=_("What does the customer say?"),
        max_length=500,
        widget=MaskedLine(attrs={"autocomplete": "off"}),
    )
    client = forms.ModelChoiceField(Client.objects.none(), label=_("Client"), required=False)
    theme = forms.ModelChoiceField(Theme.objects.none(), label=_("Theme"), required=False)

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(asker, *args, **{"auto_id": "id_catch_%s", **kwargs})
        named: dict[str, Any] = self.fields
        named["client"].queryset, named["client"].empty_label = clients_for(asker), _("none in particular")
        named["theme"].queryset = theme_queries.open_themes(asker)
        named["theme"].empty_label = _("the one it resembles, or a new one")

    @property
    def told(self) -> dict[str, Any]:
        """What was said, of which client, under which theme."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class AnswerForm(forms.ModelForm[Theme]):
    """Where a theme stands, and what is answered."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Theme
        fields = ("state", "answer", "name", "owner")

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset, owner.empty_label = queries.people_to_own(asker), _("the editors")

    def clean(self) -> dict[str, Any]:
        """What is not changed has a reason."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("state") in Theme.SETTLED and not (told.get("answer") or "").strip():
            self.add_error("answer", _("Write what was changed, or why it is not."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What is answered."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class TogetherForm(forms.Form):
    """Which theme says the same."""

    into = forms.ModelChoiceField(Theme.objects.none(), label=_("It says the same as"))

    def __init__(self, found: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["into"]
        field.queryset = found


class MoveForm(forms.Form):
    """Which lines say something else, and where they belong."""

    lines = forms.TypedMultipleChoiceField(
        label=_("Lines"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick the lines that say something else.")},
    )
    into = forms.ModelChoiceField(
        Theme.objects.none(),
        label=_("Move what is ticked to"),
        required=False,
        empty_label=_("a theme of its own"),
    )

    def __init__(self, lines: Mapping[str, int], others: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "move_%s"  # beside another form with the same names
        named: dict[str, Any] = self.fields
        named["lines"].choices = [(pk, text) for text, pk in lines.items()]
        named["into"].queryset = others


class ThemeFilterForm(forms.Form):
    """Which themes to list."""

    client = forms.ModelChoiceField(Client.objects.none(), label=_("Client"), required=False)
    state = forms.ChoiceField(label=_("Where it stands"), required=False)

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["client"].queryset, named["client"].empty_label = clients_for(asker), _("all")
        named["state"].choices = [("", _("all")), *Theme.State.choices]
