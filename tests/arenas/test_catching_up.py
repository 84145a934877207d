"""Notes, and catching up on a group that was missed: a place in the next, or reading."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection
from django.test import Client

from fagtid.arenas import queries
from fagtid.arenas.models import Notes
from fagtid.arenas.services import write_notes
from fagtid.ledger.queries import owed_minutes
from fagtid.people.asking import asker_as
from fagtid.people.models import Role
from fagtid.planning import attendance, carrying, places
from fagtid.planning.models import Change, Kind, Plan, Seat, Session
from tests.arenas.lives import activity, ago, plan_in_force, priced, roster, seat_of, session
from tests.house import House, add_person, build_house

pytestmark = pytest.mark.django_db
EVERYBODY = ("agent", "colleague", "other_agent", "leader")


def missed_forum(house: House, *more: str) -> tuple[Seat, Session]:
    """The agent lost a forum yesterday; a group tomorrow has the colleague in it, and room."""
    roster(house, *EVERYBODY, *more)
    priced(plan_in_force(house))
    past = session(house, ago(hours=26), "agent", "colleague")
    attendance.mark_lost(seat_of(past, house, "agent"), why="queue", by=house.people["leader"])
    later = session(house, ago(hours=-23), "colleague")
    return seat_of(past, house, "agent"), later


@pytest.fixture
def missed(house: House) -> tuple[Seat, Session]:
    """`missed_forum` of the house."""
    return missed_forum(house)


def owed(house: House, who: str = "agent") -> int:
    """Minutes owed to somebody."""
    return owed_minutes(house.centre).get(house.people[who].pk, 0)


def save(client: Client, made: Session, text: str, version: int) -> int:
    """Save notes; the answer's status."""
    return client.post(f"/sessions/{made.pk}/notes/", {"text": text, "version": version}).status_code


def test_the_host_and_those_who_were_there_write_the_notes_others_read_them(house: House, missed):
    past = missed[0].session
    assert save(house.client("leader"), past, "Om reklamasjon.\n\nHusk fristen.", 0) == 302
    assert save(house.client("colleague"), past, "Om reklamasjon. <b>Husk</b> fristen.", 1) == 302
    page = house.client("agent").get(f"/sessions/{past.pk}/notes/").text
    assert "&lt;b&gt;Husk&lt;/b&gt;" in page
    assert "<textarea" not in page
    assert save(house.client("agent"), past, "Jeg var ikke der.", 2) == 404
    for outsider in ("other_agent", "other_leader", "editor"):
        assert house.client(outsider).get(f"/sessions/{past.pk}/notes/").status_code == 404


def test_of_two_who_write_at_once_the_later_keeps_what_was_typed_and_saves_on_top(house: House, missed):
    past, client = missed[0].session, house.client("colleague")
    save(house.client("leader"), past, "Lederens.", 0)
    answer = client.post(f"/sessions/{past.pk}/notes/", {"text": "Kollegaens.", "version": "0"})
    assert answer.status_code == 422
    assert "Lederens." in answer.text
    assert "Kollegaens.</textarea>" in answer.text
    assert 'name="version" value="1"' in answer.text
    assert Notes.objects.get().text == "Lederens."
    assert save(client, past, "Begges.", 1) == 302


def test_notes_wait_until_the_session_has_begun(house: House, missed):
    assert save(house.client("leader"), missed[1], "For tidlig.", 0) == 422
    assert not Notes.objects.exists()


def test_who_missed_a_forum_is_offered_its_notes_and_a_place(house: House, missed):
    seat, later = missed
    write_notes(seat.session, text="Om reklamasjon.", version=0, by=house.people["leader"])
    client = house.client("agent")
    assert f"/my/missed/{seat.pk}/" in client.get("/my/").text
    page = client.get(f"/my/missed/{seat.pk}/").text
    assert "Om reklamasjon." in page
    assert f"/my/missed/{seat.pk}/place/{later.pk}/" in page
    assert house.client("colleague").get(f"/my/missed/{seat.pk}/").status_code == 404


def test_a_place_taken_and_held_gives_the_time_back(house: House, missed, monkeypatch):
    seat, later = missed
    client = house.client("agent")
    client.post(f"/my/missed/{seat.pk}/place/{later.pk}/")
    taken = seat_of(later, house, "agent")
    assert taken.repays
    plan = plan_in_force(house)
    assert plan.price_now is not None
    assert plan.changes.filter(act=Change.Act.CAUGHT_UP, by=house.people["agent"]).exists()
    assert client.get(f"/my/missed/{seat.pk}/").status_code == 404
    assert owed(house) == 45
    Session.objects.filter(pk=later.pk).update(start=ago(hours=2), end=ago(hours=1))
    house.client("leader").post(f"/attendance/{later.pk}/held/")
    assert owed(house) == 0


def test_a_place_is_given_up_and_the_time_is_still_owed(house: House, missed):
    seat, later = missed
    client = house.client("agent")
    client.post(f"/my/missed/{seat.pk}/place/{later.pk}/")
    client.post(f"/my/{seat_of(later, house, 'agent').pk}/give-up/")
    assert not Seat.objects.filter(session=later, person=house.people["agent"]).exists()
    assert owed(house) == 45
    assert client.get(f"/my/missed/{seat.pk}/").status_code == 200


