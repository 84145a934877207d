"""The private calendar as calendars read it, and the links of meetings across units."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from fagtid.people.models import Assignment, Centre, Role, User
from fagtid.planning import feeds, links, mine, services, swapping
from fagtid.planning.models import CalendarFeed, Kind, Plan, Seat, Session
from fagtid.planning.weeks import as_time, second
from tests.centres import fill, leader_of_nord, make_plan, somebody
from tests.house import House
from tests.planning.test_swaps import offered

pytestmark = pytest.mark.django_db


def entries(person: Any) -> dict[str, Any]:
    """A person's calendar as a subscriber reads it: its entries by their id."""
    if not CalendarFeed.objects.filter(person=person).exists():
        feeds.renew(person)
    answer = Client().get(f"/calendar/{CalendarFeed.objects.get(person=person).secret}.ics")
    assert answer.status_code == 200
    found = {str(one["UID"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert len(found) == answer.text.count("BEGIN:VEVENT")
    return found


def entry_of(found: dict[str, Any], session: Session) -> Any:
    """The entry that begins when a session does."""
    return next(one for one in found.values() if one.decoded("DTSTART") == session.start)


def test_a_moved_session_keeps_its_entry_with_a_higher_number(week: tuple[House, Plan]):
    _house, plan = week
    seat = next(
        swapping.fresh(one)
        for one in Seat.objects.filter(session__plan=plan, session__kind=Kind.READING)
        if sum(len(day) for day in mine.choices(swapping.fresh(one)).values()) > 1
    )
    before = entry_of(entries(seat.person), seat.session)
    to = next(o["time"] for d in mine.choices(seat).values() for o in d if not o["here"])
    mine.move_own(seat, to=to, by=seat.person)
    after = entries(seat.person)[str(before["UID"])]
    assert second(after.decoded("DTSTART")) == second(to)
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_what_is_declined_or_swapped_away_is_told_as_cancelled(week: tuple[House, Plan]):
    house, plan = week
    seat = Seat.objects.get(
        person=somebody(house, "cecilie"), session__plan=plan, session__kind=Kind.LISTENING
    )
    before = entry_of(entries(seat.person), seat.session)
    services.decline(seat, by=seat.person)
    after = entries(seat.person)[str(before["UID"])]
    assert (str(before["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    mine_, other = offered(house, plan)
    had = entry_of(entries(mine_.person), mine_.session)
    swapping.accept_swap(swapping.ask_swap(mine_, other=other, by=mine_.person), by=other.person)
    found = entries(mine_.person)
    assert str(found[str(had["UID"])]["STATUS"]) == "CANCELLED"
    assert str(entry_of(found, other.session)["STATUS"]) == "CONFIRMED"


def test_entries_stay_the_same_through_a_new_plan(week: tuple[House, Plan]):
    house, plan = week
    anne = somebody(house, "anne")
    before = entries(anne)
    newer = make_plan(house, based_on=plan)
    services.publish_plan(newer, by=house.people["administrator"])
    after = entries(anne)
    kept = [one for one in before if one in after]
    assert len(kept) == len(before)
    assert all(int(after[one]["SEQUENCE"]) > int(before[one]["SEQUENCE"]) for one in kept)


def test_those_who_lead_have_their_sessions_too_in_their_own_language(week: tuple[House, Plan]):
    house, plan = week
    leader = leader_of_nord(house)
    found = entries(leader)
    assert len(found) == plan.sessions.filter(host=leader).count()
    assert any(str(one["SUMMARY"]).startswith("Fagforum") for one in found.values())
    User.objects.update_or_create(person=leader, defaults={"email": "lars@example.no", "language": "en"})
    assert any(str(one["SUMMARY"]).startswith("Forum") for one in entries(leader).values())


def test_a_calendar_that_has_not_changed_is_not_sent_again(week: tuple[House, Plan]):
    house, plan = week
    anne = somebody(house, "anne")
    entries(anne)
    address = f"/calendar/{CalendarFeed.objects.get(person=anne).secret}.ics"
    first = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Last-Modified" in first.headers
    session = Session.objects.filter(plan=plan, seats__person=anne).earliest("start")
    links.set_link(session, link="https://meet.example.no/x", by=leader_of_nord(house))
    changed = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "https://meet.example.no/x" in changed.text.replace("\r\n ", "")


def test_an_address_is_made_renewed_and_closed_on_its_page(week: tuple[House, Plan]):
    house, _plan = week
    anne = somebody(house, "anne")
    client = house.client(anne)
    assert "Ingen adresse ennå" in client.get("/my/calendar/").text
    client.post("/my/calendar/renew/")
    first = CalendarFeed.objects.get(person=anne).secret
    assert first in client.get("/my/calendar/").text
    client.post("/my/calendar/renew/")
    assert Client().get(f"/calendar/{first}.ics").status_code == 404
    second_ = CalendarFeed.objects.get(person=anne).secret
    client.post("/my/calendar/close/")
    assert Client().get(f"/calendar/{second_}.ics").status_code == 404
    assert not CalendarFeed.objects.filter(person=anne).exists()


def test_sessions_across_units_get_a_link_nobody_can_guess(sunday: None, week: tuple[House, Plan]):
    house, plan = week
    Centre.objects.filter(pk=house.centre.pk).update(meeting_link="https://meet.example.no/{session}")
    plan = Plan.objects.select_related("centre", "based_on").get(pk=plan.pk)
    links.set_links(plan)
    assert not plan.sessions.exclude(link="").exists()
    Assignment.objects.filter(person=somebody(house, "anne"), role=Role.AGENT).update(team=house.south)
    links.set_links(plan)
    linked = plan.sessions.exclude(link="")
    assert {one.kind for one in linked} >= {Kind.FORUM, Kind.GUIDANCE}
    assert len({one.link for one in linked}) == linked.count()
    forum = linked.get(kind=Kind.FORUM)
    assert forum.link in house.client(somebody(house, "anne")).get(f"/my/?week={forum.start.date()}").text
    newer = make_plan(house, based_on=plan)
    assert newer.sessions.get(key=forum.key).link == forum.link


def test_a_draft_from_before_the_centre_had_links_gets_them_as_it_is_published(sunday: None, house: House):
    fill(house)
    draft = make_plan(house)
    Assignment.objects.filter(person=somebody(house, "anne"), role=Role.AGENT).update(team=house.south)
    Centre.objects.filter(pk=house.centre.pk).update(meeting_link="https://meet.example.no/{session}")
    assert not draft.sessions.exclude(link="").exists()
    house.client("administrator").post(f"/plans/{draft.pk}/publish/")
    assert draft.sessions.exclude(link="").exists()


def test_a_leader_sets_the_link_on_its_page_and_others_cannot(week: tuple[House, Plan]):
    house, plan = week
    session = plan.sessions.filter(kind=Kind.FORUM).earliest("start")
    leader = house.client(leader_of_nord(house))
    address = f"/sessions/{session.pk}/link/"
    for wrong in ("http://meet.example.no/a", "javascript:alert(1)", "møterom 3"):
        answer = leader.post(address, {"link": wrong})
        assert answer.status_code == 422
        assert wrong.split("(")[0] in answer.text
    leader.post(address, {"link": "https://meet.example.no/forum"})
    assert "https://meet.example.no/forum" in leader.get(f"/sessions/{session.pk}/").text
    assert house.client("other_leader").post(address, {"link": ""}).status_code == 404
    assert house.client(somebody(house, "anne")).get(address).status_code == 404
    assert as_time(second(session.start)) == session.start


@pytest.mark.parametrize(
    "template", ["http://meet.example.no/{session}", "https://meet.example.no/", "https:// /{session}"]
)
def test_the_centre_tells_how_links_are_made(house: House, template: str):
    client = house.client("administrator")
    typed = {
        "name": "Nord", "timezone": "Europe/Oslo", "country": "NO", "language": "nb",
        "interval_minutes": "15", "queue": "", "target_share": "0.8", "target_seconds": "60",
        "months_kept": "12",
    }  # fmt: skip
    refused = client.post("/centre/", {**typed, "meeting_link": template})
    assert refused.status_code == 422
    assert template in refused.text
    good = "https://meet.example.no/{session}"
    assert client.post("/centre/", {**typed, "meeting_link": good}).status_code == 302
    assert Centre.objects.get(pk=house.centre.pk).meeting_link == good
