"""Asking: in one's own words, in seconds, with what is known already shown on the way."""

from __future__ import annotations

import pytest

from fagtid.information import services as bank
from fagtid.information.models import Use
from fagtid.questions import answering, asking, suggesting
from fagtid.questions.models import Answer, Draft, Met, Question, Repeat, Spared, Topic
from tests.house import House, build_house
from tests.information.test_bank import written

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def asked(house: House, text: str = "Kan studenter få halv pris på e-avisen?", **told: object) -> Question:
    """A question of the agent's."""
    by = told.pop("by", house.people["agent"])
    return asking.ask(house.centre, {"text": text, **told}, by=by)  # type: ignore[arg-type]


def answer_to(
    question: Question, house: House, text: str = "Ja, med studentbevis.", who: str = "colleague"
) -> Answer:
    """An answer of a colleague's."""
    return answering.give_answer(question, text, by=house.people[who])


def test_a_question_is_asked_in_ones_own_words_and_stands_among_those_that_wait(house: House):
    client = house.client("agent")
    answer = client.post("/questions/ask/", {"text": "Får studenter halv pris?", "waits": "no"}, follow=True)
    assert "Får studenter halv pris?" in answer.text
    found = Question.objects.get()
    assert (found.asked_by, found.customer_waits, found.state) == (house.people["agent"], False, "open")
    page = house.client("colleague").get("/questions/").text
    assert "Får studenter halv pris?" in page
    assert "Spurt" in page
    assert "agent" in page


def test_an_empty_question_is_refused_and_another_centre_sees_nothing(house: House):
    refused = house.client("agent").post("/questions/ask/", {"text": " ", "waits": "yes"})
    assert refused.status_code == 422
    found = asked(house)
    stranger = build_house("Sør").client("agent")
    assert stranger.get(f"/questions/{found.pk}/").status_code == 404
    assert "studenter" not in stranger.get("/questions/").text


def test_while_one_types_the_bank_and_earlier_questions_are_shown_with_their_scope(house: House):
    solvik = bank.add_client(house.centre, "Solvikposten")
    written(house, "Studentpris", "Studenter får halv pris på e-avisen.", client=solvik)
    answer_to(asked(house, "Hva koster e-avisen for studenter?"), house, "109 kr i måneden.")
    typed = {"text": "studentpris e-avis", "waits": "yes"}
    shown = house.client("other_agent").post("/questions/ask/typing/", typed).text
    assert "Solvikposten" in shown
    assert "Svar, ikke verifisert" in shown
    assert "Dette svarte på det" in shown


def test_this_answered_it_is_a_use_that_held_and_nothing_is_asked(house: House):
    article = written(house, "Studentpris", "Studenter får halv pris.")
    client = house.client("agent")
    client.post(f"/questions/ask/spared/articles/{article.pk}/", {"text": "studentpris?", "waits": "yes"})
    assert Use.objects.get().held
    assert Question.objects.count() == 0
    assert Spared.objects.get().times == 1
    question = asked(house, by=house.people["other_agent"])
    found = answer_to(question, house)
    client.post(f"/questions/ask/spared/answers/{found.pk}/", {"text": "studentpris?", "waits": "yes"})
    met = Met.objects.get(person=house.people["agent"])
    assert met.held
    assert Repeat.objects.get().of == question
    assert Spared.objects.get().times == 2


def test_what_is_begun_is_kept_and_is_there_on_another_machine(house: House):
    one, other = house.client("agent"), house.client("agent")
    one.post("/questions/ask/typing/", {"text": "Får studenter", "waits": "no"})
    page = other.get("/questions/ask/").text
    assert "Får studenter" in page
    assert Draft.objects.get().customer_waits is False
    other.post("/questions/ask/", {"text": "Får studenter halv pris?", "waits": "no"})
    assert Draft.objects.count() == 0
    one.post("/questions/ask/typing/", {"text": "Får studenter halv pris?", "waits": "no"})
    assert Draft.objects.count() == 0, "a letter that comes late begins no new draft"


