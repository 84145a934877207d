"""What calls have raised, for agendas: questions, what comes again, false truths, proposals.

And who talked of a question in a forum, so that a correction of its answer reaches them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from fagtid.forums.gathering import Proposed, Source
from fagtid.forums.models import Outcome, Point
from fagtid.forums.outcomes import PROPOSAL
from fagtid.forums.places import team_of
from fagtid.forums.proposing import FILL, HEAR, LATELY, MOST_OF_A_KIND, OFTEN
from fagtid.forums.reasons import Reason
from fagtid.frame.clock import now
from fagtid.planning.models import Seat, Session
from fagtid.questions.models import Answer, Question
from fagtid.truths.models import FalseTruth
from fagtid.voice.models import Proposal

QUESTION, REPEATED, TRUTH = "question", "repeated", "truth"
WAITED = timedelta(days=2)  # before a question is a matter for the forum


def unsettled_questions(session: Session) -> Iterator[Proposed]:
    """Questions nobody has answered, or whose answers nobody has verified; the oldest first."""
    verified = Answer.objects.filter(question=OuterRef("pk"), state=Answer.State.VERIFIED)
    taken_in = Answer.objects.filter(question=OuterRef("pk"), article__isnull=False)
    found = Question.objects.filter(
        centre=session.plan.centre_id,
        asked_at__lte=now() - WAITED,
        asked_at__gte=now() - LATELY,
        state__in=(Question.State.OPEN, Question.State.ANSWERED, Question.State.HELD),
    ).exclude(Exists(verified) | Exists(taken_in))
    for one in found.order_by("asked_at", "pk")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"{QUESTION}-{one.pk}",
            title=one.title,
            reason=Reason("unanswered" if one.is_open else "unverified"),
            weight=HEAR if one.is_open else FILL,
            minutes=5,
            since=one.asked_at,
            link=one.get_absolute_url(),
        )


def repeated_questions(session: Session) -> Iterator[Proposed]:
    """Questions that come again and again: something is missing in the bank, or a routine fails."""
    lately = Q(repeats__at__gte=now() - LATELY)
    found = Question.objects.filter(centre=session.plan.centre_id).annotate(
        times=Count("repeats", filter=lately)
    )
    for one in found.filter(times__gte=OFTEN).order_by("-times", "pk")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"{REPEATED}-{one.pk}",
            title=one.title,
            reason=Reason("repeated", {"n": one.times}),
            weight=HEAR,
            minutes=5,
            since=one.asked_at,
            link=one.get_absolute_url(),
        )


def new_false_truths(session: Session) -> Iterator[Proposed]:
    """What is said and does not hold, told of lately."""
    found = FalseTruth.objects.filter(
        centre=session.plan.centre_id, state=FalseTruth.State.ALIVE, told_at__gte=now() - LATELY
    )
    for one in found.order_by("-told_at", "pk")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"{TRUTH}-{one.pk}",
            title=str(one.statement)[:160],
            reason=Reason("untrue"),
            weight=HEAR,
            minutes=5,
            since=one.told_at or one.raised_at,
            link=one.get_absolute_url(),
        )


def open_proposals(session: Session) -> Iterator[Proposed]:
    """What somebody proposes and nobody has decided, but for what is the team's own; the oldest first."""
    own = Outcome.objects.filter(kind=PROPOSAL, decision__team=team_of(session)).exclude(made=None)
    found = Proposal.objects.filter(centre=session.plan.centre_id, state__in=Proposal.TO_DECIDE)
    for one in found.exclude(pk__in=own.values("made")).order_by("proposed_at", "pk")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"{PROPOSAL}-{one.pk}",
            title=str(one.title),
            reason=Reason("proposed"),
            weight=FILL,
            minutes=5,
            since=one.proposed_at,
            link=one.get_absolute_url(),
        )


def who_talked_of(answer: Answer) -> list[int]:
    """Everybody who was in a forum that talked of the answer's question."""
    keys = (f"{QUESTION}-{answer.question_id}", f"{REPEATED}-{answer.question_id}")
    talked = Point.objects.filter(key__in=keys, state__in=(Point.State.DONE, Point.State.NOW))
    sessions = talked.values("forum__session")
    there = (Seat.State.PLANNED, Seat.State.HELD)
    seats = Seat.objects.filter(session__in=sessions, state__in=there).values_list("person", flat=True)
    hosts = Session.objects.filter(pk__in=sessions).exclude(host=None).values_list("host", flat=True)
    return [*seats, *(one for one in hosts if one is not None)]


RAISED = (
    Source(QUESTION, gettext_lazy("Question"), unsettled_questions),
    Source(REPEATED, gettext_lazy("Comes again"), repeated_questions),
    Source(TRUTH, gettext_lazy("False truth"), new_false_truths),
    Source(PROPOSAL, gettext_lazy("Proposal"), open_proposals),
)
