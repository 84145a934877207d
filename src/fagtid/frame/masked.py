"""Text that never keeps what could tell who a customer is, whatever a page or a program sends.

A model takes `MaskedTextField` or `MaskedCharField` instead of Django's own, and tells in ``kept_in`` which
centre it belongs to. Its forms then warn while one types; what is saved is masked here. An app that knows of
names that are no customer's registers them from its ``AppConfig.ready``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from fagtid.frame.masking import Kind, find_personal, mask, unturned

Keeper = Callable[[int], Iterable[str]]
NEVER_KEPT = (Kind.IDENTITY, Kind.CARD, Kind.ACCOUNT)  # nobody's own people or clients are told by these
_keepers: dict[str, Keeper] = {}


def register_kept(name: str, keeper: Keeper) -> None:
    """Offer names, numbers and addresses at a centre that are no customer's, by the centre's id."""
    _keepers[name] = keeper


def words() -> dict[Kind, str]:
    """What stands instead, in the language of whoever writes: it is a part of their text from then on."""
    return {
        Kind.IDENTITY: _("[national identity number]"),
        Kind.CARD: _("[card number]"),
        Kind.ACCOUNT: _("[account number]"),
        Kind.PHONE: _("[phone number]"),
        Kind.EMAIL: _("[e-mail]"),
        Kind.NAME: _("[name]"),
    }


def masked(text: str, centre_id: int | None) -> str:
    """The text as it may be kept at a centre."""
    text = unturned(text)
    if not find_personal(text):
        return text
    return mask(text, words(), kept_at(centre_id))


def personal_in(text: str, centre_id: int) -> list[tuple[str, str]]:
    """What in the text is masked when it is saved: as it stands, and what will stand instead; each once."""
    instead = words()
    found = find_personal(text, kept_at(centre_id)) if find_personal(text) else []
    return list(dict.fromkeys((text[one.start : one.end], instead[one.kind]) for one in found))


def kept_at(centre_id: int | None) -> list[str]:
    """What is no customer's at the centre."""
    return [one for keeper in _keepers.values() for one in keeper(centre_id)] if centre_id else []


class _Warns(forms.Widget):
    """What a box and a line have in common."""

    template_name = "frame/masked.html"

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """No most for the browser: it would cut what is pasted, unseen. What is too long is told of."""
        attrs: dict[str, Any] = super().build_attrs(*args, **kwargs)
        attrs.pop("maxlength", None)
        return attrs


class MaskedArea(_Warns, forms.Textarea):
    """A text box that warns of what will be masked, with one key to do it at once."""


class MaskedLine(_Warns, forms.TextInput):
    """A line that warns likewise."""


class _Masked:
    """What both fields do: mask with the centre's own names on saving, and numbers whatever the way in."""

    def pre_save(self: Any, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)  # type: ignore[misc]
        if isinstance(value, str) and value:
            value = unturned(value)
            if find_personal(value):  # only then is the centre asked for
                value = masked(value, getattr(instance, "kept_in", None))
            if isinstance(self, models.CharField):
                value = value[: self.max_length]  # a word for it may be longer than the number was
            setattr(instance, self.attname, value)
        return value

    def get_prep_value(self: Any, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]
        if isinstance(value, str):
            value = unturned(value)
            found = [one for one in find_personal(value) if one.kind in NEVER_KEPT]
            for piece in reversed(found):
                value = value[: piece.start] + words()[piece.kind] + value[piece.end :]
        return value


class MaskedTextField(_Masked, models.TextField):  # type: ignore[type-arg]
    """A long text."""

    def formfield(self, **kwargs: Any) -> Any:
        """As in a form: with the warning."""
        return super().formfield(**{"widget": MaskedArea, **kwargs})


class MaskedCharField(_Masked, models.CharField):  # type: ignore[type-arg]
    """A line."""

    def formfield(self, **kwargs: Any) -> Any:
        """As in a form: with the warning."""
        return super().formfield(**{"widget": MaskedLine, **kwargs})


class MaskedText(forms.CharField):
    """The same in a form without a model; ``centre_id`` is told by the form that has it."""

    widget = MaskedArea
    centre_id: int | None = None

    def clean(self, value: Any) -> str:
        """What was typed, masked."""
        return masked(str(super().clean(value)), self.centre_id)
