"""From asking for a plan to living it: leaders ask, look, move and publish; agents see, move, say no."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from fagtid.frame.clock import now
from fagtid.people.models import Person
from fagtid.planning import making, services, standing, telling
from fagtid.planning.models import Activity, CalendarFeed, Change, Kind, Plan, Seat, Session
from fagtid.planning.weeks import as_time, second
from tests.centres import MONDAY, another_leader, fill, leader_of_nord, make_plan, somebody
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(house: House) -> tuple[House, Plan]:
    """The sample week as a draft."""
    fill(house)
    return house, make_plan(house)


@pytest.fixture
def published(planned: tuple[House, Plan]) -> tuple[House, Plan]:
    """The sample week in force."""
    house, plan = planned
    services.publish_plan(plan, by=house.people["administrator"])
    plan.refresh_from_db()
    return house, plan


def free_starts(session: Session) -> list[Any]:
    """Starts the session could have, other than its own."""
    here = second(session.start)
    return [one for one in standing.starts(session.plan, session) if one.start_s != here]


def reading_of(plan: Plan) -> Session:
    """A session that can be moved about."""
    return next(s for s in plan.sessions.filter(kind=Kind.READING) if free_starts(s))


def test_a_week_is_asked_for_on_the_page_made_by_a_worker_and_shown(house: House):
    fill(house)
    client = house.client("administrator")
    answer = client.post("/plans/", {"first_day": MONDAY.isoformat()})
    plan = Plan.objects.get()
    assert answer.headers["Location"] == f"/plans/{plan.pk}/"
    waiting = client.get(f"/plans/{plan.pk}/").text
    assert 'hx-trigger="every 1s"' in waiting
    making.make(plan.pk)
    page = client.get(f"/plans/{plan.pk}/?team={leader_of_nord(house).assignments.get().team_id}").text
    assert "Utkast" in page
    for name in ("anne", "bjorn", "cecilie", "daniel", "eva"):
        assert name in page
    assert page.count('class="block') >= 20


def test_everybody_gets_what_they_are_to_have(planned: tuple[House, Plan]):
    house, plan = planned
    wanted = {Kind.FORUM: 1, Kind.GUIDANCE: 1, Kind.LISTENING: 1, Kind.READING: 2}
    assert not plan.unplaced.exists()
    for name in ("anne", "bjorn", "cecilie", "daniel", "eva"):
        seats = Seat.objects.filter(person=somebody(house, name), session__plan=plan)
        assert {kind: seats.filter(session__kind=kind).count() for kind in wanted} == wanted


@pytest.mark.parametrize("day", ["tirsdag", "2026-12-01", ""])
def test_a_week_begins_on_a_monday_and_what_was_typed_stays(house: House, day: str):
    fill(house)
    answer = house.client("administrator").post("/plans/", {"first_day": day})
    assert answer.status_code == 422
    assert f'value="{day}"' in answer.text or not day
    assert not Plan.objects.exists()


def test_a_week_being_planned_is_not_planned_twice(house: House):
    fill(house)
    client = house.client("administrator")
    client.post("/plans/", {"first_day": MONDAY.isoformat()})
    again = client.post("/plans/", {"first_day": MONDAY.isoformat()})
    assert again.status_code == 422
    assert "lages allerede" in again.text
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("missing", "told"),
    [("traffic", "Ingen trafikk"), ("needs", "Ingen skal ha"), ("roster", "Ingen vaktplan")],
)
def test_a_plan_that_cannot_be_made_says_what_to_do_first(house: House, missing: str, told: str):
    fill(house)
    if missing == "needs":
        Activity.objects.update(is_active=False)
    else:
        house.centre.imports.filter(kind=missing).delete()
    plan = make_plan(house)
    assert plan.state == Plan.State.REFUSED
    assert told in house.client("administrator").get(f"/plans/{plan.pk}/").text


def test_a_cancelled_plan_keeps_nothing(house: House, monkeypatch: pytest.MonkeyPatch):
    fill(house)
    plan = services.ask_for_plan(house.centre, first_day=MONDAY, by=house.people["administrator"])
    real = making.plan_posed

    def cancelled_meanwhile(*args: Any, **kwargs: Any) -> Any:
        house.client("administrator").post(f"/plans/{plan.pk}/cancel/")
        return real(*args, **kwargs)

    monkeypatch.setattr(making, "plan_posed", cancelled_meanwhile)
    making.make(plan.pk)
    plan.refresh_from_db()
    assert plan.state == Plan.State.CANCELLED
    assert not Session.objects.exists()


def test_a_worker_that_dies_is_told_and_the_week_can_be_planned_again(house: House):
    fill(house)
    plan = services.ask_for_plan(house.centre, first_day=MONDAY, by=house.people["administrator"])
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.MAKING, heard_at=now() - timedelta(minutes=3))
    client = house.client("administrator")
    assert "Arbeidet ble avbrutt" in client.get(f"/plans/{plan.pk}/").text
    answer = client.post(f"/plans/{plan.pk}/again/")
    making.make(Plan.objects.latest("pk").pk)
    assert "Utkast" in client.get(answer.headers["Location"]).text


def test_a_task_run_twice_makes_one_plan(planned: tuple[House, Plan]):
    _house, plan = planned
    count = plan.sessions.count()
    making.make(plan.pk)
    assert plan.sessions.count() == count


def test_a_leader_moves_a_session_at_the_price_shown_and_takes_it_back(planned: tuple[House, Plan]):
    house, plan = planned
    client = house.client(leader_of_nord(house))
    session = reading_of(plan)
    was, before = session.start, plan.price_now
    starts = client.get(f"/sessions/{session.pk}/starts/").json()
    to = next(one["to"] for one in starts["starts"] if as_time_of(one["to"]) != was)
    answer = client.post(
        f"/sessions/{session.pk}/", {"to": to, "version": starts["version"], "why": "tannlege"}
    )
    assert answer.status_code == 302
    session.refresh_from_db()
    plan.refresh_from_db()
    assert session.start != was
    change = plan.changes.get(act=Change.Act.MOVED)
    assert (change.price_before, change.price_after) == (before, plan.price_now)
    assert "tannlege" in client.get(f"/plans/{plan.pk}/").text
    client.post(f"/changes/{change.pk}/take-back/")
    session.refresh_from_db()
    plan.refresh_from_db()
    assert session.start == was
    assert plan.price_now == pytest.approx(before, abs=0.001)  # the document rounds


def test_a_time_somebody_cannot_have_is_refused_with_the_nearest_that_work(planned: tuple[House, Plan]):
    house, plan = planned
    session = reading_of(plan)
    night = session.start.replace(hour=1).isoformat()
    answer = house.client(leader_of_nord(house)).post(
        f"/sessions/{session.pk}/", {"to": night, "why": "prøver"}
    )
    assert answer.status_code == 422
    assert "nærmeste tidspunktene" in answer.text
    assert 'value="prøver"' in answer.text
    assert not plan.changes.filter(act=Change.Act.MOVED).exists()


def test_who_moves_by_an_old_picture_is_told_so(planned: tuple[House, Plan]):
    house, plan = planned
    session = reading_of(plan)
    to = as_time(free_starts(session)[0].start_s)
    services.move_session(session, to=to, by=leader_of_nord(house), version=0)
    answer = house.client(leader_of_nord(house)).post(
        f"/sessions/{session.pk}/", {"to": session.start.isoformat(), "version": 0}
    )
    assert answer.status_code == 422
    assert "Noen har endret planen" in answer.text


def test_another_teams_leader_cannot_reach_the_session(planned: tuple[House, Plan]):
    house, plan = planned
    session = reading_of(plan)
    stranger = house.client("other_leader")
    assert stranger.get(f"/sessions/{session.pk}/").status_code == 404
    assert stranger.get(f"/sessions/{session.pk}/starts/").status_code == 404
    assert stranger.post(f"/sessions/{session.pk}/", {"to": session.start.isoformat()}).status_code == 404
    assert stranger.post(f"/sessions/{session.pk}/lock/", {"locked": "1"}).status_code == 404
    assert ">anne<" not in stranger.get(f"/plans/{plan.pk}/").text


def test_another_centre_sees_nothing_of_a_plan(published: tuple[House, Plan]):
    _house, plan = published
    stranger = build_house("Sør")
    client = stranger.client("administrator")
    for act in ("", "cancel/", "publish/", "discard/", "again/"):
        address = f"/plans/{plan.pk}/{act}"
        assert (client.post(address) if act else client.get(address)).status_code == 404
    session = plan.sessions.first()
    assert session is not None
    assert client.get(f"/sessions/{session.pk}/").status_code == 404
    activity = Activity.objects.filter(centre=plan.centre).first()
    assert activity is not None
    assert client.get(f"/needs/{activity.pk}/").status_code == 404
    assert client.post(f"/needs/{activity.pk}/end/").status_code == 404


def test_a_lock_holds_when_the_rest_is_planned_again(planned: tuple[House, Plan]):
    house, plan = planned
    session = reading_of(plan)
    to = as_time(free_starts(session)[-1].start_s)
    services.move_session(session, to=to, by=leader_of_nord(house))
    house.client(leader_of_nord(house)).post(f"/sessions/{session.pk}/lock/", {"locked": "1"})
    plan.refresh_from_db()
    again = make_plan(house, based_on=plan)
    kept = again.sessions.get(key=session.key)
    assert (kept.start, kept.locked) == (to, True)


def test_publishing_puts_it_in_everybodys_week_and_tells_those_it_changes(published: tuple[House, Plan]):
    house, plan = published
    anne = somebody(house, "anne")
    Person.objects.filter(pk=anne.pk).update(email="anne@example.no")
    telling.tell_people(plan.pk, None)
    (told,) = [one for one in mail.outbox if one.to == ["anne@example.no"]]
    assert told.body.count("\n- ") == 5
    mail.outbox.clear()
    telling.tell_people(plan.pk, plan.pk)
    assert not mail.outbox


def test_a_newer_plan_replaces_the_one_in_force(published: tuple[House, Plan]):
    house, plan = published
    newer = make_plan(house, based_on=plan)
    house.client("administrator").post(f"/plans/{newer.pk}/publish/")
    plan.refresh_from_db()
    newer.refresh_from_db()
    assert (plan.state, newer.state) == (Plan.State.REPLACED, Plan.State.PUBLISHED)


def test_a_team_leader_does_not_publish(planned: tuple[House, Plan]):
    house, plan = planned
    client = house.client(leader_of_nord(house))
    assert "/publish/" not in client.get(f"/plans/{plan.pk}/").text
    assert client.post(f"/plans/{plan.pk}/publish/").status_code == 404


def agent(house: House, name: str) -> tuple[Person, Client]:
    """One of the sample's agents, signed in."""
    person = somebody(house, name)
    return person, house.client(person)


