"""What the bank and the notices know of one person, and how it is forgotten."""

from __future__ import annotations

from typing import Any

from fagtid.information.models import Attachment, Delivery, NoticeQuestion, Use
from fagtid.people.models import Person

READ = ("notice__title", "due_at", "first_read_at", "confirmed_at")


def tell(person: Person, for_self: bool) -> dict[str, Any]:
    """Notices read; what was answered and which articles held only to oneself."""
    read = Delivery.objects.filter(person=person).order_by("pk")
    told: dict[str, Any] = {"notices": list(read.values(*READ))}
    added = Attachment.objects.filter(added_by=person).order_by("added_at", "pk")
    told["files_added"] = list(added.values("name", "added_at"))
    if for_self:
        answered = read.exclude(was_right=None).values("notice__title", "was_right", "certainty")
        told["answers"] = list(answered)
        used = Use.objects.filter(person=person).order_by("at")
        asked = NoticeQuestion.objects.filter(asked_by=person).order_by("pk")
        told["questions_of_notices"] = list(asked.values("notice__title", "text", "asked_at", "answer"))
        answered_to = NoticeQuestion.objects.filter(answered_by=person).order_by("pk")
        told["answers_to_forums"] = list(answered_to.values("notice__title", "answer", "answered_at"))
        told["articles_used"] = list(used.values("article__title", "held", "comment", "at"))
    return told


def forget(person: Person) -> None:
    """What was read goes; what was said of articles, asked and answered stays, with nobody's name on it."""
    Delivery.objects.filter(person=person).delete()
    NoticeQuestion.objects.filter(asked_by=person).update(asked_by=None)
    NoticeQuestion.objects.filter(answered_by=person).update(answered_by=None)
    NoticeQuestion.listeners.through.objects.filter(person=person).delete()
    Attachment.objects.filter(added_by=person).update(added_by=None)
    Use.objects.filter(person=person).update(person=None)
