"""Insight for those who own topics: what is told, to whom, and that it tells of nobody."""

from __future__ import annotations

import csv
import io
import math
from datetime import datetime, timedelta
from typing import Any

import pytest

from fagtid.information import services as bank
from fagtid.people.asking import asker_as
from fagtid.people.models import Person, Role
from fagtid.questions import answering, asking, insight, sparing
from fagtid.questions.insight import Chosen, Insight, Told
from fagtid.questions.models import Question, Topic
from fagtid.truths.models import FalseTruth
from tests.centres import MONDAY
from tests.house import House, build_house
from tests.information.test_load import team_of
from tests.planning.test_busyness import at, with_traffic

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY - timedelta(days=6)
NOW = at(MONDAY, "16:00")


@pytest.fixture(autouse=True)
def monday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample's weeks are over."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def agents(house: House) -> list[Person]:
    """Six who ask, of one team in Tromsø."""
    team = team_of(house, "Seks", 6)
    return list(Person.objects.filter(assignments__team=team, assignments__role=Role.AGENT).order_by("pk"))


@pytest.fixture
def topic(house: House) -> Topic:
    """What they ask of, owned by an agent."""
    return Topic.objects.create(centre=house.centre, name="Faktura", owner=house.people["other_agent"])


def ask_at(moment: datetime, topic: Topic | None, by: Person, *, waits: bool = True) -> Question:
    """A question asked at a moment."""
    told = {"text": f"Hva med faktura {moment:%d %H %M}?", "topic": topic, "customer_waits": waits}
    found = asking.ask(by.centre, told, by=by)
    Question.objects.filter(pk=found.pk).update(asked_at=moment)
    found.refresh_from_db()
    return found


def answered_after(question: Question, minutes: float, by: Person) -> None:
    """Its first answer, so long after."""
    answering.give_answer(question, "Fjorten dager.", by=by)
    at_last = question.asked_at + timedelta(minutes=minutes)
    Question.objects.filter(pk=question.pk).update(answered_at=at_last)


def many(
    topic: Topic | None, agents: list[Person], minutes: list[float | None], clock: str = "10:30", **told: Any
) -> list[Question]:
    """One question for each, by the agents in turn, answered after so many minutes or not."""
    found = []
    for place, after in enumerate(minutes):
        question = ask_at(at(TUESDAY, clock), topic, agents[place % len(agents)], **told)
        if after is not None:
            answered_after(question, after, agents[(place + 1) % len(agents)])
        found.append(question)
    return found


def seen(house: House, who: str = "editor", **chosen: Any) -> Insight:
    """As somebody sees it."""
    return insight.look_into(asker_as(house.people[who]), Chosen(**chosen))


def all_of(found: Insight) -> Told:
    """The figures of all of it."""
    assert found.all is not None
    return found.all


def test_the_first_answer_is_told_by_how_busy_it_was(house: House, topic: Topic, agents: list[Person]):
    with_traffic(house)
    many(topic, agents, [1, 2, 3, 4, 5, 60], clock="15:10")
    many(topic, agents, [10, 20, 30, 40, 50], clock="10:30")
    found = seen(house)
    calm, normal, peak = found.levels
    assert calm.told is not None
    assert peak.told is not None
    assert calm.told.first is not None
    assert peak.told.first is not None
    assert (calm.told.asked, calm.told.first.half_s, calm.told.first.most_s) == (6, 180, 3600)
    assert (peak.told.asked, peak.told.first.half_s) == (5, 1800)
    assert normal.told is None
    page = house.client("editor").get("/questions/insight/").text
    assert "Rolig" in page
    assert "30 min" in page
    assert page.count("<svg") == 2


def test_what_nobody_answered_counts_as_waiting_still_and_is_told(
    house: House, topic: Topic, agents: list[Person]
):
    late, *_ = many(topic, agents, [None, None, None, 5, 6], waits=False)
    told = all_of(seen(house))
    assert told.first is None
    assert told.first_later is not None
    assert told.first_later.half_s == math.inf
    assert told.left == 3
    asking.come(late, "over", by=agents[3])
    assert all_of(seen(house)).left == 2
    assert "ikke ennå" in house.client("editor").get("/questions/insight/").text


def test_a_question_just_asked_or_not_needed_any_more_is_no_delay(
    house: House, topic: Topic, agents: list[Person]
):
    many(topic, agents, [2, 2, 2, 2, 2])
    fresh = ask_at(NOW - timedelta(minutes=5), topic, agents[0])
    dropped = ask_at(NOW - timedelta(hours=5), topic, agents[1])
    asking.close(dropped, by=agents[1])
    told = all_of(seen(house))
    assert told.first is not None
    assert (told.asked, told.first.of, told.left) == (7, 5, 1)
    assert fresh.is_open


def test_verified_counts_from_when_it_was_asked_and_the_bank_counts_too(
    house: House, topic: Topic, agents: list[Person]
):
    questions = many(topic, agents, [1, 1, 1, 1, 1])
    for question in questions[:3]:
        answer = question.answers.get()
        answering.verify(answer, {}, version=1, by=house.people["editor"])
    told = all_of(seen(house))
    assert told.verified is not None
    assert told.verified.half_s == (NOW - at(TUESDAY, "10:30")).total_seconds()
    assert told.verified.most_s == math.inf


