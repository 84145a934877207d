"""What is owed weighs in the next plan: who lost time comes first, and gets more than the usual."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fagtid.frame.clock import now
from fagtid.ledger import services as ledger
from fagtid.people.models import Person
from fagtid.planning import services, standing
from fagtid.planning.models import Activity, Kind, Plan, Seat
from tests.centres import MONDAY, fill, make_plan, somebody
from tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def lose(person: Person, minutes: int) -> None:
    """The person lost minutes the week before."""
    ledger.write_lost(person, minutes=minutes, why="queue", title="Fagforum", day=MONDAY - timedelta(days=4))


@pytest.fixture
def filled(house: House) -> House:
    """The sample's week with a forum in fours, for eight of nine, and reading."""
    fill(house)
    Activity.objects.exclude(kind__in=(Kind.FORUM, Kind.READING)).update(is_active=False)
    Activity.objects.filter(kind=Kind.FORUM).update(group_least=4, group_most=4)
    return house


def without_forum(plan: Plan) -> list[Person]:
    """Who found no place in a forum."""
    return [one.person for one in plan.unplaced.filter(activity__kind=Kind.FORUM).select_related("person")]


def test_who_lost_time_comes_first_when_not_everybody_can_be_seated(filled: House):
    (left_out,) = without_forum(make_plan(filled))
    lose(left_out, 15)
    (another,) = without_forum(make_plan(filled))
    assert another != left_out


def test_who_is_owed_enough_has_one_session_more_that_says_why(filled: House):
    anne, bjorn = somebody(filled, "anne"), somebody(filled, "bjorn")
    lose(anne, 60)
    lose(bjorn, 19)  # less than any session lasts
    plan = make_plan(filled)
    seat = Seat.objects.get(session__plan=plan, repays=True)
    assert (seat.person, seat.session.kind, seat.session.beyond) == (anne, Kind.READING, True)
    assert seat.session.reason_text.endswith("Den gir tilbake tid som gikk tapt.")
    assert Seat.objects.filter(session__plan=plan, person=anne, session__kind=Kind.READING).count() == 3
    assert standing.starts(plan, seat.session)
    assert not standing.ungrounded_with(plan)
    services.publish_plan(plan, by=filled.people["administrator"])
    again = make_plan(filled, based_on=plan)
    assert Seat.objects.filter(session__plan=again, repays=True).count() == 1


def test_what_is_lost_and_planned_again_in_the_same_week_gives_the_time_back(filled: House):
    plan = make_plan(filled)
    services.publish_plan(plan, by=filled.people["administrator"])
    seat = Seat.objects.filter(session__plan=plan, session__kind=Kind.READING).latest("session__start")
    assert seat.session.start > now()
    services.mark_lost(seat, why="cancelled", by=filled.people["administrator"])
    plan.refresh_from_db()
    again = make_plan(filled, based_on=plan)
    mine = Seat.objects.filter(session__plan=again, person=seat.person, session__kind=Kind.READING)
    assert mine.count() == 3 - 1 + mine.filter(session__beyond=True).count()
    assert mine.filter(repays=True).exists()
