"""A team's forum is run from agenda to catch-up by two people in two browsers."""

from __future__ import annotations

import pytest

from fagtid.arenas.models import Notes
from fagtid.forums import ordering, running
from fagtid.forums.models import Decision, Forum, Note
from fagtid.planning.models import Session
from tests.arenas.lives import ago, session
from tests.house import House, build_house
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def meeting(transactional_db: None) -> tuple[House, Session]:
    """A forum that has begun by the clock, with a wish and a theme of the leader's."""
    house = build_house()
    made = session(house, ago(minutes=1), "agent", "colleague", "other_agent")
    ordering.wish(house.north, "Sinte kunder", by=house.people["agent"])
    ordering.add_own(house.north, "Reklamasjon", minutes=15, by=house.people["leader"])
    return house, made


def test_from_agenda_to_catch_up_in_two_browsers(meeting: tuple[House, Session], browse: Browse):
    house, made = meeting
    address = f"/forums/{made.pk}/"
    north, south = browse(house.client("leader")), browse(house.client("colleague"), width=390)
    south.goto(address)
    south.locator("li", has_text="Sinte kunder").get_by_role("button", name="Dette også").click()
    south.get_by_text("Dette også · 2").wait_for()
    north.goto(address)
    north.locator("li", has_text="Sinte kunder").locator("button[value=up]").click()
    north.get_by_role("button", name="Begynn fagforumet").click()
    north.locator("li", has_text="Sinte kunder").get_by_role("button", name="Start").click()
    north.locator(".point.now .timer").get_by_text("igjen").wait_for()
    south.reload()
    north.get_by_label("Dine notater").press_sequentially("Vent med forklaringen.")
    south.get_by_label("Dine notater").press_sequentially("Si at du forstår.")
    for page in (north, south):  # both are on both screens, and what one types is not touched
        page.locator("#board").get_by_text("Vent med forklaringen.").wait_for()
        page.locator("#board").get_by_text("Si at du forstår.").wait_for()
    assert south.get_by_label("Dine notater").input_value() == "Si at du forstår."
    assert Note.objects.count() == 2
    north.close()  # the host vanishes
    south.get_by_role("button", name="Ta over").click()
    south.locator("li", has_text="other_agent").get_by_role("button", name="Er ikke her").click()
    south.get_by_label("Hva som ble besluttet").fill("Ny mal for sinte kunder")
    south.get_by_label("Hvem som har ansvaret").select_option(label="colleague")
    south.get_by_role("button", name="Skriv ned beslutningen").click()
    south.locator(".point", has_text="Sinte kunder").get_by_role("button", name="Snakket gjennom").click()
    south.get_by_role("button", name="Avslutt fagforumet").click()
    south.get_by_text("Referatet er der for hele teamet").wait_for()
    south.get_by_label("Ett spørsmål").fill("Hva sier du først?")
    south.get_by_label("Svar, ett per linje").fill("At du forstår\nHvorfor")
    south.get_by_role("button", name="Lagre").click()
    away = browse(house.client("other_agent"))
    away.goto(address)
    away.get_by_text("Ny mal for sinte kunder").wait_for()
    away.get_by_label("Hvorfor").check()
    away.get_by_label("Jeg er sikker").check()
    away.get_by_role("button", name="Svar").click()
    away.get_by_text("Det som gjelder: At du forstår").wait_for()
    south.goto("/my/")
    south.get_by_role("link", name="Ny mal for sinte kunder").click()
    south.get_by_label("Den er ferdig").check()
    south.get_by_role("button", name="Avslutt beslutningen").click()
    south.get_by_text("Teamet ser hva det ble til").wait_for()
    assert Decision.objects.get().state == Decision.State.DONE
    assert "Si at du forstår." in Notes.objects.get().text


def test_a_customers_number_is_warned_of_while_one_writes_and_hidden_by_one_key(
    meeting: tuple[House, Session], browse: Browse
):
    house, made = meeting
    running.begin(made, by=house.people["leader"])
    page = browse(house.client("agent"))
    page.goto(f"/forums/{made.pk}/")
    notes = page.get_by_label("Dine notater")
    notes.press_sequentially("Kunden ringte fra 41234567")
    page.locator("#id_text-personal").get_by_text("41234567").wait_for()
    page.locator("#board").get_by_text("Kunden ringte fra [telefonnummer]").wait_for()  # kept without it
    notes.press("Alt+m")
    assert notes.input_value() == "Kunden ringte fra [telefonnummer]"
    page.locator("#id_text-personal .personal-found").wait_for(state="detached")
    decide = page.get_by_label("Hva som ble besluttet")
    decide.fill("Ring 41234567 tilbake")
    page.locator("#decide_text-personal").get_by_role("button").click()
    assert decide.input_value() == "Ring [telefonnummer] tilbake"
    notes.press_sequentially(" i dag")
    page.locator("#board").get_by_text("Kunden ringte fra [telefonnummer] i dag").wait_for()
    assert Note.objects.get().text == "Kunden ringte fra [telefonnummer] i dag"


