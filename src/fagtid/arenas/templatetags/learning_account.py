"""Parts of the learning account that stand on other apps' pages."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.arenas import queries
from fagtid.ledger.models import Entry
from fagtid.planning import outcomes

register = template.Library()


@register.inclusion_tag("arenas/_my_day.html", takes_context=True)
def my_learning_account(context: template.Context) -> dict[str, Any]:
    """What I am asked about on My day: what became of my sessions, and what I can catch up on."""
    asker = context["request"].asker
    return {
        "untold": outcomes.own_untold(asker)[:6],
        "missed": queries.missed_by(asker),
        "joined": queries.joined_seats(asker),
        "owed": queries.own_owed(asker),
        "reasons": Entry.Why.choices,
        "csrf_token": context.get("csrf_token"),
    }
