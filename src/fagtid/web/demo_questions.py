"""The demo centre's questions: asked and answered by its people, in turn; nothing drawn."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from django.db import transaction

from fagtid.demo import questions as invented
from fagtid.demo.earlier_questions import WEEKS, Earlier, earlier_questions
from fagtid.frame.clock import now, today
from fagtid.information.loading import WEEK, monday_of
from fagtid.information.models import Client
from fagtid.people.models import Centre, Person, Role
from fagtid.people.queries import home_unit
from fagtid.questions import answering, asking, banking, doubting
from fagtid.questions.models import Answer, AnswerVersion, Doubt, Met, Question, Ring, Spared, Topic

ANSWERED_AFTER = 12  # minutes


@transaction.atomic
def fill_questions(centre: Centre, editor: Person) -> None:
    """Topics with owners, then the questions, the oldest first."""
    agents = Person.objects.filter(centre=centre, assignments__role=Role.AGENT).order_by("name", "pk")
    people = list(agents)
    if len(people) < 4:
        return
    topics = add_topics(centre, people)
    clients = {one.name: one for one in Client.objects.filter(centre=centre)}
    turn = cycle(people)
    fill_earlier(centre, editor, topics, people)
    for one in invented.questions():
        told = {
            "client": clients.get(one.client or ""),
            "topic": topics[one.topic],
            "customer_waits": one.waits,
        }
        question = asking.ask(centre, {"text": one.text, **told}, by=next(turn))
        _date(question, one.minutes)
        answers = [give(question, given, clients, editor, next(turn)) for given in one.answers]
        date_answers(question)
        replace_fallen(answers, one, editor)
        for text in one.again:
            again = asking.ask(centre, {"text": text, **told}, by=next(turn))
            _date(again, one.minutes // 2)
            asking.mark_repeat(again, question, by=editor)
            asking.close(again, by=again.asked_by or editor)
        if one.to_bank:
            banking.make_draft(answers[0], by=next(turn))


def fill_earlier(centre: Centre, editor: Person, topics: dict[str, Topic], people: list[Person]) -> None:
    """What was asked in the weeks before, and how often the answer was found instead."""
    clients = list(Client.objects.filter(centre=centre).order_by("name")[:6])
    monday = monday_of(today(centre.timezone))
    for number, one in enumerate(earlier_questions()):
        asker, helper = (
            people[(number + number // 10 + ahead) % len(people)] for ahead in (0, len(people) // 2)
        )
        day = monday + timedelta(days=one.weekday) - one.weeks_ago * WEEK
        told = {
            "topic": topics[one.topic],
            "client": clients[number % len(clients)] if clients and number % 3 else None,
        }
        question = asking.ask(centre, {"text": one.text, "customer_waits": one.waits, **told}, by=asker)
        add_earlier_answer(question, one, editor, helper)
        at = datetime.combine(day, time.fromisoformat(one.clock), ZoneInfo(centre.timezone))
        date_earlier(question, one, at)
        if found := (WEEKS - one.weeks_ago) // 3 or number % 4 == 0:
            Spared.objects.create(centre=centre, day=day, unit=home_unit(asker), times=int(found), **told)


def add_earlier_answer(question: Question, one: Earlier, editor: Person, by: Person) -> None:
    """Given, tried and verified as far as it came; nobody took some."""
    if one.minutes is None:
        asking.close(question, by=question.asked_by or editor)
        return
    answer = answering.give_answer(question, one.answer, by=by)
    if one.held is not None and question.asked_by is not None:
        answering.tell_held(answer, held=one.held, by=question.asked_by)
    if one.days is not None:
        answering.verify(answer, {}, version=1, by=editor)


def date_earlier(question: Question, one: Earlier, at: datetime) -> None:
    """As if it had happened then; nobody is rung for it, or told of it, now."""
    answered, closed = at + timedelta(minutes=one.minutes or 0), at + timedelta(hours=1)
    asked = Question.objects.filter(pk=question.pk)
    asked.update(asked_at=at, has_news=False, widen_at=None)
    asked.filter(answered_at__isnull=False).update(answered_at=answered)
    asked.filter(closed_at__isnull=False).update(closed_at=closed)
    asked.filter(state=Question.State.OPEN).update(state=Question.State.ANSWERED)
    Ring.objects.filter(question=question).update(over_at=answered)
    date_given(question, answered, verified=at + timedelta(days=one.days or 0))
    Doubt.objects.filter(answer__question=question).update(at=closed)


def date_given(question: Question, given: datetime, *, verified: datetime) -> None:
    """Its answers, their words and their use with a customer."""
    answers = Answer.objects.filter(question=question)
    answers.update(given_at=given)
    answers.filter(verified_at__isnull=False).update(verified_at=verified)
    AnswerVersion.objects.filter(answer__question=question).update(written_at=given)
    Met.objects.filter(answer__question=question, used_at__isnull=False).update(used_at=given)


def _date(question: Question, minutes: int) -> None:
    Question.objects.filter(pk=question.pk).update(asked_at=now() - timedelta(minutes=minutes))
    question.refresh_from_db()


def date_answers(question: Question) -> None:
    """Given within the hour after it was asked, or just now."""
    given = min(question.asked_at + timedelta(minutes=ANSWERED_AFTER), now())
    Question.objects.filter(pk=question.pk, answered_at__isnull=False).update(answered_at=given)
    date_given(question, given, verified=min(given + timedelta(hours=5), now()))


def add_topics(centre: Centre, people: list[Person]) -> dict[str, Topic]:
    """Each with an owner and a deputy among the agents."""
    owners = zip(invented.TOPICS, cycle(people[::3]), cycle(people[1::3]), strict=False)
    made = [Topic(centre=centre, name=name, owner=owner, deputy=deputy) for name, owner, deputy in owners]
    Topic.objects.bulk_create(made)
    return {one.name: one for one in Topic.objects.filter(centre=centre)}


def give(
    question: Question, given: invented.Answered, clients: dict[str, Client], editor: Person, by: Person
) -> Answer:
    """An answer, used or verified as far as it has come."""
    answer = answering.give_answer(question, given.text, by=by)
    if given.trust == "verified":
        scope = {"client": clients.get(given.client or "") or answer.client, "product": given.product}
        answer = answering.verify(answer, scope, version=1, by=editor)
    if given.trust != "candidate" and question.asked_by is not None:
        answering.tell_held(answer, held=True, by=question.asked_by)
    asking.see_news(question, by=question.asked_by or editor)
    doubting.look(answer.pk)
    return answer


def replace_fallen(answers: list[Answer], one: invented.Asked, editor: Person) -> None:
    """What holds no more leads to the last answer."""
    for answer, given in zip(answers, one.answers, strict=True):
        if given.fell:
            answering.supersede(answer, by=editor, why=given.fell, replaced_by=answers[-1])
