"""What tests of masked texts share: invented numbers, every free text of an app, and all that it keeps."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

from fagtid.frame.masked import MaskedCharField, MaskedTextField
from tests.frame.test_masking import ACCOUNT, BORN, CARD, D_NUMBER

INVENTED = (BORN, D_NUMBER, CARD, ACCOUNT, "41234567", "kari@example.no", "Kari Nordmann")
TOLD = " / ".join(INVENTED)  # as somebody pastes it


def free_texts(label: str) -> dict[str, models.Field[Any, Any]]:
    """Every field of an app's models that free text can be written in, by ``app.Model.field``."""
    return {
        f"{label}.{model.__name__}.{field.name}": field
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.TextField | models.CharField) and not field.choices
    }


def unmasked(label: str) -> set[str]:
    """Those that keep what they are given."""
    masked = MaskedTextField | MaskedCharField
    return {name for name, field in free_texts(label).items() if not isinstance(field, masked)}


def stored(label: str) -> str:
    """All that an app keeps, as one text."""
    kept = apps.get_app_config(label).get_models()
    return "\n".join(str(row) for model in kept for row in model.objects.values_list())
