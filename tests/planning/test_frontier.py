"""Hours of learning against calls late: asked for, computed by a worker, read at any number of hours."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fagtid.frame.clock import now
from fagtid.planning import frontiers, services
from fagtid.planning.frontiers import Point, marks, read_at
from fagtid.planning.models import Activity, Frontier, Plan
from tests.centres import fill, leader_of_nord, make_plan
from tests.house import House, build_house


@pytest.fixture
def planned(house: House) -> tuple[House, Plan]:
    fill(house)
    return house, make_plan(house)


def test_the_curve_is_made_on_request_and_read_with_the_plan_on_it(planned: tuple[House, Plan]):
    house, plan = planned
    client, page = house.client(leader_of_nord(house)), f"/plans/{plan.pk}/frontier/"
    assert "Ingen kurve ennå" in client.get(page).text
    client.post(f"{page}ask/")
    client.post(f"{page}ask/")
    asked = Frontier.objects.get()
    assert "Kurven lages" in client.get(page).text
    frontiers.make(asked.pk)
    frontiers.make(asked.pk)
    asked.refresh_from_db()
    whole = client.get(page).text
    assert "Denne planen er her" in whole
    assert whole.count("dot-plan") == len(asked.document["points"])
    at_none = client.get(f"{page}?hours=0", headers={"HX-Request": "true", "HX-Target": "reading"}).text
    assert "<strong>0,0</strong>" in at_none
    assert "<h1>" not in at_none
    assert client.get(f"{page}?hours=lots").status_code == 200


def test_a_cancelled_curve_keeps_nothing(planned: tuple[House, Plan], monkeypatch: pytest.MonkeyPatch):
    house, plan = planned
    asked = services.ask_for_frontier(plan, by=leader_of_nord(house))
    real = frontiers.frontier

    def cancelled_meanwhile(*args: Any, **kwargs: Any) -> Any:
        house.client("administrator").post(f"/plans/{plan.pk}/frontier/cancel/")
        return real(*args, **kwargs)

    monkeypatch.setattr(frontiers, "frontier", cancelled_meanwhile)
    frontiers.make(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.document) == (Frontier.State.CANCELLED, None)


def test_a_curve_that_cannot_be_made_says_why(planned: tuple[House, Plan]):
    house, plan = planned
    asked = services.ask_for_frontier(plan, by=leader_of_nord(house))
    Activity.objects.update(is_active=False)
    frontiers.make(asked.pk)
    assert "Ingen skal ha" in house.client("administrator").get(f"/plans/{plan.pk}/frontier/").text


def test_a_curve_whose_worker_is_gone_can_be_asked_for_again(planned: tuple[House, Plan]):
    house, plan = planned
    asked = services.ask_for_frontier(plan, by=leader_of_nord(house))
    long_ago = now() - timedelta(hours=1)
    Frontier.objects.filter(pk=asked.pk).update(state=Frontier.State.MAKING, heard_at=long_ago)
    assert "Arbeidet ble avbrutt" in house.client("administrator").get(f"/plans/{plan.pk}/frontier/").text
    assert services.ask_for_frontier(plan, by=leader_of_nord(house)).pk != asked.pk


def test_another_centre_cannot_ask_for_mine(planned: tuple[House, Plan]):
    _house, plan = planned
    stranger = build_house("Sør").client("administrator")
    assert stranger.post(f"/plans/{plan.pk}/frontier/ask/").status_code == 404
    assert stranger.post(f"/plans/{plan.pk}/frontier/cancel/").status_code == 404


def test_the_curve_is_read_on_a_straight_line_and_never_outside_it():
    points = [Point(0.0, 0.0, 0.0, 90.0), Point(2.0, 10.0, 8.0, 88.0), Point(2.0, 12.0, 8.0, 87.0)]
    assert read_at(points, 1.0) == Point(1.0, 5.0, 4.0, 89.0)
    assert read_at(points, 9.0).hours == 2.0
    assert marks(3.0) == [0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
