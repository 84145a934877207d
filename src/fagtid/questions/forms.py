"""Forms of questions and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedLine
from fagtid.information.following import PERIODS, USUAL
from fagtid.information.models import Article, Client
from fagtid.information.queries import articles_in_force, clients_for, products
from fagtid.people.asking import Asker
from fagtid.people.models import Unit
from fagtid.questions import facts, insight, queries
from fagtid.questions.models import Answer, Question, Topic

WAITS = [("yes", _("The customer is waiting")), ("no", _("It can wait"))]


def _offer_places(form: Any, asker: Asker) -> None:
    """Clients and topics that a question can belong to."""
    form.fields["client"].queryset = clients_for(asker)
    form.fields["client"].empty_label = _("all clients, or none in particular")
    form.fields["topic"].queryset = queries.topics_for(asker)
    form.fields["topic"].empty_label = _("not chosen")


class QuestionForm(forms.ModelForm[Question]):
    """A question in one's own words; the rest is suggested."""

    waits = forms.ChoiceField(label=_("How soon?"), choices=WAITS, widget=forms.RadioSelect, initial="yes")

    class Meta:
        model = Question
        fields = ("text", "client", "topic")

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["text"].widget.attrs.update({"rows": 3, "autofocus": True})
        _offer_places(self, asker)

    @property
    def told(self) -> dict[str, Any]:
        """What the question is to be."""
        found = {name: self.cleaned_data[name] for name in ("text", "client", "topic")}
        return {**found, "customer_waits": self.cleaned_data["waits"] == "yes"}


class AnswerForm(forms.ModelForm[Answer]):
    """One answer, or in a line what came of going over."""

    class Meta:
        model = Answer
        fields = ("text",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs.update({"rows": 3})


class ScopeForm(forms.ModelForm[Answer]):
    """An answer's words and what it holds for, to change it or to verify it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Answer
        fields = ("text", "client", "product", "starts_on", "ends_on")
        widgets = {  # noqa: RUF012  (Django reads it once)
            "starts_on": day_input(),
            "ends_on": day_input(),
            "product": forms.TextInput(attrs={"list": "products"}),
        }

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["text"].widget.attrs.update({"rows": 5})
        named["client"].queryset = clients_for(asker)
        named["client"].empty_label = _("all clients")
        self.products = products(asker)

    def clean(self) -> dict[str, Any]:
        """An end is not before its beginning."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("This is before the day it holds from."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the answer is to be."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class HeldForm(forms.Form):
    """Whether it held, and what was wrong."""

    held = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    comment = forms.CharField(label=_("What was wrong?"), max_length=500, required=False, widget=MaskedLine)


class SupersedeForm(forms.Form):
    """Why an answer holds no more, and what does."""

    replaced_by: Any = forms.ModelChoiceField(
        Answer.objects.none(),
        label=_("The answer that holds now"),
        required=False,
        empty_label=_("none of them"),
    )
    article: Any = forms.ModelChoiceField(
        Article.objects.none(), label=_("Or the article that does"), required=False, empty_label=_("none")
    )
    why = forms.CharField(label=_("Why it holds no more"), max_length=300, widget=MaskedLine)

    def __init__(self, asker: Asker, answer: Answer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        others = queries.answers_for(asker).filter(question=answer.question_id).exclude(pk=answer.pk)
        named["replaced_by"].queryset = others.exclude(state=Answer.State.SUPERSEDED)
        named["article"].queryset = articles_in_force(asker)


class TopicForm(forms.ModelForm[Topic]):
    """A topic with its owner and deputy."""

    class Meta:
        model = Topic
        fields = ("name", "owner", "deputy")

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        for name in ("owner", "deputy"):
            named[name].queryset = queries.owners(asker)
            named[name].empty_label = _("nobody")

    def clean(self) -> dict[str, Any]:
        """Two different people."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("owner") and told.get("owner") == told.get("deputy"):
            self.add_error("deputy", _("Choose somebody else than the owner."))
        return told


class ChangeForm(forms.Form):
    """Which article or call template an answer changes."""

    article: Any = forms.ModelChoiceField(Article.objects.none(), label=_("Article or call template"))

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["article"]
        field.queryset = articles_in_force(asker)


class SortForm(forms.ModelForm[Question]):
    """Where a question belongs."""

    class Meta:
        model = Question
        fields = ("client", "topic")

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_places(self, asker)


class AmongForm(forms.Form):
    """Which of a list's questions to show."""

    q = forms.CharField(label=_("Words in the question"), required=False, max_length=100)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    client = forms.ModelChoiceField(Client.objects.none(), label=_("Client"), required=False)

    def __init__(self, asker: Asker, told: Mapping[str, str]) -> None:
        super().__init__(told)
        named: dict[str, Any] = self.fields
        topics, me = list(queries.topics_for(asker)), asker.person.pk
        is_owner = any(me in (one.owner_id, one.deputy_id) for one in topics)
        own = [("own", _("those I answer for"))] if is_owner else []
        named["topic"].choices = [("", _("all")), *own, *((str(one.pk), one.name) for one in topics)]
        named["client"].queryset = clients_for(asker)
        named["client"].empty_label = _("all")

    @property
    def chosen(self) -> dict[str, Any]:
        """What makes sense of what is asked for."""
        self.is_valid()
        return {name: one for name, one in self.cleaned_data.items() if one}


class InsightForm(forms.Form):
    """Which questions to look into, and how to tell of them."""

    weeks = forms.TypedChoiceField(
        label=_("How many weeks"), choices=[(one, one) for one in PERIODS], coerce=int
    )
    by = forms.ChoiceField(
        label=_("Told by"), choices=[("topic", _("Topic")), ("client", _("Client")), ("unit", _("Unit"))]
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"), queryset=Topic.objects.none(), required=False, empty_label=_("All topics")
    )
    client = forms.ModelChoiceField(
        label=_("Client"), queryset=Client.objects.none(), required=False, empty_label=_("All clients")
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label=_("All units")
    )

    def __init__(self, asker: Asker, told: Mapping[str, str]) -> None:
        super().__init__({"weeks": USUAL, "by": "topic", **told})
        named: dict[str, Any] = self.fields
        own, topics = insight.own_topics(asker), queries.topics_for(asker)
        named["topic"].queryset = topics if own is None else topics.filter(pk__in=own)
        named["client"].queryset = clients_for(asker)
        named["unit"].queryset = Unit.objects.filter(centre=asker.centre)

    @property
    def chosen(self) -> insight.Chosen:
        """What is asked about; the usual where it makes no sense."""
        if not self.is_valid():
            return insight.Chosen()
        told = dict(self.cleaned_data)
        places = {name: one.pk if (one := told[name]) else None for name in facts.GROUPS}
        return insight.Chosen(**{**told, **places})
