"""What waits for one's word about questions, on first pages."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.frame.waiting import is_there, rows_of
from fagtid.information.queries import EDITORS
from fagtid.people.asking import LEADERS, Asker
from fagtid.questions import queries

register = template.Library()
SHOWN = 5


@register.inclusion_tag("questions/_mine.html", takes_context=True)
def my_questions(context: template.Context) -> dict[str, Any]:
    """Answers I have not told of, lines I owe, and what waits in the topics I answer for."""
    request = context["request"]
    told = rows_of(request, "questions: to tell").prefetch_related(queries.latest_answers())
    return {
        "to_tell": [one for one in told[:SHOWN] if one.latest],
        "promises": list(rows_of(request, "questions: promises")[:SHOWN]),
        "counts": _counts(request.asker, is_there(request, "questions: topics")),
        "back": request.path,
        "csrf_token": context.get("csrf_token"),
    }


def _counts(asker: Asker, has_topics: bool) -> dict[str, int]:
    if not has_topics and not asker.has(*LEADERS, *EDITORS):
        return {}
    own = queries.waiting_for(asker).filter(topic__in=queries.own_topics(asker))
    return {
        "waiting": own.count() if has_topics else 0,
        "verify": queries.to_verify(asker).count(),
        "doubts": queries.doubts_for(asker).count(),
    }
