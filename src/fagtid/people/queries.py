"""Reads of people; the asker comes first, and only what they may see comes back."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Person, Role, Team


def teams_for(asker: Asker) -> QuerySet[Team]:
    """Teams whose week the asker may see: an agent's own, those a leader leads, all for an administrator."""
    teams = Team.objects.filter(centre=asker.centre).select_related("unit")
    if asker.has(Role.ADMINISTRATOR):
        return teams
    reach = Q(pk__in=asker.led_teams) | Q(unit__in=asker.led_units)
    if asker.own_team is not None:
        reach |= Q(pk=asker.own_team)
    return teams.filter(reach)


def teams_led_by(asker: Asker) -> QuerySet[Team]:
    """Teams the asker answers for."""
    teams = Team.objects.filter(centre=asker.centre).select_related("unit")
    if asker.has(Role.ADMINISTRATOR):
        return teams
    return teams.filter(Q(pk__in=asker.led_teams) | Q(unit__in=asker.led_units))


def people_for(asker: Asker) -> QuerySet[Person]:
    """People of the teams the asker leads, all for an administrator, and always oneself."""
    people = Person.objects.filter(centre=asker.centre)
    if asker.has(Role.ADMINISTRATOR):
        return people
    led = Q(assignments__team__in=teams_led_by(asker)) | Q(assignments__unit__in=asker.led_units)
    return people.filter(led | Q(pk=asker.person.pk)).distinct()


def any_centre() -> bool:
    """True once a first centre has been begun."""
    return Centre.objects.exists()


def only_centre() -> Centre | None:
    """The centre of an installation that has one; ``None`` with none, or with several."""
    found = list(Centre.objects.all()[:2])
    return found[0] if len(found) == 1 else None


def demo_centre() -> Centre | None:
    """The demo centre, where that is what this installation is."""
    return Centre.objects.filter(is_demo=True).first()


def someone_as(centre: Centre, role: str) -> Person | None:
    """The first person here with the role."""
    return Person.objects.filter(centre=centre, assignments__role=role, left_at=None).order_by("pk").first()
