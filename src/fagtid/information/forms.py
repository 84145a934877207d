"""Forms of the bank, the clients' cards and the search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedLine
from fagtid.information import finding, queries
from fagtid.information.attaching import MOST_FILES
from fagtid.information.checking import MOST_BYTES
from fagtid.information.models import Article, Attachment, Client, Fact, FactField, Synonyms
from fagtid.information.refusals import FileLeftOut
from fagtid.information.words import refusal_text
from fagtid.people.asking import Asker


class ArticleForm(forms.ModelForm[Article]):
    """What an article says, what it holds for, and from when until when."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("What was changed, in a line"), max_length=200, required=False, widget=MaskedLine
    )

    class Meta:
        model = Article
        fields = (
            *("title", "body", "why", "next_step", "client", "product", "situation"),
            *("starts_on", "ends_on", "keywords", "owner"),
        )
        widgets = {  # noqa: RUF012  (Django reads it once)
            "body": forms.Textarea(attrs={"rows": 14}),
            "why": forms.Textarea(attrs={"rows": 3}),
            "next_step": forms.Textarea(attrs={"rows": 3}),
            "starts_on": day_input(),
            "ends_on": day_input(),
            "product": forms.TextInput(attrs={"list": "products"}),
            "situation": forms.TextInput(attrs={"list": "situations"}),
        }
        help_texts = {  # noqa: RUF012
            "body": _("Markdown: # heading, - list, 1. steps, **bold**, [text](https://…), | tables |."),
            "keywords": _("What people call it, with commas between. It is found by these too, unseen."),
            "client": _("Empty: it holds for all."),
            "ends_on": _("After this day it is hidden, and the owner is asked to look at it."),
        }

    def __init__(self, asker: Asker, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["client"].queryset = queries.clients_for(asker)
        named["client"].empty_label = _("all clients")
        named["owner"].queryset = queries.owners(asker)
        if kind == Article.Kind.TEMPLATE:
            named["body"].label = _("What to say")
            named["body"].help_text = _("What is to be filled in stands in braces: {navn}, {dato}.")
        else:
            del self.fields["why"], self.fields["next_step"]
        if self.instance.pk is None:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """An end is not before its beginning."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("This is before the day it holds from."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the article is to be."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("version", "reason")}


class FilterForm(forms.Form):
    """Which articles to list."""

    words = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    client = forms.ModelChoiceField(Client.objects.none(), label=_("Client"), required=False)
    situation = forms.ChoiceField(label=_("Situation"), required=False)
    show = forms.ChoiceField(label=_("Which"), required=False)

    SHOWN = (
        ("", _("in force")),
        ("mine", _("mine")),
        ("flagged", _("did not hold")),
        ("over", _("have expired")),
        ("coming", _("not yet in force")),
        ("withdrawn", _("withdrawn")),
        ("unused", _("never used")),
    )

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["kind"].choices = [("", _("all")), *Article.Kind.choices]
        named["client"].queryset = queries.clients_for(asker)
        named["client"].empty_label = _("all")
        named["situation"].choices = [("", _("all")), *((one, one) for one in queries.situations(asker))]
        named["show"].choices = self.SHOWN


class UseForm(forms.Form):
    """Whether it held, and what was wrong."""

    held = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    comment = forms.CharField(label=_("What was wrong?"), max_length=500, required=False, widget=MaskedLine)


class WithdrawForm(forms.Form):
    """What holds instead."""

    replaced_by = forms.ModelChoiceField(
        Article.objects.none(), label=_("What holds instead"), required=False
    )

    def __init__(self, found: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["replaced_by"]
        field.queryset, field.empty_label = found, _("nothing")


class CardForm(forms.Form):
    """The lines of one client's card."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, card: Iterable[tuple[FactField, Fact | None]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, fact in card:
            self.fields[field.key] = forms.CharField(
                label=field.label, max_length=400, required=False, initial=fact.value if fact else ""
            )

    @property
    def told(self) -> dict[str, str]:
        """What each line is to say."""
        return {key: value for key, value in self.cleaned_data.items() if key != "version"}


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; an empty one is told of in the look at them."""

    widget = ManyFiles(attrs={"accept": ".zip,.md,.markdown,.txt,.html,.htm,.docx,.csv,.xlsx"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files, one at least."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given or [None]]


class AttachmentsField(FilesField):
    """Pictures and documents, as many as may belong to one thing; none where none is needed."""

    widget = ManyFiles(attrs={"accept": ",".join(f".{one}" for one in (*Attachment.Kind.values, "jpeg"))})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files, none too large to be looked at."""
        given = [one for one in super().clean(data, initial) if one]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("Choose %(most)s files or fewer.") % {"most": MOST_FILES})
        for one in given:
            if one.size > MOST_BYTES:
                raise forms.ValidationError(refusal_text(FileLeftOut(one.name, "large", MOST_BYTES // 10**6)))
        return given


def read_files(given: Iterable[Any]) -> list[tuple[str, bytes]]:
    """Name and content of what was sent with a form."""
    return [(one.name, one.read()) for one in given]


class ShowsForm(forms.Form):
    """What a picture shows."""

    shows = forms.CharField(
        label=_("What the picture shows"),
        max_length=200,
        required=False,
        help_text=_("It is read aloud to those who cannot see the picture."),
    )


class AttachForm(ShowsForm):
    """Files for an article or a notice."""

    file = AttachmentsField(
        label=_("Files"),
        allow_empty_file=True,
        help_text=_(
            "Pictures, PDF, Word, Excel, PowerPoint, OpenDocument text, plain text, CSV; up to 10 files of "
            "10 MB each. Where a photo was taken is removed from it."
        ),
    )
    field_order = ("file", "shows")

    def clean(self) -> dict[str, Any]:
        """A picture is told in words too."""
        told: dict[str, Any] = super().clean() or {}
        pictures = (".png", ".jpg", ".jpeg", ".gif", ".webp")
        names = [one.name.casefold() for one in told.get("file") or ()]
        if not told.get("shows", "").strip() and any(one.endswith(pictures) for one in names):
            self.add_error("shows", _("Say in a few words what the picture shows."))
        return told

    def read(self) -> list[tuple[str, bytes]]:
        """The files."""
        return read_files(self.cleaned_data["file"])


class LookForm(forms.Form):
    """How to look at what is brought in."""

    make_clients = forms.BooleanField(label=_("Make clients that are not there yet"), required=False)


class BringForm(LookForm):
    """Files for the bank."""

    file = FilesField(
        label=_("Files"),
        allow_empty_file=True,
        help_text=_(
            "Markdown, web pages, Word, tables (.csv, .xlsx); up to 100 files, or more in a .zip; 50 MB."
        ),
    )
    field_order = ("file", "make_clients")


class ClientForm(forms.ModelForm[Client]):
    """A client's name."""

    class Meta:
        model = Client
        fields = ("name",)


class FactFieldForm(forms.ModelForm[FactField]):
    """A line of every card."""

    class Meta:
        model = FactField
        fields = ("label", "key", "group", "place")


class SynonymsForm(forms.ModelForm[Synonyms]):
    """Words that mean the same."""

    class Meta:
        model = Synonyms
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}  # noqa: RUF012

    def clean_words(self) -> str:
        """Two lines at least."""
        words: str = self.cleaned_data["words"]
        if sum(bool(line.strip()) for line in words.splitlines()) < 2:
            raise forms.ValidationError(_("Write two words or more, one a line."))
        return words


class SearchForm(forms.Form):
    """What is looked for, and where."""

    q = forms.CharField(required=False, max_length=400)
    client = forms.ModelChoiceField(Client.objects.none(), required=False)
    kind = forms.ChoiceField(required=False)

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["client"].queryset = queries.clients_for(asker)
        named["kind"].choices = [
            ("", ""),
            *Article.Kind.choices,
            ("notice", _("Notice")),
            ("client", _("Client card")),
            *((one.name, one.label) for one in finding.SOURCES.values()),
        ]
