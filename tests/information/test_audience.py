"""A notice reaches those it is for: by place, role, channel and what they can, all of which must fit."""

from __future__ import annotations

from typing import Any

import pytest

from fagtid.information import noticing
from fagtid.information.audience import audience_text, concerned
from fagtid.information.models import Delivery, Notice
from fagtid.intake.models import RosterStretch
from fagtid.people import services as people
from fagtid.people.models import Role, Skill
from tests.centres import somebody
from tests.house import House
from tests.information.test_notices import nord, published, rostered, sunday, told

__all__ = ["rostered", "sunday"]
pytestmark = pytest.mark.django_db


def names(notice: Notice) -> set[str]:
    """Whom it is delivered to."""
    return set(Delivery.objects.filter(notice=notice).values_list("person__name", flat=True))


def refused(house: House, **changed: Any) -> str:
    """What the page of publishing says when nobody is left."""
    editor = house.client("editor")
    notice = noticing.write_notice(house.centre, told(**changed), by=house.people["editor"])
    answer = editor.post(f"/notices/{notice.pk}/publish/", {"version": 1})
    assert answer.status_code == 422
    assert not Delivery.objects.exists()
    return answer.text


def test_a_role_is_told_and_no_other(house: House):
    leaders = published(house, role=Role.TEAM_LEADER)
    assert names(leaders) == {"leader", "other_leader"}
    assert names(published(house, role=Role.AGENT, title="Ny")) == {"agent", "colleague", "other_agent"}


def test_those_who_can_one_of_them_are_told(house: House):
    plus, mail = (people.add_skill(house.centre, name=name) for name in ("Avis-Pluss", "Engelsk"))
    people.hold_skill(plus, shown=[], chosen=[house.people["agent"]])
    people.hold_skill(mail, shown=[], chosen=[house.people["agent"], house.people["other_agent"]])
    assert names(published(house, skills=[plus, mail])) == {"agent", "other_agent"}
    both = published(house, skills=[plus, mail], teams=[house.south], title="Ny")
    assert names(both) == {"other_agent"}
    assert audience_text(both) == "Alle i Team Drammen som kan en av Avis-Pluss og Engelsk"


def test_a_channel_is_told_by_the_roster_and_who_is_on_none_is_not_missed(rostered: House):
    anne = somebody(rostered, "anne")
    RosterStretch.objects.filter(person=anne, duty="phone").update(duty="mail")
    mail = names(published(rostered, channel="mail"))
    phone = names(published(rostered, channel="phone", title="Ny", teams=[nord(rostered)]))
    assert anne.name in mail
    assert anne.name not in phone
    assert phone - mail
    assert "agent" in mail  # on no roster
    assert audience_text(Notice.objects.get(title="Ny")) == "Alle med telefon i Nord"


def test_a_change_of_whom_it_is_for_is_a_change_and_follows(house: House):
    notice = published(house)
    editor = house.people["editor"]
    noticing.change_notice(notice, {"role": Role.TEAM_LEADER}, version=1, by=editor, asks_again=False)
    assert names(notice) == {"leader", "other_leader"}
    skill = people.add_skill(house.centre, name="Avis-Pluss")
    people.hold_skill(skill, shown=[], chosen=[house.people["leader"]])
    noticing.change_notice(notice, {"skills": [skill]}, version=2, by=editor, asks_again=False)
    assert names(notice) == {"leader"}
    people.hold_skill(skill, shown=[], chosen=[house.people["other_leader"]])
    noticing.deliver_anew(notice.published_at)  # type: ignore[arg-type]
    assert names(notice) == {"leader", "other_leader"}


def test_the_part_that_leaves_nobody_is_told(rostered: House):
    skill = people.add_skill(rostered.centre, name="Samisk")
    assert "Ingen der kan det du har valgt" in refused(rostered, skills=[skill])
    assert "Ingen der har den kanalen" in refused(
        rostered, channel="mail", teams=[nord(rostered)], role=Role.TEAM_LEADER
    )


def test_it_is_chosen_on_the_page_and_said_in_words_before_publishing(house: House):
    people.add_skill(house.centre, name="Samisk")
    editor = house.client("editor")
    assert "Samisk" in editor.get("/notices/new/").text
    form = {
        **told(),
        "starts_on": "2026-12-01",
        "kind": "fact",
        "weight": "normal",
        "role": "agent",
        "channel": "mail",
    }
    page = editor.post("/notices/new/", form, follow=True).text
    assert "Kundekonsulenter med e-post" in page
    assert concerned(Notice.objects.get()).filter(name="leader").count() == 0
    assert Skill.objects.count() == 1
