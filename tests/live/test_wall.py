"""The wall: numbers for everybody, names for nobody, cheap to look at every other second."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from fagtid.live.models import Rules
from fagtid.people.models import Person
from fagtid.planning.models import Kind
from tests.house import build_house
from tests.live.days import CROWDED, QUIET, Day

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
EVERYBODY = ("agent", "leader", "unit_leader", "editor", "researcher", "administrator")


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_sees_the_numbers_and_nobody_a_name(day: Day, who: str):
    day.sign_in("anne", "bjorn")
    day.seat("anne", start="09:55")
    day.seat("bjorn", Kind.FORUM, start="11:00", protected=True)
    day.tell({**QUIET, "waiting": 2, "longest_wait_s": 75, "offered": 4})
    page = day.house.client(who).get("/live/").text
    main = page[page.index("<main") :]
    for told in (
        "1:15",
        "8 ledige",
        "Rolig",
        "Fagforum" if "Fagforum" in main else "Forum",
        "11:00",
        "1 person",
    ):
        assert told in main
    for person in Person.objects.all():
        assert f">{person.name}" not in main
        assert f"{person.name}@" not in main


def test_only_offers_and_callbacks_know_of_people():
    knowing = {
        model.__name__
        for model in apps.get_app_config("live").get_models()
        if any(field.related_model is Person for field in model._meta.get_fields())
    }
    assert knowing == {"Offer", "Callback"}


def test_an_empty_wall_says_what_will_be_there(day: Day):
    assert "Ikke noe nytt fra køen ennå" in day.house.client("editor").get("/live/").text


def test_a_wall_that_has_seen_it_gets_nothing(day: Day, django_assert_max_num_queries: Any):
    day.tell(QUIET)
    client = day.house.client("editor")
    page = client.get("/live/", headers=HTMX).text
    seen = page.split("?seen=")[1].split('"')[0]
    with django_assert_max_num_queries(5):
        assert client.get(f"/live/?seen={seen}", headers=HTMX).status_code == 204
    day.clock.go(seconds=1)
    day.tell(CROWDED)
    changed = client.get(f"/live/?seen={seen}", headers=HTMX)
    assert changed.status_code == 200
    assert "Topp" in changed.text
    assert "<html" not in changed.text


def test_silence_from_the_queue_is_told(day: Day):
    day.tell(QUIET)
    client = day.house.client("editor")
    assert "Tallene under er gamle" not in client.get("/live/").text
    day.clock.go(seconds=31)
    assert "Ikke noe nytt fra køen siden 10:02:00" in client.get("/live/").text


def test_the_wall_costs_few_queries_however_much_there_is(day: Day, django_assert_max_num_queries: Any):
    for n, name in enumerate(("anne", "bjorn", "cecilie", "daniel", "eva", "filip")):
        day.seat(name, start=f"1{n % 3}:{10 * n:02d}")
    day.tell_for({**QUIET, "offered": 1}, 120)
    client = day.house.client("administrator")
    with django_assert_max_num_queries(20):
        client.get("/live/")


def test_the_last_hour_is_drawn_and_told_beside_the_forecast(day: Day):
    client = day.house.client("editor")
    assert "ikke fortalt hvor mange" in client.get("/live/hour/").text
    for _ in range(12):
        day.clock.go(minutes=1)
        day.tell({**QUIET, "offered": 2})
    page = client.get("/live/hour/", headers=HTMX).text
    assert 'class="came"' in page
    assert '<td class="n">10</td><td class="n">3,3</td>' in page


def test_another_centres_day_is_not_seen(day: Day):
    day.tell(CROWDED)
    stranger = build_house("Sør").client("unit_leader")
    assert "Ikke noe nytt fra køen ennå" in stranger.get("/live/").text


def test_rules_are_decided_by_unit_leaders_and_kept(day: Day):
    client = day.house.client("unit_leader")
    told = {
        "offers_on": "on",
        "offer_minutes": 15,
        "most_at_once": 2,
        "most_late_calls": "0.8",
        "spike_wait_s": 90,
        "spike_late_share": "0.4",
        "replanning": "off",
    }
    assert client.post("/live/rules/", told).status_code == 302
    rules = Rules.objects.get(centre=day.house.centre)
    assert (rules.offer_minutes, rules.most_late_calls, rules.replanning) == (15, 0.8, "off")
    refused = client.post("/live/rules/", {**told, "offer_minutes": 90})
    assert refused.status_code == 422
    assert 'value="90"' in refused.text
    for who in ("agent", "leader"):
        assert day.house.client(who).get("/live/rules/").status_code == 404
