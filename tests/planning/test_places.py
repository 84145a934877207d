"""A free place in another group, a move put back, a no taken back."""

from __future__ import annotations

import re

import pytest
from django.db import IntegrityError, transaction

from fagtid.people.models import Role
from fagtid.planning import mine, services, standing, swapping
from fagtid.planning.models import Activity, Change, Kind, Limits, Plan, Seat, Session
from tests.centres import fill, make_plan, somebody
from tests.house import House, build_house
from tests.planning.test_swaps import at_once

pytestmark = pytest.mark.django_db


def forums(plan: Plan) -> list[Session]:
    """The groups of the forum, the largest first."""
    found = plan.sessions.filter(kind=Kind.FORUM)
    return sorted(found, key=lambda one: (-one.seats.count(), one.pk))


def open_forum(house: House) -> Plan:
    """The sample week in force with three groups of three, that may have from two to six."""
    fill(house)
    Activity.objects.filter(kind=Kind.FORUM).update(group_least=3, group_most=6)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    Activity.objects.filter(kind=Kind.FORUM).update(group_least=2)
    Limits.objects.update_or_create(centre=house.centre, defaults={"wish_price": 50.0})
    plan.refresh_from_db()
    return plan


def test_an_agent_takes_a_free_place_in_another_group(house: House, sunday: None):
    plan = open_forum(house)
    for seat in Seat.objects.filter(session__plan=plan, session__kind=Kind.FORUM):
        client = house.client(seat.person)
        found = re.search(r'name="session" value="(\d+)"', client.get(f"/my/{seat.pk}/").text)
        if found:
            break
    assert found, "somebody is offered a place in another group"
    there = int(found[1])
    answer = client.post(f"/my/{seat.pk}/join/", {"session": there}, follow=True).text
    assert "Plassen er din" in answer
    seat.refresh_from_db()
    plan.refresh_from_db()
    assert seat.session_id == there
    assert plan.changes.filter(act=Change.Act.JOINED, by=seat.person).count() == 1
    assert not standing.standing_of(plan).ungrounded


def test_a_full_group_and_another_learning_time_are_refused(week: tuple[House, Plan]):
    house, plan = week
    seat = Seat.objects.filter(session__plan=plan, session__kind=Kind.FORUM).earliest("pk")
    there = plan.sessions.filter(kind=Kind.FORUM).exclude(pk=seat.session_id).earliest("pk")
    Activity.objects.filter(pk=there.activity_id).update(group_most=there.seats.count())
    client = house.client(seat.person)
    answer = client.post(f"/my/{seat.pk}/join/", {"session": there.pk}, follow=True).text
    assert "siste plassen" in answer
    reading = plan.sessions.filter(kind=Kind.READING).earliest("pk")
    assert client.post(f"/my/{seat.pk}/join/", {"session": reading.pk}).status_code == 404
    assert house.client("agent").post(f"/my/{seat.pk}/join/", {"session": there.pk}).status_code == 404


def test_the_database_lets_no_two_have_one_place(week: tuple[House, Plan]):
    _house, plan = week
    seats = list(Seat.objects.filter(session=forums(plan)[0]))
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=seats[0].pk).update(place=seats[1].place)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_last_place_one_is_told_that_it_is_gone(sunday: None):
    house = build_house()
    plan = open_forum(house)
    groups = forums(plan)
    there = groups[-1]
    able = [
        seat
        for seat in Seat.objects.filter(session__plan=plan, session__kind=Kind.FORUM).exclude(session=there)
        if any(one.session.pk == there.pk for one in swapping.rooms(swapping.fresh(seat)))
    ]
    able = list({seat.session_id: seat for seat in able}.values())  # of different groups
    assert len(able) == 2
    Activity.objects.filter(pk=there.activity_id).update(group_most=there.seats.count() + 1)
    told = at_once(
        lambda: swapping.take_place(able[0], session=there, by=able[0].person),
        lambda: swapping.take_place(able[1], session=there, by=able[1].person),
    )
    assert told.count("done") == 1
    assert set(told) == {"done", "GroupFull"}
    there.activity.refresh_from_db()
    assert there.seats.exclude(state=Seat.State.DECLINED).count() == there.activity.group_most


