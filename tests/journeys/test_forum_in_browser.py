"""The pages of the forum in a browser, before, while and after it is run."""

from __future__ import annotations

import pytest

from fagtid.forums import ordering, running
from fagtid.forums.models import Forum
from fagtid.planning.models import Session
from tests.arenas.lives import ago, session
from tests.house import House, build_house
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def meeting(transactional_db: None) -> tuple[House, Session]:
    """A forum that has begun by the clock, with a wish and a theme of the leader's."""
    house = build_house()
    made = session(house, ago(minutes=1), "agent", "colleague", "other_agent")
    ordering.wish(house.north, "Sinte kunder", by=house.people["agent"])
    ordering.add_own(house.north, "Reklamasjon", minutes=15, by=house.people["leader"])
    return house, made


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_the_forum_has_a_fault_for_assistive_technology(
    meeting: tuple[House, Session], browse: Browse, lang: str, scheme: str, width: int
):
    house, made = meeting
    page = browse(house.client("leader"), lang, scheme, width)
    address, leader = f"/forums/{made.pk}/", house.people["leader"]
    for one in ("/forums/", address, "/forums/plan/"):
        assert faults_of(page, one) == []
    forum = running.begin(made, by=leader)
    point = forum.points.earliest("place")
    running.start(point, by=leader)
    running.write(point, "Om fristen", note=0, version=0, by=leader)
    decision = running.decide(forum, "Ny mal", owner=leader, due_on=None, point=point, by=leader)
    assert faults_of(page, address) == []
    running.end(Forum.objects.get(), by=leader)
    for one in (address, "/forums/decisions/", f"/forums/decisions/{decision.pk}/", "/team/", "/my/"):
        assert faults_of(page, one) == []
