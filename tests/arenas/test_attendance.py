"""What became of a session: told by who led it or by who was in it, once, and taken back."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection

from fagtid.ledger.models import Entry
from fagtid.ledger.queries import owed_minutes
from fagtid.planning import attendance
from fagtid.planning.carrying import keep_what_has_begun
from fagtid.planning.models import Plan, Seat, Session
from tests.arenas.lives import activity, ago, seat_of, session
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(house: House) -> Session:
    """A forum that is over, with two agents of the leader's team and one of another."""
    return session(house, ago(hours=2), "agent", "colleague", "other_agent")


def lines() -> list[tuple[str, str, int]]:
    """The ledger's lines that count: whose, what, minutes."""
    found = Entry.objects.filter(taken_back_at=None).order_by("person__name", "kind")
    return list(found.values_list("person__name", "kind", "minutes"))


def test_the_host_tells_that_everybody_was_there_with_one_button(house: House, forum: Session):
    client = house.client("leader")
    assert f"/attendance/{forum.pk}/" in client.get("/attendance/").text
    client.post(f"/attendance/{forum.pk}/held/")
    client.post(f"/attendance/{forum.pk}/held/")
    assert lines() == [("agent", "held", 45), ("colleague", "held", 45), ("other_agent", "held", 45)]
    assert f"/attendance/{forum.pk}/" not in client.get("/attendance/").text


def test_then_who_was_not_there_and_why(house: House, forum: Session):
    client = house.client("leader")
    client.post(f"/attendance/{forum.pk}/held/")
    seat = seat_of(forum, house, "colleague")
    answer = client.post(f"/attendance/seats/{seat.pk}/lost/", {"why": "queue", "minutes_held": "10"})
    assert answer.status_code == 302
    assert lines() == [
        ("agent", "held", 45),
        ("colleague", "held", 10),
        ("colleague", "lost", 35),
        ("other_agent", "held", 45),
    ]
    assert "kalt tilbake til telefonen" in client.get(f"/attendance/{forum.pk}/").text


def test_a_leader_of_some_marks_their_own_people_only(house: House, forum: Session):
    Session.objects.filter(pk=forum.pk).update(host=None)
    client = house.client("other_leader")
    page = client.get(f"/attendance/{forum.pk}/").text
    assert "other_agent" in page
    assert "colleague" not in page
    other = seat_of(forum, house, "agent")
    assert client.post(f"/attendance/seats/{other.pk}/held/").status_code == 404
    client.post(f"/attendance/{forum.pk}/held/")
    assert lines() == [("other_agent", "held", 45)]


@pytest.mark.parametrize("why", ["", "tired"])
def test_a_loss_without_a_known_reason_is_refused_and_what_was_typed_stays(
    house: House, forum: Session, why: str
):
    seat = seat_of(forum, house, "agent")
    told = {"why": why, "minutes_held": "17"}
    answer = house.client("leader").post(f"/attendance/seats/{seat.pk}/lost/", told)
    assert answer.status_code == 422
    assert 'value="17"' in answer.text
    assert lines() == []


def test_more_minutes_held_than_the_session_has_are_refused(house: House, forum: Session):
    seat = seat_of(forum, house, "agent")
    told = {"why": "queue", "minutes_held": "45"}
    answer = house.client("leader").post(f"/attendance/seats/{seat.pk}/lost/", told)
    assert answer.status_code == 422
    assert "fra 0 til 44" in answer.text


def test_a_mark_is_taken_back_with_its_lines(house: House, forum: Session):
    client, seat = house.client("leader"), seat_of(forum, house, "agent")
    client.post(f"/attendance/seats/{seat.pk}/lost/", {"why": "absent"})
    assert owed_minutes(house.centre) == {house.people["agent"].pk: 45}
    client.post(f"/attendance/seats/{seat.pk}/take-back/")
    assert lines() == []
    assert seat_of(forum, house, "agent").state == Seat.State.PLANNED
    taken = Entry.objects.get()
    assert taken.taken_back_by == house.people["leader"]


def test_an_agent_confirms_in_one_tap_and_takes_it_back(house: House, forum: Session):
    client, seat = house.client("agent"), seat_of(forum, house, "agent")
    assert f"/my/{seat.pk}/held/" in client.get("/my/").text
    client.post(f"/my/{seat.pk}/held/")
    assert lines() == [("agent", "held", 45)]
    assert f"/my/{seat.pk}/held/" not in client.get("/my/").text
    assert f"/my/{seat.pk}/take-back/" in client.get("/my/account/").text
    client.post(f"/my/{seat.pk}/take-back/")
    assert lines() == []


def test_an_agent_does_not_take_back_what_the_leader_told(house: House, forum: Session):
    seat = seat_of(forum, house, "agent")
    house.client("leader").post(f"/attendance/seats/{seat.pk}/held/")
    assert house.client("agent").post(f"/my/{seat.pk}/take-back/").status_code == 404


def test_an_agent_tells_that_it_was_lost_and_is_owed_it(house: House, forum: Session):
    seat = seat_of(forum, house, "agent")
    page = house.client("agent").post(f"/my/{seat.pk}/lost/", {"why": "host"}, follow=True).text
    assert "45 min" in page
    assert lines() == [("agent", "lost", 45)]


