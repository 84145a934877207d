"""What waits for one's word about questions is on one's first page, and a word can be taken back."""

from __future__ import annotations

import pytest

from fagtid.questions import answering, asking
from fagtid.questions.models import Answer, Coming, Doubt, Question, Repeat, Topic
from tests.house import House
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db


def test_my_day_asks_whether_it_held_until_i_have_said_so(house: House):
    question = asked(house)
    assert "Stemte det hos kunden?" not in house.client("agent").get("/my/").text
    found = answer_to(question, house)
    client = house.client("agent")
    page = client.get("/my/").text
    assert "Stemte det hos kunden?" in page
    assert "Ja, med studentbevis." in page
    told = {"held": "yes", "back": "/my/"}
    assert client.post(f"/questions/answers/{found.pk}/used/", told).url == "/my/"
    assert "Stemte det hos kunden?" not in client.get("/my/").text
    assert "Stemte det hos kunden?" not in house.client("colleague").get("/my/").text


def test_back_leads_nowhere_else(house: House):
    found = answer_to(asked(house), house)
    told = {"held": "yes", "back": "https://example.com/"}
    answer = house.client("agent").post(f"/questions/answers/{found.pk}/used/", told)
    assert answer.url == f"/questions/{found.question_id}/"


def test_my_day_reminds_whoever_came_over_of_the_line(house: House):
    question = asked(house, customer_waits=True)
    asking.come(question, "over", by=house.people["colleague"])
    assert "Skriv i én linje hvordan det gikk" in house.client("colleague").get("/my/").text
    answer_to(question, house)
    assert "Skriv i én linje hvordan det gikk" not in house.client("colleague").get("/my/").text


def test_whoever_answers_for_a_topic_sees_what_waits_for_them(house: House):
    topic = Topic.objects.create(centre=house.centre, name="Studentpris", owner=house.people["colleague"])
    found = answer_to(asked(house, topic=topic), house, who="leader")
    answering.note_use(found, held=False, by=house.people["other_agent"])
    asked(house, "Gjelder det doktorgrader?", topic=topic)
    page = house.client("colleague").get("/my/").text
    assert "1 svar å verifisere" in page
    assert "1 svar er det tvil om" in page
    assert "1 spørsmål venter på svar" in page
    assert "å verifisere" not in house.client("other_agent").get("/my/").text


def test_leaders_and_editors_see_what_nobody_else_answers_for(house: House):
    answer_to(asked(house), house)
    for who, address in (("leader", "/team/"), ("unit_leader", "/overview/"), ("editor", "/notices/")):
        assert "1 svar å verifisere" in house.client(who).get(address).text, who


def test_a_day_without_questions_costs_nothing_more(house: House, django_assert_max_num_queries):
    client = house.client("agent")
    client.get("/my/")
    with django_assert_max_num_queries(40) as seen:
        client.get("/my/")
    asked_of_topics = [one for one in seen.captured_queries if 'FROM "questions_' in one["sql"]]
    assert len(asked_of_topics) <= 2, "the one for all parts, and what is asked right now"


def test_it_held_can_be_taken_back(house: House):
    question = asked(house)
    found = answer_to(question, house)
    client = house.client("agent")
    client.post(f"/questions/answers/{found.pk}/used/", {"held": "yes"})
    assert "Ta det tilbake" in client.get(f"/questions/{question.pk}/").text
    client.post(f"/questions/answers/{found.pk}/take-back/")
    found.refresh_from_db()
    question.refresh_from_db()
    assert (found.state, question.state) == (Answer.State.CANDIDATE, Question.State.ANSWERED)
    assert "Det stemte hos kunden" in client.get(f"/questions/{question.pk}/").text


def test_it_did_not_hold_can_be_taken_back_and_the_owner_sees_it_no_more(house: House):
    question = asked(house)
    found = answer_to(question, house)
    answering.note_use(found, held=True, by=house.people["other_agent"])
    client = house.client("agent")
    client.post(f"/questions/answers/{found.pk}/used/", {"held": "no", "comment": "Feil knapp"})
    client.post(f"/questions/answers/{found.pk}/take-back/")
    found.refresh_from_db()
    question.refresh_from_db()
    assert (found.state, question.state) == (Answer.State.CONFIRMED, Question.State.ANSWERED)
    assert not Doubt.objects.filter(settled_at=None).exists()
    assert "Feil knapp" not in client.get(f"/questions/{question.pk}/").text


def test_what_others_said_stays_when_one_takes_ones_own_back(house: House):
    found = answer_to(asked(house), house)
    for who in ("agent", "other_agent"):
        answering.note_use(found, held=False, by=house.people[who])
    house.client("agent").post(f"/questions/answers/{found.pk}/take-back/")
    assert Doubt.objects.get().settled_at is None


def test_whoever_said_they_would_come_can_say_they_cannot_and_it_rings_on(house: House):
    question = asked(house, customer_waits=True)
    helper = house.client("colleague")
    helper.post(f"/questions/{question.pk}/come/", {"how": "over"})
    question.refresh_from_db()
    assert question.widen_at is None or question.stage
    assert "Jeg kommer ikke likevel" in helper.get(f"/questions/{question.pk}/").text
    helper.post(f"/questions/{question.pk}/not-coming/")
    assert not Coming.objects.exists()
    assert question.rings.filter(over_at=None).exclude(person=house.people["colleague"]).exists()
    assert not question.rings.filter(over_at=None, person=house.people["colleague"]).exists()
    assert (
        "venter på svar igjen"
        in house.client("agent").get("/live/call/", headers={"HX-Request": "true"}).text
    )
    assert "Skriv i én linje" not in helper.get("/my/").text


def test_the_same_as_before_can_be_taken_back(house: House):
    first, again = asked(house), asked(house, "Får studenter halv pris?")
    client = house.client("agent")
    client.post(f"/questions/{again.pk}/same-as/{first.pk}/")
    assert "Nei, det er et annet" in client.get(f"/questions/{again.pk}/").text
    client.post(f"/questions/{again.pk}/not-the-same/")
    assert not Repeat.objects.exists()
