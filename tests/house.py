"""A centre to test in: people with roles, and a browser's view of the pages. Nothing random."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from fagtid.people.models import Assignment, Centre, Person, Role, Team, Unit, User

PASSWORD = "en-lang-nok-setning"


@dataclass(frozen=True)
class House:
    """Two units, two teams, everybody a centre has; each person by what they are."""

    centre: Centre
    north: Team
    south: Team
    people: dict[str, Person]

    def client(self, who: str | Person | None) -> Client:
        """A browser signed in as somebody, or as nobody."""
        client = Client()
        if who is not None:
            person = self.people[who] if isinstance(who, str) else who
            client.force_login(
                account_of(person), backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        return client


def account_of(person: Person) -> User:
    """The person's account, made where it is missing."""
    found = User.objects.filter(person=person).first()
    return found or User.objects.create(email=f"p{person.pk}@example.no", person=person)


def add_person(centre: Centre, name: str, *roles: tuple[Role, Team | Unit | None], **fields: Any) -> Person:
    """Somebody with roles."""
    told = {"email": f"{name}@example.no", "roster_id": name, **fields}
    person = Person.objects.create(centre=centre, name=name, **told)
    for role, place in roles:
        Assignment.objects.create(
            person=person,
            role=role,
            team=place if isinstance(place, Team) else None,
            unit=place if isinstance(place, Unit) else None,
        )
    return person


def build_house(name: str = "Nord") -> House:
    """A centre with one person of each kind and two agents in each team."""
    centre = Centre.objects.create(name=name)
    units = [Unit.objects.create(centre=centre, name=town) for town in ("Tromsø", "Drammen")]
    north, south = (Team.objects.create(centre=centre, unit=unit, name=f"Team {unit.name}") for unit in units)
    people = {
        "agent": [(Role.AGENT, north)],
        "colleague": [(Role.AGENT, north)],
        "other_agent": [(Role.AGENT, south)],
        "leader": [(Role.TEAM_LEADER, north)],
        "other_leader": [(Role.TEAM_LEADER, south)],
        "unit_leader": [(Role.UNIT_LEADER, units[0])],
        "editor": [(Role.EDITOR, None)],
        "researcher": [(Role.RESEARCHER, None)],
        "administrator": [(Role.ADMINISTRATOR, None)],
    }
    return House(
        centre, north, south, {key: add_person(centre, key, *roles) for key, roles in people.items()}
    )
