"""Meeting links of sessions whose people sit in several units."""

from __future__ import annotations

import secrets
from collections import defaultdict

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people.models import TEAM_ROLES, Assignment, Person
from fagtid.planning.models import Change, Plan, Seat, Session

PLACE = "{session}"


class LinkStays(Refused):
    """The session is in a plan that is no longer changed."""


def new_link(template: str) -> str:
    """A link nobody can guess, made the centre's way; empty where the centre has none."""
    return template.replace(PLACE, secrets.token_urlsafe(16)) if PLACE in template else ""


def set_links(plan: Plan) -> None:
    """Give every session across units a link; one that had a link in the plan before keeps it."""
    known = earlier_links(plan)
    across = sessions_across_units(plan)
    changed = []
    for session in plan.sessions.filter(link=""):
        link = known.get(session.key, "")
        if not link and session.pk in across:
            link = new_link(plan.centre.meeting_link)
        if link:
            session.link = link
            changed.append(session)
    Session.objects.bulk_update(changed, ["link"])


def earlier_links(plan: Plan) -> dict[str, str]:
    """Links of the plan this one is based on, by session."""
    if plan.based_on is None:
        return {}
    return dict(plan.based_on.sessions.exclude(link="").values_list("key", "link"))


def sessions_across_units(plan: Plan) -> set[int]:
    """Sessions whose people, host or partner belong to more than one unit."""
    people: dict[int, set[int]] = defaultdict(set)
    for session, host, partner in plan.sessions.values_list("pk", "host", "partner"):
        people[session] |= {one for one in (host, partner) if one}
    seats = Seat.objects.filter(session__plan=plan).exclude(state=Seat.State.DECLINED)
    for session, person in seats.values_list("session", "person"):
        people[session].add(person)
    unit_of = units_of({one for some in people.values() for one in some})
    return {
        session for session, some in people.items() if len({unit_of[p] for p in some if p in unit_of}) > 1
    }


def units_of(people: set[int]) -> dict[int, int]:
    """The unit of each person who is in a team: as agent first, else as leader."""
    held = Assignment.objects.filter(person__in=people, role__in=TEAM_ROLES).order_by("-role", "-pk")
    return {person: unit for person, unit in held.values_list("person", "team__unit") if unit is not None}


@transaction.atomic
def set_link(session: Session, *, link: str, by: Person) -> None:
    """Set where a session meets, or take the link away."""
    plan = Plan.objects.select_for_update().get(pk=session.plan_id)
    if not plan.can_be_changed:
        raise LinkStays
    Session.objects.filter(pk=session.pk).update(link=link)
    Change.objects.create(plan=plan, session=session, act=Change.Act.LINKED, by=by, at=now())
