"""Units and teams: made, renamed, moved, put together, taken away."""

from __future__ import annotations

import pytest

from fagtid.people.models import Assignment, Role, Team, Unit
from fagtid.planning.models import Activity
from tests.house import House, add_person, build_house

pytestmark = pytest.mark.django_db


def test_a_unit_and_its_team_are_added_renamed_and_moved(house: House):
    client = house.client("administrator")
    client.post("/people/units/new/", {"unit-name": "Bodø"})
    bodo = Unit.objects.get(name="Bodø")
    client.post("/people/teams/new/", {"team-name": "Team Bodø", "team-unit": bodo.pk})
    team = Team.objects.get(name="Team Bodø")
    client.post(f"/people/teams/{team.pk}/", {"name": "Team B", "unit": house.north.unit.pk})
    client.post(f"/people/units/{bodo.pk}/", {"name": "Bodø by"})
    team.refresh_from_db()
    bodo.refresh_from_db()
    assert (team.name, team.unit, bodo.name) == ("Team B", house.north.unit, "Bodø by")


def test_a_name_that_is_taken_is_refused_and_stays_typed(house: House):
    client = house.client("administrator")
    answer = client.post("/people/units/new/", {"unit-name": "TROMSØ"})
    assert answer.status_code == 422
    assert 'value="TROMSØ"' in answer.text
    answer = client.post(
        f"/people/teams/{house.north.pk}/", {"name": "team drammen", "unit": house.north.unit.pk}
    )
    assert answer.status_code == 422


def test_a_team_is_put_together_with_another(house: House):
    both = add_person(house.centre, "both", (Role.TEAM_LEADER, house.north), (Role.TEAM_LEADER, house.south))
    house.client("administrator").post(f"/people/teams/{house.north.pk}/merge/", {"into": house.south.pk})
    assert not Team.objects.filter(pk=house.north.pk).exists()
    assert Assignment.objects.get(person=house.people["agent"]).team == house.south
    assert both.assignments.count() == 1


def test_a_team_that_the_needs_name_is_not_taken_away(house: House):
    need = Activity.objects.create(centre=house.centre, title="Forum", kind="forum", minutes=30)
    need.teams.add(house.north)
    client = house.client("administrator")
    answer = client.post(f"/people/teams/{house.north.pk}/merge/", {"into": house.south.pk}, follow=True)
    assert "Ta den ut der først" in answer.text
    assert Assignment.objects.get(person=house.people["agent"]).team == house.north, "nobody has moved"


def test_only_what_is_empty_is_taken_away(house: House):
    client = house.client("administrator")
    assert "knyttet til" in client.post(f"/people/teams/{house.north.pk}/remove/", follow=True).text
    assert "knyttet til" in client.post(f"/people/units/{house.north.unit.pk}/remove/", follow=True).text
    unit = Unit.objects.create(centre=house.centre, name="Tom")
    team = Team.objects.create(centre=house.centre, unit=unit, name="Tomt")
    client.post(f"/people/teams/{team.pk}/remove/")
    client.post(f"/people/units/{unit.pk}/remove/")
    assert not Unit.objects.filter(name="Tom").exists()


def test_another_centres_team_is_no_place_to_go(house: House):
    other = build_house("Sør")
    client = house.client("administrator")
    assert client.get(f"/people/teams/{other.north.pk}/").status_code == 404
    client.post(f"/people/teams/{house.north.pk}/merge/", {"into": other.north.pk})
    assert Team.objects.filter(pk=house.north.pk).exists()
    answer = client.post("/people/teams/new/", {"team-name": "X", "team-unit": other.north.unit.pk})
    assert answer.status_code == 422
