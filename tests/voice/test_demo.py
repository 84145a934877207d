"""The demo centre's proposals and customers' words stand as its pages tell them."""

from __future__ import annotations

import pytest

from fagtid.information import services as bank
from fagtid.people.models import Role
from fagtid.voice.models import Proposal, Statement, Theme
from fagtid.web.demo_voice import fill_voice
from tests.house import House, add_person

pytestmark = pytest.mark.django_db


def test_the_demo_centre_has_proposals_in_every_state_and_a_changed_template(house: House):
    add_person(house.centre, "fourth", (Role.AGENT, house.north))
    bank.add_client(house.centre, "Solvikposten")
    told = {"title": "Hilsen", "body": "Velkommen."}
    template = bank.write_article(house.centre, "template", told, by=house.people["editor"])
    fill_voice(house.centre, house.people["editor"])
    template.refresh_from_db()
    assert template.version == 2
    assert set(Proposal.objects.values_list("state", flat=True)) == {"open", "partly", "declined", "adopted"}
    assert set(Theme.objects.values_list("state", flat=True)) == set(Theme.State.values)
    assert Statement.objects.values("day").distinct().count() > 3
