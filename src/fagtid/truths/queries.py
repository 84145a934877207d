"""Reads of false truths and corrections; the asker comes first, and sees what their centre has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from fagtid.frame.clock import now
from fagtid.information.models import Delivery
from fagtid.information.queries import EDITORS
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import TEAM_ROLES, Assignment, Team
from fagtid.people.queries import teams_led_by
from fagtid.questions import queries as questions
from fagtid.questions.facts import Alive
from fagtid.questions.models import Answer
from fagtid.truths.checking import FEWEST
from fagtid.truths.models import Check, Correction, FalseTruth

FOLLOWERS = (*LEADERS, *EDITORS)


def truths_for(asker: Asker) -> QuerySet[FalseTruth]:
    """The centre's register; what waits for an editor is seen by editors and whoever raised it."""
    found = FalseTruth.objects.filter(centre=asker.centre).select_related("client", "article", "answer")
    if asker.has(*EDITORS):
        return found
    return found.filter(~Q(state=FalseTruth.State.RAISED) | Q(raised_by=asker.person))


def to_check(asker: Asker) -> QuerySet[FalseTruth]:
    """What waits for an editor, the longest first; nothing for others."""
    found = truths_for(asker) if asker.has(*EDITORS) else FalseTruth.objects.none()
    return found.filter(state=FalseTruth.State.RAISED).order_by("raised_at", "pk")


def register_for(asker: Asker) -> QuerySet[FalseTruth]:
    """The register with how many each has reached, and how many of them have read it."""
    read = Q(corrections__read_version__gte=F("asks_from"))
    counts = {"people": Count("corrections"), "readers": Count("corrections", filter=read)}
    return truths_for(asker).annotate(**counts).order_by("-raised_at", "-pk")


def may_correct(asker: Asker, answer: Answer | None) -> bool:
    """Editors, and those who may verify answers of the topic."""
    if answer is None:
        return asker.has(*EDITORS)
    return questions.may_verify(asker, answer.question.topic)


def own_corrections(asker: Asker) -> QuerySet[Correction]:
    """What I have met that does not hold, and have not read the correction of; first the oldest.

    What was withdrawn before one had read of it is told to nobody.
    """
    unread = Correction.objects.filter(person=asker.person, read_version__lt=F("truth__asks_from"))
    never_told = Q(truth__state=FalseTruth.State.WITHDRAWN, read_version=0)
    found = unread.exclude(never_told).exclude(truth__state=FalseTruth.State.RAISED)
    return found.select_related("truth__client", "truth__article").order_by("told_at", "pk")


def own_correction(asker: Asker, truth: FalseTruth) -> Correction | None:
    """Mine of this one, read or not."""
    return Correction.objects.filter(person=asker.person, truth=truth).select_related("truth").first()


def own_checks(asker: Asker) -> QuerySet[Check]:
    """Questions I am asked again now; of one that is due twice, the first."""
    mine = Check.objects.filter(person=asker.person, answered_at=None)
    earlier = mine.filter(truth=OuterRef("truth"), turn__lt=OuterRef("turn"))
    found = mine.filter(due_at__lte=now(), truth__state=FalseTruth.State.ALIVE).exclude(Exists(earlier))
    return found.select_related("truth")


@dataclass(frozen=True)
class Share:
    """How a group answered in one turn; ``None`` instead of figures where it could single anybody out."""

    turn: int
    answered: int
    right: int
    sure_and_wrong: int

    @property
    def percent(self) -> int:
        """Right, per cent."""
        return round(100 * self.right / self.answered)


@dataclass(frozen=True)
class Group:
    """One team, with how many it reached and how they answered; from five up."""

    team: Team
    people: int
    readers: int
    shares: Sequence[Share]


def groups_for(asker: Asker, truth: FalseTruth) -> list[Group]:
    """Teams the asker leads, for an editor all, in order of names; only where it reached five or more."""
    teams = Team.objects.filter(centre=asker.centre) if asker.has(*EDITORS) else teams_led_by(asker)
    held = Assignment.objects.filter(team__in=teams, role__in=TEAM_ROLES).select_related("team")
    team_of = {one.person_id: one.team for one in held}
    told: dict[Team, list[Correction]] = {}
    for one in Correction.objects.filter(truth=truth, person__in=team_of):
        if (team := team_of[one.person_id]) is not None:
            told.setdefault(team, []).append(one)
    large = {team: many for team, many in told.items() if len(many) >= FEWEST}
    return [group_of(truth, team, large[team]) for team in sorted(large, key=lambda one: one.name)]


def group_of(truth: FalseTruth, team: Team, told: Sequence[Correction]) -> Group:
    """One team's part."""
    readers = sum(one.read_version >= truth.asks_from for one in told)
    return Group(team, len(told), readers, shares_of(truth, [one.person_id for one in told]))


def shares_of(truth: FalseTruth, people: Sequence[int]) -> list[Share]:
    """Each turn that at least five of them have answered."""
    sure = Q(was_right=False, certainty=Delivery.Certainty.SURE)
    rows: Any = (
        Check.objects.filter(truth=truth, person__in=people)
        .exclude(answered_at=None)
        .order_by()
        .values("turn")
        .annotate(
            answered=Count("pk"),
            right=Count("pk", filter=Q(was_right=True)),
            sure_and_wrong=Count("pk", filter=sure),
        )
    )
    found = sorted((Share(**row) for row in rows), key=lambda one: one.turn)
    return [one for one in found if one.answered >= FEWEST]


def alive_at(asker: Asker) -> list[Alive]:
    """False truths that are alive, where they belong and in whose units they are heard."""
    found = FalseTruth.objects.filter(centre=asker.centre, state=FalseTruth.State.ALIVE)
    rows = found.select_related("answer__question").prefetch_related("teams")
    return [
        Alive(
            topic=one.answer.question.topic_id if one.answer else None,
            client=one.client_id,
            units=frozenset(team.unit_id for team in one.teams.all()),
        )
        for one in rows
    ]
