"""What did not hold or speaks against another: all are warned, the owner sees why, until it is so no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fagtid.frame.clock import today
from fagtid.information import services as bank
from fagtid.questions import answering, doubting
from fagtid.questions.models import Answer, Doubt
from tests.house import House
from tests.information.test_bank import written
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db
WHY = "Kunden ble bedt om lærekontrakt."


def fallen(house: House) -> Answer:
    """An answer that the asker's customer did not take."""
    found = answer_to(asked(house), house)
    house.client("agent").post(f"/questions/answers/{found.pk}/used/", {"held": "no", "comment": WHY})
    found.refresh_from_db()
    return found


def two_against(house: House) -> tuple[Answer, Answer]:
    """Two answers to one question that cannot both be right."""
    question = asked(house, text="Hvor lang er fristen for å stoppe avisen?")
    one = answer_to(question, house, "Fristen for å stoppe avisen er 14 dager.")
    other = answer_to(question, house, "Fristen for å stoppe avisen er 3 dager.", "leader")
    assert doubting.look(other.pk) == 1
    return one, other


def doubts(house: House) -> str:
    """What the editor sees of what speaks against each other."""
    return house.client("editor").get("/questions/?show=doubts").text


def test_the_owner_reads_what_was_wrong_beside_the_question_and_its_scope(house: House):
    fallen(house)
    page = doubts(house)
    assert WHY in page
    assert "Kan studenter få halv pris på e-avisen?" in page
    assert "alle oppdragsgivere" in page
    assert "Begge kan stå" not in page, "there is only one"
    assert "Svaret kan stå" in page


def test_whoever_verifies_has_what_was_wrong_before_them(house: House):
    found = fallen(house)
    assert WHY in house.client("editor").get(f"/questions/answers/{found.pk}/edit/").text


def test_the_next_to_read_an_answer_is_warned_that_it_did_not_hold_and_who_said_so_is_not_told(house: House):
    found = fallen(house)
    page = house.client("other_agent").get(f"/questions/{found.question_id}/").text
    card = page.split(f'id="answer-{found.pk}"')[1].split("</article>")[0]
    assert "Det er tvil om dette svaret" in card
    assert WHY in card
    assert "Svaret kan stå" not in card, "that is the owner's"
    assert "agent " not in card.split(WHY)[0].split("tvil")[1]


def test_where_an_answer_is_found_it_says_that_it_is_disputed(house: House):
    found = fallen(house)
    shown = house.client("other_agent").post("/questions/ask/typing/", {"text": "halv pris studenter e-avis"})
    assert "omstridt" in shown.text
    answering.verify(found, {}, version=1, by=house.people["editor"])
    shown = house.client("other_agent").post("/questions/ask/typing/", {"text": "halv pris studenter e-avis"})
    assert "Verifisert svar" in shown.text
    assert "omstridt" not in shown.text


def test_what_was_verified_after_it_did_not_hold_stands_before_the_owner_no_more(house: House):
    found = fallen(house)
    answering.verify(found, {"text": "Ja, også lærlinger."}, version=1, by=house.people["editor"])
    assert "Ingenting her nå" in doubts(house)


def test_an_answer_that_holds_no_more_speaks_against_nothing(house: House):
    one, other = two_against(house)
    answering.supersede(one, by=house.people["editor"], why="Gammel frist.")
    assert "Ingenting her nå" in doubts(house)
    answering.restore(one, by=house.people["editor"])
    assert "3 dager" in doubts(house), "it does again"
    assert Doubt.objects.get().answer == other


@pytest.mark.parametrize("which", [0, 1])
def test_two_answers_that_now_say_the_same_stand_before_nobody(house: House, which: int):
    pair = two_against(house)
    changed = answering.change_answer(
        pair[which],
        {"text": f"Fristen for å stoppe avisen er {(3, 14)[which]} dager."},
        version=1,
        by=house.people["editor"],
    )
    assert doubting.look(changed.pk) == 0
    assert "Ingenting her nå" in doubts(house)


def test_an_article_that_is_withdrawn_speaks_against_nothing_and_one_in_force_says_what(house: House):
    article = written(
        house, "Frist for stopp", "Fristen for å stoppe avisen er 14 dager før den skal stoppes."
    )
    found = answer_to(
        asked(house, text="Hvor lang er fristen for å stoppe avisen?"),
        house,
        "Fristen for å stoppe avisen er 3 dager før den skal stoppes.",
    )
    assert doubting.look(found.pk) == 1
    assert "er 14 dager før" in doubts(house), "its words, not only its name"
    bank.withdraw_article(article, replaced_by=None, by=house.people["editor"])
    assert "Ingenting her nå" in doubts(house)


def test_an_answer_taken_over_twice_leads_straight_to_what_holds_now(house: House):
    question, editor = asked(house), house.people["editor"]
    first, second, third = (answer_to(question, house, f"Ja, {n} kroner.") for n in (1, 2, 3))
    answering.supersede(first, by=editor, why="Ny pris.", replaced_by=second)
    answering.supersede(second, by=editor, why="Ny pris igjen.", replaced_by=third)
    page = house.client("agent").get(f"/questions/{question.pk}/").text
    card = page.split(f'id="answer-{first.pk}"')[1].split("</article>")[0]
    assert f"#answer-{third.pk}" in card
    assert f"#answer-{second.pk}" not in card


def test_an_answer_whose_successor_fell_too_leads_to_the_article_or_nowhere(house: House):
    question, editor = asked(house), house.people["editor"]
    first, second = (answer_to(question, house, f"Ja, {n} kroner.") for n in (1, 2))
    answering.supersede(first, by=editor, why="Ny pris.", replaced_by=second)
    article = written(house, "Studentpris", "Det koster 109 kroner.")
    answering.supersede(second, by=editor, why="Står i banken.", article=article)
    page = house.client("agent").get(f"/questions/{question.pk}/").text
    card = page.split(f'id="answer-{first.pk}"')[1].split("</article>")[0]
    assert f'href="/bank/{article.pk}/"' in card
    assert f"#answer-{second.pk}" not in card


def test_an_answer_whose_days_are_over_says_so(house: House):
    found = answer_to(asked(house), house)
    last = today(house.centre.timezone) - timedelta(days=1)
    answering.verify(found, {"ends_on": last}, version=1, by=house.people["editor"])
    page = house.client("agent").get(f"/questions/{found.question_id}/").text
    assert "Gjaldt til" in page
