"""What waits for me, and what can be proposed from where I stand."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import QuerySet

from fagtid.frame.waiting import rows_of
from fagtid.information.models import Article, Notice
from fagtid.people.asking import Asker
from fagtid.voice import queries
from fagtid.voice.models import Proposal

register = template.Library()
SHOWN = 5


@register.inclusion_tag("voice/_mine.html", takes_context=True)
def my_voice(context: template.Context) -> dict[str, Any]:
    """What I am to decide or answer, and what became of what I raised."""
    parts = ("decisions", "asked", "decided", "themes", "answered")
    return {
        **{one: list(rows_of(context["request"], f"voice: {one}")[:SHOWN]) for one in parts},
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("voice/_propose_here.html", takes_context=True)
def propose_here(context: template.Context, thing: Article | Notice) -> dict[str, Any]:
    """A way to propose a change of the thing one looks at, and what is proposed already."""
    asker: Asker = context["request"].asker
    found: QuerySet[Proposal] = queries.proposals_for(asker).filter(state__in=Proposal.TO_DECIDE)
    is_notice = isinstance(thing, Notice)
    found = found.filter(notice=thing) if isinstance(thing, Notice) else found.filter(article=thing)
    return {"thing": thing, "is_notice": is_notice, "proposals": list(found[:SHOWN])}
