"""Who asks: the roles and places that every query narrows by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseBase

from fagtid.people.models import Assignment, Centre, Person, Role, User

View = Callable[..., HttpResponseBase]
EVERYONE: tuple[Role, ...] = tuple(Role)
LEADERS = (Role.TEAM_LEADER, Role.UNIT_LEADER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Asker:
    """A person with what they do: agents see their team's plan, leaders what they lead."""

    person: Person
    centre: Centre
    roles: frozenset[str]
    own_team: int | None = None
    led_teams: frozenset[int] = field(default_factory=frozenset)
    led_units: frozenset[int] = field(default_factory=frozenset)

    def has(self, *roles: str) -> bool:
        """True with at least one of the roles."""
        return not self.roles.isdisjoint(roles)


def asker_of(user: User | AnonymousUser) -> Asker | None:
    """The asker behind an account; ``None`` for nobody, and for those who have left. One query."""
    if not isinstance(user, User) or user.person_id is None:
        return None
    held = list(Assignment.objects.filter(person=user.person_id).select_related("person__centre"))
    if not held:
        return asker_without_roles(user.person_id)
    return asker_with(held[0].person, held) if held[0].person.is_here else None


def asker_without_roles(person_id: int) -> Asker | None:
    """Somebody who is here and has nothing to do yet."""
    person = Person.objects.select_related("centre").get(pk=person_id)
    return asker_with(person, []) if person.is_here else None


def asker_as(person: Person) -> Asker:
    """The person with their roles and places."""
    return asker_with(person, list(Assignment.objects.filter(person=person)))


def asker_with(person: Person, held: list[Assignment]) -> Asker:
    """The person with the roles they hold."""
    return Asker(
        person=person,
        centre=person.centre,
        roles=frozenset(one.role for one in held),
        own_team=next((one.team_id for one in held if one.role == Role.AGENT), None),
        led_teams=frozenset(one.team_id for one in held if one.role == Role.TEAM_LEADER and one.team_id),
        led_units=frozenset(one.unit_id for one in held if one.unit_id),
    )


def open_to(*roles: Role) -> Callable[[View], View]:
    """The page exists for people with one of the roles; for all others it does not (404)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            asker = getattr(request, "asker", None)
            if asker is None or not asker.has(*roles):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.open_to = frozenset(roles)  # type: ignore[attr-defined]
        return guarded

    return decorate
