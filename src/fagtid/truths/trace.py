"""What corrections came of a question's answers, for its trace."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max
from django.utils.translation import gettext as _

from fagtid.people.asking import Asker
from fagtid.questions.models import Question
from fagtid.questions.trace import Step
from fagtid.truths import queries
from fagtid.truths.checking import FEWEST
from fagtid.truths.models import Check, Correction, FalseTruth


def steps_of(asker: Asker, question: Question) -> Iterator[Step]:
    """Corrected, to how many, and what they hold now; numbers from five people up."""
    found = queries.truths_for(asker).filter(answer__question=question).exclude(told_at=None)
    for truth in found:
        assert truth.told_at is not None
        place, many = truth.get_absolute_url(), Correction.objects.filter(truth=truth).count()
        words = _("Corrected, as it did not hold: told to everybody who had met it.")
        if many >= FEWEST:
            words = _("Corrected, as it did not hold: told to the %(many)s who had met it.") % {"many": many}
        yield Step(truth.told_at, words, told=truth.holds, address=place)
        yield from _asked_again(truth)


def _asked_again(truth: FalseTruth) -> Iterator[Step]:
    answered = Check.objects.filter(truth=truth).exclude(answered_at=None)
    people = list(answered.values_list("person", flat=True).distinct())
    for share in queries.shares_of(truth, people):
        last = answered.filter(turn=share.turn).aggregate(last=Max("answered_at"))["last"]
        told = {"turn": share.turn, "percent": share.percent}
        words = _("Asked about it, time %(turn)s: %(percent)s %% know what holds.") % told
        yield Step(last, words, address=truth.get_absolute_url())
