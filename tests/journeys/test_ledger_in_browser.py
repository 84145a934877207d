"""A forum is told of, one was absent, and catches up: in real Chromium, axe on every page on the way."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from fagtid.frame.clock import now
from fagtid.information import noticing
from fagtid.ledger.queries import owed_minutes
from fagtid.planning.models import Kind, Seat, Session
from tests.arenas.lives import plan_in_force, priced, roster, session
from tests.house import House, build_house
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def forums(transactional_db: None) -> tuple[House, Session, Session]:
    """A forum that is over, and the next group, with room, within two days."""
    house = build_house()
    roster(house, "agent", "colleague", "other_agent", "leader", start=0, end=24, days=21)
    for week in (0, 1):
        priced(plan_in_force(house, week))
    hour = now().replace(minute=0, second=0, microsecond=0)
    past = session(house, hour - timedelta(hours=3), "agent", "colleague")
    ahead = session(house, hour + timedelta(hours=26), "colleague")
    session(house, hour - timedelta(hours=6), "agent", kind=Kind.READING)
    week = plan_in_force(house, 1 if ahead.start.date() > past.plan.first_day + timedelta(days=6) else 0)
    Session.objects.filter(pk=ahead.pk).update(plan=week)
    return house, past, ahead


def test_who_was_absent_is_owed_reads_the_notes_and_takes_a_place(
    browse: Browse, forums: tuple[House, Session, Session]
):
    house, _past, ahead = forums
    host = browse(house.client("leader"))
    host.goto("/team/")
    host.get_by_role("link", name="Meld hva det ble av hver av dem.").click()
    host.locator("main").get_by_role("link", name="Fagforum").click()
    host.get_by_role("button", name="Alle var der").click()
    host.get_by_text("2 personer var der.").wait_for()
    row = host.get_by_role("listitem").filter(has_text="agent")
    row.get_by_text("Var ikke der").click()
    row.get_by_label("Hvorfor").select_option("absent")
    row.get_by_role("button", name="Den gikk tapt").click()
    host.get_by_text("tapt: borte fra jobb").wait_for()
    host.get_by_role("link", name="Referat fra økten").click()
    host.fill("[name=text]", "Vi øvde på reklamasjoner.\n\nHusk fristen.")
    host.get_by_role("button", name="Lagre").click()
    host.get_by_text("Referatet er lagret.").wait_for()

    agent = browse(house.client("agent"), width=390)
    agent.goto("/my/")
    agent.get_by_text("tid til gode: 45 min").wait_for()
    agent.get_by_role("button", name=re.compile("Ja.*Lesing")).click()
    agent.get_by_text("Notert: Lesing ble gjennomført.").wait_for()
    agent.get_by_role("link", name=re.compile("Ta igjen.*Fagforum")).click()
    agent.get_by_text("Vi øvde på reklamasjoner.").wait_for()
    agent.get_by_role("button", name="Ta plassen").click()
    agent.get_by_text("Du tar igjen i Fagforum").wait_for()
    assert Seat.objects.get(session=ahead, person=house.people["agent"]).repays
    agent.get_by_role("button", name="Gi fra deg plassen").click()
    agent.get_by_role("link", name=re.compile("Ta igjen.*Fagforum")).click()
    agent.fill("[name=minutes]", "20")
    agent.get_by_role("button", name="Jeg har lest det").click()
    agent.get_by_text("Notert som lest.").wait_for()
    assert owed_minutes(house.centre) == {house.people["agent"].pk: 25}


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_the_account_has_a_fault_for_assistive_technology(
    browse: Browse, forums: tuple[House, Session, Session], lang: str, scheme: str, width: int
):
    house, past, ahead = forums
    client = house.client("leader")
    mine = Seat.objects.get(session=past, person=house.people["agent"])
    faults = faults_of(browse(house.client("agent"), lang, scheme, width), "/my/")
    client.post(f"/attendance/seats/{mine.pk}/lost/", {"why": "absent", "minutes_held": "5"})
    roster(house, "agent", start=0, end=24, days=21)
    told = {"title": "Ny rutine", "body": "Snakk om den.", "is_complex": True, "starts_on": past.start.date()}
    draft = noticing.write_notice(house.centre, told, by=house.people["editor"])
    noticing.publish_notice(draft, version=1, by=house.people["editor"])
    visits = {
        "leader": [
            *("/team/", "/ledger/", "/ledger/?weeks=1", "/attendance/", f"/attendance/{past.pk}/"),
            *(f"/attendance/{ahead.pk}/", f"/sessions/{past.pk}/notes/"),
        ],
        "agent": ["/my/", "/my/account/", f"/my/missed/{mine.pk}/", f"/sessions/{past.pk}/notes/"],
        "administrator": ["/overview/"],
    }
    for who, addresses in visits.items():
        page = browse(house.client(who), lang, scheme, width)
        faults += [one for address in addresses for one in faults_of(page, address)]
    assert faults == []
