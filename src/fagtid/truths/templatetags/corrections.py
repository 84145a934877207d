"""Corrections and questions that come again, on My day."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.frame.clock import now
from fagtid.frame.waiting import rows_of
from fagtid.truths import queries

register = template.Library()


@register.inclusion_tag("truths/_mine.html", takes_context=True)
def my_corrections(context: template.Context) -> dict[str, Any]:
    """What I have met that does not hold, and what I am asked again."""
    request = context["request"]
    return {
        "corrections": rows_of(request, "truths: corrections"),
        "checks": rows_of(request, "truths: checks"),
    }


@register.inclusion_tag("truths/_to_check.html", takes_context=True)
def false_truths_to_check(context: template.Context) -> dict[str, Any]:
    """What somebody has told of and no editor has checked, the longest waiting first."""
    return {"truths": queries.to_check(context["request"].asker), "now": now()}
