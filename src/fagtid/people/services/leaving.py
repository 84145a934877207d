"""Those who leave: all access ends at once, and after a while they are forgotten."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people import exports
from fagtid.people.asking import asker_as
from fagtid.people.models import Assignment, Centre, Invitation, PeopleFile, Person, User
from fagtid.people.queries import people_to_change
from fagtid.people.services.changing import NotYours, check_administrator, lock_centre

LISTS_KEPT_DAYS = 30


class NotYourself(Refused):
    """Nobody closes the door behind themselves."""


class Forgotten(Refused):
    """The person has been forgotten; there is nobody to bring back."""


@transaction.atomic
def leave(person: Person, *, by: Person) -> None:
    """The person has left: no page, calendar or sign-in opens for them from now on."""
    lock_centre(person.centre_id)
    if person.pk == by.pk:
        raise NotYourself
    if not people_to_change(asker_as(by)).filter(pk=person.pk).exists():
        raise NotYours
    end_access(person)
    check_administrator(person.centre_id)


def end_access(person: Person) -> None:
    """Mark someone as gone, close the account and end every session it has."""
    Person.objects.filter(pk=person.pk, left_at=None).update(left_at=now())
    Invitation.objects.filter(person=person, used_at=None, revoked_at=None).update(revoked_at=now())
    account = User.objects.filter(person=person).first()
    if account is not None:
        User.objects.filter(pk=account.pk).update(is_active=False)
        held = UserSession.objects.filter(user=account)
        Session.objects.filter(session_key__in=held.values("session_key")).delete()
        held.delete()


@transaction.atomic
def come_back(person: Person, *, by: Person) -> None:
    """Somebody who left is here again, with what they had, while it is still known who they are."""
    lock_centre(person.centre_id)
    if not people_to_change(asker_as(by)).filter(pk=person.pk).exists():
        raise NotYours
    restore_access(person)


def restore_access(person: Person) -> None:
    """Mark someone as here, and open the account they had."""
    if not Person.objects.filter(pk=person.pk, forgotten_at=None).update(left_at=None):
        raise Forgotten
    User.objects.filter(person=person).update(is_active=True)


def retire_leavers(moment: datetime | None = None) -> int:
    """Forget those who left longer ago than their centre keeps them; tells how many. Safe to repeat."""
    moment = moment or now()
    for brought in PeopleFile.objects.filter(done__isnull=False).only("pk", "confirmed_at"):
        if brought.confirmed_at and (moment - brought.confirmed_at).days >= LISTS_KEPT_DAYS:
            PeopleFile.objects.filter(pk=brought.pk).update(done=None)
    count = 0
    for centre in Centre.objects.order_by("pk"):
        limit = months_before(moment, centre.months_kept)
        gone = Person.objects.filter(centre=centre, left_at__lte=limit, forgotten_at=None)
        for pk in list(gone.order_by("pk").values_list("pk", flat=True)):
            count += _forget(pk, limit, moment)
    return count


@transaction.atomic
def _forget(person_id: int, limit: datetime, moment: datetime) -> int:
    person = (
        Person.objects.select_for_update().filter(pk=person_id, left_at__lte=limit, forgotten_at=None).first()
    )
    if person is None:
        return 0
    exports.forget(person)
    User.objects.filter(person=person).delete()
    Invitation.objects.filter(person=person).delete()
    Assignment.objects.filter(person=person).delete()
    with translation.override(person.centre.language):
        person.name = _("Former colleague")
    person.email, person.roster_id, person.forgotten_at = "", "", moment
    person.save(update_fields=["name", "email", "roster_id", "forgotten_at"])
    return 1


def months_before(moment: datetime, months: int) -> datetime:
    """The same time of the month so many months earlier; the last day of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
