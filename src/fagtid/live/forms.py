"""The form of the day's rules."""

from __future__ import annotations

from django import forms

from fagtid.live.models import Rules


class RulesForm(forms.ModelForm[Rules]):
    """When to offer, when to call back, when to plan anew."""

    class Meta:
        model = Rules
        fields = (
            "offers_on",
            "offer_minutes",
            "most_at_once",
            "most_late_calls",
            "spike_wait_s",
            "spike_late_share",
            "replanning",
        )
