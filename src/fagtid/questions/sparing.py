"""Questions that need not be asked: what was found while typing answered them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from fagtid.frame.clock import now, today
from fagtid.information import services as bank
from fagtid.information.models import Article
from fagtid.people.models import Centre, Person, Unit
from fagtid.people.queries import home_unit
from fagtid.questions import answering
from fagtid.questions.models import Answer, Draft, Repeat, Spared, Topic


@transaction.atomic
def spare(found: Article | Answer, *, by: Person, client: Any = None, topic: Topic | None = None) -> None:
    """What was found while typing answered it: a use that held, and a question that came again."""
    if isinstance(found, Article):
        bank.note_use(found, held=True, by=by)
        centre = found.centre
    else:
        answering.note_use(found, held=True, by=by)
        Repeat.objects.create(of=found.question, by=by, at=now())
        centre = found.question.centre
    Draft.objects.filter(person=by, question=None).delete()
    _count_spared(centre, client, topic, home_unit(by))


def _count_spared(centre: Centre, client: Any, topic: Topic | None, unit: Unit | None) -> None:
    bank.next_mark(centre)  # one at a time: a row of a day is made once
    day = today(centre.timezone)
    told = {"centre": centre, "day": day, "client": client, "topic": topic, "unit": unit}
    if not Spared.objects.filter(**told).update(times=F("times") + 1):
        Spared.objects.create(**told, times=1)
