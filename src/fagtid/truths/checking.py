"""Reading a correction, and being asked again after three and twenty-one days until the group holds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.people.models import TEAM_ROLES, Assignment, Person
from fagtid.truths.correcting import locked
from fagtid.truths.models import Check, Correction, FalseTruth
from fagtid.truths.refusals import AnsweredAlready, NotAnswered

AFTER = (timedelta(days=3), timedelta(days=21))
AGAIN = timedelta(days=21)  # and then, while a group does not hold it
FEWEST = 5  # of a group, to be judged by itself
HOLDS = 0.8  # of those asked last know what holds


@transaction.atomic
def read(correction: Correction, *, version: int) -> Correction:
    """The person has read it as it is now; the question comes again later."""
    found = Correction.objects.select_for_update(of=("self",)).select_related("truth").get(pk=correction.pk)
    if version < found.truth.asks_from:
        raise ChangedMeanwhile(found.truth.version)
    found.read_version, found.read_at = version, now()
    found.save(update_fields=["read_version", "read_at"])
    if found.truth.is_told and found.truth.question:
        asked = Check.objects.filter(truth=found.truth, person=found.person_id).count()
        rows = [
            Check(truth=found.truth, person_id=found.person_id, turn=asked + turn, due_at=now() + after)
            for turn, after in enumerate(AFTER, 1)
        ]
        Check.objects.bulk_create(rows, ignore_conflicts=True)
    return found


@transaction.atomic
def answer_check(check: Check, told: str, certainty: int | None) -> Check:
    """The answer with how sure the person is; once."""
    found = Check.objects.select_for_update(of=("self",)).select_related("truth").get(pk=check.pk)
    if found.answered_at is not None or found.due_at > now():
        raise AnsweredAlready
    options = found.truth.options
    if told not in options or certainty is None:
        raise NotAnswered
    found.answered_at, found.was_right, found.certainty = now(), told == options[0], certainty
    found.save()
    return found


def ask_until_held(moment: datetime) -> int:
    """Each false truth alive: settled where all groups hold what is right, asked again where one does not."""
    alive = FalseTruth.objects.filter(state=FalseTruth.State.ALIVE).exclude(question="")
    return sum(see_to(one, moment) for one in alive)


@transaction.atomic
def see_to(truth: FalseTruth, moment: datetime) -> bool:
    """Look at one; whether anything was done."""
    found = locked(truth)
    if found.state != FalseTruth.State.ALIVE:
        return False
    verdicts = [(group, holds_it(found, group)) for group in groups_of(found)]
    if verdicts and all(holds for _group, holds in verdicts):
        FalseTruth.objects.filter(pk=found.pk).update(state=FalseTruth.State.SETTLED)
        return True
    asked = [_ask_again(found, group, moment) for group, holds in verdicts if holds is False]
    return any(asked)


def groups_of(truth: FalseTruth) -> list[set[int]]:
    """Those told, by team; teams with fewer than five of them are one group together."""
    told = set(Correction.objects.filter(truth=truth, person__left_at=None).values_list("person", flat=True))
    held = Assignment.objects.filter(person__in=told, role__in=TEAM_ROLES)
    by_team: dict[int | None, set[int]] = {}
    for person, team in held.values_list("person", "team"):
        by_team.setdefault(team, set()).add(person)
    large = [people for people in by_team.values() if len(people) >= FEWEST]
    rest = told - {person for people in large for person in people}
    return [*large, *([rest] if rest else [])]


def holds_it(truth: FalseTruth, group: Iterable[int]) -> bool | None:
    """Whether the group's latest answers are right; ``None`` while they are still to be given."""
    checks = Check.objects.filter(truth=truth, person__in=list(group))
    waiting = checks.filter(answered_at=None).exists()
    latest: dict[int, bool] = {}
    turns: dict[int, int] = {}
    for person, turn, was_right in checks.exclude(answered_at=None).values_list(
        "person", "turn", "was_right"
    ):
        if turn > turns.get(person, 0):
            turns[person], latest[person] = turn, bool(was_right)
    if waiting or len(latest) < len(set(group)):
        return None
    return sum(latest.values()) >= HOLDS * len(latest)


def _ask_again(truth: FalseTruth, group: Iterable[int], moment: datetime) -> bool:
    people = Person.objects.filter(pk__in=list(group), left_at=None)
    counts = {one: Check.objects.filter(truth=truth, person=one).count() for one in people}
    rows = [
        Check(truth=truth, person=one, turn=count + 1, due_at=moment + AGAIN) for one, count in counts.items()
    ]
    return bool(Check.objects.bulk_create(rows, ignore_conflicts=True))
