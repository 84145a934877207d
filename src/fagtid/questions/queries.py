"""Reads of questions and answers; the asker comes first, and sees what their centre has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from fagtid.frame.clock import now
from fagtid.information.queries import EDITORS
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Person
from fagtid.questions import knowing
from fagtid.questions.models import (
    Answer,
    BankDraft,
    Coming,
    Doubt,
    Draft,
    Met,
    Question,
    Repeat,
    Ring,
    Topic,
)
from fagtid.questions.ringing import RINGS_FOR

REPEATED = 2  # times, from here on it is listed for editors
ASKED_FOR = timedelta(days=14)  # whether an answer held


def open_doubts() -> QuerySet[Doubt]:
    """What nobody has settled, where both sides still hold."""
    found = Doubt.objects.filter(settled_at=None).exclude(other__state=Answer.State.SUPERSEDED)
    return found.exclude(article__withdrawn_at__isnull=False)


def what_was_wrong(path: str = "") -> Prefetch[Any]:
    """What those wrote for whom an answer did not hold, without telling who, as ``failures``."""
    wrote = Met.objects.filter(held=False).exclude(comment="").order_by("-used_at")
    return Prefetch(f"{path}met", wrote.only("answer", "used_at", "comment"), "failures")


def questions_for(asker: Asker) -> QuerySet[Question]:
    """Everything asked at the asker's centre, and whether a customer waits for it still."""
    rung = Exists(Ring.objects.filter(question=OuterRef("pk"), over_at=None))
    lately = Q(asked_at__gt=now() - RINGS_FOR)
    waits = Q(state=Question.State.OPEN, customer_waits=True) & (lately | Q(rung))
    found = Question.objects.filter(centre=asker.centre).annotate(
        waits_now=ExpressionWrapper(waits, BooleanField())
    )
    return found.select_related("client", "topic", "asked_by", "centre")


def answers_for(asker: Asker) -> QuerySet[Answer]:
    """Every answer given at the asker's centre."""
    doubted = open_doubts().filter(answer=OuterRef("pk"))
    found = Answer.objects.filter(question__centre=asker.centre).annotate(in_doubt=Exists(doubted))
    return found.select_related(
        "question__topic", "question__centre", "client", "given_by", "article", "replaced_by__question"
    )


def waiting_for(asker: Asker) -> QuerySet[Question]:
    """What nobody has answered: those with a customer waiting first, then the oldest."""
    found: QuerySet[Any] = questions_for(asker).filter(state=Question.State.OPEN)
    return found.order_by("-waits_now", "asked_at", "pk")


def own_questions(asker: Asker) -> QuerySet[Question]:
    """What I have asked."""
    return questions_for(asker).filter(asked_by=asker.person)


def to_tell_of(asker: Asker) -> QuerySet[Question]:
    """What I have an answer to, and have not told whether it held."""
    found = own_questions(asker).filter(state=Question.State.ANSWERED)
    told = Met.objects.filter(person=asker.person, held__isnull=False)
    return found.filter(answered_at__gte=now() - ASKED_FOR).exclude(answers__in=told.values("answer"))


def latest_answers() -> Prefetch[Any]:
    """Answers that hold, as ``latest``, the last first."""
    rows = Answer.objects.exclude(state=Answer.State.SUPERSEDED).select_related("given_by")
    return Prefetch("answers", rows.order_by("-pk"), "latest")


def answered(asker: Asker) -> QuerySet[Question]:
    """What has an answer, the latest first."""
    return questions_for(asker).filter(state__in=(Question.State.ANSWERED, Question.State.HELD))


def own_promises(asker: Asker) -> QuerySet[Coming]:
    """Where I came over or called, and have not told what came of it."""
    found = Coming.objects.filter(person=asker.person, told_at=None, question__centre=asker.centre)
    return found.exclude(question__state=Question.State.CLOSED).select_related("question")