def test_a_loss_told_ahead_lowers_the_price_of_the_plan(house: House, missed):
    plan = plan_in_force(house)
    plan.price_now = 99.0
    plan.save()
    attendance.mark_lost(seat_of(missed[1], house, "colleague"), why="cancelled", by=house.people["leader"])
    plan.refresh_from_db()
    assert plan.price_now < 1.0
    assert plan.version == 2  # the loss of yesterday, and this


def test_reading_the_notes_gives_back_the_minutes_spent_and_no_more(house: House, missed):
    seat, _later = missed
    client, address = house.client("agent"), f"/my/missed/{seat.pk}/read/"
    assert client.post(address, {"minutes": "15"}).status_code == 422
    write_notes(seat.session, text="Om reklamasjon.", version=0, by=house.people["leader"])
    assert client.post(address, {"minutes": ""}).status_code == 422
    assert client.post(address, {"minutes": "15"}).status_code == 302
    assert owed(house) == 30
    assert client.post(address, {"minutes": "15"}).status_code == 404


def test_places_are_offered_only_where_one_can_be(house: House, missed):
    seat, later = missed

    def offered() -> list[Session]:
        return places.places_after(seat)

    assert offered() == [later]
    session(house, ago(hours=-24), "other_agent")  # another team's
    session(house, ago(hours=-40), "colleague")  # at night
    reading = session(house, ago(hours=-23), "agent", kind=Kind.READING)
    assert offered() == []  # something else then
    Seat.objects.filter(session=reading).update(state=Seat.State.DECLINED)
    assert offered() == [later]
    for name in ("x", "y"):
        Seat.objects.create(session=later, person=add_person(house.centre, name, (Role.AGENT, house.north)))
    assert offered() == []  # full


def test_a_place_that_breaks_a_limit_of_the_plan_is_refused(house: House, missed):
    seat, later = missed
    limits = plan_in_force(house).centre.limits
    limits.learning_minutes_per_day = 30
    limits.save()
    page = house.client("agent").post(f"/my/missed/{seat.pk}/place/{later.pk}/", follow=True).text
    assert "grense i planen" in page
    assert not Seat.objects.filter(session=later, person=house.people["agent"]).exists()


def test_a_place_in_next_weeks_group_is_one_more_than_the_usual(house: House, missed):
    seat, _later = missed
    plan = priced(plan_in_force(house, 1))
    for days in (6, 7):
        made = session(house, ago(hours=1, days=-days), "agent" if days == 6 else "colleague")
        Session.objects.filter(pk=made.pk).update(plan=plan, key=f"n{days}")
    places.take_place(seat, Session.objects.get(key="n7"), by=house.people["agent"])
    guest = Seat.objects.get(session__key="n7", person=house.people["agent"], repays=True)
    assert carrying.guests_of(plan) == [guest]  # the engine is not asked to seat it again


def test_a_guest_stays_when_the_week_is_planned_again_around_the_session(house: House, missed):
    seat, later = missed
    plan = plan_in_force(house)
    session(house, ago(hours=-46), "agent")  # the usual one of the week
    guest = places.take_place(seat, later, by=house.people["agent"])
    draft = Plan.objects.create(
        centre=house.centre, first_day=plan.first_day, state=Plan.State.DRAFT, asked_at=ago(), based_on=plan
    )
    for key, start in ((later.key, later.start), ("moved", ago(hours=-30))):
        Session.objects.create(
            plan=draft, key=key, activity=later.activity, kind=later.kind, start=start, end=ago(hours=-50)
        )
    carrying.take_over(draft, list(draft.sessions.all()))
    kept = Seat.objects.get(session__plan=draft, person=guest.person)
    assert (kept.session.key, kept.repays) == (later.key, True)


@pytest.mark.django_db(transaction=True)
def test_of_two_agents_who_want_the_last_place_one_gets_it():
    house = build_house()
    activity(house, group_most=2)
    house.people["third"] = add_person(house.centre, "third", (Role.AGENT, house.north))
    seat, later = missed_forum(house, "third")
    attendance.mark_lost(seat_of(seat.session, house, "colleague"), why="queue", by=None)
    Seat.objects.filter(session=later).update(person=house.people["third"])
    told: list[str] = []

    def take(who: str) -> None:
        try:
            mine = seat_of(seat.session, house, who)
            places.take_place(mine, later, by=house.people[who])
            told.append("taken")
        except places.NoPlace:
            told.append("full")
        finally:
            connection.close()

    threads = [Thread(target=take, args=(who,)) for who in ("agent", "colleague")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["full", "taken"]
    assert Seat.objects.filter(session=later).count() == 2


def test_what_was_missed_is_found_with_few_questions(house: House, missed, django_assert_max_num_queries):
    asker = asker_as(house.people["agent"])
    with django_assert_max_num_queries(12):
        assert len(queries.missed_by(asker)) == 1
