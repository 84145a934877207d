"""The demo centre's false truths: one of an answer, one heard in a team, one that waits for an editor."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.information.models import Delivery
from fagtid.people.models import Centre, Person, Role, Team
from fagtid.questions.models import Answer
from fagtid.truths import checking, correcting
from fagtid.truths.models import Check, Correction, FalseTruth

OF_AN_ANSWER: dict[str, Any] = {
    "statement": "Kreditten for en tapt avis står alltid på første faktura.",
    "wordings": "kreditten kommer alltid på neste faktura\nkrediteres automatisk på første regning",
    "believable": "Slik var det før fakturasystemet ble byttet i fjor.",
    "holds": "Er saken meldt før fakturadato, står kreditten på neste faktura. Ellers på den etter.",
    "question": "Saken meldes dagen etter fakturadato. På hvilken faktura står kreditten?",
    "choices": "På den etter neste\nPå den neste\nDen utbetales",
}
HEARD: dict[str, Any] = {
    "statement": "Angreretten gjelder ikke for e-avis.",
    "wordings": "e-avis kan ikke angres\ningen angrefrist på digitalt abonnement",
    "believable": "Den gjaldt ikke da e-avisen ble solgt som enkeltutgaver.",
    "holds": "Abonnement på e-avis kan angres i fjorten dager, som papir. Enkeltutgaver kan ikke angres.",
    "question": "En kunde vil angre et abonnement på e-avis etter ti dager. Hva gjelder?",
    "choices": "Kunden kan angre\nKunden kan ikke angre\nBare mot gebyr",
}
RAISED: dict[str, Any] = {
    "statement": "Vi kan ikke stoppe avisen for kortere tid enn en uke.",
    "holds": "To utgivelser er nok. Kortere enn det gir ingen kreditt.",
}
TOLD_AGO = timedelta(days=5)
WRONG_EVERY, UNREAD_EVERY = 6, 9  # of those told


@transaction.atomic
def fill_truths(centre: Centre, editor: Person) -> None:
    """Told some days ago, so that those who have read of it have been asked again."""
    fallen = Answer.objects.filter(question__centre=centre, state=Answer.State.SUPERSEDED).first()
    if fallen is not None:
        correcting.correct_answer(fallen, OF_AN_ANSWER, by=editor)
    agents = Person.objects.filter(centre=centre, assignments__role=Role.AGENT).order_by("pk")
    teams = Team.objects.filter(centre=centre).order_by("name")[:1]
    heard = correcting.raise_truth(
        centre, {**HEARD, "since": date(now().year, 1, 1), "teams": teams}, by=editor
    )
    correcting.tell_of(heard, version=1, by=editor)
    read_and_asked_again(heard)
    if agents:
        correcting.raise_truth(centre, RAISED, by=agents[len(agents) // 2])


def read_and_asked_again(truth: FalseTruth) -> None:
    """Most have read of it, and most of those know it three days after."""
    told_at = now() - TOLD_AGO
    FalseTruth.objects.filter(pk=truth.pk).update(told_at=told_at, raised_at=told_at)
    told = Correction.objects.filter(truth=truth)
    told.update(told_at=told_at)
    for number, one in enumerate(told.order_by("pk")):
        if number % UNREAD_EVERY:
            checking.read(one, version=1)
            answer_first(truth, one.person_id, was_right=number % WRONG_EVERY != 1)


def answer_first(truth: FalseTruth, person: int, *, was_right: bool) -> None:
    """Asked for the first time, and answered; the second time is still to come."""
    checks = Check.objects.filter(truth=truth, person=person)
    for one in checks:
        Check.objects.filter(pk=one.pk).update(due_at=one.due_at - TOLD_AGO)
    sure = Delivery.Certainty.SURE
    first = {"answered_at": now() - timedelta(days=1), "was_right": was_right, "certainty": sure}
    checks.filter(turn=1).update(**first)
