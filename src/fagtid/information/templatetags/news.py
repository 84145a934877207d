"""What there is to read, on My day and the leaders' first pages."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.frame.waiting import is_there, rows_of
from fagtid.information.asking_back import complex_notices_for
from fagtid.information.notice_queries import digest_for, to_talk_through
from fagtid.information.queries import own_upkeep
from fagtid.planning.models import Session

register = template.Library()


@register.inclusion_tag("information/_digest.html", takes_context=True)
def my_news(context: template.Context) -> dict[str, Any]:
    """What I have to read now, and what of mine in the bank needs a look."""
    asker = context["request"].asker
    return {
        "digest": digest_for(asker),
        "upkeep": own_upkeep(asker) if is_there(context["request"], "information: own") else None,
        "answers": rows_of(context["request"], "information: answers"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("information/_to_talk_through.html", takes_context=True)
def to_be_talked_through(context: template.Context, session: Session, may_tell: bool) -> dict[str, Any]:
    """What a group has not talked through yet."""
    waiting = list(to_talk_through(session))
    done = complex_notices_for(session).exclude(pk__in=[one.pk for one in waiting]) if may_tell else ()
    return {
        "notices": waiting,
        "done": done,
        "session": session,
        "may_tell": may_tell,
        "csrf_token": context.get("csrf_token"),
    }
