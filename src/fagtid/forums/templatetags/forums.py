"""The forum on other apps' pages: My day, the leaders' first pages, notes, articles and notices."""

from __future__ import annotations

from typing import Any

from django import template

from fagtid.forums import outcomes, queries
from fagtid.forums.minutes import minutes_to_catch_up
from fagtid.frame.clock import now, today
from fagtid.frame.waiting import rows_of
from fagtid.planning.models import Kind, Seat, Session

register = template.Library()
MOST_DECISIONS = 8


@register.inclusion_tag("forums/_my_day.html", takes_context=True)
def my_forums(context: template.Context) -> dict[str, Any]:
    """My next forum, notes that are new, and what I see to."""
    asker = context["request"].asker
    request = context["request"]
    return {
        "coming": rows_of(request, "forums: coming").first(),
        "ended": list(rows_of(request, "forums: ended")[:2]),
        "decisions": list(rows_of(request, "forums: decisions")[:MOST_DECISIONS]),
        "now": now(),
        "day": today(asker.centre.timezone),
    }


@register.inclusion_tag("forums/_team_decisions.html", takes_context=True)
def team_decisions(context: template.Context) -> dict[str, Any]:
    """What is open in the teams the asker leads."""
    asker = context["request"].asker
    found = list(queries.decisions_led(asker)[: MOST_DECISIONS + 1])
    return {
        "decisions": found[:MOST_DECISIONS],
        "there_are_more": len(found) > MOST_DECISIONS,
        "now": now(),
        "day": today(asker.centre.timezone),
    }


@register.inclusion_tag("forums/_in_inbox.html", takes_context=True)
def asked_by_forums(context: template.Context) -> dict[str, Any]:
    """What forums ask the editors to make."""
    found = queries.asked_of_editors(context["request"].asker)
    return {"waiting": [(one, outcomes.label_of(one.kind)) for one in found]}


@register.inclusion_tag("forums/_of_session.html", takes_context=True)
def forum_of_session(context: template.Context, session: Session) -> dict[str, Any]:
    """The way from a session's notes to its forum; nothing for other kinds of sessions."""
    asker = context["request"].asker
    is_forum = session.kind == Kind.FORUM and queries.forums_for(asker).filter(pk=session.pk).exists()
    return {"session": session if is_forum else None}


@register.inclusion_tag("forums/_catch_up.html", takes_context=True)
def forum_catch_up(context: template.Context, seat: Seat) -> dict[str, Any]:
    """What was decided in a forum one has missed, and its one question."""
    forum = queries.forum_of(seat.session)
    asker = context["request"].asker
    if forum is None or forum.is_running:
        return {"forum": None}
    return {
        "forum": forum,
        "decisions": forum.decisions.select_related("owner"),
        "minutes": minutes_to_catch_up(forum),
        "is_asked": bool(forum.question) and queries.own_answer(asker, forum) is None,
    }


@register.inclusion_tag("forums/_decided_in.html", takes_context=True)
def decided_in(context: template.Context, kind: str, made: int) -> dict[str, Any]:
    """The decisions a thing was made from; with a link for those who may see them."""
    asker = context["request"].asker
    found = list(queries.outcomes_of(kind, made))
    mine = queries.decisions_for(asker).filter(pk__in=[one.decision_id for one in found])
    seen = set(mine.values_list("pk", flat=True)) if found else set()
    return {"outcomes": [(one.decision, one.decision_id in seen) for one in found]}
