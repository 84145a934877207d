"""What this app knows of one person, and how it is forgotten."""

from __future__ import annotations

from typing import Any

from fagtid.people.models import Person
from fagtid.voice.models import Proposal, Representative, Statement, Step, Support, Theme


def tell(person: Person, for_self: bool) -> dict[str, Any]:
    """Proposals and what was said of them; what was supported and caught only to oneself."""
    own = Proposal.objects.filter(proposed_by=person).order_by("pk")
    said = Step.objects.filter(by=person).order_by("pk")
    told: dict[str, Any] = {
        "proposals": list(own.values("title", "why", "proposed_at", "state", "reason")),
        "said_of_proposals": list(said.values("proposal__title", "kind", "text", "at")),
        "representative_since": list(
            Representative.objects.filter(person=person).values_list("since", flat=True)
        ),
    }
    if for_self:
        supported = Support.objects.filter(person=person, is_for=True).order_by("pk")
        told["supported"] = list(supported.values_list("proposal__title", flat=True))
        caught = Statement.objects.filter(caught_by=person).order_by("pk")
        told["customers_said"] = list(caught.values("text", "day", "client__name", "theme__name"))
    return told


def forget(person: Person) -> None:
    """What was proposed, said and caught stays, with nobody's name on it."""
    Proposal.objects.filter(proposed_by=person).update(proposed_by=None)
    Proposal.objects.filter(owner=person).update(owner=None)
    Proposal.objects.filter(decided_by=person).update(decided_by=None)
    Step.objects.filter(by=person).update(by=None)
    Step.objects.filter(to=person).update(to=None)
    Support.objects.filter(person=person).update(person=None, to_tell=False)
    Theme.objects.filter(owner=person).update(owner=None)
    Theme.objects.filter(answered_by=person).update(answered_by=None)
    Statement.objects.filter(caught_by=person).update(caught_by=None)
    Representative.objects.filter(person=person).delete()
