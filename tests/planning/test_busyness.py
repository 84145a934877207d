"""Calm, normal and peak: by the calls that came, then by those the plan expected, else not told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from fagtid.intake import services as intake
from fagtid.intake.models import Import
from fagtid.intake.samples import sample
from fagtid.planning.busyness import Level, busyness
from fagtid.planning.models import Papers, Plan
from tests.centres import MONDAY, bring_in
from tests.house import House
from tests.live.days import document

pytestmark = pytest.mark.django_db
BEFORE = MONDAY - timedelta(days=14)
LAST = MONDAY - timedelta(days=1)


def at(day: date, clock: str) -> datetime:
    """A moment on the centre's clock, in winter."""
    return datetime.fromisoformat(f"{day}T{clock}+01:00")


def with_traffic(house: House) -> Import:
    """The sample's weeks in force: fewest calls from three to four, most from ten to twelve."""
    return intake.apply_import(bring_in(house, "traffic", sample("traffic", MONDAY)))


def published(house: House) -> Plan:
    """A plan that expects few calls early, and many from noon to two."""
    made = at(MONDAY, "07:00")
    times = {"asked_at": made, "made_at": made, "published_at": made}
    plan = Plan.objects.create(centre=house.centre, first_day=MONDAY, state=Plan.State.PUBLISHED, **times)
    told = document()
    for place, one in enumerate(told["intervals"]):
        one["offered_mean"] = 1.0 if place < 8 else 30.0 if 16 <= place < 24 else 10.0
    Papers.objects.create(plan=plan, document=told, posed={})
    return plan


def test_the_quarters_with_fewest_and_most_calls_are_calm_and_peak(house: House):
    with_traffic(house)
    found, tuesday = busyness(house.centre, BEFORE, LAST), MONDAY - timedelta(days=6)
    assert found.at(at(tuesday, "15:10")) == Level.CALM
    assert found.at(at(tuesday, "12:00")) == Level.NORMAL
    assert found.at(at(tuesday, "10:59")) == Level.PEAK
    assert found.at(at(tuesday, "20:00")) is None
    assert found.at(at(LAST, "10:30")) is None


def test_where_the_traffic_ends_the_published_plan_tells(house: House):
    with_traffic(house)
    published(house)
    found = busyness(house.centre, BEFORE, MONDAY)
    assert found.at(at(MONDAY, "08:05")) == Level.CALM
    assert found.at(at(MONDAY, "13:00")) == Level.PEAK
    assert found.at(at(MONDAY - timedelta(days=6), "12:00")) == Level.NORMAL


def test_the_plan_is_enough_where_no_traffic_is_known(house: House):
    published(house)
    assert busyness(house.centre, BEFORE, MONDAY).at(at(MONDAY, "13:00")) == Level.PEAK
    assert busyness(house.centre, BEFORE, LAST).at(at(MONDAY, "13:00")) is None


def test_of_a_centre_that_nothing_is_known_of_nothing_is_told(house: House):
    assert busyness(house.centre, BEFORE, LAST).at(at(LAST, "10:00")) is None
