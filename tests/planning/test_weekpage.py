"""The page of a planned week: looked at by team, person, kind and day; several sessions locked at once."""

from __future__ import annotations

from typing import Any

import pytest

from fagtid.planning import services
from fagtid.planning.models import Change, Kind, Plan, Session
from fagtid.planning.weeks import as_time
from tests.centres import fill, leader_of_nord, make_plan, somebody
from tests.house import House, build_house
from tests.planning.test_plans import free_starts, reading_of


@pytest.fixture
def planned(house: House) -> tuple[House, Plan]:
    fill(house)
    return house, make_plan(house)


def test_the_page_is_narrowed_by_team_person_kind_and_day_and_its_address_keeps_it(
    planned: tuple[House, Plan], django_assert_max_num_queries: Any
):
    house, plan = planned
    client, page = house.client("administrator"), f"/plans/{plan.pk}/"
    team = somebody(house, "anne").assignments.get().team
    with django_assert_max_num_queries(30):
        overview = client.get(page).text
    assert "data-session" not in overview
    assert f"?team={team.pk}" in overview
    with django_assert_max_num_queries(30):
        whole = client.get(f"{page}?team={team.pk}").text
    assert whole.count('class="line person"') == 9
    found = client.get(f"{page}?team=all&q=ANN&kind=reading&day=2026-12-01").text
    assert found.count('class="line person"') == 1
    assert "k-forum" not in found
    assert 'value="ANN"' in found
    assert "q=ANN&amp;kind=reading" in found
    assert "Ingen med det navnet" in client.get(f"{page}?q=xyz").text
    assert client.get(f"{page}?team=99999&kind=nonsense&day=yesterday").status_code == 200


def test_another_teams_people_are_found_by_no_search(planned: tuple[House, Plan]):
    house, plan = planned
    stranger = house.client("other_leader")
    assert "data-session" not in stranger.get(f"/plans/{plan.pk}/?team=all&q=anne").text


def test_everything_shown_is_locked_at_once_and_let_go_of_again(planned: tuple[House, Plan]):
    house, plan = planned
    client, address = house.client(leader_of_nord(house)), f"/plans/{plan.pk}/lock/"
    told = client.post(address, {"locked": "1", "back": "q=anne"}, follow=True).text
    locked = set(plan.sessions.filter(locked=True))
    assert locked == set(plan.sessions.filter(seats__person=somebody(house, "anne")))
    assert f"{len(locked)} økter er låst." in told
    assert plan.changes.filter(act=Change.Act.LOCKED).count() == len(locked)
    client.post(address, {"locked": "1", "back": "kind=forum"})
    assert not plan.sessions.filter(kind=Kind.FORUM, locked=False).exists()
    client.post(address, {"locked": "0", "back": ""})
    assert not plan.sessions.filter(locked=True).exists()


def test_nobody_locks_what_they_do_not_lead_or_what_is_over(planned: tuple[House, Plan]):
    house, plan = planned
    house.client("other_leader").post(f"/plans/{plan.pk}/lock/", {"locked": "1", "back": "q=anne"})
    assert not plan.sessions.filter(locked=True).exists()
    assert house.client("agent").post(f"/plans/{plan.pk}/lock/", {"locked": "1"}).status_code == 404
    services.discard_plan(plan, by=house.people["administrator"])
    client = house.client(leader_of_nord(house))
    assert client.post(f"/plans/{plan.pk}/lock/", {"locked": "1"}).status_code == 404
    stranger = build_house("Sør").client("administrator")
    assert stranger.post(f"/plans/{plan.pk}/lock/", {"locked": "1"}).status_code == 404


def test_a_move_is_told_with_its_price_and_taken_back_from_the_message(planned: tuple[House, Plan]):
    house, plan = planned
    client, session = house.client(leader_of_nord(house)), reading_of(plan)
    was, to = session.start, as_time(free_starts(session)[-1].start_s)
    posted = {"to": to.isoformat(), "version": 0, "back": "q=anne&kind=reading"}
    answer = client.post(f"/sessions/{session.pk}/", posted)
    change = plan.changes.get(act=Change.Act.MOVED)
    assert answer.headers["Location"].endswith(f"q=anne&kind=reading&moved={change.pk}")
    page = client.get(answer.headers["Location"]).text
    assert "Flyttet:" in page
    assert f"/changes/{change.pk}/take-back/" in page
    back = client.post(f"/changes/{change.pk}/take-back/", {"back": "q=anne"})
    assert back.headers["Location"].endswith("q=anne")
    assert Session.objects.get(pk=session.pk).start == was
    assert "Flyttet:" not in client.get(answer.headers["Location"]).text
