"""Who is seen by whom, and who may come in."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from fagtid.core.planning.problem import Person as OnRoster
from fagtid.people import services
from fagtid.people.asking import asker_as
from fagtid.people.models import Assignment, Person, Role, User
from fagtid.people.queries import people_for, teams_for, teams_led_by
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def names(house: House, who: str) -> set[str]:
    return {person.name for person in people_for(asker_as(house.people[who]))}


def test_each_role_sees_those_it_answers_for(house: House):
    assert names(house, "agent") == {"agent"}
    assert names(house, "leader") == {"agent", "colleague", "leader"}
    assert names(house, "unit_leader") == {"agent", "colleague", "leader", "unit_leader"}
    assert names(house, "administrator") == set(house.people)
    assert names(house, "researcher") == {"researcher"}


def test_teams_are_led_or_ones_own(house: House):
    agent, leader = (asker_as(house.people[who]) for who in ("agent", "leader"))
    assert list(teams_for(agent)) == [house.north]
    assert not teams_led_by(agent).exists()
    assert list(teams_led_by(leader)) == [house.north]


def test_the_roster_adds_who_is_new_and_moves_nobody(house: House):
    listed = [OnRoster("agent", "Team Drammen", "Drammen"), OnRoster("ny", "Team Ny", "Bodø", "team_leader")]
    services.take_in_people(house.centre, listed)
    assert Assignment.objects.get(person=house.people["agent"]).team == house.north
    new = Assignment.objects.get(person__roster_id="ny")
    assert (new.role, new.team.name, new.team.unit.name) == (Role.TEAM_LEADER, "Team Ny", "Bodø")


def test_an_agent_has_one_team_also_in_the_database(house: House):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(person=house.people["agent"], role=Role.AGENT, team=house.south)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(person=house.people["agent"], role=Role.TEAM_LEADER)


def test_an_address_opens_for_the_one_person_who_is_here_with_it(house: House):
    account = services.account_for_addresses(["AGENT@example.no"])
    assert account is not None
    assert account.person == house.people["agent"]
    assert services.account_for_addresses(["unknown@example.no"]) is None
    build_house("Sør")
    assert services.account_for_addresses(["leader@example.no"]) is None, "two centres know the address"


def test_who_has_left_is_not_let_in_again(house: House):
    person = house.people["agent"]
    Person.objects.filter(pk=person.pk).update(left_at=house.centre.created_at)
    assert services.account_for_addresses(["agent@example.no"]) is None
    assert not User.objects.filter(person=person).exists()
