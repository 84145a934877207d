"""Whom a false truth has reached. Apps above tell of more people who met an answer (`register`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fagtid.people.models import Assignment, Person
from fagtid.questions.models import Answer, Met, Repeat
from fagtid.truths.models import Correction, FalseTruth

Why = Correction.Why
Source = Callable[[Answer], Iterable[int]]  # those whose forum talked of the answer
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Let an app above tell who met an answer in a forum."""
    _sources[name] = source


def reached_by(truth: FalseTruth) -> dict[int, str]:
    """Everybody who has met it and is still here, by id, with how they met it first."""
    found: dict[int, str] = {}
    for why, people in _ways(truth):
        for person in people:
            found.setdefault(person, why)
    here = Person.objects.filter(pk__in=found, centre=truth.centre_id, left_at=None)
    return {pk: found[pk] for pk in here.values_list("pk", flat=True)}


def _ways(truth: FalseTruth) -> Iterable[tuple[str, Iterable[int]]]:
    if truth.answer is not None:
        yield from _ways_of_answer(truth.answer)
    held = Assignment.objects.filter(team__in=truth.teams.all(), person__left_at=None)
    yield Why.TEAM, held.values_list("person", flat=True)


def _ways_of_answer(answer: Answer) -> Iterable[tuple[str, Iterable[int]]]:
    again = Repeat.objects.filter(of=answer.question_id)
    askers = [answer.question.asked_by_id, *again.values_list("question__asked_by", flat=True)]
    met = Met.objects.filter(answer=answer).exclude(person=None)
    used, agreed = met.filter(used_at__isnull=False), met.filter(agreed_at__isnull=False)
    yield Why.ASKED, [one for one in askers if one]
    yield Why.GAVE, [answer.given_by_id] if answer.given_by_id else []
    yield Why.USED, used.values_list("person", flat=True)
    yield Why.AGREED, agreed.values_list("person", flat=True)
    yield Why.SAW, met.values_list("person", flat=True)
    for source in _sources.values():
        yield Why.FORUM, source(answer)
