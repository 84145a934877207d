"""The demo centre's questions: some in every state, each with what the page of its state shows."""

from __future__ import annotations

import pytest

from fagtid.people.models import Role
from fagtid.questions.models import Answer, BankDraft, Doubt, Question, Repeat
from fagtid.web.demo_questions import fill_questions
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
