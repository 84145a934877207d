"""What forms of all apps have in common."""

from __future__ import annotations

from typing import Any

from django import forms


def day_input() -> forms.DateInput:
    """A day, as browsers ask for one and want it told."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def save_over(form: Any, version: int, refusal: str) -> None:
    """Somebody else has saved meanwhile: what was typed stays, and saving again is on top of theirs."""
    form.add_error(None, refusal)
    form.data = {**form.data.dict(), "version": str(version)}
