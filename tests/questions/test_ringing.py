"""A customer is waiting: it rings those who know and are free, then the leader, then all at work."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from fagtid.information import noticing
from fagtid.information.models import Delivery
from fagtid.people.models import Role
from fagtid.planning.models import Kind
from fagtid.questions import answering, asking, knowing, ringing
from fagtid.questions.models import Question, Ring, Topic
from tests.centres import leader_of_nord
from tests.house import add_person, build_house
from tests.live.conftest import day, stood
from tests.live.days import Day
from tests.questions.test_asking import HTMX

__all__ = ["day", "stood"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(day: Day) -> Topic:
    """What the questions are about."""
    return Topic.objects.create(centre=day.house.centre, name="Studentpris")


def waiting(day: Day, topic: Topic | None = None, by: str = "anne") -> Question:
    """Somebody asks with a customer waiting."""
    told = {"text": "Får studenter halv pris?", "customer_waits": True, "topic": topic}
    return asking.ask(day.house.centre, told, by=day.person(by))


def knows(day: Day, who: str, topic: Topic) -> None:
    """An answer of somebody's has held."""
    told = {"text": "Hva koster det for studenter?", "customer_waits": False, "topic": topic}
    question = asking.ask(day.house.centre, told, by=day.house.people["editor"])
    answer = answering.give_answer(question, "Halv pris.", by=day.person(who))
    answering.tell_held(answer, held=True, by=day.house.people["editor"])


def rung(question: Question) -> set[str]:
    """Whom a question has rung so far."""
    return set(Ring.objects.filter(question=question).values_list("person__roster_id", flat=True))


def test_it_rings_those_who_know_and_shows_on_their_open_page(day: Day, topic: Topic):
    knows(day, "bjorn", topic)
    question = waiting(day, topic)
    assert rung(question) == {"bjorn"}
    (client, other) = day.sign_in("bjorn", "cecilie")
    shown = client.get("/live/call/", headers=HTMX).text
    assert "har en kunde som venter" in shown
    assert "Får studenter halv pris?" in shown
    assert "Du kan dette" in shown
    assert other.get("/live/call/", headers=HTMX).status_code == 204
    ring = Ring.objects.get()
    client.post(f"/live/rings/{ring.pk}/come/", {"how": "call"}, headers=HTMX)
    assert client.get("/live/call/", headers=HTMX).status_code == 204
    (asker,) = day.sign_in("anne")
    assert "ringer deg" in asker.get("/live/call/", headers=HTMX).text


def test_after_a_minute_the_leader_hears_and_then_everybody_at_work_but_the_asker(day: Day, topic: Topic):
    knows(day, "bjorn", topic)
    question, leader = waiting(day, topic), leader_of_nord(day.house)
    day.clock.go(seconds=59)
    ringing.widen(day.clock.at)
    assert rung(question) == {"bjorn"}
    day.clock.go(seconds=1)
    ringing.widen(day.clock.at)
    assert rung(question) == {"bjorn", leader.roster_id}
    assert "har en kunde som venter" in day.house.client(leader).get("/live/call/", headers=HTMX).text
    day.clock.go(seconds=60)
    ringing.widen(day.clock.at)
    assert len(rung(question)) >= 9
    assert "anne" not in rung(question)
    question.refresh_from_db()
    assert question.widen_at is None


def test_who_is_in_a_forum_is_left_in_peace_and_who_reads_is_not(day: Day, topic: Topic):
    for who in ("bjorn", "cecilie"):
        knows(day, who, topic)
    day.seat("bjorn", Kind.FORUM)
    day.seat("cecilie", Kind.READING)
    assert rung(waiting(day, topic)) == {"cecilie"}


def test_where_nobody_knows_the_leader_is_asked_at_once(day: Day, topic: Topic):
    assert rung(waiting(day, topic)) == {leader_of_nord(day.house).roster_id}


def test_the_topics_owner_and_whoever_another_app_names_know_it(
    day: Day, topic: Topic, monkeypatch: pytest.MonkeyPatch
):
    Topic.objects.filter(pk=topic.pk).update(owner=day.person("bjorn"))
    topic.refresh_from_db()
    monkeypatch.setattr(knowing, "_knowers", {})
    knowing.register("skills", lambda question: {day.person("cecilie").pk})
    assert rung(waiting(day, topic)) == {"bjorn", "cecilie"}


def test_an_answer_ends_the_ringing_for_all(day: Day, topic: Topic):
    knows(day, "bjorn", topic)
    question = waiting(day, topic)
    answering.give_answer(question, "Ja.", by=day.person("cecilie"))
    (client,) = day.sign_in("bjorn")
    assert client.get("/live/call/", headers=HTMX).status_code == 204
    day.clock.go(minutes=5)
    assert ringing.widen(day.clock.at) == 0


def test_not_now_is_for_oneself_alone(day: Day, topic: Topic):
    for who in ("bjorn", "cecilie"):
        knows(day, who, topic)
    question = waiting(day, topic)
    one, other = day.sign_in("bjorn", "cecilie")
    one.post(f"/live/rings/{question.rings.get(person=day.person('bjorn')).pk}/not-now/", headers=HTMX)
    assert one.get("/live/call/", headers=HTMX).status_code == 204
    assert "Får studenter" in other.get("/live/call/", headers=HTMX).text


