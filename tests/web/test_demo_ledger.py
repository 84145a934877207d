"""The demo centre's past: held mostly, lost some, given back some; nothing in the future; notes to read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Sum

from fagtid.arenas.models import Notes
from fagtid.frame.clock import now, today
from fagtid.ledger.models import Entry
from fagtid.ledger.queries import owed_minutes
from fagtid.planning.models import Kind, Seat
from fagtid.web.demo_ledger import WEEKS, fill_ledger
from tests.arenas.lives import activity, session
from tests.house import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(house: House) -> House:
    """A forum that is over, reading ahead, and the demo's past."""
    activity(house, Kind.READING, times=3)
    session(house, now() - timedelta(minutes=50), "agent", "colleague", "other_agent")
    session(house, now() + timedelta(hours=1), "agent", kind=Kind.READING)
    fill_ledger(house.centre, seed=3)
    return house


def test_eight_weeks_are_behind_and_nothing_is_ahead(lived: House):
    day = today(lived.centre.timezone)
    days = Entry.objects.values_list("day", flat=True)
    assert max(days) <= day
    assert (day - min(days)).days > 7 * (WEEKS - 1)
    assert Seat.objects.get(session__kind=Kind.READING).state == Seat.State.PLANNED


def test_most_is_held_some_is_lost_for_reasons_and_some_given_back(lived: House):
    rows = Entry.objects.order_by().values_list("kind").annotate(Sum("minutes"))
    found = dict(rows)
    assert found["held"] > 5 * found["lost"] > 0
    assert found["repaid"] > 0
    assert all(Entry.objects.filter(kind="lost").values_list("why", flat=True))


def test_who_one_looks_around_as_is_owed_something_and_asked_what_became_of_the_forum(lived: House):
    assert owed_minutes(lived.centre)[lived.people["agent"].pk] >= 45
    page = lived.client("agent").get("/my/").text
    assert "Ble den gjennomført?" in page


def test_forums_that_are_over_have_notes(lived: House):
    notes = Notes.objects.get()
    assert notes.session.kind == Kind.FORUM
    assert notes.written_by == lived.people["leader"]
