"""Who can be reached on a screen."""

from __future__ import annotations

from datetime import datetime

from fagtid.people.models import Assignment, Centre, Role


def agents_signed_in(centre: Centre, since: datetime) -> dict[int, tuple[str, int]]:
    """Agents who are here and have signed in since then: roster name and team, by the person's number."""
    held = Assignment.objects.filter(
        role=Role.AGENT,
        team__centre=centre,
        person__left_at=None,
        person__user__is_active=True,
        person__user__last_login__gte=since,
    )
    rows = held.values_list("person", "person__roster_id", "team")
    return {person: (name, team) for person, name, team in rows if team is not None}
