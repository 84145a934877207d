"""Questions from the forum to the editor, and the answers back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from fagtid.frame.clock import now
from fagtid.information.models import Notice, NoticeQuestion
from fagtid.information.queries import EDITORS
from fagtid.information.refusals import IsSettled, NotYet
from fagtid.people.asking import Asker
from fagtid.people.models import Person
from fagtid.planning.models import Seat, Session


def complex_notices_for(session: Session) -> QuerySet[Notice]:
    """What can be asked about in a session: complex notices in force that somebody in it was told."""
    people = in_session(session)
    found = Notice.objects.filter(state=Notice.State.PUBLISHED, is_complex=True)
    return found.filter(deliveries__person__in=people).select_related("centre").distinct()


def in_session(session: Session) -> set[int]:
    """Those who are in it, and whoever leads it."""
    there = (Seat.State.PLANNED, Seat.State.HELD)
    people = set(session.seats.filter(state__in=there).values_list("person", flat=True))
    return people | ({session.host_id} if session.host_id else set())


def questions_to_answer(asker: Asker) -> QuerySet[NoticeQuestion]:
    """What waits for an editor, the oldest first."""
    return questions_for(asker).filter(answered_at=None)


def questions_for(asker: Asker) -> QuerySet[NoticeQuestion]:
    """All that forums have asked at the editor's centre."""
    found = NoticeQuestion.objects.filter(notice__centre=asker.centre)
    found = found if asker.has(*EDITORS) else found.none()
    return found.select_related("notice__centre")


def answers_to_me(asker: Asker) -> QuerySet[NoticeQuestion]:
    """Answers to what was asked in a session I was in, that I have not seen."""
    found = NoticeQuestion.objects.filter(notice__centre=asker.centre, listeners=asker.person)
    return found.exclude(answered_at=None).select_related("notice")


@transaction.atomic
def ask_editor(notice: Notice, session: Session, text: str, *, by: Person) -> NoticeQuestion:
    """Ask what the forum could not answer; those in the session are told the answer."""
    if session.start > now():
        raise NotYet
    asked = NoticeQuestion.objects.create(
        notice=notice, session=session, asked_by=by, text=text, asked_at=now()
    )
    asked.listeners.set(in_session(session))
    return asked


@transaction.atomic
def answer_question(question: NoticeQuestion, text: str, *, by: Person) -> None:
    """Answer it for everybody who reads the notice; of two editors only the first does."""
    found = NoticeQuestion.objects.select_for_update().get(pk=question.pk)
    if found.answered_at is not None:
        raise IsSettled(found)
    found.answer, found.answered_by, found.answered_at = text, by, now()
    found.save(update_fields=["answer", "answered_by", "answered_at"])


def see_answer(question: NoticeQuestion, *, by: Person) -> None:
    """The person has seen the answer."""
    question.listeners.remove(by)