def test_a_session_ahead_is_not_held_but_its_loss_may_be_known(house: House):
    ahead = session(house, ago(hours=-3), "agent")
    seat, client = seat_of(ahead, house, "agent"), house.client("leader")
    assert "ikke begynt" in client.post(f"/attendance/seats/{seat.pk}/held/", follow=True).text
    assert client.post(f"/attendance/seats/{seat.pk}/lost/", {"why": "queue"}).status_code == 422
    assert house.client("agent").post(f"/my/{seat.pk}/lost/", {"why": "cancelled"}).status_code == 404
    assert client.post(f"/attendance/seats/{seat.pk}/lost/", {"why": "cancelled"}).status_code == 302
    assert lines() == [("agent", "lost", 45)]


def test_a_session_that_will_not_take_place_is_lost_for_all_at_once(house: House):
    ahead, client = session(house, ago(hours=-3), "agent", "colleague"), house.client("leader")
    address = f"/attendance/{ahead.pk}/lost/"
    assert "ikke begynt" in client.post(address, {"why": "queue"}, follow=True).text
    assert "Velg hvorfor" in client.post(address, {"why": ""}, follow=True).text
    assert house.client("other_leader").post(address, {"why": "host"}).status_code == 404
    client.post(address, {"why": "host"})
    assert lines() == [("agent", "lost", 45), ("colleague", "lost", 45)]


def test_what_was_declined_owes_nothing(house: House, forum: Session):
    Seat.objects.filter(session=forum, person=house.people["agent"]).update(state=Seat.State.DECLINED)
    house.client("leader").post(f"/attendance/{forum.pk}/held/")
    with pytest.raises(attendance.ToldAlready):
        attendance.mark_lost(seat_of(forum, house, "agent"), why="queue", by=None)
    assert [name for name, _kind, _minutes in lines()] == ["colleague", "other_agent"]


def test_lost_time_that_was_to_give_back_lost_time_is_not_owed_twice(house: House, forum: Session):
    seat = seat_of(forum, house, "agent")
    attendance.mark_lost(seat, why="queue", by=None)
    again = session(house, ago(hours=1), "agent")
    Seat.objects.filter(session=again).update(repays=True)
    attendance.mark_lost(seat_of(again, house, "agent"), why="queue", by=None)
    assert owed_minutes(house.centre) == {house.people["agent"].pk: 45}
    attendance.take_back_mark(seat_of(again, house, "agent"), by=None)
    attendance.mark_held(seat_of(again, house, "agent"), by=None)
    assert owed_minutes(house.centre) == {}


@pytest.mark.parametrize("who", ["agent", "colleague", "editor"])
def test_attendance_does_not_exist_for_those_who_lead_nobody(house: House, forum: Session, who: str):
    assert house.client(who).get(f"/attendance/{forum.pk}/").status_code == 404
    assert house.client(who).post(f"/attendance/{forum.pk}/held/").status_code == 404


def test_another_teams_and_another_centres_session_does_not_exist(house: House):
    mine = session(house, ago(hours=2), "agent")
    stranger = build_house("Sør").client("administrator")
    for client in (house.client("other_leader"), stranger):
        assert client.get(f"/attendance/{mine.pk}/").status_code == 404
    seat = seat_of(mine, house, "agent")
    assert house.client("colleague").post(f"/my/{seat.pk}/held/").status_code == 404


def test_the_list_of_what_is_not_told_asks_few_questions(house: House, django_assert_max_num_queries):
    for hours in range(2, 30):
        session(house, ago(hours=hours), "agent", "colleague")
    client = house.client("leader")
    with django_assert_max_num_queries(15):
        client.get("/attendance/")
    made = Session.objects.earliest("pk")
    with django_assert_max_num_queries(18):
        client.get(f"/attendance/{made.pk}/")


@pytest.mark.django_db(transaction=True)
def test_of_host_and_agent_who_mark_at_once_there_is_one_line():
    house = build_house()
    activity(house)
    seat = seat_of(session(house, ago(hours=2), "agent"), house, "agent")
    told: list[str] = []

    def mark(who: str) -> None:
        try:
            attendance.mark_held(seat, by=house.people[who])
            told.append(who)
        finally:
            connection.close()

    threads = [Thread(target=mark, args=(who,)) for who in ("leader", "agent")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["agent", "leader"]
    assert Entry.objects.filter(seat=seat, kind="held").count() == 1


def test_what_has_begun_stands_with_its_marks_when_the_plan_is_replaced(house: House, forum: Session):
    seat = seat_of(forum, house, "agent")
    attendance.mark_held(seat, by=None)
    draft = Plan.objects.create(
        centre=house.centre, first_day=forum.plan.first_day, state=Plan.State.DRAFT, asked_at=ago(minutes=1)
    )
    for start, key in ((forum.start, "s1"), (ago(hours=-5), "s9")):
        Session.objects.create(
            plan=draft,
            key=key,
            activity=forum.activity,
            title="x",
            kind="forum",
            start=start,
            end=ago(hours=-6),
        )
    keep_what_has_begun(forum.plan, draft)
    forum.refresh_from_db()
    assert forum.plan == draft
    assert sorted(draft.sessions.values_list("key", flat=True)) == ["s1", "s9"]
    assert seat_of(forum, house, "agent").state == Seat.State.HELD
