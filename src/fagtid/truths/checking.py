"""Reading a correction, and being asked again after three and twenty-one days until the group holds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.people.models import TEAM_ROLES, Assignment
from fagtid.truths.correcting import locked
from fagtid.truths.models import Check, Correction, FalseTruth
from fagtid.truths.refusals import AnsweredAlready, NotAnswered

AFTER = (timedelta(days=3), timedelta(days=21))
AGAIN = timedelta(days=21)  # and then, while a group does not hold it
APART = timedelta(days=7)  # at least, between two: also where the first is answered late
PATIENCE = timedelta(days=14)  # with who has not read it or not answered
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
    later = Check.objects.filter(truth=found.truth, person=found.person_id, answered_at=None)
    later.filter(due_at__lt=now() + APART).update(due_at=now() + APART)
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
    verdicts = [(group, holds_it(found, group, moment)) for group in groups_of(found)]
    if verdicts and all(holds for _group, holds in verdicts):
        FalseTruth.objects.filter(pk=found.pk).update(state=FalseTruth.State.SETTLED)
        return True
    asked = [_ask_again(found, group, moment) for group, holds in verdicts if holds is False]
    return any(asked)


def groups_of(truth: FalseTruth) -> list[set[int]]:
    """Those told who are of a team, by team; teams with fewer than five of them are one group together."""
    told = set(Correction.objects.filter(truth=truth, person__left_at=None).values_list("person", flat=True))
    held = Assignment.objects.filter(person__in=told, role__in=TEAM_ROLES)
    by_team: dict[int | None, set[int]] = {}
    for person, team in held.values_list("person", "team"):
        by_team.setdefault(team, set()).add(person)
    large = [people for people in by_team.values() if len(people) >= FEWEST]
    rest = set().union(*by_team.values()).difference(*large)
    return [*large, *([rest] if rest else [])]


def holds_it(truth: FalseTruth, group: Iterable[int], moment: datetime) -> bool | None:
    """Whether what the group last answered is right; ``None`` while answers are still waited for.

    Only answers since it was last told of count. Who has not read it or answered in two weeks is away, and is
    not waited for, once half the group has answered.
    """
    people, away_since = set(group), moment - PATIENCE
    told_again = truth.versions.get(number=truth.asks_from).written_at
    checks = Check.objects.filter(truth=truth, person__in=people)
    unread = Correction.objects.filter(truth=truth, person__in=people, read_version__lt=truth.asks_from)
    if told_again <= away_since:
        unread = unread.filter(told_at__gt=away_since)
    if unread.exists() or checks.filter(answered_at=None, due_at__gt=away_since).exists():
        return None
    answered = checks.filter(answered_at__gte=told_again).order_by("turn")
    latest = {one: bool(is_right) for one, is_right in answered.values_list("person", "was_right")}
    if 2 * len(latest) < len(people) or not latest:
        return None
    return sum(latest.values()) >= HOLDS * len(latest)


def _ask_again(truth: FalseTruth, group: Iterable[int], moment: datetime) -> bool:
    """Those who have read it and are not being asked already."""
    checks = Check.objects.filter(truth=truth)
    found = Correction.objects.filter(truth=truth, person__in=list(group), person__left_at=None)
    found = found.filter(read_version__gte=truth.asks_from)
    people = found.exclude(person__in=checks.filter(answered_at=None).values("person"))
    rows = [
        Check(
            truth=truth,
            person_id=one,
            turn=checks.filter(person=one).count() + 1,
            due_at=moment + AGAIN,
        )
        for one in people.values_list("person", flat=True)
    ]
    return bool(Check.objects.bulk_create(rows, ignore_conflicts=True))
