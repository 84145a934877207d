"""What can be done with people: begin a centre, take in who is on the roster, tie accounts to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from fagtid.core.planning.problem import Person as RosterPerson
from fagtid.frame.refusals import Refused
from fagtid.people.models import Assignment, Centre, Person, Role, Team, Unit, User


class CentreIsThere(Refused):
    """A first centre is begun once."""


@dataclass(frozen=True)
class Beginning:
    """What the first administrator tells."""

    centre: str
    timezone: str
    language: str
    name: str
    email: str
    password: str


@transaction.atomic
def begin_centre(told: Beginning) -> User:
    """The first centre with its first administrator."""
    if Centre.objects.select_for_update().exists():
        raise CentreIsThere
    centre = Centre.objects.create(name=told.centre, timezone=told.timezone, language=told.language)
    person = Person.objects.create(centre=centre, name=told.name, email=told.email)
    Assignment.objects.create(person=person, role=Role.ADMINISTRATOR)
    return User.objects.create_user(told.email, told.password, person=person)


@transaction.atomic
def take_in_people(centre: Centre, listed: Iterable[RosterPerson]) -> dict[str, Person]:
    """Everybody a roster names, by the roster's name; who is new is added with unit, team and role.

    Someone who has left, or whom the roster has in another team, stays as the product knows them: the
    page of people decides, not a roster.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    known = {one.roster_id: one for one in Person.objects.filter(centre=centre).exclude(roster_id="")}
    for one in listed:
        if one.id not in known:
            known[one.id] = _add_from_roster(centre, one)
    return known


def _add_from_roster(centre: Centre, listed: RosterPerson) -> Person:
    person = Person.objects.create(centre=centre, name=listed.id, roster_id=listed.id)
    team = team_named(centre, listed.unit, listed.team)
    role = Role.TEAM_LEADER if listed.role == "team_leader" else Role.AGENT
    Assignment.objects.create(person=person, role=role, team=team)
    return person


def team_named(centre: Centre, unit_name: str, team_name: str) -> Team:
    """The team of that name, made with its unit where it is new."""
    teams = {one.name.casefold(): one for one in Team.objects.filter(centre=centre)}
    if (team := teams.get(team_name.casefold())) is not None:
        return team
    units = {one.name.casefold(): one for one in Unit.objects.filter(centre=centre)}
    unit = units.get(unit_name.casefold())
    unit = unit or Unit.objects.create(centre=centre, name=unit_name or centre.name)
    return Team.objects.create(centre=centre, unit=unit, name=team_name)


def account_for_addresses(addresses: Iterable[str]) -> User | None:
    """The account of the one person who is here with one of the addresses, made where it is missing."""
    found = {
        person.pk: person
        for address in addresses
        for person in Person.objects.filter(email__iexact=address, left_at=None)
    }
    if len(found) != 1:
        return None
    (person,) = found.values()
    account = User.objects.filter(person=person, is_active=True).first()
    if account is None and not User.objects.filter(email__iexact=person.email).exists():
        account = User.objects.create_user(person.email, None, person=person)
    return account


@transaction.atomic
def demo_account(person: Person) -> User:
    """An account to look around the demo centre with; it has no password and no mail."""
    found = User.objects.filter(person=person).first()
    return found or User.objects.create_user(f"person{person.pk}@demo.invalid", None, person=person)
