"""A question with a customer waiting: on whose open pages it shows, and how it is rung further."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.people.models import Centre, Person
from fagtid.questions import knowing
from fagtid.questions.models import Coming, Question, Ring

WIDENS_AFTER = timedelta(minutes=1)
RINGS_FOR = timedelta(minutes=15)  # then it is one of the queue
EVERY = timedelta(seconds=5)
STAGES = (Ring.Why.KNOWS, Ring.Why.LEADER, Ring.Why.DUTY)


def ring(question: Question, moment: datetime) -> None:
    """Ring the next who are to hear of it; where nobody is, those after them at once. In a transaction."""
    while question.stage < len(STAGES):
        why = STAGES[question.stage]
        question.stage += 1
        if _ring_new(question, why, moment):
            break
    question.widen_at = moment + WIDENS_AFTER if question.stage < len(STAGES) else None
    question.save(update_fields=["stage", "widen_at"])


def _ring_new(question: Question, why: Ring.Why, moment: datetime) -> int:
    wanted = _people(question, why, moment) - {question.asked_by_id}
    known = set(Ring.objects.filter(question=question).values_list("person", flat=True))
    fresh = [
        Ring(question=question, person_id=one, why=why, rung_at=moment) for one in sorted(wanted - known)
    ]
    Ring.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    return len(fresh)


def _people(question: Question, why: Ring.Why, moment: datetime) -> set[int]:
    if why == Ring.Why.LEADER:
        return knowing.leaders_of(question, moment)
    free = knowing.free_now(question.centre, moment)
    unbound = free - with_a_customer(question.centre, moment)
    return knowing.who_know(question) & unbound if why == Ring.Why.KNOWS else unbound or free


def with_a_customer(centre: Centre, moment: datetime) -> set[int]:
    """Those who have a customer waiting themselves, or are on their way to a colleague who has."""
    asking = Question.objects.filter(
        centre=centre, state=Question.State.OPEN, customer_waits=True, asked_at__gt=moment - RINGS_FOR
    )
    coming = Coming.objects.filter(question__in=asking, told_at=None)
    found = asking.order_by().values_list("asked_by").union(coming.order_by().values_list("person"))
    return {person for (person,) in found if person is not None}


def ring_again(question: Question, moment: datetime, but: Person | None = None) -> None:
    """Ring those it has rung once more, and go on from there. Within a transaction, before it is saved.

    Where it has rung nobody ``but`` the one who cannot, the next are rung at once.
    """
    again = Ring.objects.filter(question=question).exclude(person=but)
    if again.update(over_at=None, rung_at=moment):
        question.widen_at = moment + WIDENS_AFTER if question.stage < len(STAGES) else None
    else:
        ring(question, moment)


def widen(moment: datetime) -> int:
    """Ring every question further that has waited its minute; tells how many. Safe to repeat."""
    late = Question.objects.filter(widen_at__lte=moment).order_by("widen_at")
    count = 0
    for pk in list(late.values_list("pk", flat=True)[:500]):
        count += _widen(pk, moment)
    Ring.objects.filter(over_at=None, rung_at__lt=moment - RINGS_FOR).update(over_at=moment)
    return count


@transaction.atomic
def _widen(pk: int, moment: datetime) -> int:
    rows = Question.objects.select_for_update(of=("self",)).select_related("centre", "topic")
    question = rows.filter(pk=pk, widen_at__lte=moment).first()
    if question is None:
        return 0
    ring(question, moment)
    return 1


def hang_up(question: Question) -> None:
    """Somebody has answered, or comes: nobody more is rung."""
    Ring.objects.filter(question=question, over_at=None).update(over_at=now())
    question.widen_at = None


def not_now(found: Ring, *, by: Person) -> None:
    """I cannot; others still can."""
    Ring.objects.filter(pk=found.pk, person=by, over_at=None).update(over_at=now())
