"""Corrections and questions that come again, on My day."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.truths import queries

register = template.Library()


@register.inclusion_tag("truths/_mine.html", takes_context=True)
def my_corrections(context: template.Context) -> dict[str, Any]:
    """What I have met that does not hold, and what I am asked again."""
    asker = context["request"].asker
    return {"corrections": queries.own_corrections(asker), "checks": queries.own_checks(asker)}
