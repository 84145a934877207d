"""What forms of all apps have in common."""

from __future__ import annotations

from typing import Any

from django import forms

from fagtid.frame.refusals import ChangedMeanwhile, Refused


def day_input() -> forms.DateInput:
    """A day, as browsers ask for one and want it told."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def refuse(form: Any, refused: Refused, text: str, field: str | None = None) -> None:
    """Tell a refusal where the form is.

    Where somebody else has saved meanwhile all that was typed stays, and saving again is on top of theirs.
    """
    form.add_error(field, text)
    if isinstance(refused, ChangedMeanwhile):
        form.data = form.data.copy()
        form.data["version"] = str(refused.version)
