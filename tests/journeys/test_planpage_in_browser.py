"""The plan page in real Chromium: by keyboard alone from the list of plans to a published one; axe."""

from __future__ import annotations

from typing import Any

import pytest

from fagtid.planning import frontiers, making, services
from fagtid.planning.models import Frontier, Kind, Plan, Session
from fagtid.planning.weeks import as_time
from tests.centres import fill, leader_of_nord, make_plan
from tests.house import House, build_house
from tests.journeys.browsing import Browse, faults_of
from tests.planning.test_plans import free_starts, reading_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
MOST_TABS = 90


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by keyboard")


def test_by_keyboard_alone_a_session_is_moved_locked_replanned_compared_and_published(
    browse: Browse, lived: tuple[House, Plan]
):
    house, plan = lived
    session = reading_of(plan)
    page = browse(house.client("administrator"))
    page.goto("/plans/")
    tab_to(page, f"a[href='/plans/{plan.pk}/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/plans/{plan.pk}/")
    tab_to(page, "main [type=search]")
    name = session.seats.get().person.name
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**q={name}**")
    tab_to(page, f'[data-session="{session.pk}"]')
    page.keyboard.press("Space")
    page.locator(".price-tag .now").wait_for()
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    assert "sene samtaler" in page.locator("#carried").inner_text()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    if page.evaluate("held.starts[held.at].here"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_text("Flyttet:").wait_for()
    tab_to(page, "button[name=locked][value='1']")
    page.keyboard.press("Enter")
    page.get_by_text("låst.").wait_for()
    tab_to(page, f"form[action='/plans/{plan.pk}/again/'] button")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Avbryt").wait_for()
    draft = Plan.objects.latest("pk")
    making.make(draft.pk)
    page.locator("#week").wait_for()
    tab_to(page, f"a[href='/plans/{plan.pk}/compare/{draft.pk}/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/**")
    tab_to(page, f"form[action='/plans/{draft.pk}/publish/'] button")
    page.keyboard.press("Enter")
    page.get_by_text("Planen er publisert.").wait_for()
    session.refresh_from_db()
    assert Session.objects.get(plan=draft, key=session.key).start == session.start


def test_a_move_is_chosen_from_the_list_of_all_starts_and_taken_back_in_the_message(
    browse: Browse, lived: tuple[House, Plan]
):
    house, plan = lived
    session = Session.objects.filter(plan=plan, kind=Kind.READING).earliest("start")
    page = browse(house.client(leader_of_nord(house)), width=390)
    page.goto(f"/plans/{plan.pk}/")
    page.locator(f'[data-session="{session.pk}"]').focus()
    page.keyboard.press("Space")
    page.get_by_text("Alle ledige tidspunkter").click()
    page.locator("#all-starts button").last.click()
    page.get_by_text("Flyttet:").wait_for()
    page.locator(".told").get_by_role("button", name="Ta tilbake").click()
    page.get_by_text("Tatt tilbake.").wait_for()
    assert Session.objects.get(pk=session.pk).start == session.start


@pytest.fixture
def looked_at(transactional_db: None) -> tuple[House, list[str]]:
    """A plan in force, changed since a draft was made from it, and a frontier; the addresses to look at."""
    house = build_house()
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    draft = make_plan(house, based_on=plan)
    session = reading_of(plan)
    to = as_time(free_starts(session)[-1].start_s)
    change = services.move_session(session, to=to, by=leader_of_nord(house))
    asked = services.ask_for_frontier(plan, by=house.people["administrator"])
    frontiers.make(asked.pk)
    week, day = f"/plans/{plan.pk}/", session.start.date().isoformat()
    team = leader_of_nord(house).assignments.get().team_id
    addresses = ["", f"?team={team}&moved={change.pk}", f"?team={team}&day={day}", "frontier/", "history/"]
    return house, [
        *(week + one for one in addresses),
        f"{week}compare/{draft.pk}/",
        f"/plans/{draft.pk}/?q=a",
        f"/sessions/{session.pk}/",
    ]


def test_nothing_of_the_plan_has_a_fault_for_assistive_technology(
    browse: Browse, looked_at: tuple[House, list[str]]
):
    house, addresses = looked_at
    faults: list[tuple[str, str, str]] = []
    for look in (("nb", "light", 1280), ("en", "dark", 390), ("en", "light", 390), ("nb", "dark", 1280)):
        page = browse(house.client("administrator"), *look)
        faults += [one for address in addresses for one in faults_of(page, address)]
    assert faults == []


def test_the_curve_is_read_where_the_slider_stands(browse: Browse, looked_at: tuple[House, list[str]]):
    house, addresses = looked_at
    assert Frontier.objects.get().state == Frontier.State.DONE
    page = browse(house.client("administrator"))
    page.goto(next(one for one in addresses if "frontier" in one))
    page.get_by_text("Denne planen er her").wait_for()
    slider = page.locator("#hours")
    slider.focus()
    page.keyboard.press("Home")
    page.locator("#reading strong").first.get_by_text("0,00", exact=True).wait_for()
    page.keyboard.press("End")
    page.locator("#reading strong").first.get_by_text("0,00", exact=True).wait_for(state="detached")