def test_whether_answers_held_is_told_only_of_what_five_people_gave(
    house: House, topic: Topic, agents: list[Person]
):
    questions = many(topic, agents, [1] * 6)
    for place, question in enumerate(questions):
        answer = question.answers.get()
        assert question.asked_by is not None
        answering.tell_held(answer, held=place != 0, by=question.asked_by)
    assert all_of(seen(house)).held_percent == 83
    for question in questions:
        question.answers.update(given_by=agents[0])
    assert all_of(seen(house)).held_percent is None


def test_found_before_asking_is_a_share_of_all_that_was_wanted(
    house: House, topic: Topic, agents: list[Person]
):
    questions = many(topic, agents, [1] * 6)
    for person in agents[:2]:
        sparing.spare(questions[0].answers.get(), by=person, topic=topic)
    found = seen(house, by="unit")
    assert all_of(found).found_percent == 25
    (unit,) = found.groups
    assert unit.told is not None
    assert (unit.name, unit.told.found_percent) == ("Tromsø", 25)
    assert found.weeks[-1].told is None  # nothing was asked this week


def test_fewer_than_five_people_are_told_of_together_with_others_or_not_at_all(
    house: House, topic: Topic, agents: list[Person]
):
    small = [Topic.objects.create(centre=house.centre, name=name) for name in ("Gave", "Stopp")]
    many(topic, agents, [1] * 6)
    many(small[0], agents[:3], [1, 1, 1])
    found = seen(house)
    assert [one.name for one in found.groups] == ["Faktura"]
    many(small[1], agents[3:], [1, 1, 1])
    found = seen(house)
    assert [(one.name, one.key) for one in found.groups] == [("Faktura", topic.pk), ("", "rest")]
    assert found.together == 2
    many(small[0], agents[:1] * 9, [None] * 9)  # often, but by few
    assert [one.name for one in seen(house).groups] == ["Faktura", ""]


def test_false_truths_that_are_alive_stand_beside_their_topic(
    house: House, topic: Topic, agents: list[Person]
):
    questions = many(topic, agents, [1] * 6)
    told = {"raised_at": NOW, "told_at": NOW, "state": FalseTruth.State.ALIVE, "statement": "Halv pris."}
    wrong = {"answer": questions[0].answers.get(), "holds": "Full pris."}
    truth = FalseTruth.objects.create(centre=house.centre, **told, **wrong, mark=1)
    assert [one.told.alive for one in seen(house).groups if one.told] == [1]
    assert [one.told.alive for one in seen(house, by="unit").groups if one.told] == [0]
    truth.teams.add(house.north)
    assert [one.told.alive for one in seen(house, by="unit").groups if one.told] == [1]
    FalseTruth.objects.update(state=FalseTruth.State.SETTLED)
    assert all_of(seen(house)).alive == 0


def test_the_owner_of_a_topic_sees_that_topic_and_others_nothing(
    house: House, topic: Topic, agents: list[Person]
):
    other = Topic.objects.create(centre=house.centre, name="Levering")
    many(topic, agents, [1] * 6)
    many(other, agents, [1] * 7)
    assert all_of(seen(house)).asked == 13
    assert all_of(seen(house, "other_agent")).asked == 6
    owner = house.client("other_agent")
    page = owner.get(f"/questions/insight/?topic={other.pk}").text
    assert "Levering" not in page
    assert "Slik besvares de" in owner.get("/questions/").text
    for who in ("agent", "colleague", "researcher"):
        page = house.client(who).get("/questions/insight/").text
        assert "Du eier ikke noe tema" in page
        assert "Faktura" not in page
        assert "<select" not in page
        assert house.client(who).get("/questions/insight/csv/").text.count("\n") == 1
        assert "insight" not in house.client(who).get("/questions/").text


def test_another_centres_questions_are_no_part_of_it(house: House, topic: Topic, agents: list[Person]):
    many(topic, agents, [1] * 6)
    south = build_house("Sør")
    assert insight.look_into(asker_as(south.people["editor"]), Chosen()).all is None
    page = south.client("editor").get(f"/questions/insight/?topic={topic.pk}").text
    assert "For få spørsmål" in page
    assert "Faktura" not in page


def test_page_and_file_tell_the_same_and_name_nobody(house: House, topic: Topic, agents: list[Person]):
    solvik = bank.add_client(house.centre, "Solvikposten")
    for one in many(topic, agents, [1, 2, 3, 4, 5, 6]):
        Question.objects.filter(pk=one.pk).update(client=solvik)
    client = house.client("unit_leader")
    page = client.get("/questions/insight/?by=client&weeks=4").text
    text = client.get("/questions/insight/csv/?by=client&weeks=4").text
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    (group,) = [row for row in rows if row[0] == "Gruppe"]
    assert group[1:7] == ["Solvikposten", "6", "0", "6", "3.0", "6.0"]
    assert "Solvikposten" in page
    for person in agents:
        assert person.name not in page
        assert person.name not in text


def test_nonsense_in_the_address_is_the_usual_and_nothing_is_asked_before_there_is_enough(house: House):
    page = house.client("editor").get("/questions/insight/?weeks=x&by=person&topic=7").text
    assert "For få spørsmål" in page


def test_years_of_questions_cost_a_handful_of_queries(
    house: House, topic: Topic, agents: list[Person], django_assert_max_num_queries: Any
):
    many(topic, agents, [1] * 12)
    client = house.client("editor")
    with django_assert_max_num_queries(22):
        client.get("/questions/insight/?weeks=26")
