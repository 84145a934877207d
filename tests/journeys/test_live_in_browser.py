"""The live day in real Chromium: an offer taken by one key, a spike, the way back, and the wall."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from fagtid.ledger.queries import owed_minutes
from fagtid.live.models import Callback, Offer
from fagtid.planning.models import Kind, Seat
from fagtid.questions import answering, asking
from tests.house import build_house
from tests.journeys.browsing import Browse, faults_of
from tests.live.days import CROWDED, QUIET, Day, StandingClock, live_day

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def day(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Day:
    """A planned Monday, two minutes past ten."""
    stood = StandingClock(datetime.fromisoformat("2026-11-30T10:02:00+01:00"))
    monkeypatch.setattr(timezone, "now", stood)
    return live_day(build_house(), stood)


def test_an_offer_is_taken_by_one_key_and_a_spike_calls_back_within_five_seconds(browse: Browse, day: Day):
    anne, bjorn = day.sign_in("anne", "bjorn")
    page, forum_page = browse(anne), browse(bjorn)
    forum = day.seat("bjorn", Kind.FORUM, start="10:00", minutes=45, protected=True)
    page.goto("/my/")
    forum_page.goto("/my/")
    day.tell_for(QUIET, 20)
    page.get_by_text("10 minutter nå?").wait_for(timeout=5000)
    assert page.title().startswith("▲")
    page.keyboard.press("j")
    page.get_by_role("button", name="Ferdig alt").wait_for(timeout=3000)
    assert Offer.objects.get().state == Offer.State.RUNNING
    day.clock.go(minutes=3)
    told_at = time.monotonic()
    assert day.tell(CROWDED).json()["mood"] == "spike"
    page.get_by_role("alert").get_by_text("Tilbake til telefonen").wait_for(timeout=5000)
    assert time.monotonic() - told_at < 5
    assert "Tilbake til telefonen" in page.title()
    page.keyboard.press("j")
    page.get_by_text("Tilbake til telefonen").wait_for(state="hidden", timeout=3000)
    assert "▲" not in page.title()
    assert Callback.objects.get().confirmed_at is not None
    assert owed_minutes(day.house.centre) == {day.person("anne").pk: 7}
    assert not forum_page.get_by_role("alert").count()
    forum.refresh_from_db()
    assert forum.state == Seat.State.PLANNED


def test_a_page_whose_sign_in_has_run_out_stays_as_it_is_and_asks_no_more(
    browse: Browse, day: Day, live_server: Any
):
    (anne,) = day.sign_in("anne")
    question = asking.ask(day.house.centre, {"text": "Studentpris?"}, by=day.person("anne"))
    signed_in = browse(anne)
    context = signed_in.context.browser.new_context(base_url=live_server.url)
    context.add_cookies(signed_in.context.cookies())
    page = context.new_page()  # it may complain: what it asks for is refused
    page.goto("/questions/ask/")
    page.locator("#id_text").fill("Kurs i norsk")
    page.wait_for_timeout(1500)
    fetched: list[str] = []
    page.on("request", lambda told: fetched.append(told.url) if "/live/call/" in told.url else None)
    anne.logout()
    answering.give_answer(question, "Halv pris.", by=day.person("bjorn"))
    page.wait_for_timeout(6000)
    assert len(fetched) == 1
    assert not page.locator("#asking form").count()
    assert page.locator("#id_text").input_value() == "Kurs i norsk"
    context.close()


NOTICES_KEPT = """
  const Real = window.Notification;
  const told = [];
  const keep = (word) => { document.documentElement.dataset.told = (told.push(word), told.join()); };
  window.Notification = class extends Real {
    constructor(title, more) { super(title, more); keep(title); }
    close() { keep("closed"); super.close(); }
  };
"""
BEHIND = "document.hasFocus = () => false"  # the driver's pages all believe they are in front


def test_behind_other_windows_what_is_asked_is_told_on_the_screen_to_who_has_chosen_so(
    browse: Browse, day: Day
):
    (anne,) = day.sign_in("anne")
    page = browse(anne)
    page.context.grant_permissions(["notifications"])
    page.add_init_script(NOTICES_KEPT)
    page.goto("/my/")
    page.locator("details.me > summary").click()
    choice = page.get_by_role("group", name="Når Fagtid ligger bak andre vinduer")
    choice.get_by_role("button", name="Bare i tittelen", pressed=True).wait_for()
    choice.get_by_role("button", name="Si fra på skjermen").click()
    choice.get_by_role("button", name="Si fra på skjermen", pressed=True).wait_for()
    day.tell_for(QUIET, 20)
    page.get_by_text("10 minutter nå?").wait_for(timeout=5000)
    assert page.locator("html[data-told]").count() == 0, "it stands in front"
    page.add_init_script(BEHIND)
    page.goto("/my/calendar/")
    page.locator('html[data-told="Tid til å lære?"]').wait_for(timeout=5000)
    page.locator("#asking .ask").focus()
    page.keyboard.press("n")
    page.locator('html[data-told="Tid til å lære?,closed"]').wait_for(timeout=5000)


def test_no_thanks_is_one_key_and_typing_is_never_taken_for_an_answer(browse: Browse, day: Day):
    (anne,) = day.sign_in("anne")
    page = browse(anne)
    page.goto("/my/wishes/new/")
    page.locator("[name=start]").focus()
    day.tell_for(QUIET, 20)
    page.get_by_text("10 minutter nå?").wait_for(timeout=5000)
    page.keyboard.press("n")
    page.keyboard.press("j")
    assert Offer.objects.get().state == Offer.State.OFFERED
    page.locator(".ask").focus()
    page.keyboard.press("n")
    page.get_by_text("10 minutter nå?").wait_for(state="hidden", timeout=3000)
    assert Offer.objects.get().state == Offer.State.DECLINED


def test_the_wall_follows_the_queue_by_itself(browse: Browse, day: Day):
    day.tell(QUIET)
    page = browse(day.house.client("editor"))
    page.goto("/live/")
    assert page.locator(".mood").inner_text().startswith("Rolig")
    day.clock.go(seconds=1)
    day.tell(CROWDED)
    page.locator(".mood.spike").wait_for(timeout=4000)
    assert page.get_by_text("3:00").count() == 1
    day.clock.go(seconds=40)
    page.get_by_text("Tallene under er gamle").wait_for(timeout=4000)


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_live_page_has_a_fault_for_assistive_technology(
    browse: Browse, day: Day, lang: str, scheme: str, width: int
):
    (anne,) = day.sign_in("anne")
    day.house.centre.is_demo = True
    day.house.centre.save()
    day.seat("bjorn", start="11:00")
    day.tell_for({**QUIET, "offered": 1}, 20)
    leader = browse(day.house.client("administrator"), lang, scheme, width)
    agent = browse(anne, lang, scheme, width)
    faults = [
        one for address in ("/live/", "/live/rules/", "/live/hour/") for one in faults_of(leader, address)
    ]
    faults += faults_of(agent, "/live/call/")
    agent.goto("/my/")
    agent.locator("#asking .ask").wait_for()
    faults += faults_of(agent, "/live/")
    day.house.client(day.person("anne")).post(f"/live/offers/{Offer.objects.get().pk}/accept/")
    day.clock.go(minutes=1)
    day.tell(CROWDED)
    faults += faults_of(agent, "/live/call/")
    assert faults == []
