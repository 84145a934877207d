"""A question that comes again in quite other words: once somebody says so, it is found by both."""

from __future__ import annotations

import pytest

from fagtid.questions import asking, banking
from fagtid.questions.models import BankDraft, Question, Repeat
from fagtid.questions.refusals import IsClosed
from tests.house import House, build_house
from tests.planning.test_swaps import at_once
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db
FIRST = "Hvordan sier kunden opp abonnementet?"
IN_OTHER_WORDS = "Vedkommende vil avslutte, hva er framgangsmåten?"
LATER = "Kunde vil avslutte, framgangsmåte?"


def say_the_same(house: House, question: Question, of: Question) -> None:
    """A colleague finds the earlier one by words of their own and says so."""
    client = house.client("colleague")
    page = client.get(f"/questions/{question.pk}/").text
    assert "Finn et tidligere spørsmål som er det samme" in page
    assert f"/same-as/{of.pk}/" not in page, "nothing here tells that they are alike"
    found = client.get(
        f"/questions/{question.pk}/earlier/?q=si+opp+abonnement", headers={"HX-Request": "true"}
    )
    assert f"/same-as/{of.pk}/" in found.text
    client.post(f"/questions/{question.pk}/same-as/{of.pk}/")


def test_what_is_once_said_to_be_the_same_is_found_and_recognised_by_those_words_from_then_on(house: House):
    first = asked(house, text=FIRST)
    answer_to(first, house, "På Min side, under Abonnement.")
    again = asked(house, text=IN_OTHER_WORDS)
    other = house.client("other_agent")
    assert "Min side" not in other.get("/search/?q=avslutte+framgangsmåte").text
    say_the_same(house, again, first)
    assert "Min side" in other.get("/search/?q=avslutte+framgangsmåte").text
    third = asked(house, text=LATER)
    page = other.get(f"/questions/{third.pk}/").text
    assert f"/same-as/{first.pk}/" in page, "recognised by the words of the second"
    other.post(f"/questions/{again.pk}/not-the-same/")
    assert "Min side" not in other.get("/search/?q=avslutte+framgangsmåte").text
    assert f"/same-as/{first.pk}/" not in other.get(f"/questions/{third.pk}/").text
    assert (
        "Det er ordnet i mellomtiden" in other.post(f"/questions/{again.pk}/not-the-same/", follow=True).text
    )


def test_an_article_is_found_by_how_people_ask_and_a_question_it_answers_is_known_to_come_again(house: House):
    first = asked(house, text=FIRST)
    answer = answer_to(first, house, "På Min side.")
    draft = banking.make_draft(answer, by=house.people["colleague"])
    told = {"title": "Oppsigelse", "body": "På Min side.", "keywords": "", "version": ""}
    house.client("editor").post(f"/questions/drafts/{draft.pk}/", told)
    assert BankDraft.objects.get().became is not None
    agent = house.client("agent")
    near = asked(house, text="Hvordan kan kunden si opp abonnementet sitt?")
    assert f"/same-as/{first.pk}/" in agent.get(f"/questions/{near.pk}/").text
    again = asked(house, text=IN_OTHER_WORDS)
    assert "Oppsigelse" not in agent.get("/search/?q=avslutte+framgangsmåte").text
    say_the_same(house, again, first)
    assert "Oppsigelse" in agent.get("/search/?q=avslutte+framgangsmåte").text


def test_whoever_has_a_customer_waiting_is_shown_the_question_first_and_then_what_is_like_it(house: House):
    first = asked(house, text=FIRST)
    again = asked(house, text="Hvordan sier kunden opp abonnementet sitt?", customer_waits=True)
    asker = house.client("agent")
    page = asker.get(f"/questions/{again.pk}/").text
    assert f"/same-as/{first.pk}/" not in page
    assert f'hx-get="/questions/{again.pk}/earlier/" hx-trigger="load"' in page
    part = asker.get(f"/questions/{again.pk}/earlier/", headers={"HX-Request": "true"}).text
    assert "Er det spurt om før?" in part
    assert f"/same-as/{first.pk}/" in part
    assert f"/same-as/{first.pk}/" in house.client("colleague").get(f"/questions/{again.pk}/").text


def test_what_came_again_of_a_question_comes_again_of_what_that_is_the_same_as(house: House):
    first, second, third = (asked(house, text=text) for text in (FIRST, IN_OTHER_WORDS, LATER))
    editor = house.people["editor"]
    asking.mark_repeat(third, second, by=editor)
    asking.mark_repeat(second, first, by=editor)
    assert set(Repeat.objects.values_list("of", "question")) == {
        (first.pk, second.pk),
        (first.pk, third.pk),
    }
    for one, of in ((first, third), (first, second), (third, first), (first, first)):
        with pytest.raises(IsClosed):
            asking.mark_repeat(one, of, by=editor)


def test_of_two_who_say_it_of_each_other_at_once_one_is_told(transactional_db: None):
    house = build_house()
    one, other = asked(house, text=FIRST), asked(house, text=IN_OTHER_WORDS)
    editor = house.people["editor"]
    told = at_once(
        lambda: asking.mark_repeat(one, other, by=editor), lambda: asking.mark_repeat(other, one, by=editor)
    )
    assert sorted(told) == ["IsClosed", "done"]
    assert Repeat.objects.count() == 1
