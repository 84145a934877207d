"""Corrections and questions that come again, on My day."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.frame.waiting import rows_of

register = template.Library()


@register.inclusion_tag("truths/_mine.html", takes_context=True)
def my_corrections(context: template.Context) -> dict[str, Any]:
    """What I have met that does not hold, and what I am asked again."""
    request = context["request"]
    return {
        "corrections": rows_of(request, "truths: corrections"),
        "checks": rows_of(request, "truths: checks"),
    }
