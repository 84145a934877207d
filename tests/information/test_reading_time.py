"""What must be known is read in planned time before it matters."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from fagtid.information import noticing
from fagtid.information.models import Delivery, Notice
from fagtid.people.models import Person
from fagtid.planning import services as planning
from fagtid.planning.models import Kind, Plan, Seat
from tests.centres import MONDAY, leader_of_nord, make_plan, somebody
from tests.house import House
from tests.information.test_notices import minutes_long, nord, published, quick_search, rostered, sunday

__all__ = ["quick_search", "rostered", "sunday"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WEDNESDAY = MONDAY + timedelta(days=2)
MUST_KNOW = Notice.Weight.MUST_KNOW


def reading(plan: Plan, person: Person) -> list[datetime]:
    """When each of somebody's times to read ends."""
    seats = Seat.objects.filter(session__plan=plan, person=person, session__kind=Kind.READING)
    return list(seats.order_by("session__end").values_list("session__end", flat=True))


def told_late(plan: Plan, notice: Notice) -> set[str]:
    """Agents whose first time to read comes after they must have it."""
    dues = Delivery.objects.filter(notice=notice, person__assignments__role="agent").exclude(due_at=None)
    return {
        one.person.name
        for one in dues.select_related("person")
        if one.due_at and min(reading(plan, one.person)) > one.due_at
    }


def in_force(house: House, based_on: Plan | None = None) -> Plan:
    """A plan that has been published."""
    plan = make_plan(house, based_on)
    planning.publish_plan(plan, by=house.people["administrator"])
    plan.refresh_from_db()
    return plan


def test_everybody_reads_before_the_first_shift_that_it_holds_in(rostered: House):
    before = make_plan(rostered)
    notice = published(rostered, starts_on=WEDNESDAY, weight=MUST_KNOW, teams=[nord(rostered)])
    assert told_late(before, notice)
    plan = make_plan(rostered)
    assert told_late(plan, notice) == set()
    reasons = {one.reason_code for one in plan.sessions.filter(kind=Kind.READING)}
    assert "in_time" in reasons
    assert Delivery.objects.filter(notice=notice).exclude(due_at=None).count() >= 9


def test_what_came_after_the_plan_is_told_on_its_page_and_planned_for_again(rostered: House):
    leader = rostered.client(leader_of_nord(rostered))
    plan = in_force(rostered)
    page = leader.get(f"/plans/{plan.pk}/").text
    assert "without-time" not in page
    notice = published(rostered, starts_on=WEDNESDAY, weight=MUST_KNOW, teams=[nord(rostered)])
    late = len(told_late(plan, notice))
    page = leader.get(f"/plans/{plan.pk}/").text
    assert f"{late} personer må lese noe før planen gir dem tid" in page
    again = in_force(rostered, plan)
    assert told_late(again, notice) == set()
    assert "without-time" not in leader.get(f"/plans/{again.pk}/").text


def test_who_has_more_to_read_than_the_usual_time_has_more_of_it(rostered: House):
    anne = somebody(rostered, "anne")
    usual = len(reading(make_plan(rostered), anne))
    published(rostered, starts_on=WEDNESDAY, weight=MUST_KNOW, body=minutes_long(70))
    plan = make_plan(rostered)
    ends = reading(plan, anne)
    due_at = Delivery.objects.get(person=anne).due_at
    assert due_at
    assert len(ends) > usual
    minutes = sum(
        one.minutes for one in plan.sessions.filter(seats__person=anne, end__lte=due_at, kind="reading")
    )
    assert minutes >= 70


def test_what_is_read_or_can_wait_takes_no_place(rostered: House):
    before = {one.key: one.start for one in make_plan(rostered).sessions.all()}
    notice = published(rostered, starts_on=WEDNESDAY, weight=MUST_KNOW)
    published(rostered, starts_on=WEDNESDAY, title="Kan vente")
    published(rostered, starts_on=MONDAY + timedelta(days=9), title="Neste uke", weight=MUST_KNOW)
    for one in Delivery.objects.filter(notice=notice):
        noticing.confirm(one, version=1)
    assert {one.key: one.start for one in make_plan(rostered).sessions.all()} == before


def test_who_is_not_at_work_before_it_reads_on_the_first_shift(rostered: House):
    notice = published(rostered, starts_on=MONDAY, weight=MUST_KNOW)
    plan = make_plan(rostered)
    dues = Delivery.objects.filter(notice=notice, person__assignments__role="agent").exclude(due_at=None)
    first_days = {min(reading(plan, one.person)).date() - one.due_at.date() for one in dues if one.due_at}
    assert first_days == {timedelta(0)}