def test_a_draft_is_not_in_anybodys_week(planned: tuple[House, Plan]):
    house, plan = planned
    person, client = agent(house, "anne")
    seat = Seat.objects.filter(person=person, session__plan=plan).first()
    assert seat is not None
    assert client.get(f"/my/{seat.pk}/").status_code == 404
    assert client.get(f"/plans/{plan.pk}/").status_code == 404


def test_an_agent_moves_own_reading_with_no_leader_involved(published: tuple[House, Plan], monkeypatch):
    house, plan = published
    monkeypatch.setattr("fagtid.planning.mine.now", lambda: plan.sessions.earliest("start").start)
    person, client = agent(house, "bjorn")
    seats = Seat.objects.filter(person=person, session__plan=plan, session__kind=Kind.READING)
    seat = seats.latest("session__start")
    page = client.get(f"/my/{seat.pk}/").text
    assert seat.session.reason_text in page
    options = [line.split('"')[0] for line in page.split('name="to" value="')[1:]]
    other = next(one for one in options if as_time_of(one) != seat.session.start)
    assert client.post(f"/my/{seat.pk}/", {"to": other}).status_code == 302
    seat.session.refresh_from_db()
    assert seat.session.start == as_time_of(other)
    assert plan.changes.filter(act=Change.Act.MOVED, by=person).exists()


