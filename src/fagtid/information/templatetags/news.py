"""What there is to read, on My day and the leaders' first pages."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.information.notice_queries import digest_for
from fagtid.information.queries import own_upkeep

register = template.Library()


@register.inclusion_tag("information/_digest.html", takes_context=True)
def my_news(context: template.Context) -> dict[str, Any]:
    """What I have to read now, and what of mine in the bank needs a look."""
    asker = context["request"].asker
    return {"digest": digest_for(asker), "upkeep": own_upkeep(asker)}
