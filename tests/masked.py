"""What tests of masked texts share: invented numbers, every free text of an app, and all that it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models

from fagtid.frame.masked import MaskedCharField, MaskedTextField
from tests.frame.test_masking import ACCOUNT, BORN, CARD, D_NUMBER

INVENTED = (BORN, D_NUMBER, CARD, ACCOUNT, "41234567", "kari@example.no", "Kari Nordmann")
TOLD = " / ".join(INVENTED)  # as somebody pastes it
SOME: dict[type[Any], Any] = {
    models.DateTimeField: datetime(2026, 12, 2, 11, tzinfo=UTC),
    models.DateField: date(2026, 12, 2),
    models.BooleanField: False,
    models.JSONField: {},
    models.BinaryField: b"",
    models.FloatField: 1.0,
    models.IntegerField: 1,
    models.PositiveIntegerField: 1,
    models.PositiveBigIntegerField: 1,
    models.PositiveSmallIntegerField: 1,
}
ALSO: dict[str, dict[str, Any]] = {  # what the database asks for of such a row
    "planning.Session": {"end": datetime(2026, 12, 2, 12, tzinfo=UTC)},
    "information.NoticeQuestion": {"answer": "Ja.", "answered_at": datetime(2026, 12, 2, 12, tzinfo=UTC)},
}


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


def made(model: type[models.Model]) -> Any:
    """A row with what it must have, and nothing more."""
    return model._base_manager.create(**{**dict(_needed(model)), **ALSO.get(model._meta.label, {})})


def _needed(model: type[models.Model]) -> Iterator[tuple[str, Any]]:
    for field in model._meta.concrete_fields:
        if field.null or field.has_default() or isinstance(field, models.AutoField):
            continue
        if field.is_relation:
            yield field.name, made(field.related_model)
        elif field.choices:
            yield field.name, field.flatchoices[0][0]
        elif type(field) in SOME:
            yield field.name, SOME[type(field)]
        else:
            yield field.name, uuid4().hex[: field.max_length]