def as_time_of(text: str) -> datetime:
    """A time as a page writes it."""
    return datetime.fromisoformat(text.replace("&#x2B;", "+"))


def test_a_forum_is_not_moved_by_one_of_its_members(published: tuple[House, Plan]):
    house, plan = published
    person, client = agent(house, "anne")
    seat = Seat.objects.get(person=person, session__plan=plan, session__kind=Kind.FORUM)
    assert 'name="to"' not in client.get(f"/my/{seat.pk}/").text
    answer = client.post(f"/my/{seat.pk}/", {"to": seat.session.start.isoformat()})
    assert answer.status_code == 422


def test_a_colleagues_session_is_not_mine(published: tuple[House, Plan]):
    house, plan = published
    seat = Seat.objects.filter(person=somebody(house, "anne"), session__plan=plan).first()
    assert seat is not None
    _person, client = agent(house, "bjorn")
    assert client.get(f"/my/{seat.pk}/").status_code == 404
    assert client.post(f"/my/{seat.pk}/decline/").status_code == 404


def test_no_is_said_to_what_is_voluntary_and_to_nothing_else(published: tuple[House, Plan], monkeypatch):
    house, plan = published
    monkeypatch.setattr(services, "now", lambda: plan.sessions.earliest("start").start - timedelta(hours=1))
    person, client = agent(house, "cecilie")
    seats = Seat.objects.filter(person=person, session__plan=plan)
    listening, guidance = seats.get(session__kind=Kind.LISTENING), seats.get(session__kind=Kind.GUIDANCE)
    client.post(f"/my/{listening.pk}/decline/", {"why": ""})
    refused = client.post(f"/my/{guidance.pk}/decline/", follow=True).text
    listening.refresh_from_db()
    guidance.refresh_from_db()
    assert (listening.state, guidance.state) == (Seat.State.DECLINED, Seat.State.PLANNED)
    assert "ikke frivillig" in refused


