"""From answer to knowledge: a draft for the bank in the asker's words, taken in by an editor, or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from fagtid.frame.clock import now
from fagtid.information import finding
from fagtid.information import services as bank
from fagtid.information.models import Article
from fagtid.people.models import Person
from fagtid.questions.answering import locked_answer, settle
from fagtid.questions.asking import touch
from fagtid.questions.models import Answer, BankDraft, Doubt
from fagtid.questions.refusals import DraftSettled

MOST_ALIKE = 5
LONGEST_TITLE, LONGEST_KEYWORDS = 160, 300


@transaction.atomic
def make_draft(answer: Answer, *, by: Person, article: Article | None = None) -> BankDraft:
    """Put an answer before the editors: as something new, or as a change to what is in the bank."""
    found = locked_answer(answer)
    told = {"answer": found, "article": article, "made_by": by, "made_at": now()}
    try:
        with transaction.atomic():
            draft = BankDraft.objects.create(centre=found.question.centre, **told)
    except IntegrityError:
        raise DraftSettled from None
    touch(found.question, by=by)
    return draft


def first_words(draft: BankDraft) -> dict[str, Any]:
    """What the editor begins with: the question as it was asked for a title, the answer below."""
    answer, question = draft.answer, draft.answer.question
    asked = " ".join(question.text.split())
    told = {
        "title": asked[:LONGEST_TITLE],
        "body": answer.text,
        "keywords": asked[:LONGEST_KEYWORDS],
        "situation": question.topic.name if question.topic else "",
        "client": answer.client_id,
        "product": answer.product,
        "starts_on": answer.starts_on,
        "ends_on": answer.ends_on,
        "owner": question.topic.owner_id if question.topic else None,
    }
    if draft.article is None:
        return told
    words = ", ".join(one for one in (draft.article.keywords, asked) if one)
    return {"body": f"{draft.article.body}\n\n{answer.text}", "keywords": words[:LONGEST_KEYWORDS]}


def alike(answer: Answer) -> list[Article]:
    """What is in the bank about the same, the most alike first."""
    words = f"{answer.question.text[:200]} {answer.text[:200]}"
    return finding.look_up(answer.question.centre, words, kinds=("article", "template"), at_most=MOST_ALIKE)


def _open(draft: BankDraft) -> BankDraft:
    found = BankDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if found.settled_at is not None:
        raise DraftSettled
    return found


@transaction.atomic
def take_in(draft: BankDraft, told: Mapping[str, Any], *, by: Person, version: int = 0) -> Article:
    """The editor takes it into the bank. The answer points to it from then on, and it is what is found."""
    answer = locked_answer(draft.answer)
    found = _open(draft)
    if draft.article is None:
        article = bank.write_article(answer.question.centre, Article.Kind.ARTICLE, told, by=by)
    else:
        reason = answer.question.title[:200]
        article = bank.change_article(draft.article, told, version=version, by=by, reason=reason)
    found.became, found.settled_at, found.settled_by = article, now(), by
    found.save(update_fields=["became", "settled_at", "settled_by"])
    answer.article = article
    answer.state = Answer.State.VERIFIED
    answer.verified_at, answer.verified_by = answer.verified_at or now(), answer.verified_by or by
    answer.mark = bank.next_mark(answer.question.centre)
    answer.save(update_fields=["article", "state", "verified_at", "verified_by", "mark"])
    settle(Doubt.objects.filter(answer=answer, article=article), by=by)  # the one is in the other now
    touch(answer.question, by=by)
    return article


@transaction.atomic
def turn_down(draft: BankDraft, why: str, *, by: Person) -> None:
    """It does not belong in the bank, and why."""
    found = _open(draft)
    found.settled_at, found.settled_by, found.why = now(), by, why
    found.save(update_fields=["settled_at", "settled_by", "why"])
    touch(draft.answer.question, by=by)
