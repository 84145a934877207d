"""Forms of false truths and corrections."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.frame.forms import day_input
from fagtid.frame.masked import MaskedLine
from fagtid.information.notice_forms import check_question
from fagtid.information.notice_queries import teams_of
from fagtid.information.queries import articles_in_force, clients_for, products
from fagtid.people.asking import Asker
from fagtid.truths.models import FalseTruth


class RaiseForm(forms.ModelForm[FalseTruth]):
    """Something wrong that is said, by anybody."""

    class Meta:
        model = FalseTruth
        fields = ("statement", "believable", "holds", "client", "teams")
        widgets = {"teams": forms.CheckboxSelectMultiple}  # noqa: RUF012  (Django reads it once)
        help_texts = {"teams": _("They are told what holds.")}  # noqa: RUF012

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["believable"].widget.attrs.update({"rows": 2})
        named["holds"].widget.attrs.update({"rows": 3})
        named["teams"].queryset = teams_of(asker)
        named["teams"].initial = [asker.own_team] if asker.own_team else []
        named["client"].queryset = clients_for(asker)
        named["client"].empty_label = _("all clients")


class TruthForm(forms.ModelForm[FalseTruth]):
    """One entry of the register, as an editor writes it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    asks_again = forms.BooleanField(
        label=_("Tell everybody who got it once more"),
        required=False,
        initial=True,
        help_text=_("Leave it out for a comma or a better word."),
    )

    class Meta:
        model = FalseTruth
        fields = (
            *("statement", "wordings", "believable", "holds", "since", "client", "product", "article"),
            *("question", "choices", "teams"),
        )
        widgets = {  # noqa: RUF012  (Django reads it once)
            "since": day_input(),
            "product": forms.TextInput(attrs={"list": "products"}),
            "teams": forms.CheckboxSelectMultiple,
        }
        help_texts = {  # noqa: RUF012
            "statement": _("In the words people use, so that whoever writes them finds what holds."),
            "question": _(
                "Asked again after three and after twenty-one days. Told for groups of five or more."
            ),
            "teams": _("Those who met the wrong answer are told in any case."),
        }

    def __init__(self, asker: Asker, *args: Any, is_told: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        for name, rows in (("wordings", 2), ("believable", 2), ("holds", 4), ("choices", 3)):
            named[name].widget.attrs.update({"rows": rows})
        named["client"].queryset = clients_for(asker)
        named["client"].empty_label = _("all clients")
        named["article"].queryset = articles_in_force(asker)
        named["article"].empty_label = _("none")
        named["teams"].queryset = teams_of(asker)
        self.products = products(asker)
        if not is_told:
            del self.fields["asks_again"]

    def clean(self) -> dict[str, Any]:
        """A question has answers."""
        told: dict[str, Any] = super().clean() or {}
        check_question(self, told, "choices")
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the entry is to be."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("version", "asks_again")}


class WithdrawForm(forms.Form):
    """Why it is taken back."""

    why = forms.CharField(label=_("Why it is withdrawn"), max_length=300, widget=MaskedLine)