def comings_of(question: Question) -> QuerySet[Coming]:
    """Who comes or calls."""
    return question.comings.select_related("person")


def answers_of(asker: Asker, question: Question) -> list[Answer]:
    """Answers to a question: those that hold first, the most trusted on top, each with how often it held."""
    times = Count("met", filter=Q(met__held=True))
    drafts = Prefetch("drafts", BankDraft.objects.order_by("-made_at"), "all_drafts")
    rows = answers_for(asker).filter(question=question).annotate(times=times)
    order = {Answer.State.VERIFIED: 0, Answer.State.CONFIRMED: 1, Answer.State.CANDIDATE: 2}
    found: list[Answer] = sorted(
        rows.prefetch_related(doubts_of(), drafts, what_was_wrong()),
        key=lambda one: (order.get(Answer.State(one.state), 3), one.pk),
    )
    _lead_on({one.pk: one for one in found})
    return found


def doubts_of() -> Prefetch[Any]:
    """What speaks against an answer, as ``open_doubts``."""
    return Prefetch(
        "doubts",
        open_doubts().select_related("other__question", "other__client", "article__client"),
        "open_doubts",
    )


def with_doubts(answer: Answer) -> Answer:
    """The same with what speaks against it."""
    prefetch_related_objects([answer], doubts_of(), what_was_wrong())
    return answer


def _lead_on(answers: dict[int, Answer]) -> None:
    """Let each that holds no more lead to what holds now, over those that have fallen since."""
    for one in answers.values():
        seen, last = {one.pk}, one
        while not last.holds and last.replaced_by_id in answers and last.replaced_by_id not in seen:
            last = answers[last.replaced_by_id]
            seen.add(last.pk)
        one.replaced_by = last if last.holds and last is not one else None
        one.article = one.article or last.article


def own_meetings(asker: Asker, question: Question) -> dict[int, Met]:
    """What I have said of the present version of each answer."""
    found = Met.objects.filter(answer__question=question, person=asker.person).select_related("answer")
    return {one.answer_id: one for one in found if one.version == one.answer.version}


def draft_of(asker: Asker, question: Question | None = None) -> Draft | None:
    """What I have begun to write."""
    return Draft.objects.filter(person=asker.person, question=question).first()


def topics_for(asker: Asker) -> QuerySet[Topic]:
    """What questions can be about."""
    return Topic.objects.filter(centre=asker.centre).select_related("owner", "deputy")


def own_topics(asker: Asker) -> QuerySet[Topic]:
    """Those I own, or am the deputy for."""
    return topics_for(asker).filter(Q(owner=asker.person) | Q(deputy=asker.person))


def narrowed(found: QuerySet[Any], asker: Asker, told: Mapping[str, Any], path: str) -> QuerySet[Any]:
    """Rows whose question, by ``path`` from them, has all the words, the topic and the client."""
    for word in told.get("q", "").split():
        found = found.filter(**{f"{path}text__icontains": word})
    if topic := told.get("topic"):
        own = own_topics(asker).values("pk")
        found = found.filter(**{f"{path}topic__in": own} if topic == "own" else {f"{path}topic": topic})
    if client := told.get("client"):
        found = found.filter(**{f"{path}client": client})
    return found


def may_sort(asker: Asker, question: Question) -> bool:
    """Whoever asked, and those who may verify what is answered."""
    return question.asked_by_id == asker.person.pk or may_verify(asker, question.topic)


def may_verify(asker: Asker, topic: Topic | None) -> bool:
    """Editors; the topic's owner and deputy; a leader where both are away, or there are none."""
    if asker.has(*EDITORS):
        return True
    if topic is not None and asker.person.pk in (topic.owner_id, topic.deputy_id):
        return True
    if not asker.has(*LEADERS):
        return False
    return topic is None or not knowing.responsible(asker.centre, [topic], now())[topic.pk]


