"""The web house in real Chromium: from an empty installation to a lived week; axe on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from fagtid.intake.models import Import
from fagtid.intake.reading import read_import
from fagtid.intake.samples import sample
from fagtid.planning import making
from fagtid.planning.models import Change, Kind, Plan, Session
from fagtid.web.first_run import first_run_code
from tests.centres import MONDAY, leader_of_nord, somebody
from tests.house import House
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


def test_an_empty_installation_becomes_a_centre_with_a_published_week(browse: Browse, tmp_path: Path):
    page = browse()
    page.goto("/")
    for name, value in {
        "centre": "Kundesenter Nord",
        "name": "Kari Nordmann",
        "email": "kari@example.no",
        "password": "en-lang-nok-setning",
        "code": first_run_code(),
    }.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Lag senteret").click()
    page.wait_for_url("**/overview/")
    for kind in ("traffic", "roster"):
        path = tmp_path / f"{kind}.csv"
        path.write_text(sample(kind, MONDAY), encoding="utf-8")
        page.goto("/imports/")
        page.select_option("[name=kind]", kind)
        page.set_input_files("[name=file]", path)
        page.get_by_role("button", name="Hent inn").click()
        read_import(Import.objects.latest("pk").pk)
        page.get_by_role("button", name="La den gjelde").click()
        page.get_by_text("Gjelder nå.").wait_for()
    page.goto("/needs/")
    page.get_by_role("button", name="Begynn med det vanlige").click()
    page.goto("/plans/")
    page.fill("[name=first_day]", MONDAY.isoformat())
    page.get_by_role("button", name="Planlegg denne uka").click()
    page.get_by_role("button", name="Avbryt").wait_for()
    making.make(Plan.objects.get().pk)
    page.get_by_role("button", name="Publiser").click()
    page.get_by_text("Planen er publisert.").wait_for()
    assert Plan.objects.get().state == Plan.State.PUBLISHED
    page.goto("/overview/")
    assert not page.get_by_text("Frem til den første planen").count()


def test_a_session_is_moved_by_keyboard_alone_with_its_price_told(browse: Browse, lived: tuple[House, Plan]):
    house, plan = lived
    session = Session.objects.filter(plan=plan, kind=Kind.READING).earliest("start")
    page = browse(house.client(leader_of_nord(house)))
    page.goto(f"/plans/{plan.pk}/?day={session.start.date()}")
    page.locator(f'[data-session="{session.pk}"]').focus()
    page.keyboard.press("Space")
    page.locator(".lane .free").first.wait_for()
    page.keyboard.press("ArrowRight")
    assert "sene samtaler" in page.locator("#carried").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator(".lane .free").count()
    page.keyboard.press("Space")
    page.locator(".lane .free").first.wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_text("Flyttet:").wait_for()
    assert plan.changes.filter(act=Change.Act.MOVED).count() == 1


def test_a_session_is_dragged_to_another_time(browse: Browse, lived: tuple[House, Plan]):
    house, plan = lived
    session = Session.objects.filter(plan=plan, kind=Kind.READING).earliest("start")
    page = browse(house.client(leader_of_nord(house)))
    page.goto(f"/plans/{plan.pk}/?day={session.start.date()}")
    block = page.locator(f'[data-session="{session.pk}"]')
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 6)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 6, steps=5)
    page.locator(".lane .free").first.wait_for()
    page.mouse.move(box["x"] + 300, box["y"] + 6, steps=5)
    page.mouse.up()
    page.get_by_text("Flyttet:").wait_for()
    session.refresh_from_db()
    assert plan.changes.get(act=Change.Act.MOVED).to_start == session.start


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_has_a_fault_for_assistive_technology(
    browse: Browse, lived: tuple[House, Plan], lang: str, scheme: str, width: int
):
    house, plan = lived
    leaders = [
        *("/overview/", "/plans/", f"/plans/{plan.pk}/", "/needs/", "/needs/new/", "/needs/limits/"),
        *("/imports/", f"/imports/{Import.objects.latest('pk').pk}/", "/imports/calendar/", "/people/"),
        *("/centre/", "/components/", f"/sessions/{plan.sessions.earliest('start').pk}/"),
        *("/account/2fa/", "/account/sessions/", "/account/password/set/"),
    ]
    anne = somebody(house, "anne")
    seat = anne.seats.earliest("pk")
    visits = [
        (browse(house.client("administrator"), lang, scheme, width), leaders),
        (browse(house.client(anne), lang, scheme, width), ["/my/", f"/my/{seat.pk}/", "/my/wishes/new/"]),
        (browse(None, lang, scheme, width), ["/account/login/", "/account/password/reset/"]),
    ]
    faults: list[tuple[str, str, str]] = []
    for page, addresses in visits:
        faults += [one for address in addresses for one in faults_of(page, address)]
    assert faults == []
