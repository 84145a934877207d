"""Two plans side by side, the history, and a plan taken away as files; each only what the asker may see."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest

from fagtid.files.plan import check_plan
from fagtid.planning import services
from fagtid.planning.comparing import Place, moved_places
from fagtid.planning.models import Change, Plan
from fagtid.planning.weeks import as_time
from tests.centres import MONDAY, fill, leader_of_nord, make_plan, somebody
from tests.house import House, build_house
from tests.planning.test_plans import free_starts, reading_of


@pytest.fixture
def two(house: House) -> tuple[House, Plan, Plan]:
    """A plan in force with a move in it, and a draft made from it before the move."""
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    draft = make_plan(house, based_on=plan)
    plan.refresh_from_db()
    session = reading_of(plan)
    to = as_time(free_starts(session)[-1].start_s)
    services.move_session(session, to=to, by=leader_of_nord(house), why="tannlege")
    plan.refresh_from_db()
    return house, plan, draft


def place(person: int, hour: int) -> Place:
    """A place of the one activity."""
    return Place(
        person, f"p{person}", 1, "Lesetid", "reading", as_time(hour * 3600), as_time(hour * 3600 + 900)
    )


def test_equal_times_are_paired_off_and_the_rest_told_in_order():
    before = [place(1, 8), place(1, 10), place(2, 9), place(3, 9)]
    after = [place(1, 10), place(1, 12), place(2, 9), place(4, 7)]
    told = [
        (one.place.person, one.before and one.before.start.hour, one.after and one.after.start.hour)
        for one in moved_places(before, after)
    ]
    assert told == [(1, 8, 12), (3, 9, None), (4, None, 7)]


def test_two_plans_are_compared_and_a_changed_base_cannot_be_overwritten(
    two: tuple[House, Plan, Plan], django_assert_max_num_queries
):
    house, plan, draft = two
    boss = house.client("administrator")
    with django_assert_max_num_queries(30):
        page = boss.get(f"/plans/{plan.pk}/compare/{draft.pk}/").text
    assert "Én plass er på et annet tidspunkt" in page or "plasser er på andre tidspunkter" in page
    assert "Publiser den andre" in page
    refused = boss.post(f"/plans/{draft.pk}/publish/", follow=True).text
    assert "Uka er endret" in refused
    assert f"/plans/{plan.pk}/again/" in refused
    draft.refresh_from_db()
    assert draft.state == Plan.State.DRAFT
    assert (
        "Publiser den andre"
        not in house.client(leader_of_nord(house)).get(f"/plans/{plan.pk}/compare/{draft.pk}/").text
    )
    newer = make_plan(house, based_on=plan)
    boss.post(f"/plans/{newer.pk}/publish/")
    newer.refresh_from_db()
    assert newer.state == Plan.State.PUBLISHED


def test_a_session_moved_while_the_plan_is_made_again_from_it_is_not_lost(house: House, monkeypatch):
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    session = reading_of(plan)
    to = as_time(free_starts(session)[-1].start_s)
    from_engine = services.tasks.making.plan_posed

    def moved_meanwhile(*args, **kwargs):
        services.move_session(session, to=to, by=leader_of_nord(house))
        return from_engine(*args, **kwargs)

    monkeypatch.setattr(services.tasks.making, "plan_posed", moved_meanwhile)
    draft = make_plan(house, based_on=plan)
    with pytest.raises(services.BaseHasChanged) as refusal:
        services.publish_plan(draft, by=house.people["administrator"])
    assert [one.session for one in refusal.value.changes] == [session]
    session.refresh_from_db()
    assert session.start == to


def test_another_leader_sees_nobody_of_mine_and_another_centre_nothing(two: tuple[House, Plan, Plan]):
    house, plan, draft = two
    page = house.client("other_leader").get(f"/plans/{plan.pk}/compare/{draft.pk}/").text
    assert "anne" not in page
    assert "Alle i teamene dine har de samme" in page
    assert "tannlege" not in house.client("other_leader").get(f"/plans/{plan.pk}/history/").text
    stranger = build_house("Sør").client("administrator")
    addresses = (f"compare/{draft.pk}/", "history/", "plan.json", "plan.html", "sessions.csv", "frontier/")
    for address in addresses:
        assert stranger.get(f"/plans/{plan.pk}/{address}").status_code == 404
        assert house.client("agent").get(f"/plans/{plan.pk}/{address}").status_code == 404


def test_the_history_is_narrowed_to_a_session_an_act_or_a_name(two: tuple[House, Plan, Plan]):
    house, plan, _draft = two
    client, page = house.client("administrator"), f"/plans/{plan.pk}/history/"
    moved = plan.changes.get(act=Change.Act.MOVED)
    assert "tannlege" in client.get(page).text
    assert "tannlege" in client.get(f"{page}?session={moved.session_id}").text
    assert "tannlege" not in client.get(f"{page}?act=published").text
    assert "tannlege" in client.get(f"{page}?q=lars").text
    assert "Ingenting er endret" in client.get(f"{page}?q=finnes+ikke").text


def test_the_plan_is_taken_away_with_its_sessions_as_they_stand(two: tuple[House, Plan, Plan]):
    house, plan, _draft = two
    client = house.client("administrator")
    document = json.loads(client.get(f"/plans/{plan.pk}/plan.json").text)
    check_plan(document)
    moved = plan.changes.get(act=Change.Act.MOVED)
    told = next(one for one in document["sessions"] if one["id"] == moved.session.key)
    assert datetime.fromisoformat(told["start"]) == moved.to_start
    assert document["price"]["late_after"] - document["price"]["late_before"] == pytest.approx(
        plan.price_now, abs=0.01
    )
    assert document["price"]["simulated"] is None
    page = client.get(f"/plans/{plan.pk}/plan.html")
    assert page.headers["Content-Disposition"].startswith("attachment")
    assert "anne" in page.text
    assert house.client(leader_of_nord(house)).get(f"/plans/{plan.pk}/plan.json").status_code == 404


def test_a_team_leader_takes_away_the_sessions_of_the_team_and_no_formula(two: tuple[House, Plan, Plan]):
    house, plan, _draft = two
    anne = somebody(house, "anne")
    anne.name = "=HYPERLINK(1)"
    anne.save()
    text = house.client(leader_of_nord(house)).get(f"/plans/{plan.pk}/sessions.csv").text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == sum(session.seats.count() for session in plan.sessions.all())
    assert {"'=HYPERLINK(1)", "bjorn"} <= {row["person"] for row in rows}
    empty = house.client("other_leader").get(f"/plans/{plan.pk}/sessions.csv").text
    assert empty.strip().count("\n") == 0
    assert plan.first_day == MONDAY
