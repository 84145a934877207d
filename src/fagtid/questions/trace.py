"""What became of a question, from the call to what it changed; and where an article came from.

Apps above register what they know. Those who asked, answered, came and verified are named, as on the
question's own page; those who read, used or agreed never are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fagtid.information.models import Article
from fagtid.information.models.bank import Use
from fagtid.information.origins import Origin
from fagtid.people.asking import Asker
from fagtid.people.models import Person
from fagtid.questions import queries
from fagtid.questions.models import (
    Answer,
    AnswerVersion,
    BankDraft,
    Coming,
    Doubt,
    Met,
    Question,
    Repeat,
    Ring,
)


@dataclass(frozen=True)
class Step:
    """Something that happened: in a whole sentence, and where it leads."""

    at: datetime
    words: str
    by: str = ""
    told: str = ""
    address: str = ""


Tell = Callable[[Asker, Question], Iterable[Step]]
_tellers: dict[str, Tell] = {}


def register(name: str, tell: Tell) -> None:
    """Offer what one app knows of what became of a question."""
    _tellers[name] = tell


def steps_of(asker: Asker, question: Question) -> list[Step]:
    """All that has happened, in order."""
    own = (_asked, _rung, _came, _written, _used, _doubted, _became, _repeated)
    found = [step for tell in (*own, *_tellers.values()) for step in tell(asker, question)]
    return sorted(found, key=lambda one: one.at)


def _name(person: Person | None) -> str:
    return person.name if person else ""


def _cut(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(200)


def _asked(_asker: Asker, question: Question) -> Iterator[Step]:
    waits = _("Asked, with the customer waiting.") if question.customer_waits else _("Asked.")
    yield Step(question.asked_at, waits, _name(question.asked_by), question.title)
    if question.state == Question.State.CLOSED and question.closed_at:
        yield Step(question.closed_at, _("Not needed any more."), _name(question.asked_by))


def _rung(_asker: Asker, question: Question) -> Iterator[Step]:
    """By whom it was to be heard, never by which of them."""
    words = {
        Ring.Why.KNOWS: _("Rang those who know and were free."),
        Ring.Why.LEADER: _("Rang the team leader."),
        Ring.Why.DUTY: _("Rang everybody at work who was free."),
    }
    rows = Ring.objects.filter(question=question).order_by().values("why").annotate(first=Min("rung_at"))
    for row in rows:
        yield Step(row["first"], words[Ring.Why(row["why"])])


def _came(_asker: Asker, question: Question) -> Iterator[Step]:
    for one in queries.comings_of(question):
        words = _("Came over.") if one.how == Coming.How.OVER else _("Called.")
        yield Step(one.at, words, _name(one.person))


def _written(_asker: Asker, question: Question) -> Iterator[Step]:
    rows = AnswerVersion.objects.filter(answer__question=question).select_related(
        "written_by", "answer__question"
    )
    for one in rows:
        words = _("Answered.") if one.number == 1 else _("Changed the answer.")
        yield Step(
            one.written_at, words, _name(one.written_by), _cut(one.text), one.answer.get_absolute_url()
        )
    for answer in _answers(question).exclude(verified_at=None).select_related("verified_by"):
        assert answer.verified_at is not None
        words, place = _("Verified the answer."), answer.get_absolute_url()
        yield Step(answer.verified_at, words, _name(answer.verified_by), _cut(answer.text), place)
    for answer in _answers(question).exclude(superseded_at=None):
        assert answer.superseded_at is not None
        words, place = _("The answer holds no more."), answer.get_absolute_url()
        yield Step(answer.superseded_at, words, told=answer.why, address=place)


def _answers(question: Question) -> QuerySet[Answer]:
    return Answer.objects.filter(question=question).select_related("question")


def _used(_asker: Asker, question: Question) -> Iterator[Step]:
    """The first time each answer held, and the first time it did not."""
    met = Met.objects.filter(answer__question=question, held__isnull=False).order_by()
    for row in met.values("answer", "held").annotate(first=Min("used_at")):
        words = (
            _("Held with a customer for the first time.")
            if row["held"]
            else _("Did not hold with a customer.")
        )
        yield Step(row["first"], words, address=f"{question.get_absolute_url()}#answer-{row['answer']}")


def _doubted(_asker: Asker, question: Question) -> Iterator[Step]:
    rows = Doubt.objects.filter(answer__question=question).exclude(kind=Doubt.Kind.NOT_HELD)
    for one in rows.select_related("settled_by", "answer__question"):
        place = one.answer.get_absolute_url()
        yield Step(
            one.at, _("Something speaks against the answer."), told=one.get_kind_display(), address=place
        )
        if one.settled_at:
            yield Step(one.settled_at, _("Looked at what speaks against it."), _name(one.settled_by))


def _became(_asker: Asker, question: Question) -> Iterator[Step]:
    """Put before the editors, taken into the bank, and used there."""
    rows = BankDraft.objects.filter(answer__question=question)
    taken = []
    for one in rows.select_related("made_by", "settled_by", "became"):
        yield Step(one.made_at, _("Put before the editors, for the bank."), _name(one.made_by))
        if one.settled_at and one.became:
            taken.append(one.became)
            words, place = _("Taken into the bank."), reverse("information:article", args=[one.became.pk])
            yield Step(one.settled_at, words, _name(one.settled_by), one.became.title, place)
        elif one.settled_at:
            yield Step(one.settled_at, _("Not taken into the bank."), _name(one.settled_by), one.why)
    for use in _first_uses(taken):
        place = reverse("information:article", args=[use["article"]])
        yield Step(use["first"], _("The text in the bank held for the first time."), address=place)


def _first_uses(articles: Iterable[Article]) -> Iterable[Mapping[str, Any]]:
    held = Use.objects.filter(article__in=list(articles), held=True).order_by()
    rows: Iterable[Mapping[str, Any]] = held.values("article").annotate(first=Min("at"))
    return rows


def _repeated(_asker: Asker, question: Question) -> Iterator[Step]:
    """How often it came again, told where it last did; and what it is the same as."""
    rows = Repeat.objects.filter(of=question).aggregate(times=Count("pk"), asked=Count("question"))
    if rows["times"]:
        words = _("Had come again %(times)s times, %(found)s of them answered by what was found.")
        told = {"times": rows["times"], "found": rows["times"] - rows["asked"]}
        latest = Repeat.objects.filter(of=question).latest("at")
        yield Step(latest.at, words % told)
    if (same := queries.same_as(question)) is not None:
        yield Step(
            same.at,
            _("Seen to be the same as an earlier question."),
            told=same.of.title,
            address=same.of.get_absolute_url(),
        )


def origins_of(asker: Asker, article: Article) -> list[Origin]:
    """The questions behind it, in the askers' words."""
    found = queries.questions_behind(asker, article)
    return [Origin(one.title, reverse("questions:question", args=[one.pk])) for one in found]
