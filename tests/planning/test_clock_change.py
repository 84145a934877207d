"""The week in which the clock goes back: planned, and shown by the clock on the wall."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from fagtid.intake import services as intake
from fagtid.intake.samples import sample
from fagtid.planning import making, services
from fagtid.planning.models import Plan, Session
from tests.centres import bring_in, leader_of_nord
from tests.house import House

MONDAY, SUNDAY, FRIDAY = date(2026, 10, 19), date(2026, 10, 25), date(2026, 10, 23)
OSLO = ZoneInfo("Europe/Oslo")


def with_sundays(kind: str) -> str:
    """The sample, its Fridays moved to the Sundays after."""
    text = sample(kind, MONDAY)
    for friday, sunday in ((2, 4), (9, 11), (16, 18), (23, 25)):
        text = text.replace(f"2026-10-{friday:02d}", f"2026-10-{sunday:02d}")
    return text


@pytest.fixture
def planned(house: House) -> Plan:
    """The week with the shift on the Sunday of the change."""
    for kind in ("traffic", "roster"):
        intake.apply_import(bring_in(house, kind, with_sundays(kind)))
    services.add_usual_needs(house.centre)
    plan = services.ask_for_plan(house.centre, first_day=MONDAY, by=house.people["administrator"])
    making.make(plan.pk)
    plan.refresh_from_db()
    return plan


@pytest.mark.django_db
def test_sessions_of_the_day_of_the_change_are_in_the_shift_and_shown_by_the_wall_clock(
    house: House, planned: Plan
):
    assert planned.state == Plan.State.DRAFT
    on_sunday = [
        one for one in Session.objects.filter(plan=planned) if one.start.astimezone(OSLO).date() == SUNDAY
    ]
    assert on_sunday
    opens, closes = (datetime(2026, 10, 25, hour, tzinfo=OSLO) for hour in (8, 16))
    assert all(opens <= one.start < one.end <= closes for one in on_sunday)
    team = leader_of_nord(house).assignments.get().team_id
    client = house.client("administrator")
    day = client.get(f"/plans/{planned.pk}/?team={team}&day={SUNDAY}").text
    one = on_sunday[0]
    assert f"{one.start.astimezone(OSLO):%H:%M}" in day
    assert f"{one.start.astimezone(OSLO):%H:%M}" in client.get(f"/sessions/{one.pk}/").text