def test_a_move_of_my_own_is_put_back(week: tuple[House, Plan]):
    house, plan = week
    seat = next(
        one
        for one in Seat.objects.filter(session__plan=plan, session__kind=Kind.READING)
        if sum(len(day) for day in mine.choices(swapping.fresh(one)).values()) > 1
    )
    was = seat.session.start
    options = [o for day in mine.choices(swapping.fresh(seat)).values() for o in day if not o["here"]]
    client = house.client(seat.person)
    moved = client.post(f"/my/{seat.pk}/", {"to": options[-1]["time"].isoformat()}, follow=True).text
    assert f"/my/{seat.pk}/put-back/" in moved
    client.post(f"/my/{seat.pk}/put-back/")
    assert Session.objects.get(pk=seat.session_id).start == was
    assert house.client("agent").post(f"/my/{seat.pk}/put-back/").status_code == 404


def test_a_time_i_cannot_have_is_refused_with_the_nearest(week: tuple[House, Plan]):
    house, plan = week
    seat = Seat.objects.filter(session__plan=plan, session__kind=Kind.READING).earliest("pk")
    night = seat.session.start.replace(hour=1).isoformat()
    answer = house.client(seat.person).post(f"/my/{seat.pk}/", {"to": night})
    assert answer.status_code == 422
    assert "nærmeste tidspunktene" in answer.text


def test_a_no_is_taken_back_while_the_place_is_free(week: tuple[House, Plan]):
    house, plan = week
    seat = Seat.objects.get(
        person=somebody(house, "cecilie"), session__plan=plan, session__kind=Kind.LISTENING
    )
    client = house.client(seat.person)
    client.post(f"/my/{seat.pk}/decline/", {"why": "Må ringe 41234567 først"})
    seat.refresh_from_db()
    assert (seat.state, seat.place) == (Seat.State.DECLINED, None)
    assert seat.why == "Må ringe [telefonnummer] først"
    assert "Jeg vil likevel" in client.get(f"/my/{seat.pk}/").text
    client.post(f"/my/{seat.pk}/want/")
    seat.refresh_from_db()
    assert (seat.state, seat.place) == (Seat.State.PLANNED, 0)
    assert plan.changes.filter(act=Change.Act.WANTED).count() == 1
    assert house.client("agent").post(f"/my/{seat.pk}/want/").status_code == 404


def test_a_no_stands_when_the_time_has_been_used_meanwhile(week: tuple[House, Plan]):
    house, plan = week
    seat = Seat.objects.get(
        person=somebody(house, "cecilie"), session__plan=plan, session__kind=Kind.LISTENING
    )
    services.decline(seat, by=seat.person)
    reading = Seat.objects.filter(person=seat.person, session__plan=plan, session__kind=Kind.READING)
    Session.objects.filter(pk=reading.earliest("pk").session_id).update(
        start=seat.session.start,
        end=seat.session.start + (reading.earliest("pk").session.end - reading.earliest("pk").session.start),
    )
    Plan.objects.filter(pk=plan.pk).update(version=plan.version + 7)
    answer = house.client(seat.person).post(f"/my/{seat.pk}/want/", follow=True).text
    assert "ikke lenger ledig" in answer
    seat.refresh_from_db()
    assert seat.state == Seat.State.DECLINED


def test_my_day_shows_what_i_lead_and_who_listens_to_me(week: tuple[House, Plan]):
    house, plan = week
    listening = plan.sessions.filter(kind=Kind.LISTENING).exclude(partner=None).earliest("start")
    assert listening.partner is not None
    page = house.client(listening.partner).get(f"/my/?week={listening.start.date()}").text
    assert "Lytter til deg" in page
    led = plan.sessions.exclude(host=None).earliest("start")
    assert led.host is not None
    assert led.host.assignments.filter(role=Role.TEAM_LEADER).exists()
    assert "Du leder" in house.client(led.host).get(f"/my/?week={led.start.date()}").text


@pytest.mark.parametrize("told", ["2026-11-30", "2026-13-45", "i går", ""])
def test_weeks_before_and_after_are_a_step_away_and_odd_addresses_show_this_one(
    week: tuple[House, Plan], told: str
):
    house, _plan = week
    page = house.client(somebody(house, "anne")).get("/my/", {"week": told}).text
    assert ("2026-11-23" in page) is (told == "2026-11-30")
    assert "Uka etter" in page