def test_client_and_topic_are_suggested_and_what_is_chosen_stands(house: House):
    solvik, nordlys = (bank.add_client(house.centre, name) for name in ("Solvikposten", "Nordbladet"))
    students = Topic.objects.create(centre=house.centre, name="Studentpris")
    client = house.client("agent")
    text = "Hva er studentprisen i Solvikposten?"
    shown = client.post("/questions/ask/typing/", {"text": text, "waits": "yes"}).text
    assert "Foreslått, hvis du ikke velger: Solvikposten" in shown
    assert "Foreslått, hvis du ikke velger: Studentpris" in shown
    client.post("/questions/ask/", {"text": text, "waits": "no"})
    found = Question.objects.get()
    assert (found.client, found.topic) == (solvik, students)
    client.post("/questions/ask/", {"text": text, "waits": "no", "client": nordlys.pk})
    assert Question.objects.latest("pk").client == nordlys


def test_the_client_on_the_line_is_the_questions(house: House):
    solvik = bank.add_client(house.centre, "Solvikposten")
    client = house.client("agent")
    client.post("/search/line/", {"client": solvik.pk})
    assert f'<option value="{solvik.pk}" selected' in client.get("/questions/ask/").text


@pytest.mark.parametrize("text", ["Hva med 🎓-pris? 😀", "מה המחיר לסטודנטים?", "ما هو سعر الطالب؟"])
def test_any_letters_can_be_asked_in(house: House, text: str):
    page = house.client("agent").post("/questions/ask/", {"text": text, "waits": "no"}, follow=True)
    assert text in page.text
    assert Question.objects.get().text == text


def test_signs_that_turn_the_direction_of_what_stands_after_them_are_left_out(house: House):
    text = "\u202eHva koster \u2067e-avisen?"
    page = house.client("agent").post("/questions/ask/", {"text": text, "waits": "no"}, follow=True)
    assert "Hva koster e-avisen?" in page.text
    assert not any(one in page.text for one in "\u202e\u2067")
    Question.objects.bulk_create([Question(centre=house.centre, text=text, asked_at=house.centre.created_at)])
    assert not Question.objects.filter(text__contains="\u202e").exists()


def test_what_is_too_long_is_told_of_and_nothing_of_it_is_lost(house: House):
    text = "Får studenter halv pris? " * 4000
    client = house.client("agent")
    assert client.post("/questions/ask/typing/", {"text": text, "waits": "no"}).status_code == 200
    refused = client.post("/questions/ask/", {"text": text, "waits": "no"})
    assert refused.status_code == 422
    assert text.strip() in refused.text
    assert "4000" in refused.text.replace("\xa0", "")
    assert "maxlength" not in refused.text.partition('name="text"')[2].partition(">")[0]


def test_only_the_beginning_of_too_long_a_paste_is_looked_up(house: House, monkeypatch: pytest.MonkeyPatch):
    read: list[int] = []
    monkeypatch.setattr(suggesting, "masked", lambda text, _centre: str(read.append(len(text)) or text))
    told = {"text": "12 " * 30_000, "waits": "no"}
    assert house.client("agent").post("/questions/ask/", told).status_code == 422
    assert max(read) <= 4_000


def test_ten_thousand_open_questions_are_shown_a_page_at_a_time(
    house: House, django_assert_max_num_queries: object
):
    now = house.centre.created_at
    Question.objects.bulk_create(
        [
            Question(centre=house.centre, text=f"Spørsmål {n}", asked_by=house.people["agent"], asked_at=now)
            for n in range(10_000)
        ],
        batch_size=1000,
    )
    client = house.client("colleague")
    client.get("/questions/")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page = client.get("/questions/?page=200").text
    assert page.partition('class="questions"')[2].count('<li><a href="/questions/') == 50
    assert "Side 200 av 200" in page


def test_the_key_to_ask_is_on_every_page(house: House):
    assert 'aria-keyshortcuts="s"' in house.client("editor").get("/bank/").text
