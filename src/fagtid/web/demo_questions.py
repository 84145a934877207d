"""The demo centre's questions: asked and answered by its people, in turn; nothing drawn."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle

from django.db import transaction

from fagtid.demo import questions as invented
from fagtid.frame.clock import now
from fagtid.information.models import Client
from fagtid.people.models import Centre, Person, Role
from fagtid.questions import answering, asking, banking, doubting
from fagtid.questions.models import Answer, Question, Topic


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
    for one in invented.questions():
        told = {
            "client": clients.get(one.client or ""),
            "topic": topics[one.topic],
            "customer_waits": one.waits,
        }
        question = asking.ask(centre, {"text": one.text, **told}, by=next(turn))
        _date(question, one.minutes)
        answers = [give(question, given, clients, editor, next(turn)) for given in one.answers]
        replace_fallen(answers, one, editor)
        for text in one.again:
            again = asking.ask(centre, {"text": text, **told}, by=next(turn))
            _date(again, one.minutes // 2)
            asking.mark_repeat(again, question, by=editor)
            asking.close(again, by=again.asked_by or editor)
        if one.to_bank:
            banking.make_draft(answers[0], by=next(turn))


def _date(question: Question, minutes: int) -> None:
    Question.objects.filter(pk=question.pk).update(asked_at=now() - timedelta(minutes=minutes))
    question.refresh_from_db()


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
