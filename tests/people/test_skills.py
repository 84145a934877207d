"""What people can: named by the centre, told of by those who lead them."""

from __future__ import annotations

import pytest

from fagtid.people import services
from fagtid.people.models import Person, Skill
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def holders(skill: Skill) -> list[str]:
    """Who has it."""
    return list(skill.holders.values_list("name", flat=True))


def test_a_leader_names_one_and_chooses_among_those_they_lead(house: House):
    leader = house.client("leader")
    page = leader.post("/people/skills/", {"name": "Avis-Pluss"}, follow=True).text
    assert "colleague" in page
    assert "other_agent" not in page
    skill = Skill.objects.get()
    people = [house.people["agent"].pk, house.people["colleague"].pk]
    leader.post(f"/people/skills/{skill.pk}/", {"name": "Avis-Pluss", "people": people})
    assert holders(skill) == ["agent", "colleague"]
    assert "2 personer" in house.client("administrator").get("/people/skills/").text


def test_two_leaders_who_choose_at_once_undo_nothing_of_each_others(house: House):
    skill = services.add_skill(house.centre, name="Avis-Pluss")
    agent, other = house.people["agent"], house.people["other_agent"]
    services.hold_skill(skill, shown=[], chosen=[agent])
    house.client("other_leader").post(
        f"/people/skills/{skill.pk}/", {"name": "Avis-Pluss", "people": [other.pk]}
    )
    services.hold_skill(
        skill, shown=[], chosen=[house.people["colleague"]]
    )  # a page made before the others saved
    assert holders(skill) == ["agent", "colleague", "other_agent"]
    services.hold_skill(skill, shown=[agent], chosen=[])
    assert holders(skill) == ["colleague", "other_agent"]


def test_nobody_of_another_team_is_chosen_and_an_outsider_finds_nothing(house: House):
    skill = services.add_skill(house.centre, name="Avis-Pluss")
    told = {"name": "Avis-Pluss", "people": [house.people["other_agent"].pk]}
    refused = house.client("leader").post(f"/people/skills/{skill.pk}/", told)
    assert refused.status_code == 422
    assert holders(skill) == []
    stranger = build_house("Sør").client("administrator")
    assert stranger.get(f"/people/skills/{skill.pk}/").status_code == 404
    assert house.client("agent").get("/people/skills/").status_code in (403, 404)


def test_a_name_is_one_skills_and_only_what_nobody_has_goes_away(house: House):
    administrator = house.client("administrator")
    skill = services.add_skill(house.centre, name="Avis-Pluss")
    refused = administrator.post("/people/skills/", {"name": "avis-pluss"})
    assert refused.status_code == 422
    assert "Det finnes en med det navnet fra før" in refused.text
    person: Person = house.people["agent"]
    services.hold_skill(skill, shown=[], chosen=[person])
    page = administrator.post(f"/people/skills/{skill.pk}/remove/", follow=True).text
    assert "Noen har det" in page
    services.hold_skill(skill, shown=[person], chosen=[])
    administrator.post(f"/people/skills/{skill.pk}/remove/")
    assert not Skill.objects.exists()
