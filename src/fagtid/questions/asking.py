"""What can be done with a question: ask it, say it was spared, come, tell whether it held, close it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from fagtid.frame.clock import now
from fagtid.information.models import Article
from fagtid.information.refusals import NameTaken
from fagtid.information.services import next_mark
from fagtid.people.models import Centre, Person
from fagtid.questions import ringing
from fagtid.questions.models import Answer, Coming, Draft, Question, Repeat, Ring, Topic
from fagtid.questions.refusals import IsClosed, NotTheAsker

JUST_ASKED = timedelta(seconds=30)


@transaction.atomic
def ask(centre: Centre, told: Mapping[str, Any], *, by: Person) -> Question:
    """Keep the question, and ring those who know while the customer waits."""
    question = Question.objects.create(
        centre=centre, asked_by=by, asked_at=now(), mark=next_mark(centre), **told
    )
    Draft.objects.filter(person=by, question=None).delete()
    if question.customer_waits:
        ringing.ring(question, question.asked_at)
    return question


def keep_draft(person: Person, told: Mapping[str, Any], question: Question | None = None) -> None:
    """Keep what is being written; nothing written is no draft, and what was just asked is none any more."""
    text = told.get("text", "")
    mine = Draft.objects.filter(person=person, question=question)
    if not text.strip() or (question is None and _just_asked(person, text)):
        mine.delete()
        return
    with transaction.atomic():
        try:
            with transaction.atomic():
                Draft.objects.update_or_create(
                    person=person, question=question, defaults={**told, "at": now()}
                )
        except IntegrityError:  # another machine of theirs was first by a moment
            mine.update(**{**told, "at": now()})


def _just_asked(person: Person, text: str) -> bool:
    latest = Question.objects.filter(asked_by=person, asked_at__gte=now() - JUST_ASKED).first()
    return latest is not None and latest.text.startswith(text[:40])


def locked(question: Question) -> Question:
    """The question, held until the transaction ends."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("centre", "topic")
    return rows.get(pk=question.pk)


def touch(question: Question, *, by: Person, **told: Any) -> None:
    """Something has happened to it; the asker is told of what others do."""
    for name, value in told.items():
        setattr(question, name, value)
    question.version += 1
    if question.asked_by_id != by.pk:
        question.has_news = question.asked_by_id is not None
    question.mark = next_mark(question.centre)
    question.save()


@transaction.atomic
def come(question: Question, how: str, *, by: Person) -> Coming:
    """Come over or call; two who do so at once both count."""
    found = locked(question)
    if found.state in (Question.State.HELD, Question.State.CLOSED):
        raise IsClosed
    coming, is_new = Coming.objects.get_or_create(
        question=found, person=by, defaults={"how": how, "at": now()}
    )
    ringing.hang_up(found)
    if is_new:
        touch(found, by=by)
    else:
        found.save(update_fields=["widen_at"])
    return coming


@transaction.atomic
def stay_away(question: Question, *, by: Person) -> None:
    """I cannot come after all: where a customer waits it rings the others on."""
    found = locked(question)
    if not Coming.objects.filter(question=found, person=by, told_at=None).delete()[0]:
        raise IsClosed
    others = Coming.objects.filter(question=found, told_at=None)
    if found.is_open and found.customer_waits and not others.exists():
        ringing.ring_again(found, now(), but=by)
    touch(found, by=by)


@transaction.atomic
def sort_question(question: Question, told: Mapping[str, Any], *, by: Person) -> None:
    """It is about something else: while a customer waits, those who know that are rung."""
    found = locked(question)
    found.client, found.topic = told["client"], told["topic"]
    if found.is_open and Ring.objects.filter(question=found, over_at=None).exists():
        found.stage = 0
        ringing.ring(found, now())
    touch(found, by=by)


def see_news(question: Question, *, by: Person) -> None:
    """The asker has seen the latest."""
    Question.objects.filter(pk=question.pk, asked_by=by, has_news=True).update(has_news=False)


@transaction.atomic
def close(question: Question, *, by: Person) -> None:
    """Whoever asked does not need an answer any more."""
    found = locked(question)
    if found.asked_by_id != by.pk:
        raise NotTheAsker
    if found.state != Question.State.OPEN:
        raise IsClosed
    ringing.hang_up(found)
    touch(found, by=by, state=Question.State.CLOSED, closed_at=now())


@transaction.atomic
def ask_again(question: Question, *, by: Person) -> None:
    """It is needed after all, the answer did not help, or nobody came: it waits, and rings those it rang."""
    found = locked(question)
    if found.asked_by_id != by.pk:
        raise NotTheAsker
    found.state, found.closed_at = Question.State.OPEN, None
    if found.customer_waits:
        ringing.ring_again(found, now())
    touch(found, by=by)


@transaction.atomic
def mark_repeat(question: Question, of: Question, *, by: Person) -> None:
    """Somebody confirms that it is the same as an earlier one, found by the words of both from now on.

    What had come again of the question itself has come again of the earlier one.
    """
    first = _first(of)
    _hold(question, of, first)
    mark = next_mark(of.centre)
    is_said = _first(of) != first or Repeat.objects.filter(question=question).exists()  # by somebody else
    if is_said or first.pk == question.pk or of.centre_id != question.centre_id:
        raise IsClosed
    Repeat.objects.create(of=first, question=question, by=by, at=now())
    Repeat.objects.filter(of=question).update(of=first)
    _find_anew(first, mark)


@transaction.atomic
def take_back_repeat(question: Question) -> None:
    """It was another question after all."""
    first = _first(question)
    _hold(question, first)
    mark = next_mark(question.centre)
    if not Repeat.objects.filter(question=question, of=first).delete()[0]:
        raise IsClosed
    _find_anew(first, mark)


def _first(question: Question) -> Question:
    again = Repeat.objects.filter(question=question).select_related("of").first()
    return again.of if again else question


def _hold(*questions: Question) -> None:
    """The questions and what is found anew with them, in the order that everybody takes them in."""
    ids = [one.pk for one in questions]
    answers = Answer.objects.filter(question__in=ids)
    articles = Article.objects.filter(pk__in=answers.values("article"))
    for rows in (Question.objects.filter(pk__in=ids), answers, articles):
        list(rows.select_for_update().order_by("pk").values_list("pk"))


def _find_anew(question: Question, mark: int) -> None:
    answers = Answer.objects.filter(question=question)
    Question.objects.filter(pk=question.pk).update(mark=mark)
    answers.update(mark=mark)
    Article.objects.filter(pk__in=answers.values("article")).update(mark=mark)


def save_topic(topic: Topic) -> None:
    """A topic with its owner and deputy; a name is one topic's."""
    try:
        with transaction.atomic():
            topic.save()
    except IntegrityError:
        raise NameTaken from None


@transaction.atomic
def add_topics(centre: Centre, names: list[str]) -> int:
    """Topics by these names, those that are there already left as they are; tells how many are new."""
    next_mark(centre)
    known = {name.casefold() for name in Topic.objects.filter(centre=centre).values_list("name", flat=True)}
    fresh = {name.casefold(): name for name in names if name.casefold() not in known}
    Topic.objects.bulk_create(Topic(centre=centre, name=name) for name in fresh.values())
    return len(fresh)
