"""Questions and answers as the search has them, and earlier questions that are like one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fagtid.information import finding
from fagtid.information.finding import ALL
from fagtid.information.queries import taught_at
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Person
from fagtid.questions import comparing, queries
from fagtid.questions.models import Answer, Question
from fagtid.search import Document
from fagtid.search.likeness import Wording, likeness

TRUST = {Answer.State.CANDIDATE: 0.8, Answer.State.CONFIRMED: 1.0, Answer.State.VERIFIED: 1.3}
MOST_ALIKE = 3
MOST_COUNTED = 1_000


def register(see: Callable[[Sequence[Answer], Person], None]) -> None:
    """Let the search find answers, which those who are shown them have seen, and questions without any."""
    finding.register(
        finding.Source("answer", queries.answers_for, answer_documents, answers_at, _("Answer"), see)
    )
    finding.register(
        finding.Source("question", queries.questions_for, question_documents, questions_at, _("Question"))
    )


def answers_at(centre: Centre) -> QuerySet[Any]:
    """Every answer at a centre, for the house's own comparing."""
    return Answer.objects.filter(question__centre=centre).select_related("question", "client")


def questions_at(centre: Centre) -> QuerySet[Any]:
    """Every question at a centre, likewise."""
    return Question.objects.filter(centre=centre)


def answer_documents(centre: int, after: int) -> Iterator[Document]:
    """Answers changed after a mark; what holds no more, or is in the bank, nobody finds."""
    held = Count("met", filter=Q(met__held=True))
    changed = Answer.objects.filter(question__centre=centre, mark__gt=after)
    for one in changed.annotate(times=held).select_related("question", "article").iterator(1000):
        in_bank = one.article is not None and one.article.withdrawn_at is None
        shown = one.holds and not in_bank
        yield Document(
            id=f"answer-{one.pk}",
            kind="answer",
            centre=str(centre),
            audience=frozenset([ALL] if shown else []),
            title=one.question.title,
            body=f"{one.text}\n{one.question.text}" if len(one.question.text) > 120 else one.text,
            clients=_named(str(one.client_id or "")),
            products=_named(one.product),
            starts=one.starts_on,
            ends=one.ends_on,
            boost=TRUST.get(Answer.State(one.state), 1.0) * (1.0 + math.log1p(one.times) / 10),
        )


def question_documents(centre: int, after: int) -> Iterator[Document]:
    """Questions changed after a mark; those with an answer that holds are found by it."""
    answered = Answer.objects.filter(question=OuterRef("pk")).exclude(state=Answer.State.SUPERSEDED)
    changed = Question.objects.filter(centre=centre, mark__gt=after)
    for one in changed.annotate(has_answer=Exists(answered)).iterator(1000):
        shown = one.is_open and not one.has_answer
        yield Document(
            id=f"question-{one.pk}",
            kind="question",
            centre=str(centre),
            audience=frozenset([ALL] if shown else []),
            title=one.title,
            body=one.text if len(one.text) > 120 else "",
            clients=_named(str(one.client_id or "")),
            boost=0.5,
        )


def _named(value: str) -> frozenset[str]:
    return frozenset([value] if value else [])


def alike(asker: Asker, question: Question) -> list[Question]:
    """Earlier questions that may be the same, the most alike first; a person confirms."""
    found = finding.look_up(
        asker.centre, question.text[:400], kinds=("answer", "question"), at_most=finding.MOST_HITS
    )
    others = {one.pk: one for one in (getattr(row, "question", row) for row in found) if one.pk < question.pk}
    wording = _wording(asker.centre)
    rated = [(likeness(question.text, one.text, wording), one) for one in others.values()]
    best = sorted(rated, key=lambda pair: -pair[0])[:MOST_ALIKE]
    return [one for rate, one in best if rate >= comparing.ALIKE]


def _wording(centre: Centre) -> Wording:
    """How the centre words things, by what it has taught and its own latest questions."""
    latest = Question.objects.filter(centre=centre).order_by("-pk")
    return Wording.of(latest.values_list("text", flat=True)[:MOST_COUNTED], taught_at(centre))
