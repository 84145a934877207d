"""What speaks against an answer: other answers and articles in the same scope that say something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from fagtid.frame.clock import now, today
from fagtid.information import finding
from fagtid.information.models import Article
from fagtid.information.queries import taught_at
from fagtid.information.texts import plain_of
from fagtid.questions import comparing
from fagtid.questions.models import Answer, Doubt
from fagtid.search.likeness import Wording

MOST_LOOKED_AT = 10


def look(answer_id: int) -> int:
    """Compare an answer with what is most like it; tells how many new doubts there are. Safe to repeat."""
    answer = Answer.objects.select_related("question__centre", "client").filter(pk=answer_id).first()
    if answer is None or not answer.holds:
        return 0
    wording = Wording(taught_at(answer.question.centre))
    count = 0
    for other in near(answer):
        same = isinstance(other, Answer) and other.question_id == answer.question_id
        found = (
            comparing.against(answer.text, _text(other), wording, same_question=same)
            if overlap(answer, other)
            else None
        )
        if found is not None:
            count += _keep(answer, found.kind, **{"other" if isinstance(other, Answer) else "article": other})
    return count


def _text(other: Answer | Article) -> str:
    return other.text if isinstance(other, Answer) else plain_of(other.body)


@transaction.atomic
def _keep(answer: Answer, kind: str, **what: Any) -> int:
    """One doubt of a pair, whichever of the two was looked at; a settled one stays settled."""
    other = what.get("other")
    if (
        other is not None
        and Doubt.objects.filter(
            answer=other, other=answer, version=other.version, at__gte=_written(answer)
        ).exists()
    ):
        return 0
    told = {"kind": kind, "at": now()}
    return int(Doubt.objects.get_or_create(answer=answer, version=answer.version, **what, defaults=told)[1])


def _written(answer: Answer) -> Any:
    return answer.versions.values_list("written_at", flat=True).first() or answer.given_at


def near(answer: Answer) -> Iterator[Answer | Article]:
    """Other answers to the question, and what the search finds for both question and answer."""
    others = Answer.objects.filter(question=answer.question_id).exclude(state=Answer.State.SUPERSEDED)
    seen = {answer.pk}
    for one in others.exclude(pk=answer.pk).order_by("-pk")[:MOST_LOOKED_AT]:
        seen.add(one.pk)
        yield one
    words = f"{answer.question.text[:200]} {answer.text[:200]}"
    kinds = ("answer", "article", "template")
    for one in finding.look_up(answer.question.centre, words, kinds=kinds, at_most=MOST_LOOKED_AT):
        if isinstance(one, Article) or one.pk not in seen:
            yield one


def overlap(one: Answer, other: Answer | Article) -> bool:
    """Whether both can hold for the same customer on the same day."""
    if isinstance(other, Article) and not other.holds_on(today(one.question.centre.timezone)):
        return False
    if one.client_id and other.client_id and one.client_id != other.client_id:
        return False
    if one.product and other.product and one.product.casefold() != other.product.casefold():
        return False
    ends_first = one.ends_on and other.starts_on and one.ends_on < other.starts_on
    starts_after = one.starts_on and other.ends_on and other.ends_on < one.starts_on
    return not (ends_first or starts_after)
