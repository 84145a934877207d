"""Answers: the asker sees them at once, says whether they held, and nobody's words are lost."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection

from fagtid.questions import answering, asking
from fagtid.questions.models import Answer, Coming, Doubt, Draft, Met, Question
from fagtid.questions.queries import who_met
from tests.house import House, build_house
from tests.questions.test_asking import HTMX, answer_to, asked

pytestmark = pytest.mark.django_db


def test_an_answer_is_on_the_askers_open_pages_until_they_have_seen_it(house: House):
    question = asked(house, customer_waits=True)
    client = house.client("agent")
    assert client.get("/live/call/", headers=HTMX).status_code == 204
    house.client("colleague").post(f"/questions/{question.pk}/answer/", {"text": "Ja, med studentbevis."})
    shown = client.get("/live/call/", headers=HTMX).text
    assert "colleague svarer:" in shown
    assert "Ja, med studentbevis." in shown
    assert Met.objects.filter(person=house.people["agent"]).exists(), "shown is met"
    assert "svarer" not in client.post(f"/live/questions/{question.pk}/seen/", headers=HTMX).text
    assert client.get("/live/call/", headers=HTMX).status_code == 204


def test_an_open_page_of_the_question_follows_it(house: House):
    question = asked(house)
    client = house.client("agent")
    assert client.get(f"/questions/{question.pk}/?seen={question.pk}-1", headers=HTMX).status_code == 204
    answer_to(question, house)
    part = client.get(f"/questions/{question.pk}/?seen={question.pk}-1", headers=HTMX).text
    assert "Ja, med studentbevis." in part
    assert "<html" not in part


def test_i_am_coming_over_is_seen_and_what_came_of_it_is_written_in_a_line(house: House):
    question = asked(house, customer_waits=True)
    helper, asker = house.client("colleague"), house.client("agent")
    page = helper.post(f"/questions/{question.pk}/come/", {"how": "over"}, follow=True).text
    assert "Hvordan det gikk, i én linje" in page
    assert "colleague kommer bort til deg" in asker.get("/live/call/", headers=HTMX).text
    assert "Du sa at du skulle komme" in helper.get("/questions/").text
    helper.post(f"/questions/{question.pk}/answer/", {"text": "Vi så på studentbeviset sammen."})
    found = Answer.objects.get()
    assert found.how == Answer.How.OVER
    assert Coming.objects.get().told_at is not None
    assert "Du sa at du skulle komme" not in helper.get("/questions/").text
    assert "fortalt ved pulten" in asker.get(f"/questions/{question.pk}/").text


def test_the_asker_says_it_held_and_the_answer_is_confirmed(house: House):
    question = asked(house)
    found = answer_to(question, house)
    page = house.client("agent").get(f"/questions/{question.pk}/").text
    assert "Det stemte hos kunden" in page
    house.client("agent").post(f"/questions/answers/{found.pk}/used/", {"held": "yes"})
    found.refresh_from_db()
    question.refresh_from_db()
    assert (found.state, question.state) == (Answer.State.CONFIRMED, Question.State.HELD)


def test_ones_own_word_confirms_nothing(house: House):
    found = answer_to(asked(house), house)
    house.client("colleague").post(f"/questions/answers/{found.pk}/used/", {"held": "yes"})
    found.refresh_from_db()
    assert found.state == Answer.State.CANDIDATE


def test_what_did_not_hold_waits_for_another_answer_and_stands_before_the_owner(house: House):
    question = asked(house)
    found = answer_to(question, house)
    told = {"held": "no", "comment": "Kunden Kari Nordmann, 41234567, fikk ikke rabatt"}
    house.client("agent").post(f"/questions/answers/{found.pk}/used/", told)
    question.refresh_from_db()
    assert question.state == Question.State.OPEN
    assert Doubt.objects.get().kind == Doubt.Kind.NOT_HELD
    assert (
        Met.objects.get(person=house.people["agent"]).comment
        == "Kunden [navn], [telefonnummer], fikk ikke rabatt"
    )
    assert "stemte ikke hos en kunde" in house.client("editor").get("/questions/?show=doubts").text


def test_only_the_asker_settles_the_question(house: House):
    question = asked(house)
    found = answer_to(question, house)
    house.client("other_agent").post(f"/questions/answers/{found.pk}/used/", {"held": "yes"})
    question.refresh_from_db()
    assert question.state == Question.State.ANSWERED
    assert house.client("other_agent").post(f"/questions/{question.pk}/close/").status_code == 404


def test_a_question_is_closed_and_asked_again(house: House):
    question = asked(house, customer_waits=True)
    client = house.client("agent")
    assert "Lukket" in client.post(f"/questions/{question.pk}/close/", follow=True).text
    refused = house.client("colleague").post(f"/questions/{question.pk}/answer/", {"text": "Ja."})
    assert refused.status_code == 422
    assert ">Ja.</textarea>" in refused.text.replace("\n", ""), "what was written is still there"
    client.post(f"/questions/{question.pk}/again/")
    question.refresh_from_db()
    assert question.is_open


def test_an_answer_begun_on_one_machine_goes_on_at_another(house: House):
    question = asked(house)
    house.client("colleague").post(f"/questions/{question.pk}/answer/typing/", {"text": "Ja, med"})
    assert "Ja, med" in house.client("colleague").get(f"/questions/{question.pk}/").text
    assert "Ja, med" not in house.client("agent").get(f"/questions/{question.pk}/").text
    house.client("colleague").post(f"/questions/{question.pk}/answer/", {"text": "Ja, med bevis."})
    assert Draft.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_both_count(transactional_db: None):
    house = build_house()
    question, faults = asked(house, customer_waits=True), []

    def answer(who: str) -> None:
        try:
            answering.give_answer(question, f"Svar fra {who}.", by=house.people[who])
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=answer, args=(who,)) for who in ("colleague", "other_agent", "leader")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []
    assert question.answers.count() == 3
    question.refresh_from_db()
    assert question.version == 4


def test_two_who_come_at_once_both_count(house: House):
    question = asked(house, customer_waits=True)
    for who in ("colleague", "leader", "colleague"):
        asking.come(question, "over", by=house.people[who])
    assert question.comings.count() == 2


def test_whoever_met_an_answer_is_known_so_that_a_correction_reaches_them(house: House):
    question = asked(house)
    found = answer_to(question, house)
    house.client("other_agent").get(f"/questions/{question.pk}/")
    house.client("leader").post(f"/questions/answers/{found.pk}/agree/")
    house.client("editor").post(f"/questions/answers/{found.pk}/used/", {"held": "yes"})
    met = {house.people[who].pk for who in ("agent", "colleague", "other_agent", "leader", "editor")}
    assert who_met(found) == met
