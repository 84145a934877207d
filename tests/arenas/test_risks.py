"""Promises at risk: what a changed roster breaks, what found no time, what is not told; told in time."""

from __future__ import annotations

from io import StringIO
from threading import Thread

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from fagtid.arenas.services import remind_leaders
from fagtid.arenas.tasks import remind_leaders as remind_task
from fagtid.frame.clock import now
from fagtid.people.models import Person
from fagtid.planning.models import Seat, Session, Unplaced
from tests.arenas.lives import activity, ago, plan_in_force, roster, seat_of, session
from tests.house import House, build_house

pytestmark = pytest.mark.django_db
EVERYBODY = ("agent", "colleague", "leader")


@pytest.fixture
def promised(house: House) -> tuple[House, Session]:
    """A protected forum tomorrow at ten that everybody can come to."""
    roster(house, *EVERYBODY)
    return house, session(house, ago(hours=-23), "agent", "colleague")


def test_a_roster_that_takes_somebody_out_of_a_protected_session_shows_at_once(promised):
    house, forum = promised
    client = house.client("leader")
    assert "Ingen løfter er i fare" in client.get("/team/").text
    roster(house, "colleague", "leader")
    page = client.get("/team/").text
    assert "etter vaktplanen kan agent ikke være der lenger" in page
    assert f"/attendance/{forum.pk}/" in page
    assert "45 min til er i fare" not in page
    client.post(f"/attendance/seats/{seat_of(forum, house, 'agent').pk}/lost/", {"why": "roster"})
    assert "Ingen løfter er i fare" in client.get("/team/").text
    assert seat_of(forum, house, "agent").state == Seat.State.LOST


def test_a_host_who_is_away_and_somebody_who_has_left_are_seen(promised):
    house, _forum = promised
    roster(house, "agent", "colleague")
    assert "leader skal lede den" in house.client("leader").get("/ledger/").text
    Person.objects.filter(pk=house.people["colleague"].pk).update(left_at=now())
    assert "kan colleague ikke være der" in house.client("unit_leader").get("/overview/").text


def test_what_found_no_time_and_what_is_not_told_are_seen_with_the_way_out(promised):
    house, _forum = promised
    plan = plan_in_force(house)
    for who in ("agent", "colleague", "other_agent"):
        Unplaced.objects.create(plan=plan, person=house.people[who], activity=activity(house), reason="x")
    session(house, ago(hours=5), "agent")
    page = house.client("leader").get("/team/").text
    assert "Fagforum: 2 personer har ikke fått tid denne uka." in page
    assert "1 økt er over, og ingen har meldt" in page
    assert 'href="/attendance/"' in page
    assert f'href="/plans/{plan.pk}/"' in page


def test_what_this_weeks_risks_would_add_is_counted_for_who_falls_behind(promised):
    house, _forum = promised
    session(house, ago(hours=-26), "agent")
    roster(house, "colleague", "leader")
    assert "agent: tid til gode 0 min, 90 min til er i fare" in house.client("leader").get("/ledger/").text


def test_another_teams_risks_do_not_exist_for_you(promised):
    house, _forum = promised
    roster(house, "leader")
    assert "kan agent" not in house.client("other_leader").get("/team/").text


def test_leaders_are_written_to_once_a_day_before_a_promise_breaks(promised):
    house, _forum = promised
    remind_leaders(now())
    assert mail.outbox == []
    roster(house, "colleague", "leader")
    assert remind_leaders(now()) == 2
    assert remind_leaders(now()) == 0
    told = {one.to[0]: one.body for one in mail.outbox}
    assert sorted(told) == ["leader@example.no", "unit_leader@example.no"]
    assert "kan agent ikke være der lenger" in told["leader@example.no"]


def test_what_is_further_off_than_a_day_waits(promised):
    house, forum = promised
    Session.objects.filter(pk=forum.pk).update(start=ago(hours=-25), end=ago(hours=-26))
    roster(house, "colleague")
    assert remind_leaders(now()) == 0


def test_the_command_and_the_task_do_the_same(promised):
    house, _forum = promised
    roster(house, "colleague", "leader")
    told = StringIO()
    call_command("remind_leaders", stdout=told)
    assert told.getvalue() == "2 leaders written to\n"
    assert remind_task.func() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_to_each_leader_once():
    house = build_house()
    roster(house, "colleague", "leader")
    session(house, ago(hours=-23), "agent", "colleague")
    counts: list[int] = []

    def remind() -> None:
        try:
            counts.append(remind_leaders(now()))
        finally:
            connection.close()

    threads = [Thread(target=remind) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 2
    assert len(mail.outbox) == 2
