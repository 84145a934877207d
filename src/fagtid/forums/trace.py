"""What forums said of a question, and what they decided, for its trace."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from fagtid.forums import outcomes
from fagtid.forums.models import Decision, Point
from fagtid.forums.queries import decisions_for, forums_for
from fagtid.forums.raised import QUESTION, REPEATED, TRUTH
from fagtid.people.asking import Asker
from fagtid.questions.models import Question
from fagtid.questions.trace import Step
from fagtid.truths.models import FalseTruth

TALKED_OF = (Point.State.DONE, Point.State.NOW)


def steps_of(asker: Asker, question: Question) -> Iterator[Step]:
    """Where it was talked of; what was decided and made of it, as far as the asker may see that."""
    seen, points = set(forums_for(asker).values_list("pk", flat=True)), _points(question)
    for point in points:
        session = point.forum.session_id
        place = reverse("forums:forum", args=[session]) if session in seen else ""
        words = _("Talked of in the forum of %(team)s.") % {"team": point.forum.team.name}
        yield Step(point.forum.began_at, words, address=place)
    for decision in decisions_for(asker).filter(point__in=points).prefetch_related("outcomes"):
        yield from _decided(asker, decision)


def _points(question: Question) -> list[Point]:
    wrong = FalseTruth.objects.filter(answer__question=question).values_list("pk", flat=True)
    keys = [f"{QUESTION}-{question.pk}", f"{REPEATED}-{question.pk}", *(f"{TRUTH}-{one}" for one in wrong)]
    found = Point.objects.filter(key__in=keys, state__in=TALKED_OF)
    return list(found.filter(forum__team__centre=question.centre_id).select_related("forum__team"))


def _decided(asker: Asker, decision: Decision) -> Iterator[Step]:
    owner = decision.owner.name if decision.owner else ""
    place = reverse("forums:decision", args=[decision.pk])
    yield Step(decision.decided_at, _("Decided in the forum."), owner, str(decision.text), place)
    for made in decision.outcomes.all():
        if made.made_at is not None:
            for thing in outcomes.made_of(asker, [made]):
                words = _("Made of what was decided: %(what)s.") % {"what": str(thing.label).lower()}
                yield Step(made.made_at, words, told=thing.title, address=thing.address)
