"""Questions and answers as the search has them, and earlier questions that are like one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fagtid.information import finding
from fagtid.information.finding import ALL
from fagtid.information.queries import in_order, taught_at
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Person
from fagtid.questions import comparing, queries
from fagtid.questions.models import Answer, Question, Repeat
from fagtid.search import Document
from fagtid.search.likeness import Wording, likeness

TRUST = {Answer.State.CANDIDATE: 0.8, Answer.State.CONFIRMED: 1.0, Answer.State.VERIFIED: 1.3}
MOST_ALIKE = 3
MOST_FOUND = 5
MOST_WORDINGS, LONGEST_WORDING = 8, 200
MOST_COUNTED = 1_000


def register(see: Callable[[Sequence[Answer], Person], None]) -> None:
    """Let the search find answers, which those who are shown them have seen, and questions without any.

    What has come again in other words is found by those too, wherever its answer stands now.
    """
    finding.register(
        finding.Source("answer", queries.answers_for, answer_documents, answers_at, _("Answer"), see)
    )
    finding.register_wordings(article_wordings)
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
    rows = changed.annotate(times=held).select_related("question", "article")
    for one in rows.prefetch_related(_come_again("question__repeats")).iterator(1000):
        in_bank = one.article is not None and one.article.withdrawn_at is None
        shown = one.holds and not in_bank
        yield Document(
            id=f"answer-{one.pk}",
            kind="answer",
            centre=str(centre),
            audience=frozenset([ALL] if shown else []),
            title=one.question.title,
            body=f"{one.text}\n{one.question.text}" if len(one.question.text) > 120 else one.text,
            keywords=tuple(wordings_of(one.question)),
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
    rows = changed.annotate(has_answer=Exists(answered)).prefetch_related(_come_again("repeats"))
    for one in rows.iterator(1000):
        shown = one.is_open and not one.has_answer
        yield Document(
            id=f"question-{one.pk}",
            kind="question",
            centre=str(centre),
            audience=frozenset([ALL] if shown else []),
            title=one.title,
            body=one.text if len(one.text) > 120 else "",
            keywords=tuple(wordings_of(one)),
            clients=_named(str(one.client_id or "")),
            boost=0.5,
        )


def _named(value: str) -> frozenset[str]:
    return frozenset([value] if value else [])


def article_wordings(centre: int, after: int) -> dict[int, list[str]]:
    """How people have asked for what stands in the articles that came of questions."""
    told: dict[int, list[str]] = {}
    taken_in = Answer.objects.filter(question__centre=centre, article__mark__gt=after)
    again = Repeat.objects.exclude(question=None).filter(of__answers__in=taken_in)
    for rows in (
        taken_in.order_by("pk").values_list("article", "question__text"),
        again.order_by("-at").values_list("of__answers__article", "question__text"),
    ):
        for article, text in rows:
            told.setdefault(article, []).append(text[:LONGEST_WORDING])
    return {article: list(dict.fromkeys(texts))[:MOST_WORDINGS] for article, texts in told.items()}


def _come_again(path: str) -> Prefetch[str]:
    rows = Repeat.objects.exclude(question=None).select_related("question")
    return Prefetch(path, rows, to_attr="in_other_words")


def wordings_of(question: Question) -> list[str]:
    """How others have asked the same, the latest first; read by `_come_again`."""
    told: Sequence[Repeat] = question.in_other_words  # type: ignore[attr-defined]
    return [one.question.text[:LONGEST_WORDING] for one in told[:MOST_WORDINGS] if one.question]


def alike(asker: Asker, question: Question) -> list[Question]:
    """Earlier questions that may be the same, the most alike first; a person confirms."""
    ids = _led_to(question, question.text)
    if not ids:
        return []
    asked = Question.objects.filter(pk__in=ids).order_by().values_list("pk", "text")
    again = Repeat.objects.filter(of__in=ids, question__isnull=False).order_by()
    wording, rates = _wording(asker.centre), dict.fromkeys(ids, 0.0)
    for number, text in asked.union(again.values_list("of", "question__text"), all=True):
        rates[number] = max(rates[number], likeness(question.text, text, wording))
    best = sorted(ids, key=lambda one: -rates[one])[:MOST_ALIKE]
    return _in_order(asker, [one for one in best if rates[one] >= comparing.ALIKE])


def earlier(asker: Asker, question: Question, words: str) -> list[Question]:
    """Questions from before this one that the words lead to, the best first."""
    return _in_order(asker, _led_to(question, words)[:MOST_FOUND])


def _in_order(asker: Asker, ids: Sequence[int]) -> list[Question]:
    return in_order(list(queries.questions_for(asker).filter(pk__in=ids)), ids) if ids else []


def _led_to(question: Question, words: str) -> list[int]:
    """Earlier questions that words lead to, by themselves or by what became of them; of repeats the first."""
    kinds = ("answer", "question", "article", "template")
    found = finding.led_to(question.centre, words, kinds=kinds, at_most=finding.MOST_HITS)
    of = {(name, number): [number] for name, number in found if name == "question"}
    answers, articles = ([one for name, one in found if name == kind] for kind in ("answer", "article"))
    rows = Answer.objects.filter(Q(pk__in=answers) | Q(article__in=articles))
    for answer, article, number in rows.values_list("pk", "article", "question"):
        of.setdefault(("answer", answer), []).append(number)
        of.setdefault(("article", article), []).append(number)
    numbers = dict.fromkeys(number for one in found for number in of.get(one, ()))
    first = dict(Repeat.objects.filter(question__in=numbers).values_list("question", "of"))
    return [
        one for one in dict.fromkeys(first.get(number, number) for number in numbers) if one < question.pk
    ]


def _wording(centre: Centre) -> Wording:
    """How the centre words things, by what it has taught and its own latest questions."""
    latest = Question.objects.filter(centre=centre).order_by("-pk")
    return Wording.of(latest.values_list("text", flat=True)[:MOST_COUNTED], taught_at(centre))
