"""Those who leave: shut out at once, back for a while, then forgotten; and what is known of one."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from fagtid.frame.clock import now
from fagtid.people import services
from fagtid.people.keys import make_key
from fagtid.people.models import ApiKey, Invitation, Person, User
from fagtid.people.services.leaving import months_before
from fagtid.planning.models import CalendarFeed
from tests.house import PASSWORD, House, account_of
from tests.people.test_lists import bring_in, confirm

pytestmark = pytest.mark.django_db


def left_months_ago(house: House, who: str, months: int) -> Person:
    services.leave(house.people[who], by=house.people["administrator"])
    Person.objects.filter(pk=house.people[who].pk).update(left_at=months_before(now(), months))
    house.people[who].refresh_from_db()
    return house.people[who]


def archive(answer: Any) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        return {name: json.loads(files.read(name)) for name in files.namelist()}


@pytest.fixture(autouse=True)
def administrator(house: House) -> User:
    return account_of(house.people["administrator"])


def test_whoever_leaves_is_out_at_once(house: House):
    agent = house.people["agent"]
    account = account_of(agent)
    account.set_password(PASSWORD)
    account.save()
    client = Client()
    client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    assert client.get("/my/").status_code == 200
    client.post("/my/calendar/renew/")
    feed = CalendarFeed.objects.get(person=agent)
    assert Client().get(f"/calendar/{feed.secret}.ics").status_code == 200
    key, _secret = make_key(house.centre, name="X", purpose="live", by=agent)
    answer = house.client("administrator").post(f"/people/{agent.pk}/leave/", follow=True)
    assert "har ikke tilgang lenger" in answer.text
    assert client.get("/my/").status_code == 302
    assert not Session.objects.filter(session_key=client.cookies["sessionid"].value).exists()
    assert Client().get(f"/calendar/{feed.secret}.ics").status_code == 404
    again = Client()
    again.post("/account/login/", {"login": account.email, "password": PASSWORD})
    assert again.get("/my/").status_code == 302
    assert ApiKey.objects.get(pk=key.pk).revoked_at is None, "the key is the centre's"


def test_leaving_closes_an_open_invitation(house: House):
    agent, boss = house.people["agent"], house.people["administrator"]
    services.invite(agent, base="http://testserver/", by=boss)
    services.leave(agent, by=boss)
    assert Invitation.objects.get().revoked_at is not None


def test_nobody_leaves_by_own_hand_and_the_last_administrator_stays(house: House):
    boss = house.people["administrator"]
    answer = house.client("administrator").post(f"/people/{boss.pk}/leave/", follow=True)
    assert "en annen administrator" in answer.text
    boss.refresh_from_db()
    assert boss.is_here


def test_who_left_can_come_back_with_the_same_account(house: House):
    agent = house.people["agent"]
    account = account_of(agent)
    client = house.client("administrator")
    client.post(f"/people/{agent.pk}/leave/")
    assert "Sluttet" in client.get(f"/people/{agent.pk}/").text
    client.post(f"/people/{agent.pk}/come-back/")
    agent.refresh_from_db()
    account.refresh_from_db()
    assert agent.is_here
    assert account.is_active


def test_after_the_centres_months_a_leaver_is_forgotten_once(house: House):
    gone, kept = left_months_ago(house, "agent", 12), left_months_ago(house, "colleague", 11)
    account_of(gone)
    CalendarFeed.objects.create(person=gone, secret="hemmelig", made_at=now())
    assert services.retire_leavers(now()) == 1
    assert services.retire_leavers(now()) == 0
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.name, gone.email, gone.roster_id) == ("Tidligere kollega", "", "")
    assert not User.objects.filter(person=gone).exists()
    assert not gone.assignments.exists()
    assert not CalendarFeed.objects.filter(person=gone).exists()
    assert kept.name == "colleague"


def test_the_centre_says_how_long(house: House):
    left_months_ago(house, "agent", 2)
    client = house.client("administrator")
    page = client.get("/centre/")
    told = {name: field.value() or "" for name, field in ((f.name, f) for f in page.context["form"])}
    assert client.post("/centre/", {**told, "months_kept": "1"}).status_code == 302
    assert services.retire_leavers(now()) == 1


def test_who_is_forgotten_cannot_come_back_or_be_changed(house: House):
    gone = left_months_ago(house, "agent", 13)
    services.retire_leavers(now())
    client = house.client("administrator")
    assert client.post(f"/people/{gone.pk}/come-back/").status_code == 404
    assert client.get(f"/people/{gone.pk}/data.zip").status_code == 404
    assert "Tidligere kollega" not in client.get("/people/?account=left").text


def test_what_a_list_changed_is_kept_for_a_month(house: House):
    client = house.client("administrator")
    found = bring_in(client, "name,role\nNy,editor\n")
    confirm(client, found)
    services.retire_leavers(now() + timedelta(days=29))
    found.refresh_from_db()
    assert found.done is not None
    services.retire_leavers(now() + timedelta(days=31))
    found.refresh_from_db()
    assert found.done is None


@pytest.mark.parametrize(
    ("moment", "months", "before"),
    [
        (datetime(2026, 3, 31, 12, tzinfo=UTC), 1, datetime(2026, 2, 28, 12, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 12, datetime(2025, 1, 15, tzinfo=UTC)),
        (datetime(2028, 2, 29, tzinfo=UTC), 12, datetime(2027, 2, 28, tzinfo=UTC)),
        (datetime(2026, 12, 1, tzinfo=UTC), 13, datetime(2025, 11, 1, tzinfo=UTC)),
    ],
)
def test_months_are_counted_by_the_calendar(moment: datetime, months: int, before: datetime):
    assert months_before(moment, months) == before


def test_i_get_all_that_is_known_of_me(house: House):
    CalendarFeed.objects.create(person=house.people["agent"], secret="hemmelig", made_at=now())
    found = archive(house.client("agent").get("/people/me/data.zip"))
    assert found["people.json"]["email"] == "agent@example.no"
    assert found["people.json"]["roles"] == [{"role": "agent", "team": "Team Tromsø", "unit": None}]
    assert {"people.json", "planning.json", "ledger.json"} <= set(found)
    assert found["planning.json"]["wishes"] == []


def test_an_administrator_gets_it_without_what_is_private(house: House):
    agent = house.people["agent"]
    found = archive(house.client("administrator").get(f"/people/{agent.pk}/data.zip"))
    assert found["people.json"]["name"] == "agent"
    assert "wishes" not in found["planning.json"]
    assert house.client("leader").get(f"/people/{agent.pk}/data.zip").status_code == 404
