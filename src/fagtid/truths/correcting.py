"""What can be done with a false truth: raise it, correct an answer, tell of it, change it, withdraw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information.refusals import NothingChanged
from fagtid.information.services import next_mark
from fagtid.people.models import Centre, Person
from fagtid.questions import answering, asking
from fagtid.questions.models import Answer
from fagtid.truths import reaching
from fagtid.truths.models import Check, Correction, FalseTruth, TruthVersion
from fagtid.truths.refusals import AlreadyCorrected, IsTold, NotTold

State = FalseTruth.State


@transaction.atomic
def raise_truth(centre: Centre, told: Mapping[str, Any], *, by: Person) -> FalseTruth:
    """Something wrong that is said; it waits for an editor."""
    plain = {name: value for name, value in told.items() if name != "teams"}
    truth = FalseTruth.objects.create(
        centre=centre, raised_by=by, raised_at=now(), mark=next_mark(centre), **plain
    )
    truth.teams.set(told.get("teams", ()))
    _keep_version(truth, by)
    return truth


@transaction.atomic
def correct_answer(answer: Answer, told: Mapping[str, Any], *, by: Person) -> FalseTruth:
    """The answer was wrong: it holds no more, and everybody who met it is told what does, and why."""
    question = asking.locked(answer.question)  # before the answer, as everywhere
    found = Answer.objects.get(pk=answer.pk)
    earlier = FalseTruth.objects.filter(answer=found, state__in=FalseTruth.TOLD).first()
    if earlier is not None:
        raise AlreadyCorrected(earlier.pk)
    if found.holds:
        answering.supersede(found, by=by, why=told["holds"][:300], article=told.get("article"))
    truth = raise_truth(question.centre, {**told, "answer": found}, by=by)
    return tell_of(truth, version=1, by=by)


@transaction.atomic
def tell_of(truth: FalseTruth, *, version: int, by: Person) -> FalseTruth:
    """An editor has checked it: those who met it are told, and who searches for it finds what holds."""
    found = locked(truth, version)
    if found.state != State.RAISED:
        raise IsTold
    found.state, found.told_at, found.mark = State.ALIVE, now(), next_mark(found.centre)
    found.save()
    send(found, by)
    return found


def locked(truth: FalseTruth, version: int | None = None) -> FalseTruth:
    """The row, held until the transaction ends; refused where somebody has changed it since it was read."""
    rows = FalseTruth.objects.select_for_update(of=("self",)).select_related("centre", "answer__question")
    found = rows.get(pk=truth.pk)
    if version is not None and found.version != version:
        raise ChangedMeanwhile(found.version)
    return found


@transaction.atomic
def change_truth(
    truth: FalseTruth, told: Mapping[str, Any], *, version: int, by: Person, asks_again: bool
) -> FalseTruth:
    """Change it from the version that was read; a correction of the correction goes to all who got it."""
    found = locked(truth, version)
    if found.state == State.WITHDRAWN:
        raise NotTold
    if not _put(found, told):
        raise NothingChanged
    found.version += 1
    if asks_again and found.is_told:
        found.asks_from, found.state = found.version, State.ALIVE
        Check.objects.filter(truth=found, answered_at=None).delete()
    found.mark = next_mark(found.centre)
    found.save()
    _keep_version(found, by, asks_again=asks_again)
    if found.is_told:
        send(found, by)
    return found


def _put(truth: FalseTruth, told: Mapping[str, Any]) -> bool:
    is_new = False
    for name, value in told.items():
        if name == "teams":
            is_new |= {one.pk for one in truth.teams.all()} != {one.pk for one in value}
            truth.teams.set(value)
        else:
            is_new |= getattr(truth, name) != value
            setattr(truth, name, value)
    return is_new


@transaction.atomic
def withdraw_truth(truth: FalseTruth, *, why: str, by: Person) -> FalseTruth:
    """It was right after all, or is of no use: everybody who was told is told that too, with why."""
    found = locked(truth)
    if found.state == State.WITHDRAWN:
        raise NotTold
    found.version += 1
    found.asks_from, found.state, found.why = found.version, State.WITHDRAWN, why
    found.mark = next_mark(found.centre)
    found.save()
    Check.objects.filter(truth=found, answered_at=None).delete()
    _keep_version(found, by)
    return found


def _keep_version(truth: FalseTruth, by: Person, *, asks_again: bool = True) -> None:
    TruthVersion.objects.create(
        truth=truth,
        number=truth.version,
        statement=truth.statement,
        holds=truth.holds,
        asks_again=asks_again,
        written_by=by,
        written_at=now(),
    )


def send(truth: FalseTruth, by: Person) -> None:
    """A correction for each who has met it and has none, but for whoever has just written it."""
    people = reaching.reached_by(truth)
    people.pop(by.pk, None)
    Correction.objects.bulk_create(
        [Correction(truth=truth, person_id=one, why=why, told_at=now()) for one, why in people.items()],
        ignore_conflicts=True,
    )
