"""Who knows: learned from answers that held, told by topics and other apps; never an order of people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from fagtid.intake.on_duty import at_work
from fagtid.people.models import TEAM_ROLES, Assignment, Centre, Person, Role
from fagtid.planning.present import optional_seats, seats_between
from fagtid.questions.models import Answer, Question, Topic

Knower = Callable[[Question], set[int]]
_knowers: dict[str, Knower] = {}
A_MOMENT = timedelta(seconds=1)
HALF_A_DAY = timedelta(hours=12)


def register(name: str, knower: Knower) -> None:
    """Offer people who know what a question is about, such as those with a competence."""
    _knowers[name] = knower


def who_know(question: Question) -> set[int]:
    """People who know the topic, or the client where no topic is told; a set, in no order."""
    found = _by_answers(question)
    if question.topic is not None:
        found |= {one for one in (question.topic.owner_id, question.topic.deputy_id) if one is not None}
    for knower in _knowers.values():
        found |= knower(question)
    return found


def _by_answers(question: Question) -> set[int]:
    if question.topic_id is None and question.client_id is None:
        return set()
    held = Q(met__held=True) | Q(state=Answer.State.VERIFIED)
    about = (
        Q(question__topic=question.topic_id) if question.topic_id else Q(question__client=question.client_id)
    )
    given = Answer.objects.filter(about, held, question__centre=question.centre_id).exclude(
        state=Answer.State.SUPERSEDED
    )
    return set(given.exclude(given_by=None).values_list("given_by", flat=True).distinct())


def on_duty(centre: Centre, moment: datetime) -> set[int]:
    """People at work by the roster; everybody on the phones' teams where it tells of nobody."""
    found = at_work(centre, moment, moment + A_MOMENT)
    if found:
        return found
    here = Assignment.objects.filter(person__centre=centre, person__left_at=None, role__in=TEAM_ROLES)
    return set(here.values_list("person", flat=True))


def free_now(centre: Centre, moment: datetime) -> set[int]:
    """Those at work who are in no session, or in one the queue may interrupt."""
    away = set(seats_between(centre, moment, moment + A_MOMENT).values_list("person", flat=True))
    flexible = {one.person_id for one in optional_seats(centre, moment)} if away else set()
    return on_duty(centre, moment) - (away - flexible)


def leaders_of(question: Question, moment: datetime) -> set[int]:
    """The asker's team leaders, or those of other teams where none of them is at work."""
    leaders = Assignment.objects.filter(
        role=Role.TEAM_LEADER, person__centre=question.centre_id, person__left_at=None
    )
    own_teams = Assignment.objects.filter(person=question.asked_by_id, role=Role.AGENT).values("team")
    all_of_them = set(leaders.values_list("person", flat=True))
    own = set(leaders.filter(team__in=own_teams).values_list("person", flat=True))
    present = on_duty(question.centre, moment)
    on_roster = set(
        Person.objects.filter(pk__in=all_of_them).exclude(roster_id="").values_list("pk", flat=True)
    )
    here = {one for one in all_of_them if one in present or one not in on_roster}
    return (own & here) or here or own


def responsible(centre: Centre, topics: Iterable[Topic], moment: datetime) -> dict[int, set[int]]:
    """Who answers for each topic now, by topic: its owner, the deputy while the owner is away, or nobody."""
    around = at_work(centre, moment, moment + A_MOMENT, around=HALF_A_DAY)

    def is_here(person: Person | None) -> bool:
        if person is None or not person.is_here:
            return False
        return not person.roster_id or not around or person.pk in around

    found = {}
    for topic in topics:
        present = [one.pk for one in (topic.owner, topic.deputy) if one is not None and is_here(one)]
        found[topic.pk] = set(present[:1])
    return found
