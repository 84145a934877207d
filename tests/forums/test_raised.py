"""What calls have raised comes up in the forum, and a correction reaches those who talked of it there."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fagtid.forums import deciding, ordering, running
from fagtid.forums.models import Decision, Note, Point
from fagtid.questions import answering, asking
from fagtid.questions.models import Question, Repeat
from fagtid.truths import correcting
from fagtid.truths.models import Correction
from fagtid.voice import proposing
from tests.arenas.lives import ago, session
from tests.forums.meetings import begun, coming, lines
from tests.frame.test_masking import CARD
from tests.house import House
from tests.masked import INVENTED, TOLD, stored
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db


def some_days_old(question: Question, days: int = 3) -> Question:
    """The question, asked so long ago."""
    Question.objects.filter(pk=question.pk).update(asked_at=ago(days=days))
    question.refresh_from_db()
    return question


def kinds(house: House) -> dict[str, str]:
    """What the coming forum has on its agenda: titles by kind."""
    return {one.kind: one.title for one in lines(coming(house))}


def test_questions_that_nobody_has_settled_come_up_with_why(house: House):
    some_days_old(asked(house, "Hva koster helgeabonnement?"))
    answered = some_days_old(asked(house, "Får studenter halv pris?"))
    answer = answer_to(answered, house)
    asked(house, "Spurt i dag")
    made = coming(house)
    found = {one.title: one.reason for one in lines(made)}
    assert found == {
        "Hva koster helgeabonnement?": "Ingen har svart på det.",
        "Får studenter halv pris?": "Ingen har verifisert svaret.",
    }
    answering.verify(answer, {}, version=1, by=house.people["editor"])
    assert [one.title for one in lines(made)] == ["Hva koster helgeabonnement?"]


def test_what_comes_again_what_is_not_true_and_what_is_proposed_come_up(house: House):
    question = asked(house, "Hvor er avisen?")
    for who in ("colleague", "other_agent"):
        Repeat.objects.create(of=question, by=house.people[who], at=ago(days=1))
    told = {"statement": "Adresseendring koster 99 kr.", "holds": "Den er gratis."}
    wrong = answer_to(asked(house, "Adresse?"), house, "99 kr")
    correcting.correct_answer(wrong, told, by=house.people["editor"])
    about = {
        "title": "Kortere åpning",
        "why": "Vi bruker for lang tid.",
        "about": "other",
        "new_body": "Hei.",
    }
    proposing.propose(house.centre, about, by=house.people["agent"], token=uuid4())
    assert kinds(house) == {
        "repeated": "Hvor er avisen?",
        "truth": "Stemmer ikke: «Adresseendring koster 99 kr.»",
        "proposal": "Kortere åpning",
    }


def test_what_a_team_has_decided_to_propose_is_not_asked_of_it_but_of_the_others(house: House):
    forum = begun(house)
    told = {"owner": house.people["agent"], "due_on": None, "point": None}
    decision = running.decide(forum, "Kortere åpning", by=house.people["leader"], **told)
    about = {"title": "Kortere åpning", "why": "Vi bruker for lang tid."}
    deciding.propose(decision, about, by=house.people["agent"], token=uuid4())
    own, other = coming(house), session(house, ago(hours=-24), "other_agent")
    assert "proposal" not in {one.kind for one in lines(own)}
    assert "proposal" in {one.kind for one in lines(other)}


def test_a_correction_reaches_those_whose_forum_talked_of_the_answer(house: House):
    question = some_days_old(asking.ask(house.centre, {"text": "Adresse?"}, by=house.people["other_agent"]))
    answer = answering.give_answer(question, "99 kr", by=house.people["other_leader"])
    forum = begun(house)
    point = Point.objects.get(forum=forum, key=f"question-{question.pk}")
    told = {"statement": "Det koster 99 kr.", "holds": "Det er gratis."}
    Point.objects.filter(pk=point.pk).update(state=Point.State.DONE)
    truth = correcting.correct_answer(answer, told, by=house.people["editor"])
    why = dict(Correction.objects.filter(truth=truth).values_list("person__name", "why"))
    assert why == {
        "other_agent": "asked",
        "other_leader": "gave",
        "agent": "forum",
        "colleague": "forum",
        "leader": "forum",
    }


def test_what_was_put_off_was_not_talked_of(house: House):
    question = some_days_old(asking.ask(house.centre, {"text": "Adresse?"}, by=house.people["other_agent"]))
    answer = answering.give_answer(question, "99 kr", by=house.people["other_leader"])
    begun(house)
    truth = correcting.correct_answer(
        answer, {"statement": "99 kr.", "holds": "Gratis."}, by=house.people["editor"]
    )
    assert set(truth.corrections.values_list("why", flat=True)) == {"asked", "gave"}


def test_no_customers_name_or_number_is_kept_of_a_forum(house: House):
    made = coming(house)
    client = house.client("leader")
    ordering.add_own(house.north, f"Kort {CARD}", minutes=5, by=house.people["leader"])
    client.post(f"/forums/{made.pk}/add/", {"title": TOLD[:100]})
    forum = begun(house)
    for point in forum.points.all():
        house.client("agent").post(f"/forums/points/{point.pk}/write/", {"text": TOLD})
    owner = {"text": TOLD, "owner": house.people["agent"].pk}
    client.post(f"/forums/{forum.session_id}/decide/", owner)
    decision = Decision.objects.get()
    house.client("agent").post(f"/forums/decisions/{decision.pk}/close/", {"done": "no", "why": TOLD})
    client.post(f"/forums/{forum.session_id}/question/", {"question": TOLD, "answers": f"{TOLD}\nB"})
    kept = stored("forums")
    assert kept.count("[kortnummer]") >= 4
    assert Note.objects.exists()
    for one in INVENTED:
        assert one not in kept