def topics_to_see_to(asker: Asker) -> Q:
    """Which questions the asker answers for now, as a condition on the question's topic."""
    if asker.has(*EDITORS):
        return Q()
    answer_for = knowing.responsible(asker.centre, topics_for(asker), now())
    own = [topic for topic, who in answer_for.items() if asker.person.pk in who]
    left = [topic for topic, who in answer_for.items() if not who]
    reach = Q(question__topic__in=own)
    if asker.has(*LEADERS):
        reach |= Q(question__topic__in=left) | Q(question__topic=None)
    return reach


def to_verify(asker: Asker) -> QuerySet[Answer]:
    """Answers nobody has verified, of the topics the asker answers for: used ones first."""
    states = (Answer.State.CONFIRMED, Answer.State.CANDIDATE)
    found = answers_for(asker).filter(topics_to_see_to(asker), state__in=states, article=None)
    return found.order_by("-state", "given_at", "pk")


def all_doubts(asker: Asker) -> QuerySet[Doubt]:
    """What speaks against answers at the asker's centre, settled or not."""
    return Doubt.objects.filter(answer__question__centre=asker.centre).select_related(
        "answer__question__topic"
    )


def doubts_for(asker: Asker) -> QuerySet[Doubt]:
    """What speaks against answers of the topics the asker answers for."""
    reach = topics_to_see_to(asker)
    found = open_doubts().filter(answer__in=answers_for(asker).filter(reach).values("pk"))
    sides = ("other__question", "other__client", "article__client")
    return found.select_related(
        "answer__question__topic", "answer__question__client", "answer__client", *sides
    ).prefetch_related(what_was_wrong("answer__"))


def repeated(asker: Asker) -> QuerySet[Question]:
    """What comes again and again: it is not in the bank, is not found there, or a routine fails."""
    kept = Answer.objects.filter(question=OuterRef("pk"), article__withdrawn_at=None)
    found = questions_for(asker).annotate(times=Count("repeats"), in_bank=Exists(kept.exclude(article=None)))
    return found.filter(times__gte=REPEATED).order_by("-times", "-asked_at")


def repeats_of(question: Question) -> int:
    """How often it has come again, of everybody together."""
    return Repeat.objects.filter(of=question).count()


def drafts_for(asker: Asker) -> QuerySet[BankDraft]:
    """Texts made from answers that wait to be taken into the bank, for editors."""
    if not asker.has(*EDITORS):
        return BankDraft.objects.none()
    found = BankDraft.objects.filter(centre=asker.centre, settled_at=None)
    return found.select_related("answer__question__topic", "answer__client", "article")


def questions_behind(asker: Asker, article: Any) -> list[Question]:
    """The questions an article came of, or was changed by."""
    told = Answer.objects.filter(article=article)
    taken = BankDraft.objects.filter(became=article)
    behind = Q(pk__in=told.values("question")) | Q(pk__in=taken.values("answer__question"))
    return list(questions_for(asker).filter(behind).order_by("asked_at")[:10])


def articles_of(question: Question) -> list[BankDraft]:
    """What came of the question in the bank."""
    found = BankDraft.objects.filter(answer__question=question).exclude(became=None)
    return list(found.select_related("became"))


def same_as(question: Question) -> Repeat | None:
    """The earlier question it is the same as, where somebody has confirmed it."""
    return Repeat.objects.filter(question=question).select_related("of").first()


def who_met(answer: Answer) -> set[int]:
    """Everybody a correction must reach: who asked, gave it, saw it, used it or agreed, in any version."""
    met = set(Met.objects.filter(answer=answer).exclude(person=None).values_list("person", flat=True))
    told = {answer.question.asked_by_id, answer.given_by_id}
    again = Repeat.objects.filter(of=answer.question_id).values_list("question__asked_by", flat=True)
    return {one for one in (*met, *told, *again) if one is not None}


def owners(asker: Asker) -> QuerySet[Person]:
    """Who may own a topic: everybody who is here."""
    return Person.objects.filter(centre=asker.centre, left_at=None)
