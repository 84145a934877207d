"""What false truths know of one person, and how it is forgotten."""

from __future__ import annotations

from typing import Any

from fagtid.people.models import Person
from fagtid.truths.models import Check, Correction, FalseTruth, TruthVersion


def tell(person: Person, for_self: bool) -> dict[str, Any]:
    """Only to oneself: nobody else is told what one person met or answered."""
    if not for_self:
        return {}
    checks = Check.objects.filter(person=person)
    return {
        "raised": list(FalseTruth.objects.filter(raised_by=person).values("statement", "raised_at")),
        "corrections": list(
            Correction.objects.filter(person=person).values("truth__statement", "why", "told_at", "read_at")
        ),
        "answers": list(
            checks.values("truth__question", "turn", "due_at", "answered_at", "was_right", "certainty")
        ),
    }


def forget(person: Person) -> None:
    """The register stays, with nobody's name on it; what the person met and answered goes."""
    Correction.objects.filter(person=person).delete()
    Check.objects.filter(person=person).delete()
    FalseTruth.objects.filter(raised_by=person).update(raised_by=None)
    TruthVersion.objects.filter(written_by=person).update(written_by=None)
