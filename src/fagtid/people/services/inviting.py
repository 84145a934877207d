"""Ways in: an invitation is a link of one use, sent by mail or handed over; only its digest is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people import tasks
from fagtid.people.keys import digest_of
from fagtid.people.mailing import can_mail, link_of
from fagtid.people.models import Invitation, Person, User
from fagtid.people.queries import invitation_by_secret
from fagtid.people.services.changing import AddressTaken, lock_centre

OPEN_FOR = timedelta(days=14)


class HasLeft(Refused):
    """Who has left is not invited."""


class NoAddress(Refused):
    """Without an e-mail address there is no account."""


class HasAccount(Refused):
    """The person has an account already."""


class InvitationClosed(Refused):
    """The link has been used, taken back or replaced, or is too old; ``why`` tells which."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


@dataclass(frozen=True)
class Invited:
    """An invitation and, where no mail can be sent, the link to hand over."""

    invitation: Invitation
    link: str = ""


@transaction.atomic
def invite(person: Person, *, base: str, by: Person) -> Invited:
    """A new way in for one person instead of any older one; ``base`` is the address of the house."""
    lock_centre(person.centre_id)
    fresh = Person.objects.get(pk=person.pk)
    check_can_be_invited(fresh)
    return _open(fresh, base, by)


@transaction.atomic
def invite_all(people: list[Person], *, base: str, by: Person) -> list[Invited]:
    """A way in for everybody in the list who can have one."""
    lock_centre(by.centre_id)
    opened = []
    for person in Person.objects.filter(pk__in=[one.pk for one in people]).order_by("name", "pk"):
        try:
            check_can_be_invited(person)
        except Refused:
            continue
        opened.append(_open(person, base, by))
    return opened


def check_can_be_invited(person: Person) -> None:
    """Refuse whoever has left, has no address, or has an account."""
    if person.left_at is not None:
        raise HasLeft
    if not person.email:
        raise NoAddress
    if User.objects.filter(person=person).exists():
        raise HasAccount
    if User.objects.filter(email__iexact=person.email).exists():
        raise AddressTaken(person.email)


def _open(person: Person, base: str, by: Person) -> Invited:
    Invitation.objects.filter(person=person, used_at=None, revoked_at=None).update(revoked_at=now())
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person,
        digest=digest_of(secret),
        invited_by=by,
        created_at=now(),
        expires_at=now() + OPEN_FOR,
    )
    if not can_mail():
        return Invited(invitation, link_of(base, secret))
    transaction.on_commit(lambda: tasks.send_invitation.enqueue(invitation.pk, base))
    return Invited(invitation)


@transaction.atomic
def revoke_invitation(person: Person) -> int:
    """Close the person's open way in; tells how many there were."""
    opened = Invitation.objects.filter(person=person, used_at=None, revoked_at=None)
    return opened.update(revoked_at=now())


def why_closed(invitation: Invitation) -> str:
    """Why an invitation opens nothing; empty when it does."""
    if invitation.used_at is not None:
        return "used"
    if invitation.revoked_at is not None or not invitation.person.is_here or not invitation.person.email:
        return "revoked"
    return "expired" if invitation.expires_at <= now() else ""


@transaction.atomic
def accept(secret: str, *, password: str) -> User:
    """Make the account of the one invited; the second to try the same link is refused."""
    known = invitation_by_secret(secret)
    if known is None:
        raise InvitationClosed("revoked")
    lock_centre(known.person.centre_id)
    invitation = Invitation.objects.select_related("person").get(pk=known.pk)
    if why := why_closed(invitation):
        raise InvitationClosed(why)
    person = invitation.person
    if User.objects.filter(person=person).exists():
        raise InvitationClosed("used")
    if User.objects.filter(email__iexact=person.email).exists():
        raise AddressTaken(person.email)
    invitation.used_at = now()
    invitation.save(update_fields=["used_at"])
    return User.objects.create_user(person.email, password, person=person)
