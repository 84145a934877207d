"""What the one who asked is told on their open pages: who comes, and the answer itself."""

from __future__ import annotations

from dataclasses import dataclass

from fagtid.people.asking import Asker
from fagtid.questions import answering, queries
from fagtid.questions.models import Answer, Coming, Question


@dataclass(frozen=True)
class News:
    """The latest of a question: an answer, or somebody who comes."""

    answer: Answer | None
    coming: Coming | None


def news_of(asker: Asker, question: Question) -> News:
    """The latest of one's own question; an answer that is shown is met, so that a correction reaches one."""
    answer = (
        queries.answers_for(asker).filter(question=question).exclude(state=Answer.State.SUPERSEDED).last()
    )
    coming = queries.comings_of(question).last()
    if answer is not None and (coming is None or answer.given_at >= coming.at):
        answering.see([answer], by=asker.person)
        return News(answer, None)
    return News(None, coming)
