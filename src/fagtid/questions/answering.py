"""What can be done with an answer: give it, change it, use it, agree, verify it, put another in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from fagtid.frame.clock import now
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information.models import Article
from fagtid.information.refusals import NothingChanged
from fagtid.information.services import next_mark
from fagtid.people.models import Person
from fagtid.questions import ringing, tasks
from fagtid.questions.asking import locked, touch
from fagtid.questions.models import Answer, AnswerVersion, Coming, Doubt, Draft, Met, Question
from fagtid.questions.refusals import HoldsNoMore, IsClosed, NotTheAsker, SameScope, ScopeEnds

SCOPE = ("client", "product", "starts_on", "ends_on")


@transaction.atomic
def give_answer(question: Question, text: str, *, by: Person, how: str = Answer.How.WRITTEN) -> Answer:
    """One more answer; several may be right. What was told at a desk is told in a line afterwards."""
    found = locked(question)
    if found.state == Question.State.CLOSED:
        raise IsClosed
    coming = Coming.objects.filter(question=found, person=by, told_at=None).first()
    if coming is not None:
        how = coming.how
        Coming.objects.filter(pk=coming.pk).update(told_at=now())
    told = {"client": found.client, "given_by": by, "given_at": now(), "how": how}
    answer = Answer.objects.create(question=found, text=text, mark=next_mark(found.centre), **told)
    _keep_version(answer, by)
    Draft.objects.filter(person=by, question=found).delete()
    ringing.hang_up(found)
    changes: dict[str, Any] = {"answered_at": found.answered_at or now()}
    if found.state == Question.State.OPEN:
        changes["state"] = Question.State.ANSWERED
    touch(found, by=by, **changes)
    _look_for_doubts(answer)
    return answer


def _keep_version(answer: Answer, by: Person | None) -> None:
    days = {name: day and day.isoformat() for name in SCOPE[2:] for day in [getattr(answer, name)]}
    scope = {"client": answer.client.name if answer.client else "", "product": answer.product, **days}
    AnswerVersion.objects.create(
        answer=answer,
        number=answer.version,
        text=answer.text,
        scope=scope,
        written_by=by,
        written_at=now(),
    )


def _look_for_doubts(answer: Answer) -> None:
    transaction.on_commit(lambda: tasks.look_for_doubts.enqueue(answer.pk))


def locked_answer(answer: Answer, version: int | None = None) -> Answer:
    """The answer, held until the transaction ends; refused where it holds no more, or is another version."""
    question = locked(answer.question)  # always before the answer, and both before the centre's marks
    rows = Answer.objects.select_for_update(of=("self",)).select_related("client")
    found = rows.get(pk=answer.pk)
    found.question = question
    if not found.holds:
        raise HoldsNoMore
    if version is not None and found.version != version:
        raise ChangedMeanwhile(found.version)
    return found


@transaction.atomic
def change_answer(answer: Answer, told: Mapping[str, Any], *, version: int, by: Person) -> Answer:
    """Change its words or scope from the version that was read; it must be confirmed and verified anew."""
    found = locked_answer(answer, version)
    if not _changed(found, told):
        raise NothingChanged
    found.state, found.verified_at, found.verified_by = Answer.State.CANDIDATE, None, None
    _save_new_version(found, by)
    return found


def _changed(answer: Answer, told: Mapping[str, Any]) -> bool:
    before = {name: getattr(answer, name) for name in ("text", *SCOPE)}
    after = {**before, **{name: value for name, value in told.items() if name in before}}
    if after["starts_on"] and after["ends_on"] and after["ends_on"] < after["starts_on"]:
        raise ScopeEnds
    for name, value in after.items():
        setattr(answer, name, value)
    return after != before


def _save_new_version(answer: Answer, by: Person) -> None:
    answer.version += 1
    answer.mark = next_mark(answer.question.centre)
    answer.save()
    _keep_version(answer, by)
    touch(answer.question, by=by)
    pairs = Doubt.objects.filter(Q(answer=answer) | Q(other=answer))
    settle(pairs.exclude(kind=Doubt.Kind.NOT_HELD), by=by)  # it is compared anew
    _look_for_doubts(answer)


@transaction.atomic
def verify(answer: Answer, told: Mapping[str, Any], *, version: int, by: Person) -> Answer:
    """An editor or the topic's owner has checked it, in this scope and these words."""
    found = locked_answer(answer, version)
    changed = _changed(found, told)
    found.state, found.verified_by, found.verified_at = Answer.State.VERIFIED, by, now()
    settle(Doubt.objects.filter(answer=found, kind=Doubt.Kind.NOT_HELD), by=by)
    if changed:
        _save_new_version(found, by)
    else:
        found.mark = next_mark(found.question.centre)
        found.save()
        touch(found.question, by=by)
        _look_for_doubts(found)
    return found


def see(answers: Iterable[Answer], *, by: Person) -> None:
    """Somebody reads answers: what a person has met is kept, so that a correction reaches them."""
    answers = [one for one in answers if one.holds]
    known = set(Met.objects.filter(answer__in=answers, person=by).values_list("answer", "version"))
    fresh = [one for one in answers if (one.pk, one.version) not in known and one.given_by_id != by.pk]
    rows = [Met(answer=one, version=one.version, person=by, viewed_at=now()) for one in fresh]
    if rows:
        Met.objects.bulk_create(rows, ignore_conflicts=True)


