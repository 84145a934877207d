"""What questions and answers know of one person, and how it is forgotten."""

from __future__ import annotations

from typing import Any

from fagtid.people.models import Person
from fagtid.questions.models import (
    Answer,
    AnswerVersion,
    BankDraft,
    Coming,
    Doubt,
    Draft,
    Met,
    Question,
    Repeat,
    Ring,
)


def tell(person: Person, for_self: bool) -> dict[str, Any]:
    """Only to oneself: nobody else is told what one person asked, answered or looked at."""
    if not for_self:
        return {}
    met = Met.objects.filter(person=person)
    return {
        "asked": list(Question.objects.filter(asked_by=person).values("text", "asked_at", "state")),
        "answered": list(Answer.objects.filter(given_by=person).values("text", "given_at", "state")),
        "met": list(
            met.values("answer__text", "version", "viewed_at", "used_at", "held", "agreed_at", "comment")
        ),
        "came": list(Coming.objects.filter(person=person).values("question__text", "how", "at")),
        "rung": list(Ring.objects.filter(person=person).values("question__text", "rung_at")),
        "begun": list(Draft.objects.filter(person=person).values("text", "at")),
        "repeats": list(Repeat.objects.filter(by=person).values("of__text", "at")),
        "drafts": list(BankDraft.objects.filter(made_by=person).values("answer__text", "made_at")),
    }


def forget(person: Person) -> None:
    """What was asked, answered and held stays, with nobody's name on it; the rest goes."""
    Draft.objects.filter(person=person).delete()
    Ring.objects.filter(person=person).delete()
    Coming.objects.filter(person=person).delete()
    Met.objects.filter(person=person, held=None).delete()
    Met.objects.filter(person=person).update(person=None)
    Question.objects.filter(asked_by=person).update(asked_by=None, has_news=False)
    Answer.objects.filter(given_by=person).update(given_by=None)
    Answer.objects.filter(verified_by=person).update(verified_by=None)
    AnswerVersion.objects.filter(written_by=person).update(written_by=None)
    Repeat.objects.filter(by=person).update(by=None)
    BankDraft.objects.filter(made_by=person).update(made_by=None)
    BankDraft.objects.filter(settled_by=person).update(settled_by=None)
    Doubt.objects.filter(settled_by=person).update(settled_by=None)
