"""What is wrong in a file, told to each reader in their own language."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext

register = template.Library()


@register.filter
def retold(fault: Any) -> dict[str, Any]:
    """The parts of a fault in the reader's language; one that was stored in English only, as it is."""
    parts: dict[str, Any] = fault if isinstance(fault, dict) else fault.as_json()
    return parts | {name: sentence(**one) for name, one in parts.get("told", {}).items()}


def sentence(template: str, facts: dict[str, Any]) -> str:
    """A translated template with its facts filled in."""
    return gettext(template) % {name: fact_text(fact) for name, fact in facts.items()}


def fact_text(fact: Any) -> str:
    """A fact as the reader writes it: a float with its thousands apart, the others as they are."""
    if isinstance(fact, dict):
        return sentence(**fact)
    return number_format(fact, 0, force_grouping=True) if isinstance(fact, float) else str(fact)
