"""How much change each week brings, for oneself and for a group."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fagtid.information import loading, noticing
from fagtid.people.asking import asker_as
from fagtid.people.models import Role, Team, Unit
from tests.house import House, add_person
from tests.information.test_notices import SUNDAY, TUESDAY, minutes_long, published, told

pytestmark = pytest.mark.django_db
NEXT_MONDAY = (SUNDAY + timedelta(days=1)).date()


@pytest.fixture(autouse=True)
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a Sunday, whatever the calendar on the wall says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: SUNDAY)


def team_of(house: House, name: str, people: int, unit: Unit | None = None) -> Team:
    """A team with so many agents."""
    team = Team.objects.create(centre=house.centre, unit=unit or house.north.unit, name=name)
    for number in range(people):
        add_person(house.centre, f"{name}{number}", (Role.AGENT, team))
    return team


def names(house: House, who: str = "editor") -> dict[str, int]:
    """Groups that somebody sees, with how many are in each."""
    return {one.name: one.people for one in loading.groups_of(asker_as(house.people[who]))}


def in_week(house: House, name: str, monday: Any = NEXT_MONDAY) -> loading.WeekLoad:
    """One week of one group, as an editor sees it."""
    found = loading.load_by_group(asker_as(house.people["editor"]))
    group = next(one for one in found if one.name == name)
    return next(one for one in group.weeks if one.monday == monday)


def test_a_week_weighs_what_takes_effect_in_it_and_what_must_be_talked_through_weighs_more(house: House):
    team = team_of(house, "Fem", 5)
    published(house, teams=[team], body=minutes_long(2), weight="must_know", is_complex=True)
    published(house, teams=[team], body=minutes_long(3))
    published(house, teams=[team], body=minutes_long(1), weight="minor")
    published(house, teams=[house.south], body=minutes_long(9), weight="must_know")
    published(house, teams=[team], body=minutes_long(4), starts_on=TUESDAY + timedelta(days=7))
    week, after = in_week(house, "Fem"), in_week(house, "Fem", NEXT_MONDAY + timedelta(days=7))
    assert (week.minutes, week.points) == (6, 4)
    assert (after.minutes, after.points) == (4, 1)


def test_what_is_told_after_it_took_effect_is_met_in_the_week_it_is_told(house: House):
    team = team_of(house, "Fem", 5)
    published(house, teams=[team], body=minutes_long(2), starts_on=SUNDAY.date() - timedelta(days=10))
    assert in_week(house, "Fem", NEXT_MONDAY - timedelta(days=7)).minutes == 2
    assert in_week(house, "Fem", NEXT_MONDAY - timedelta(days=14)).minutes == 0


def test_a_week_over_the_limit_is_marked_with_drafts_counted(house: House):
    team = team_of(house, "Fem", 5)
    published(house, teams=[team], body=minutes_long(20))
    assert not in_week(house, "Fem").is_too_much
    assert ">for mye<" not in house.client("editor").get("/notices/load/").text
    noticing.write_notice(house.centre, told(body=minutes_long(11), teams=[team]), by=house.people["editor"])
    assert in_week(house, "Fem").is_too_much
    assert ">for mye<" in house.client("editor").get("/notices/load/").text


def test_a_small_team_is_told_with_the_other_small_ones_of_its_unit_or_not_at_all(house: House):
    assert names(house) == {}
    team_of(house, "Fem", 5)
    assert names(house) == {"Fem": 5}
    team_of(house, "To", 2)
    assert names(house) == {"Fem": 5, "Tromsø": 5}


def test_groups_are_the_same_whoever_asks_so_that_none_can_be_taken_from_another(house: House):
    for number in range(3):
        add_person(house.centre, f"n{number}", (Role.AGENT, house.north))
    team_of(house, "To", 2)
    team_of(house, "Tre", 3)
    assert names(house) == {"Team Tromsø": 6, "Tromsø": 5}
    assert names(house, "leader") == {"Team Tromsø": 6}
    assert names(house, "unit_leader") == {"Team Tromsø": 6, "Tromsø": 5}
    assert names(house, "other_leader") == {}


def test_who_is_in_two_teams_counts_once_where_they_are_agent(house: House):
    five, six = team_of(house, "Fem", 5), team_of(house, "Seks", 6)
    both = five.assignments.earliest("pk").person
    both.assignments.create(role=Role.TEAM_LEADER, team=six)
    assert names(house) == {"Fem": 5, "Seks": 6}
    published(house, teams=[five], body=minutes_long(6))
    assert in_week(house, "Fem").minutes == 6
    assert in_week(house, "Seks").minutes == 0


def test_i_see_my_own_weeks_and_nobody_elses(house: House):
    published(house, body=minutes_long(7), teams=[house.north])
    week = next(one for one in loading.own_load(asker_as(house.people["agent"])) if one.minutes)
    assert (week.monday, week.minutes, week.points) == (NEXT_MONDAY, 7, 1)
    assert not any(one.minutes for one in loading.own_load(asker_as(house.people["other_agent"])))
    assert "Dine uker" in house.client("agent").get("/notices/").text
    assert house.client("agent").get("/notices/load/").status_code == 404


def test_an_overloaded_week_of_effect_is_warned_of_before_it_is_sent(house: House):
    team = team_of(house, "Fem", 5)
    later = TUESDAY + timedelta(days=14)
    for _ in range(2):
        one = published(house, teams=[team], body=minutes_long(12), starts_on=later)
        one.deliveries.update(confirmed_version=1, confirmed_at=SUNDAY, first_read_at=SUNDAY)
    draft = {"teams": [team], "body": minutes_long(8), "starts_on": later}
    held = noticing.write_notice(house.centre, told(**draft), by=house.people["editor"])
    page = house.client("editor").get(f"/notices/{held.pk}/publish/").text
    assert "for mye den uka" in page
    assert "32" in page
    held.starts_on = later + timedelta(days=7)
    held.save()
    assert "for mye den uka" not in house.client("editor").get(f"/notices/{held.pk}/publish/").text


def test_the_load_is_asked_for_as_often_of_many_as_of_few(house: House, django_assert_num_queries: Any):
    team_of(house, "Fem", 5)
    published(house)
    noticing.write_notice(house.centre, told(teams=[house.north]), by=house.people["editor"])
    asker = asker_as(house.people["editor"])
    with django_assert_num_queries(8):
        loading.load_by_group(asker)
    for number in range(6):
        team_of(house, f"Lag{number}", 5)
        published(house, title=f"Nytt {number}")
        noticing.write_notice(house.centre, told(teams=[house.north]), by=house.people["editor"])
    with django_assert_num_queries(8):
        assert len(loading.load_by_group(asker)) == 7


def test_the_week_follows_the_centres_clock(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 29, 23, 30, tzinfo=UTC))
    assert NEXT_MONDAY in loading.mondays(asker_as(house.people["editor"]))
    assert loading.mondays(asker_as(house.people["editor"]))[loading.BEHIND] == NEXT_MONDAY