def test_a_wish_is_kept_and_a_blocked_time_is_never_used(house: House):
    fill(house)
    _person, client = agent(house, "eva")
    day = {"start": "2026-12-01T00:00", "end": "2026-12-01T23:59"}
    assert client.post("/my/wishes/new/", {**day, "is_blocked": "on"}).status_code == 302
    wrong = client.post("/my/wishes/new/", {"start": day["end"], "end": day["start"]})
    assert wrong.status_code == 422
    assert "2026-12-01T23:59" in wrong.text
    plan = make_plan(house)
    mine = plan.sessions.filter(seats__person=somebody(house, "eva"))
    assert mine.exists()
    assert not [one for one in mine if one.start.date().isoformat() == "2026-12-01"]


def test_a_private_calendar_has_my_sessions_until_it_is_renewed_or_i_leave(published: tuple[House, Plan]):
    house, plan = published
    person, client = agent(house, "daniel")
    client.post("/my/calendar/renew/")
    address = f"/calendar/{CalendarFeed.objects.get(person=person).secret}.ics"
    calendar = Client().get(address)
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    assert (
        calendar.text.count("BEGIN:VEVENT") >= Seat.objects.filter(person=person, session__plan=plan).count()
    )
    client.post("/my/calendar/renew/")
    assert Client().get(address).status_code == 404
    fresh = f"/calendar/{CalendarFeed.objects.get(person=person).secret}.ics"
    Person.objects.filter(pk=person.pk).update(left_at=now())
    assert Client().get(fresh).status_code == 404


def test_the_page_of_a_week_asks_few_questions(planned: tuple[House, Plan], django_assert_max_num_queries):
    house, plan = planned
    client = house.client("administrator")
    with django_assert_max_num_queries(30):
        client.get(f"/plans/{plan.pk}/")


def test_needs_are_changed_on_their_page_and_refused_with_what_was_typed(house: House):
    client = house.client("administrator")
    assert "Begynn med det vanlige" in client.get("/needs/").text
    client.post("/needs/usual/")
    client.post("/needs/usual/")
    assert Activity.objects.count() == 4
    typed = {"title": "Kurs i nytt system", "kind": "course", "minutes": "60", "times": "1", "within": "team"}
    wrong = client.post("/needs/new/", {**typed, "group_least": "8", "group_most": "4"})
    assert wrong.status_code == 422
    assert 'value="Kurs i nytt system"' in wrong.text
    client.post("/needs/new/", {**typed, "group_least": "4", "group_most": "8"})
    course = Activity.objects.get(title="Kurs i nytt system")
    client.post(f"/needs/{course.pk}/end/", follow=True)
    assert "Kurs i nytt system" not in client.get("/needs/").text
    assert client.post("/needs/limits/", {"least_on_phones": "-1"}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_of_two_leaders_who_move_the_same_session_one_is_told_it_has_changed():
    house = build_house()
    fill(house)
    plan = make_plan(house)
    session = reading_of(plan)
    starts = free_starts(session)[:2]
    leaders = [leader_of_nord(house), another_leader(house)]
    told: list[str] = []

    def move(i: int) -> None:
        try:
            services.move_session(session, to=as_time(starts[i].start_s), by=leaders[i], version=plan.version)
            told.append("moved")
        except services.NotAsItWas:
            told.append("changed")
        finally:
            connection.close()

    threads = [Thread(target=move, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["changed", "moved"]
    assert Change.objects.filter(act=Change.Act.MOVED).count() == 1


def test_a_leader_moves_a_listener_only_to_where_the_one_listened_to_takes_calls(
    published: tuple[House, Plan],
):
    house, plan = published
    listening = plan.sessions.filter(kind=Kind.LISTENING).exclude(partner=None)
    refused = 0
    for session in listening:
        assert session.partner is not None
        spans = [
            (as_time(one.start_s), as_time(one.start_s) + (session.end - session.start))
            for one in free_starts(session)
        ]
        assert all(standing.stays_on_phones(plan, session.partner, spans))
        for busy in plan.sessions.filter(seats__person=session.partner).exclude(start=session.start):
            answer = house.client("administrator").post(
                f"/sessions/{session.pk}/", {"to": busy.start.isoformat()}
            )
            assert answer.status_code == 422
            refused += 1
    assert refused