def test_the_agenda_is_put_in_order_by_keyboard_without_losing_ones_place(
    meeting: tuple[House, Session], browse: Browse
):
    house, made = meeting
    for number in range(12):
        ordering.add_own(house.north, f"Tema {number}", minutes=5, by=house.people["leader"])
    page = browse(house.client("leader"))
    page.goto(f"/forums/{made.pk}/")
    page.locator("li", has_text="Tema 11").locator("button[value=up]").focus()
    before = page.evaluate("scrollY")
    assert before > 0
    for place in (11, 10, 9):
        page.keyboard.press("Enter")  # the same button, three times
        page.locator(".agenda-line h3").nth(place).get_by_text("Tema 11").wait_for()
    assert page.evaluate("document.activeElement.textContent").strip().endswith("Tema 11")
    assert page.evaluate("scrollY") > 0
    page.locator("li", has_text="Tema 11").get_by_text("Ta av").click()
    page.locator("li", has_text="Tema 11").get_by_role("button", name="Til neste fagforum").click()
    page.get_by_text("Det kommer tilbake").wait_for()  # and what it came to is told at the top


def test_what_is_being_decided_stays_while_the_forum_goes_on_and_the_desk_follows_it(
    meeting: tuple[House, Session], browse: Browse
):
    house, made = meeting
    running.begin(made, by=house.people["leader"])
    host, writer = browse(house.client("leader")), browse(house.client("agent"))
    address = f"/forums/{made.pk}/"
    for page in (host, writer):
        page.goto(address)
    writer.get_by_label("Hva som ble besluttet").fill("Halvferdig")
    host.locator("li", has_text="Sinte kunder").get_by_role("button", name="Start").click()
    host.locator(".desk").get_by_text("Ved: Sinte kunder").wait_for()
    writer.get_by_text("Fagforumet er ved et annet punkt nå.").wait_for()
    assert writer.get_by_label("Hva som ble besluttet").input_value() == "Halvferdig"
    host.get_by_label("Hva som ble besluttet").fill("Ny mal")
    host.get_by_role("button", name="Et stille minutt").click()
    host.get_by_text("igjen").first.wait_for()
    host.locator("li", has_text="Reklamasjon").get_by_role("button", name="Start").click()
    host.locator(".point.now", has_text="Reklamasjon").wait_for()
    assert host.get_by_label("Hva som ble besluttet").input_value() == "Ny mal"
    running.take_over(Forum.objects.get(), by=house.people["colleague"])
    running.end(Forum.objects.get(), by=house.people["colleague"])
    writer.get_by_text("Fagforumet er over.").wait_for()
    assert writer.get_by_label("Hva som ble besluttet").input_value() == "Halvferdig"


def test_the_activity_plan_is_dark_on_white_on_paper_whatever_the_screen(
    meeting: tuple[House, Session], browse: Browse
):
    house, _made = meeting
    page = browse(house.client("leader"), scheme="dark")
    page.goto("/forums/plan/")
    page.emulate_media(media="print")
    for theme in ("auto", "dark"):
        page.evaluate("theme => document.documentElement.setAttribute('data-theme', theme)", theme)
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(29, 37, 41)"


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_the_forum_has_a_fault_for_assistive_technology(
    meeting: tuple[House, Session], browse: Browse, lang: str, scheme: str, width: int
):
    house, made = meeting
    page = browse(house.client("leader"), lang, scheme, width)
    address, leader = f"/forums/{made.pk}/", house.people["leader"]
    for one in ("/forums/", address, "/forums/plan/"):
        assert faults_of(page, one) == []
    forum = running.begin(made, by=leader)
    point = forum.points.earliest("place")
    running.start(point, by=leader)
    running.write(point, "Om fristen", note=0, version=0, by=leader)
    decision = running.decide(forum, "Ny mal", owner=leader, due_on=None, point=point, by=leader)
    assert faults_of(page, address) == []
    running.end(Forum.objects.get(), by=leader)
    for one in (address, "/forums/decisions/", f"/forums/decisions/{decision.pk}/", "/team/", "/my/"):
        assert faults_of(page, one) == []
