"""One page shows what became of a question: from the call to the bank, the forum and what people hold now."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fagtid.forums import deciding
from fagtid.forums.models import Decision, Point
from fagtid.frame.clock import now
from fagtid.information import services as bank
from fagtid.people.models import Role
from fagtid.questions import answering, asking, banking
from fagtid.questions.models import BankDraft, Question, Repeat
from fagtid.truths import checking, correcting
from fagtid.truths.models import Check
from tests.arenas.lives import ago
from tests.forums.meetings import begun
from tests.house import House, add_person
from tests.information.test_bank import written
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db
WORDS = re.compile(r"<strong>([^<]+)</strong>")
WHOLE = [
    "Spurt, mens kunden ventet.",
    "Ringte teamlederen.",
    "Kom bort.",
    "Besvart.",
    "Holdt hos en kunde for første gang.",
    "Endret svaret.",
    "Verifiserte svaret.",
    "Lagt fram for fagredaktørene, for fagbanken.",
    "Tatt inn i fagbanken.",
    "Teksten i fagbanken holdt for første gang.",
]


def steps(house: House, question: Question, who: str = "agent") -> list[str]:
    """The sentences of the page, as somebody sees them."""
    page = house.client(who).get(f"/questions/{question.pk}/trace/").text
    return WORDS.findall(page.partition('<ol class="became">')[2].partition("</ol>")[0])


def test_from_a_call_to_the_bank_every_step_is_there_with_what_it_leads_to(house: House):
    people = house.people
    told = {"text": "Får studenter halv pris?", "customer_waits": True}
    question = asking.ask(house.centre, told, by=people["agent"])
    asking.come(question, "over", by=people["colleague"])
    answer = answering.give_answer(question, "Ja.", by=people["colleague"])
    answering.tell_held(answer, held=True, by=people["agent"])
    answer.refresh_from_db()
    answering.verify(answer, {"text": "Ja, på e-avisen."}, version=1, by=people["editor"])
    answer.refresh_from_db()
    draft = banking.make_draft(answer, by=people["colleague"])
    taken = {"title": "Studentpris", "body": "Halv pris på e-avisen.", "owner": people["editor"]}
    article = banking.take_in(draft, taken, by=people["editor"], version=0)
    bank.note_use(article, held=True, by=people["other_agent"])
    assert sorted(steps(house, question)) == sorted(WHOLE)
    page = house.client("other_agent").get(f"/questions/{question.pk}/trace/").text
    assert f'href="/bank/{article.pk}/"' in page
    assert "Studentpris" in page
    assert "other_agent" not in page.partition("<main")[2], "who used it is nobody's to see"
    linked = house.client("agent").get(f"/questions/{question.pk}/").text
    assert f"/questions/{question.pk}/trace/" in linked


def test_the_correction_the_forum_and_what_it_decided_are_a_part_of_it(house: House):
    question = asked(house, "Adresse?")
    Question.objects.filter(pk=question.pk).update(asked_at=ago(days=3))
    answer = answer_to(question, house, "99 kr")
    forum = begun(house)
    point = Point.objects.get(forum=forum, key=f"question-{question.pk}")
    Point.objects.filter(pk=point.pk).update(state=Point.State.DONE)
    decision = Decision.objects.create(
        team=house.north, forum=forum, point=point, text="Alle sier at det er gratis.", decided_at=now()
    )
    article = written(house, "Adresse", "Gratis.")
    deciding.note_made(decision, "article", article.pk, by=house.people["editor"])
    told = {"statement": "Det koster 99 kr.", "holds": "Det er gratis."}
    correcting.correct_answer(answer, told, by=house.people["editor"])
    found = steps(house, question)
    for words in (
        "Talt om i forumet til Team Tromsø.",
        "Bestemt i forumet.",
        "Laget av det som ble bestemt: artikkel.",
        "Svaret gjelder ikke lenger.",
        "Rettet, fordi det ikke stemte: alle som hadde møtt det, fikk vite det.",
    ):
        assert words in found
    outside = steps(house, question, "other_agent")
    assert "Talt om i forumet til Team Tromsø." in outside
    assert "Bestemt i forumet." not in outside, "what another team decided is theirs"


def test_how_many_hold_what_is_right_is_told_from_five_up(house: House):
    answer = answer_to(asked(house, "Adresse?"), house, "99 kr")
    more = [add_person(house.centre, f"agent{n}", (Role.AGENT, house.north)) for n in range(4)]
    for one in more:
        answering.see([answer], by=one)
    told = {
        "statement": "99 kr.", "holds": "Gratis.", "question": "Hva koster det?", "choices": "Gratis\n99 kr",
    }  # fmt: skip
    truth = correcting.correct_answer(answer, told, by=house.people["editor"])
    for one in truth.corrections.all():
        checking.read(one, version=1)
    Check.objects.update(due_at=now() - timedelta(hours=1))
    first = list(Check.objects.filter(turn=1))
    for one in first[:4]:
        checking.answer_check(one, "Gratis", 3)
    assert not any("vet hva som gjelder" in one for one in steps(house, answer.question))
    checking.answer_check(first[4], "99 kr", 3)
    assert "Spurt om det, gang 1: 80 % vet hva som gjelder." in steps(house, answer.question)


def test_what_came_again_is_counted_and_leads_to_the_first(house: House):
    first, second = asked(house, "Hva koster helg?"), asked(house, "Hva koster helgen?")
    asking.mark_repeat(second, first, by=house.people["editor"])
    Repeat.objects.create(of=first, by=house.people["agent"], at=now())
    assert "Hadde kommet igjen 2 ganger, 1 av dem besvart av det som ble funnet." in steps(house, first)
    assert "Sett å være det samme som et tidligere spørsmål." in steps(house, second)
    assert not BankDraft.objects.exists()


def test_a_question_with_many_answers_costs_no_more_to_trace(
    house: House, django_assert_max_num_queries: Any
):
    question, client = asked(house), house.client("agent")
    with CaptureQueriesContext(connection) as before:
        client.get(f"/questions/{question.pk}/trace/")
    for number in range(8):
        answering.verify(answer_to(question, house, f"{number} kr"), {}, version=1, by=house.people["editor"])
    with django_assert_max_num_queries(len(before) + 1):
        client.get(f"/questions/{question.pk}/trace/")


def test_another_centres_question_has_no_trace(house: House):
    question = asked(house)
    assert house.client(None).get(f"/questions/{question.pk}/trace/").status_code == 302
