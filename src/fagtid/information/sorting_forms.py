"""The form of a rule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagtid.information import notice_queries, queries
from fagtid.information.models import Notice, SortingRule
from fagtid.information.notice_forms import offer_audience
from fagtid.people.asking import Asker


class RuleForm(forms.ModelForm[SortingRule]):
    """What a rule looks for, and what it does."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SortingRule
        fields = (
            *("name", "is_on", "senders", "of_client", "words", "act", "reply"),
            *("client", "product", "kind", "weight", "role", "channel", "teams", "units", "skills", "days"),
        )
        widgets = {  # noqa: RUF012
            "senders": forms.CheckboxSelectMultiple,
            "teams": forms.CheckboxSelectMultiple,
            "units": forms.CheckboxSelectMultiple,
            "skills": forms.CheckboxSelectMultiple,
            "product": forms.TextInput(attrs={"list": "products"}),
        }
        help_texts = {  # noqa: RUF012
            "is_on": _("Save it switched off first, and see what it would have found."),
            "senders": _("None chosen: whoever it is from."),
            "words": _("All words of one part must be there, in any form. A comma begins another part."),
            "reply": _("Only where it is put away."),
            "weight": _("What all must know is never published by a rule: choose a draft."),
        }

    def __init__(self, asker: Asker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        clients = queries.clients_for(asker)
        named["senders"].queryset = notice_queries.senders_for(asker).filter(revoked_at=None)
        named["of_client"].queryset = named["client"].queryset = clients
        named["of_client"].empty_label, named["client"].empty_label = _("whichever"), _("as handed in")
        offer_audience(self, asker)

    def clean(self) -> dict[str, Any]:
        """It looks for something; it tells why it puts away; it publishes nothing that all must know."""
        told: dict[str, Any] = super().clean() or {}
        if not any(told.get(name) for name in ("senders", "of_client", "words")):
            self.add_error(
                "words", _("Choose a sender or a client, or write words: else it takes everything.")
            )
        if told.get("act") == SortingRule.Act.PUT_AWAY and not told.get("reply", "").strip():
            self.add_error("reply", _("Write why it is put away: the sender sees it."))
        must = told.get("weight") == Notice.Weight.MUST_KNOW
        if must and told.get("act") == SortingRule.Act.PUBLISH:
            self.add_error("act", _("What all must know is published by an editor. Choose a draft."))
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the rule is to be."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
