"""Whom a notice is for: parts that must all fit, each of them one or more."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagtid.frame.clock import today
from fagtid.information.models import Notice
from fagtid.intake.queries import duties_ahead
from fagtid.people.models import TEAM_ROLES, Assignment, Person

AHEAD = 28  # days of the roster that tell who has a channel
PLACE, ROLE, SKILL, CHANNEL = "place", "role", "skill", "channel"


def concerned(notice: Notice, *, but: str = "") -> QuerySet[Person]:
    """Agents and team leaders whom all parts fit, one part left out where it is named.

    Who is on no roster in the weeks ahead has every channel, so that nobody is missed.
    """
    roles = [notice.role] if notice.role and but != ROLE else TEAM_ROLES
    held = Assignment.objects.filter(person__centre=notice.centre_id, role__in=roles)
    teams, units = notice.teams.all(), notice.units.all()
    if but != PLACE and (teams or units):
        held = held.filter(Q(team__in=teams) | Q(team__unit__in=units))
    found = Person.objects.filter(pk__in=held.values("person"), left_at=None)
    skills = notice.skills.all()
    if but != SKILL and skills:
        found = found.filter(skills__in=skills).distinct()
    return found.exclude(pk__in=_without(notice)) if notice.channel and but != CHANNEL else found


def _without(notice: Notice) -> list[int]:
    """Those whose roster ahead has other duties, and not the channel."""
    first = max(notice.starts_on, today(notice.centre.timezone))
    duties = duties_ahead(notice.centre, first, AHEAD)
    return [person for person, had in duties.items() if notice.channel not in had]


def nobody_because(notice: Notice) -> str:
    """The part without which somebody would be left; empty where it takes more than one."""
    parts = (CHANNEL, SKILL, ROLE, PLACE)
    return next((part for part in parts if concerned(notice, but=part).exists()), "")


def audience_text(notice: Notice) -> str:
    """Whom it is for, as a reader says it."""
    who = notice.get_role_display() if notice.role else _("everybody")
    parts = [str(who).lower() if notice.role else who]
    if notice.channel:
        parts.append(_("with %(channel)s") % {"channel": notice.get_channel_display().lower()})
    places = [*(one.name for one in notice.units.all()), *(one.name for one in notice.teams.all())]
    if places:
        parts.append(_("in %(places)s") % {"places": _listed(places)})
    skills = [one.name for one in notice.skills.all()]
    if skills:
        known = ngettext("who can %(skills)s", "who can one of %(skills)s", len(skills))
        parts.append(known % {"skills": _listed(skills)})
    return capfirst(" ".join(parts))


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