def test_a_leader_has_the_same_place_on_every_page_and_can_answer_to_all_that_is_shown_there(day: Day):
    leader = leader_of_nord(day.house)
    told = {
        "title": "Nede",
        "body": "Appen er nede.",
        "kind": "disturbance",
        "starts_on": day.clock.at.date(),
    }
    editor = day.house.people["editor"]
    draft = noticing.write_notice(day.house.centre, told, by=editor)
    noticing.publish_notice(draft, version=1, by=editor)
    client = day.house.client(leader)
    assert 'id="asking"' in client.get("/questions/").text
    assert "Appen er nede." in client.get("/live/call/", headers=HTMX).text
    delivery = Delivery.objects.get(person=leader)
    client.post(f"/live/disturbances/{delivery.pk}/know/", headers=HTMX)
    assert client.get("/live/call/", headers=HTMX).status_code == 204


def test_who_said_they_would_come_and_did_not_is_rung_again_with_the_others(day: Day, topic: Topic):
    for who in ("bjorn", "cecilie"):
        knows(day, who, topic)
    question = waiting(day, topic)
    asker, helper, other = day.sign_in("anne", "bjorn", "cecilie")
    helper.post(f"/questions/{question.pk}/come/", {"how": "over"})
    assert other.get("/live/call/", headers=HTMX).status_code == 204
    assert "Ring dem igjen" in asker.get(f"/questions/{question.pk}/").text
    asker.post(f"/questions/{question.pk}/again/")
    for client in (helper, other):
        assert "Får studenter" in client.get("/live/call/", headers=HTMX).text
    day.clock.go(minutes=1)
    assert ringing.widen(day.clock.at) == 1
    assert leader_of_nord(day.house).roster_id in rung(question)


def test_who_has_a_customer_waiting_or_is_on_the_way_to_a_colleague_is_not_rung(day: Day, topic: Topic):
    for who in ("bjorn", "cecilie"):
        knows(day, who, topic)
    waiting(day, by="bjorn")
    assert rung(waiting(day, topic)) == {"cecilie"}
    asking.come(Question.objects.get(asked_by=day.person("bjorn")), "over", by=day.person("cecilie"))
    assert rung(waiting(day, topic)) == {leader_of_nord(day.house).roster_id}, "nobody who knows is free"


def test_what_can_wait_rings_nobody(day: Day, topic: Topic):
    knows(day, "bjorn", topic)
    told = {"text": "Får studenter halv pris?", "customer_waits": False, "topic": topic}
    question = asking.ask(day.house.centre, told, by=day.person("anne"))
    assert rung(question) == set()


def test_after_a_quarter_of_an_hour_it_is_one_of_the_queue(day: Day, topic: Topic):
    knows(day, "bjorn", topic)
    waiting(day, topic)
    day.clock.go(minutes=16)
    (client,) = day.sign_in("bjorn")
    assert client.get("/live/call/", headers=HTMX).status_code == 204
    assert "Får studenter halv pris?" in client.get("/questions/").text


def test_a_page_at_rest_still_costs_one_query(day: Day, django_assert_max_num_queries: Any):
    (client,) = day.sign_in("anne")
    with django_assert_max_num_queries(5):
        assert client.get("/live/call/", headers=HTMX).status_code == 204


def test_the_deputy_answers_for_a_topic_while_the_owner_is_away_and_then_the_leaders(day: Day, topic: Topic):
    off = add_person(day.house.centre, "siri", (Role.AGENT, day.house.north))  # on the roster, not today
    Topic.objects.filter(pk=topic.pk).update(owner=off, deputy=day.person("bjorn"))
    topics = list(Topic.objects.select_related("owner", "deputy"))
    assert knowing.responsible(day.house.centre, topics, day.clock.at) == {topic.pk: {day.person("bjorn").pk}}
    type(off).objects.filter(pk=day.person("bjorn").pk).update(left_at=day.clock.at - timedelta(days=1))
    topics = list(Topic.objects.select_related("owner", "deputy"))
    assert knowing.responsible(day.house.centre, topics, day.clock.at) == {topic.pk: set()}
    told = {"text": "Får studenter halv pris?", "customer_waits": False, "topic": topic}
    question = asking.ask(day.house.centre, told, by=day.person("anne"))
    answer = answering.give_answer(question, "Ja.", by=day.person("cecilie"))
    leader = day.house.client(leader_of_nord(day.house))
    assert "Se på og verifiser" in leader.get(f"/questions/{question.pk}/").text
    assert str(answer.pk) in leader.get("/questions/?show=verify").text
    colleague = day.house.client("colleague")
    assert "Se på og verifiser" not in colleague.get(f"/questions/{question.pk}/").text


@pytest.mark.django_db(transaction=True)
def test_two_workers_who_widen_at_once_ring_each_person_once(transactional_db: None):
    house = build_house()
    told = {"text": "Får studenter halv pris?", "customer_waits": True}
    question = asking.ask(house.centre, told, by=house.people["agent"])
    later, counts = question.asked_at + timedelta(minutes=2), []

    def widen() -> None:
        try:
            counts.append(ringing.widen(later))
        finally:
            connection.close()

    threads = [Thread(target=widen) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(counts) == 1
    question.refresh_from_db()
    assert question.stage == 3
    assert question.rings.count() == question.rings.values("person").distinct().count() >= 3
