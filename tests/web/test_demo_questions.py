"""The demo centre's questions: some in every state, each with what the page of its state shows."""

from __future__ import annotations

import pytest

from fagtid.people.asking import asker_as
from fagtid.people.models import Role
from fagtid.questions.insight import Chosen, look_into
from fagtid.questions.models import Answer, BankDraft, Doubt, Question, Repeat, Ring
from fagtid.truths.models import Correction, FalseTruth
from fagtid.web.demo_questions import fill_questions
from fagtid.web.demo_truths import fill_truths
from tests.house import House, add_person

pytestmark = pytest.mark.django_db


def test_there_are_questions_in_every_state_and_nothing_in_them_is_masked(house: House):
    add_person(house.centre, "fourth", (Role.AGENT, house.south))
    fill_questions(house.centre, house.people["editor"])
    states = set(Question.objects.values_list("state", flat=True))
    assert states == set(Question.State.values)
    assert set(Answer.objects.values_list("state", flat=True)) == set(Answer.State.values)
    assert Question.objects.filter(customer_waits=True, state="open").exists()
    assert BankDraft.objects.exists()
    assert Repeat.objects.count() >= 3
    assert Doubt.objects.filter(kind="numbers").exists()
    texts = [*Question.objects.values_list("text", flat=True), *Answer.objects.values_list("text", flat=True)]
    assert not any("[" in text for text in texts)


def test_the_weeks_before_show_how_questions_are_answered_and_masks_nothing(house: House):
    for number in range(6):
        add_person(house.centre, f"more{number}", (Role.AGENT, house.south))
    fill_questions(house.centre, house.people["editor"])
    editor = asker_as(house.people["editor"])
    found = look_into(editor, Chosen())
    assert found.all is not None
    assert found.all.first is not None
    assert found.all.held_percent is not None
    assert len(found.groups) >= 8
    assert sum(one.told is not None for one in found.weeks) >= 6
    assert not any("[" in text for text in Question.objects.values_list("text", flat=True))
    assert not Ring.objects.filter(over_at=None).exclude(question__state="open").exists()


def test_false_truths_stand_in_every_state_that_somebody_does_something_about(house: House):
    for number in range(6):
        add_person(house.centre, f"more{number}", (Role.AGENT, house.south))
    fill_questions(house.centre, house.people["editor"])
    fill_truths(house.centre, house.people["editor"])
    assert sorted(FalseTruth.objects.values_list("state", flat=True)) == ["alive", "alive", "raised"]
    heard = FalseTruth.objects.get(statement__startswith="Angreretten")
    assert heard.checks.filter(was_right=True).exists()
    assert heard.corrections.filter(read_version=0).exists()
    assert Correction.objects.filter(truth__answer__isnull=False).exists()
    texts = [" ".join(one) for one in FalseTruth.objects.values_list("statement", "holds", "believable")]
    assert not any("[" in text for text in texts)
