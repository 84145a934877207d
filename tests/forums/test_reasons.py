"""Why things are on an agenda, in the language of whoever reads it, not of whoever began the forum."""

from __future__ import annotations

import pytest

from fagtid.forums import ordering, running
from fagtid.forums.models import Forum, Point
from fagtid.information import services as bank
from fagtid.people.models import User
from tests.forums.meetings import a_notice, begun
from tests.house import House, account_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(house: House) -> Forum:
    """One begun by somebody who reads Norwegian, with what fills it by itself and a wish."""
    a_notice(house, "Vanskelig rutine", is_complex=True)
    for _ in range(3):
        bank.count_missed(house.centre, "avisbud")
    ordering.wish(house.north, "Rolige samtaler", by=house.people["agent"])
    ordering.wish(house.north, "Hilsen", by=house.people["agent"], why="Vi hilser ulikt.")
    return begun(house)


def page(house: House, forum: Forum, language: str) -> str:
    """The forum as somebody sees it who reads a language."""
    User.objects.filter(pk=account_of(house.people["agent"]).pk).update(language=language)
    return house.client("agent").get(f"/forums/{forum.session_id}/").text


def test_a_forum_begun_in_norwegian_tells_its_reasons_in_english_to_who_reads_that(
    house: House, forum: Forum
):
    norwegian = ("Den gjelder fra 3. desember", "Lett etter 3 ganger", "Noen i teamet ønsker det")
    english = ("It takes effect 3. December", "Looked for 3 times", "Somebody in the team wishes for it")
    told = {one: page(house, forum, one) for one in ("nb", "en")}
    for told_in_norwegian, told_in_english in zip(norwegian, english, strict=True):
        assert told_in_norwegian in told["nb"]
        assert told_in_norwegian not in told["en"]
        assert told_in_english in told["en"]
    assert "Looked for in vain: avisbud" in told["en"]
    assert "Vi hilser ulikt." in told["en"]  # a person's own words stay as they are


def test_a_forum_from_before_keeps_the_reasons_it_was_begun_with(house: House, forum: Forum):
    Point.objects.update(reason="Den må snakkes gjennom.", reason_code="", reason_facts={})
    assert "Den må snakkes gjennom." in page(house, forum, "en")
    running.end(forum, by=house.people["leader"])
    assert "avisbud" in page(house, forum, "en")
