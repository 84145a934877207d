"""Adding people, and changing who they are and what they do."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.people.asking import asker_as
from fagtid.people.models import (
    CENTRE_ROLES,
    TEAM_ROLES,
    Assignment,
    Centre,
    Person,
    Role,
    Team,
    Unit,
    User,
)
from fagtid.people.queries import people_to_change, places_to_give, roles_to_give

Place = Team | Unit | None


class AddressTaken(Refused):
    """Somebody else has the e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__()
        self.email = email


class RosterNameTaken(Refused):
    """Somebody else has the name on the roster."""

    def __init__(self, roster_id: str) -> None:
        super().__init__()
        self.roster_id = roster_id


class AddressHasAccount(Refused):
    """The address is what the person signs in with; only an administrator changes it, nobody removes it."""


class RoleNeedsPlace(Refused):
    """A team role without a team, a unit leader without a unit, another role with either."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role


class HasAgentTeam(Refused):
    """The person is an agent in a team already; carries the team."""

    def __init__(self, team: Team) -> None:
        super().__init__()
        self.team = team


class LastAdministrator(Refused):
    """Without this one nobody could administer the centre."""


class NotYours(Refused):
    """The one who asks may not give or take this."""


@dataclass(frozen=True)
class Details:
    """Who a person is."""

    name: str
    email: str = ""
    roster_id: str = ""


def lock_centre(centre: Centre | int) -> Centre:
    """The centre, so that what is checked of its people holds until it is written."""
    return Centre.objects.select_for_update().get(pk=centre if isinstance(centre, int) else centre.pk)


@transaction.atomic
def add_person(centre: Centre, *, details: Details, role: str, place: Place, by: Person) -> Person:
    """A new person with a first role."""
    lock_centre(centre)
    check_details(centre, details, but=None)
    person = Person.objects.create(
        centre=centre, name=details.name, email=details.email, roster_id=details.roster_id
    )
    _assign(person, role, place, by)
    return person


@transaction.atomic
def change_person(person: Person, *, details: Details, by: Person) -> Person:
    """Another name, address or name on the roster; whose address opens an account is told at the old one."""
    lock_centre(person.centre_id)
    fresh = Person.objects.select_related("centre").get(pk=person.pk)
    _check_may_change(fresh, by)
    check_details(fresh.centre, details, but=fresh)
    old = fresh.email
    if old.lower() != details.email.lower():
        move_account(fresh, details.email, by)
    fresh.name, fresh.email, fresh.roster_id = details.name, details.email, details.roster_id
    fresh.save(update_fields=["name", "email", "roster_id"])
    return fresh


def check_details(centre: Centre, details: Details, *, but: Person | None) -> None:
    """Refuse an address or a name on the roster that somebody else has."""
    others = Person.objects.filter(centre=centre)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if details.email and others.filter(email__iexact=details.email).exists():
        raise AddressTaken(details.email)
    if details.roster_id and others.filter(roster_id=details.roster_id).exists():
        raise RosterNameTaken(details.roster_id)


def move_account(person: Person, email: str, by: Person) -> None:
    """Let the account, where there is one, follow the person's address."""
    account = User.objects.select_for_update().filter(person=person).first()
    if account is None:
        return
    if not email or not asker_as(by).has(Role.ADMINISTRATOR):
        raise AddressHasAccount
    if User.objects.filter(email__iexact=email).exclude(pk=account.pk).exists():
        raise AddressTaken(email)
    old, account.email = account.email, email
    account.save(update_fields=["email"])
    EmailAddress.objects.filter(user=account).delete()  # what the sign-in remembers of the old one
    language = account.language or person.centre.language
    transaction.on_commit(lambda: _tell_old_address(person.name, old, email, language))


def _tell_old_address(name: str, old: str, new: str, language: str) -> None:
    with translation.override(language):
        text = render_to_string("people/mail_address.txt", {"name": name, "new": new})
        send_mail(_("You sign in to Fagtid with another address now"), text, None, [old], fail_silently=True)


@transaction.atomic
def give_role(person: Person, *, role: str, place: Place, by: Person) -> Assignment:
    """One more role; giving the same again changes nothing."""
    lock_centre(person.centre_id)
    _check_may_change(person, by)
    return _assign(person, role, place, by)


def _assign(person: Person, role: str, place: Place, by: Person) -> Assignment:
    team, unit = place_of(role, place)
    asker = asker_as(by)
    if role not in roles_to_give(asker) or (place is not None and place not in places_to_give(asker)):
        raise NotYours
    return assign(person, role, team, unit)


def place_of(role: str, place: Place) -> tuple[Team | None, Unit | None]:
    """Team and unit of a role; refused when it is not the kind of place the role needs."""
    fits = (
        (role in TEAM_ROLES and isinstance(place, Team))
        or (role == Role.UNIT_LEADER and isinstance(place, Unit))
        or (role in CENTRE_ROLES and place is None)
    )
    if not fits:
        raise RoleNeedsPlace(role)
    return (place if isinstance(place, Team) else None, place if isinstance(place, Unit) else None)


def assign(person: Person, role: str, team: Team | None, unit: Unit | None) -> Assignment:
    """Write a role that has been checked; an agent has one team."""
    if role == Role.AGENT:
        held = Assignment.objects.filter(person=person, role=role).select_related("team").first()
        if held is not None and held.team is not None and held.team != team:
            raise HasAgentTeam(held.team)
    return Assignment.objects.get_or_create(person=person, role=role, team=team, unit=unit)[0]


@transaction.atomic
def take_role(assignment: Assignment, *, by: Person) -> None:
    """One role less; the last administrator stays."""
    person = assignment.person
    lock_centre(person.centre_id)
    _check_may_change(person, by)
    if assignment.role not in roles_to_give(asker_as(by)):
        raise NotYours
    Assignment.objects.filter(pk=assignment.pk).delete()
    check_administrator(person.centre_id)


def check_administrator(centre: int) -> None:
    """Refuse a centre that nobody who can sign in administers."""
    able = Q(user__is_active=True)
    here = Person.objects.filter(able, centre=centre, left_at=None, assignments__role=Role.ADMINISTRATOR)
    if not here.exists():
        raise LastAdministrator


def _check_may_change(person: Person, by: Person) -> None:
    if not people_to_change(asker_as(by)).filter(pk=person.pk).exists():
        raise NotYours
