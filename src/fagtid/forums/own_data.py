"""What the forums know of one person, and how it is forgotten."""

from __future__ import annotations

from typing import Any

from fagtid.forums.models import Answer, Decision, Item, Note, Vote
from fagtid.people.models import Person


def tell(person: Person, for_self: bool) -> dict[str, Any]:
    """Decisions seen to; what was wished for, voted for, written and answered only to oneself."""
    owned = Decision.objects.filter(owner=person).order_by("decided_at")
    told: dict[str, Any] = {
        "decisions": list(owned.values("text", "due_on", "state", "decided_at", "closed_at", "why"))
    }
    if for_self:
        told["wishes"] = list(Item.objects.filter(added_by=person).values("title", "why", "since"))
        told["votes"] = list(Vote.objects.filter(person=person).values("item__title", "at"))
        notes = Note.objects.filter(person=person)
        told["notes"] = list(notes.values("point__title", "text", "begun_at", "written_at"))
        answers = Answer.objects.filter(person=person)
        told["answers"] = list(answers.values("forum__question", "was_right", "certainty", "at"))
    return told


def forget(person: Person) -> None:
    """Votes and answers go; wishes, notes and decisions are the team's, and stay with nobody's name."""
    Vote.objects.filter(person=person).delete()
    Answer.objects.filter(person=person).delete()
    Item.objects.filter(added_by=person).update(added_by=None)
    Note.objects.filter(person=person).update(person=None)
    Decision.objects.filter(owner=person).update(owner=None)
