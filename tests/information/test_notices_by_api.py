"""Notices handed in by a machine with a key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from fagtid.information import noticing
from fagtid.information import services as bank
from fagtid.information.models import Notice, Submission
from fagtid.people.keys import make_key
from fagtid.people.models import ApiKey
from tests.house import House, build_house

pytestmark = pytest.mark.django_db
TOLD = {"title": "Ny pris", "body": "Helg koster 229 kr.", "starts_on": "2026-12-01"}


def machine(house: House, purpose: str = "notices") -> Client:
    """A machine with a key."""
    _key, secret = make_key(house.centre, name="Avissystemet", purpose=purpose, by=None)
    return Client(headers={"Authorization": f"Bearer {secret}"})


def sent(client: Client, told: Any, where: str = "/notices/receive/") -> Any:
    """The answer to what is posted as JSON."""
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return client.post(where, body, content_type="application/json")


def test_a_machine_hands_in_and_follows_it_until_it_is_told(house: House):
    bank.add_client(house.centre, "Solvikposten")
    client, editor = machine(house), house.client("editor")
    answer = sent(client, {**TOLD, "client": "solvikposten"})
    assert answer.status_code == 201
    assert answer.json()["state"] == "new"
    where = answer.headers["Location"]
    assert answer.json()["reference"] in where
    page = editor.get("/inbox/").text
    assert "Ny pris" in page
    assert "Solvikposten" in page
    assert "Avissystemet" in page
    found = Submission.objects.get()
    assert str(found.starts_on) == "2026-12-01"
    editor.post(f"/inbox/{found.pk}/ask/", {"text": "Gjelder det alle?"})
    asked = client.get(where).json()
    assert asked["state"] == "asked"
    assert asked["questions"][0]["text"] == "Gjelder det alle?"
    answered = sent(client, {"text": "Ja, alle."}, where)
    assert answered.json()["state"] == "new"
    assert "Ja, alle." in editor.get(f"/inbox/{found.pk}/").text
    told = {"kind": "fact", "weight": "normal", "starts_on": "2026-12-01"}
    editor.post(f"/notices/new/?submission={found.pk}", {**TOLD, **told})
    assert client.get(where).json()["notice"] == {"published": False, "published_at": None}
    noticing.publish_notice(Notice.objects.get(), version=1, by=house.people["editor"])
    now = client.get(where).json()
    assert now["state"] == "sorted"
    assert now["notice"]["published"] is True
    assert sent(client, {"text": "Mer"}, where).status_code == 409


def test_without_the_right_key_nothing_is_taken_or_told(house: House):
    where = sent(machine(house), TOLD).headers["Location"]
    for client in (Client(), machine(house, "live"), Client(headers={"Authorization": "Bearer x"})):
        refused = sent(client, TOLD)
        assert refused.status_code == 401
        assert refused.json()["field"] == "Authorization"
        assert client.get(where).status_code == 401
    other = machine(build_house("Sør"))
    assert other.get(where).status_code == 404
    assert sent(other, {"text": "Nei"}, where).status_code == 404
    assert machine(house).get(where).status_code == 404, "another key of the same centre"
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (b"{", None),
        (b"\xff", None),
        (b"[" * 100_000, None),
        (b'{"title": NaN}', None),
        ([], None),
        ({}, "title"),
        ({**TOLD, "title": " "}, "title"),
        ({**TOLD, "title": "x" * 161}, "title"),
        ({**TOLD, "title": 3}, "title"),
        ({**TOLD, "title": 1e999}, None),
        ({**TOLD, "body": "a\x00b"}, "body"),
        ({**TOLD, "body": "\ud800"}, "body"),
        ({**TOLD, "body": "x" * 20_001}, "body"),
        ({**TOLD, "starts_on": "1.12.2026"}, "starts_on"),
        ({**TOLD, "starts_on": 20261201}, "starts_on"),
        ({**TOLD, "client": "Ukjent"}, "client"),
        ({**TOLD, "caller": "Kari"}, "caller"),
        (b" " * 300_000, None),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_value(house: House, told: Any, field: str | None):
    refused = sent(machine(house), told)
    assert refused.status_code == 422
    assert refused.json()["field"] == field
    assert refused.json()["expected"]
    assert "value" in refused.json()
    assert not Submission.objects.exists()


def test_a_client_of_another_centre_is_unknown(house: House):
    bank.add_client(build_house("Sør").centre, "Solvikposten")
    assert sent(machine(house), {**TOLD, "client": "Solvikposten"}).status_code == 422


def test_a_key_that_floods_is_refused_for_the_day(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(noticing, "MOST_A_DAY", 2)
    client = machine(house)
    assert [sent(client, TOLD).status_code for _ in range(3)] == [201, 201, 429]
    assert sent(machine(house), TOLD).status_code == 201


def test_the_keys_page_offers_it(house: House):
    page = house.client("administrator").post("/people/keys/", {"name": "X", "purpose": "notices"})
    assert page.status_code == 200
    assert ApiKey.objects.get().purpose == "notices"
    assert "sende inn meldinger" in page.text
