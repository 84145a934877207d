"""Among many questions one finds one's own by words, topic and client, and mends where one belongs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fagtid.frame.clock import now
from fagtid.information import services as bank
from fagtid.questions import asking, doubting
from fagtid.questions.models import BankDraft, Question, Ring, Topic
from tests.house import House
from tests.information.test_bank import written
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db


def test_the_lists_are_narrowed_by_words_topic_and_client(house: House):
    topic = Topic.objects.create(centre=house.centre, name="Levering", owner=house.people["colleague"])
    solvik = bank.add_client(house.centre, "Solvikposten")
    asked(house, "Hvor legger budet avisen?", topic=topic)
    asked(house, "Hva koster e-avisen?", client=solvik)
    client = house.client("colleague")
    for told, there, gone in (
        ("q=budet", "Hvor legger", "Hva koster"),
        (f"topic={topic.pk}", "Hvor legger", "Hva koster"),
        ("topic=own", "Hvor legger", "Hva koster"),
        (f"client={solvik.pk}", "Hva koster", "Hvor legger"),
    ):
        page = client.get(f"/questions/?show=waiting&{told}").text
        assert there in page, told
        assert gone not in page, told
        assert f"?show=mine&amp;{told}" in page, "the next list is narrowed as well"
    none = client.get("/questions/?show=waiting&q=fugl").text
    assert "Ingen av dem passer" in none
    assert "Vis alle" in none
    assert client.get("/questions/?topic=x&client=y").status_code == 200, "nonsense narrows nothing"


@pytest.mark.parametrize("show", ["verify", "doubts", "drafts", "repeated", "answered", "mine"])
def test_every_list_is_narrowed(house: House, show: str):
    question = asked(house, by=house.people["editor"])
    found = answer_to(question, house)
    client = house.client("editor")
    client.post(f"/questions/answers/{found.pk}/used/", {"held": "no"})
    client.post(f"/questions/answers/{found.pk}/to-the-bank/")
    Question.objects.update(state="answered")
    for n in range(2):
        asking.mark_repeat(asked(house, f"Igjen {n}"), question, by=house.people["agent"])
    assert "halv pris" in client.get(f"/questions/?show={show}&q=halv").text
    assert "Ingen av dem passer" in client.get(f"/questions/?show={show}&q=fugl").text


def test_a_question_sorted_wrongly_is_moved_and_rings_those_who_know_the_right_topic(house: House):
    wrong = Topic.objects.create(centre=house.centre, name="E-avis", owner=house.people["other_agent"])
    right = Topic.objects.create(centre=house.centre, name="Levering", owner=house.people["colleague"])
    question = asked(house, "Kommer avisen til Svalbard?", topic=wrong, customer_waits=True)
    assert set(Ring.objects.values_list("person", flat=True)) == {house.people["other_agent"].pk}
    client = house.client("agent")
    assert "Hører det til et annet sted?" in client.get(f"/questions/{question.pk}/").text
    client.post(f"/questions/{question.pk}/sort/", {"topic": right.pk, "client": ""})
    question.refresh_from_db()
    assert question.topic == right
    assert Ring.objects.filter(person=house.people["colleague"], over_at=None).exists()


def test_others_sort_nothing_and_the_owner_does(house: House):
    topic = Topic.objects.create(centre=house.centre, name="E-avis", owner=house.people["colleague"])
    question = asked(house, topic=topic)
    told = {"topic": "", "client": ""}
    for who in ("other_agent", "leader", "other_leader"):  # the topic has an owner who is here
        assert house.client(who).get(f"/questions/{question.pk}/sort/").status_code == 404, who
        assert house.client(who).post(f"/questions/{question.pk}/sort/", told).status_code == 404, who
    assert house.client("colleague").post(f"/questions/{question.pk}/sort/", told).status_code == 302
    question.refresh_from_db()
    assert question.topic is None


def test_a_customer_waits_no_longer_than_a_quarter_of_an_hour(house: House):
    old = asked(house, "Hvor er avisen?", customer_waits=True)
    Question.objects.filter(pk=old.pk).update(asked_at=now() - timedelta(hours=3))
    Ring.objects.update(rung_at=now() - timedelta(hours=3), over_at=now())
    fresh = asked(house, "Hva koster den?", customer_waits=True)
    page = house.client("colleague").get("/questions/").text
    assert page.count("Kunden venter") == 1
    assert page.index("Hva koster den?") < page.index("Hvor er avisen?"), "who waits stands first"
    own = house.client("agent").get(f"/questions/{old.pk}/").text
    assert "Kunden venter" not in own
    assert "Ring dem igjen" in own
    assert fresh.is_open


def test_a_change_to_the_bank_is_offered_for_what_is_most_like_it(house: House):
    article = written(
        house, "Frist for stopp", "Fristen for å stoppe avisen er 14 dager før den skal stoppes."
    )
    written(house, "Rabatt til ansatte", "Ansatte får rabatt.")
    found = answer_to(
        asked(house, text="Hvor lang er fristen for å stoppe avisen?"),
        house,
        "Fristen for å stoppe avisen er 3 dager før den skal stoppes.",
    )
    page = house.client("agent").get(f"/questions/answers/{found.pk}/changes/").text
    alike = page.split("Ligner mest")[1].split("</ul>")[0]
    assert "Frist for stopp" in alike
    assert f'value="{article.pk}"' in alike
    doubting.look(found.pk)
    doubts = house.client("editor").get("/questions/?show=doubts").text
    assert "Endre artikkelen" in doubts, "straight from what speaks against it"
    house.client("editor").post(f"/questions/answers/{found.pk}/changes/", {"article": article.pk})
    assert BankDraft.objects.get().article == article


def test_what_is_known_is_of_the_client_that_is_named(house: House):
    solvik, nord = (bank.add_client(house.centre, name) for name in ("Solvikposten", "Nordbladet"))
    answer_to(asked(house, "Får lærlinger studentpris?", client=solvik), house, "Ja, hos oss.")
    answer_to(asked(house, "Får lærlinger studentpris?", client=nord), house, "Nei, ikke her.")
    typed = {"text": "Får lærlinger studentpris i Solvikposten?", "waits": "yes"}
    shown = house.client("other_agent").post("/questions/ask/typing/", typed).text
    assert "Ja, hos oss." in shown
    assert "Nei, ikke her." not in shown


def test_who_found_it_out_alone_is_not_asked_to_answer_first(house: House):
    question = asked(house)
    assert "Jeg fant det ut selv" in house.client("agent").get(f"/questions/{question.pk}/").text
    assert "Jeg fant det ut selv" not in house.client("colleague").get(f"/questions/{question.pk}/").text
