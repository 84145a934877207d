"""The lists of questions, narrowed to a client, a topic or words."""

from __future__ import annotations

import pytest

from fagtid.information import services as bank
from fagtid.questions.models import Topic
from tests.house import House
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db
MINE, OTHER = "Får Åse avisen på hytta?", "Når kommer avisen til hytta?"


@pytest.mark.parametrize("narrowing", ["client", "topic", "words"])
@pytest.mark.parametrize("answered", [False, True])
def test_a_list_is_narrowed_and_stays_so_in_the_next_list(house: House, narrowing: str, answered: bool):
    solvik = bank.add_client(house.centre, "Solvikposten")
    topic = Topic.objects.create(centre=house.centre, name="Levering", owner=house.people["other_agent"])
    mine, other = asked(house, text=MINE, client=solvik, topic=topic), asked(house, text=OTHER)
    for question in (mine, other) if answered else ():
        answer_to(question, house)
    told = {"client": solvik.pk, "topic": topic.pk, "words": "åse"}
    editor = house.client("editor")
    for shown in ("answered", "verify") if answered else ("waiting", "mine"):
        client = house.client("agent") if shown == "mine" else editor
        page = client.get("/questions/", {"show": shown, narrowing: told[narrowing]}).text
        assert MINE in page
        assert OTHER not in page
        assert f"?show=waiting&amp;{narrowing}=" in page


def test_where_nothing_fits_it_says_so_and_leads_back_to_all(house: House):
    asked(house, text=OTHER)
    client = house.client("agent")
    page = client.get("/questions/?words=fakturagebyr").text
    assert "Ingen av disse" in page
    assert OTHER not in page
    assert OTHER in client.get("/questions/?client=77&words=hytta&page=9").text, "a client that is none"
    part = client.get("/questions/?words=hytta", headers={"HX-Request": "true"}).text
    assert OTHER in part
    assert "<html" not in part
