"""An agent's week in real Chromium: moving, swapping with a colleague, saying no, wishing, subscribing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fagtid.intake import forecasting, services
from fagtid.planning import swapping
from fagtid.planning.models import CalendarFeed, Change, Kind, Plan, Seat, Swap, WeeklyWish
from tests.house import House
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture(autouse=True)
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day before the sample's week."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 29, 12, tzinfo=UTC))


def offered(plan: Plan) -> tuple[Seat, Seat]:
    """A seat, and one of those that its person could have for it."""
    for seat in Seat.objects.filter(session__plan=plan, session__kind=Kind.READING).order_by("pk"):
        for offer in swapping.swap_offers(swapping.fresh(seat)):
            return seat, offer.seat
    raise AssertionError("nobody could swap with anybody")


def test_an_agent_moves_swaps_declines_wishes_and_renews_the_calendar(
    browse: Browse, lived: tuple[House, Plan]
):
    house, plan = lived
    seat, other = offered(plan)
    mine, theirs = browse(house.client(seat.person)), browse(house.client(other.person), width=390)

    mine.goto("/my/?week=2026-11-30")
    mine.goto(f"/my/{seat.pk}/")
    mine.locator(f'button[name="other"][value="{other.pk}"]').click()
    mine.get_by_text("Ingenting endres før kollegaen din sier ja.").wait_for()
    theirs.goto("/my/")
    theirs.get_by_role("button", name="Ja, bytt").click()
    theirs.locator(".notes").get_by_text("Dere har byttet.").wait_for()
    assert Swap.objects.get().state == Swap.State.ACCEPTED

    mine.goto(f"/my/{seat.pk}/")
    mine.locator(".options button:not([aria-current])").first.click()
    mine.get_by_text("Flyttet.").wait_for()
    mine.get_by_role("button", name="Sett den tilbake").click()
    mine.get_by_text("Satt tilbake der den var.").wait_for()
    assert plan.changes.filter(act=Change.Act.MOVED).count() == 2

    listening = Seat.objects.get(person=seat.person, session__plan=plan, session__kind=Kind.LISTENING)
    mine.goto(f"/my/{listening.pk}/")
    mine.get_by_role("button", name="Nei, ikke denne gangen").click()
    mine.get_by_role("button", name="Jeg vil likevel").click()
    mine.get_by_text("Plassen er din igjen.").wait_for()

    mine.goto("/my/wishes/")
    mine.get_by_role("link", name="Hver uke").click()
    mine.select_option("[name=weekday]", "0")
    for name, value in {"from_time": "14:00", "to_time": "16:00", "valid_from": "2026-12-01"}.items():
        mine.fill(f"[name={name}]", value)
    mine.check("[name=is_blocked]")
    mine.get_by_role("button", name="Lagre").click()
    mine.get_by_text("Hver mandag 14:00–16:00").wait_for()
    assert WeeklyWish.objects.get().is_blocked

    mine.goto("/my/calendar/")
    mine.get_by_role("button", name="Lag en adresse").click()
    first = mine.locator("#feed").input_value()
    mine.on("dialog", lambda dialog: dialog.accept())
    mine.get_by_role("button", name="Lag en ny adresse").click()
    mine.get_by_text("Den gamle virker ikke lenger").wait_for()
    assert mine.locator("#feed").input_value() != first
    assert CalendarFeed.objects.get().secret in mine.locator("#feed").input_value()


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),
    [("nb", "light", 1280), ("en", "dark", 390), ("nb", "dark", 640), ("en", "light", 390)],
)
def test_no_page_of_my_week_or_the_forecast_has_a_fault_for_assistive_technology(
    browse: Browse, lived: tuple[House, Plan], lang: str, scheme: str, width: int
):
    house, plan = lived
    seat, other = offered(plan)
    swapping.ask_swap(seat, other=other, by=seat.person)
    run = services.ask_for_forecast(house.centre, by=house.people["administrator"])
    forecasting.make(run.pk)
    forum = Seat.objects.get(person=seat.person, session__plan=plan, session__kind=Kind.FORUM)
    visits = [
        (house.client(other.person), ["/my/", "/my/?week=2026-11-30"]),
        (
            house.client(seat.person),
            [
                "/my/",
                f"/my/{seat.pk}/",
                f"/my/{forum.pk}/",
                "/my/wishes/",
                "/my/wishes/weekly/new/",
                "/my/calendar/",
            ],
        ),
        (
            house.client("administrator"),
            ["/forecast/", "/imports/calendar/", f"/sessions/{forum.session_id}/link/"],
        ),
    ]
    faults: list[tuple[str, str, str]] = []
    for client, addresses in visits:
        page = browse(client, lang, scheme, width)
        faults += [one for address in addresses for one in faults_of(page, address)]
    assert faults == []
