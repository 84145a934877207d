"""Keys of machines: made, shown once, used, revoked."""

from __future__ import annotations

import re

import pytest
from django.test import RequestFactory

from fagtid.people.keys import centre_of_request, digest_of
from fagtid.people.models import ApiKey
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def test_a_key_is_shown_once_and_opens_for_its_purpose_until_it_is_revoked(house: House):
    client = house.client("administrator")
    page = client.post("/people/keys/", {"name": "Telefonsystemet", "purpose": "live"})
    match = re.search(r"fagtid_[\w-]+", page.text)
    assert match
    assert "no-store" in page.headers["Cache-Control"]
    key = ApiKey.objects.get()
    assert key.digest == digest_of(match[0])
    request = RequestFactory().get("/", headers={"Authorization": f"Bearer {match[0]}"})
    assert centre_of_request(request, "live") == house.centre
    assert centre_of_request(request, "imports") is None
    page = client.get("/people/keys/")
    assert match[0] not in page.text
    assert "ikke brukt ennå" not in page.text, "it has been used"
    client.post(f"/people/keys/{key.pk}/revoke/")
    assert centre_of_request(request, "live") is None


def test_a_key_without_a_name_is_refused(house: House):
    answer = house.client("administrator").post("/people/keys/", {"name": "", "purpose": "live"})
    assert answer.status_code == 422
    assert not ApiKey.objects.exists()


def test_another_centres_key_is_out_of_reach(house: House):
    other = build_house("Sør")
    other.client("administrator").post("/people/keys/", {"name": "X", "purpose": "live"})
    key = ApiKey.objects.get()
    assert house.client("administrator").post(f"/people/keys/{key.pk}/revoke/").status_code == 404
    assert house.client("leader").get("/people/keys/").status_code == 404
    key.refresh_from_db()
    assert key.revoked_at is None
