"""What can be done with what comes of sessions: write notes, catch up by reading them, remind leaders."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fagtid.arenas import telling
from fagtid.arenas.models import Notes, NotesRead, Reminder
from fagtid.arenas.refusals import CannotCatchUp, NotesChanged, NothingToWriteYet
from fagtid.arenas.risks import sessions_at_risk
from fagtid.frame.clock import now, today
from fagtid.ledger import services as ledger
from fagtid.people.asking import asker_as
from fagtid.people.models import Person
from fagtid.people.queries import leaders_with_mail
from fagtid.planning.models import Seat, Session

SOON = timedelta(hours=24)


@transaction.atomic
def write_notes(session: Session, *, text: str, version: int, by: Person) -> Notes:
    """Write the notes, or change them from the version one has read; the later of two is refused."""
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if locked.start > now():
        raise NothingToWriteYet
    notes = Notes.objects.filter(session=locked).first()
    if (notes.version if notes else 0) != version:
        raise NotesChanged(notes)
    notes = notes or Notes(session=locked, version=0)
    notes.text, notes.version, notes.written_by, notes.written_at = text, version + 1, by, now()
    notes.save()
    return notes


@transaction.atomic
def catch_up_by_reading(missed: Seat, *, minutes: int, by: Person) -> NotesRead:
    """The person has read the notes of what was lost; the minutes spent are given back."""
    seat = Seat.objects.select_for_update(of=("self",)).select_related("session", "person__centre")
    found = seat.get(pk=missed.pk)
    notes = Notes.objects.filter(session=found.session).exists()
    read = NotesRead.objects.filter(missed=found).exists()
    if found.state != Seat.State.LOST or found.repays or read or not notes:
        raise CannotCatchUp
    minutes = min(max(minutes, 1), found.session.minutes)
    with translation.override(found.person.centre.language):
        title = _("Notes: %(title)s") % {"title": found.session.title}
    ledger.write_held(
        found.person,
        minutes=minutes,
        title=title[:120],
        day=today(found.person.centre.timezone),
        by=by,
        activity_id=found.session.activity_id,
        extra=True,
    )
    return NotesRead.objects.create(missed=found, minutes=minutes, at=now())


def remind_leaders(at: datetime) -> int:
    """Write to leaders about promises at risk in the next 24 hours, each at most once a day.

    Safe to repeat, and to run in two places at once; tells how many were written to.
    """
    return sum(_remind(leader, at) for leader in leaders_with_mail())


def _remind(leader: Person, at: datetime) -> int:
    day = at.astimezone(ZoneInfo(leader.centre.timezone)).date()
    if Reminder.objects.filter(person=leader, day=day).exists():
        return 0
    risks = sessions_at_risk(asker_as(leader), at + SOON)
    if not risks:
        return 0
    try:
        with transaction.atomic():
            Reminder.objects.create(person=leader, day=day, sent_at=at)
            telling.tell_leader(leader, risks)
    except IntegrityError:  # told by another worker at the same moment
        return 0
    return 1