def _met(answer: Answer, by: Person) -> Met:
    return Met.objects.get_or_create(
        answer=answer, version=answer.version, person=by, defaults={"viewed_at": now()}
    )[0]


@transaction.atomic
def note_use(answer: Answer, *, held: bool, by: Person, comment: str = "") -> Answer:
    """Somebody used it with a customer. Held, with somebody else than who gave it: confirmed by use."""
    found = locked_answer(answer)
    met = _met(found, by)
    met.used_at, met.held, met.comment = now(), held, comment.strip()
    met.save()
    if held and found.state == Answer.State.CANDIDATE and by.pk != found.given_by_id:
        found.state = Answer.State.CONFIRMED
    if not held:
        if found.state == Answer.State.CONFIRMED:
            found.state = Answer.State.CANDIDATE
        Doubt.objects.get_or_create(
            answer=found,
            version=found.version,
            kind=Doubt.Kind.NOT_HELD,
            settled_at=None,
            defaults={"at": now()},
        )
    found.mark = next_mark(found.question.centre)
    found.save(update_fields=["state", "mark"])
    return found


@transaction.atomic
def take_back(answer: Answer, *, by: Person) -> None:
    """I did not mean what I said of it: as if it had not been said, for the answer and one's own question."""
    found = locked_answer(answer)
    met = Met.objects.filter(answer=found, version=found.version, person=by, held__isnull=False).first()
    if met is None:
        return
    met.used_at, met.held, met.comment = None, None, ""
    met.save(update_fields=["used_at", "held", "comment"])
    _weigh_anew(found, by)
    question = found.question
    if question.asked_by_id == by.pk and question.state in (Question.State.HELD, Question.State.OPEN):
        ringing.hang_up(question)
        touch(question, by=by, state=Question.State.ANSWERED, closed_at=None)


def _weigh_anew(found: Answer, by: Person) -> None:
    said = Met.objects.filter(answer=found, version=found.version)
    if found.state != Answer.State.VERIFIED:
        held = said.filter(held=True).exclude(person=found.given_by_id).exists()
        found.state = Answer.State.CONFIRMED if held else Answer.State.CANDIDATE
    if not said.filter(held=False).exists():
        settle(Doubt.objects.filter(answer=found, version=found.version, kind=Doubt.Kind.NOT_HELD), by=by)
    found.mark = next_mark(found.question.centre)
    found.save(update_fields=["state", "mark"])


@transaction.atomic
def tell_held(answer: Answer, *, held: bool, by: Person, comment: str = "") -> None:
    """The asker says whether it held with their customer; what did not hold waits for another answer."""
    question = locked(answer.question)
    if question.asked_by_id != by.pk:
        raise NotTheAsker
    note_use(answer, held=held, by=by, comment=comment)
    state = Question.State.HELD if held else Question.State.OPEN
    touch(question, by=by, state=state, closed_at=now() if held else None)
    Question.objects.filter(pk=question.pk).update(has_news=False)


@transaction.atomic
def agree(answer: Answer, *, by: Person) -> None:
    """I say the same."""
    found = locked_answer(answer)
    met = _met(found, by)
    met.agreed_at = met.agreed_at or now()
    met.save(update_fields=["agreed_at"])


@transaction.atomic
def supersede(
    answer: Answer,
    *,
    by: Person,
    why: str = "",
    replaced_by: Answer | None = None,
    article: Article | None = None,
) -> Answer:
    """It holds no more. It is kept, is found no more, and points to what holds now where there is such."""
    found = locked_answer(answer)
    if replaced_by is not None and (replaced_by.pk == found.pk or not replaced_by.holds):
        raise SameScope
    found.state, found.superseded_at, found.why = Answer.State.SUPERSEDED, now(), why
    found.replaced_by = replaced_by
    if article is not None:
        found.article = article
    found.mark = next_mark(found.question.centre)
    found.save()
    settle(Doubt.objects.filter(answer=found), by=by)
    question = found.question
    left = Answer.objects.filter(question=question).exclude(state=Answer.State.SUPERSEDED).exists()
    reopens = question.state == Question.State.ANSWERED and not left and article is None
    touch(question, by=by, **({"state": Question.State.OPEN} if reopens else {}))
    return found


@transaction.atomic
def restore(answer: Answer, *, by: Person) -> None:
    """It holds after all: as a candidate, to be confirmed and verified anew."""
    question = locked(answer.question)
    found = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    found.question = question
    if found.holds:
        return
    found.state, found.superseded_at, found.replaced_by, found.why = Answer.State.CANDIDATE, None, None, ""
    found.verified_at, found.verified_by = None, None
    found.mark = next_mark(found.question.centre)
    found.save()
    touch(found.question, by=by)


def settle(doubts: QuerySet[Doubt], *, by: Person) -> None:
    """They are no doubts any more: somebody has looked, or one side has changed or fallen."""
    doubts.filter(settled_at=None).update(settled_at=now(), settled_by=by)
