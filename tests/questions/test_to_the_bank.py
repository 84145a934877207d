"""From answer to knowledge: in the asker's words, links both ways, and what comes again is counted."""

from __future__ import annotations

import pytest

from fagtid.information import services as bank
from fagtid.information.models import Article
from fagtid.questions import asking, banking
from fagtid.questions.models import Answer, BankDraft, Repeat
from tests.house import House
from tests.information.test_bank import written
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db
ASKED = "Har kjerringa krav på halv pris når ho studerer?"


def test_one_key_makes_a_draft_and_an_editor_takes_it_in_with_links_both_ways(house: House):
    question = asked(house, text=ASKED)
    found = answer_to(question, house, "Studenter får halv pris på e-avisen.")
    house.client("colleague").post(f"/questions/answers/{found.pk}/to-the-bank/")
    editor = house.client("editor")
    assert "kjerringa" in editor.get("/questions/?show=drafts").text
    draft = BankDraft.objects.get()
    page = editor.get(f"/questions/drafts/{draft.pk}/").text
    assert "Studenter får halv pris på e-avisen." in page
    told = {"title": "Studentpris", "body": "Studenter får halv pris.", "keywords": ASKED, "version": ""}
    assert "I fagbanken:" in editor.post(f"/questions/drafts/{draft.pk}/", told, follow=True).text
    article = Article.objects.get()
    assert ASKED in house.client("agent").get(f"/bank/{article.pk}/").text
    page = house.client("agent").get("/search/?q=kjerring+halv+pris").text
    assert "Studentpris" in page
    assert f"/questions/{question.pk}/" not in page, "what is in the bank is found there"
    found.refresh_from_db()
    assert (found.article, found.state) == (article, Answer.State.VERIFIED)


def test_an_answer_changes_what_is_in_the_bank(house: House):
    article = written(house, "Studentpris", "Halv pris.")
    found = answer_to(asked(house, text=ASKED), house, "Gjelder også lærlinger.")
    house.client("agent").post(f"/questions/answers/{found.pk}/changes/", {"article": article.pk})
    editor, draft = house.client("editor"), BankDraft.objects.get()
    page = editor.get(f"/questions/drafts/{draft.pk}/").text
    assert "Halv pris.\n\nGjelder også lærlinger." in page
    body = "Halv pris. Gjelder også lærlinger."
    told = {"title": "Studentpris", "body": body, "version": 1, "owner": article.owner_id}
    editor.post(f"/questions/drafts/{draft.pk}/", told)
    article.refresh_from_db()
    assert (article.body, article.version) == (body, 2)
    assert article.versions.first().reason == ASKED


def test_what_does_not_belong_in_the_bank_is_put_away_with_a_reason(house: House):
    found = answer_to(asked(house), house)
    editor = house.client("editor")
    answer = editor.post(f"/questions/answers/{found.pk}/to-the-bank/")
    draft = BankDraft.objects.get()
    assert answer.headers["Location"] == f"/questions/drafts/{draft.pk}/", "an editor goes straight on"
    again = editor.post(f"/questions/answers/{found.pk}/to-the-bank/", follow=True).text
    assert "Noen har alt tatt hånd om dette" in again
    editor.post(f"/questions/drafts/{draft.pk}/turn-down/", {"why": "Står alt på kortet."})
    draft.refresh_from_db()
    assert (draft.why, draft.settled_by) == ("Står alt på kortet.", house.people["editor"])
    assert editor.get(f"/questions/drafts/{draft.pk}/").status_code == 404
    assert house.client("agent").get("/questions/?show=drafts").status_code == 200
    assert "Til fagbanken" not in house.client("agent").get("/questions/").text


def test_the_same_question_again_is_recognised_confirmed_and_counted(house: House):
    first = asked(house, text="Kan studenter få halv pris på e-avisen?")
    answer_to(first, house)
    for n, text in enumerate(
        ("Får en student halv pris på eavisen?", "Halv pris på e-avisen for studenter?")
    ):
        again = asked(house, text=text, by=house.people["other_agent"])
        page = house.client("other_agent").get(f"/questions/{again.pk}/").text
        assert "Er det spurt om før?" in page, n
        house.client("other_agent").post(f"/questions/{again.pk}/same-as/{first.pk}/")
        assert "Det samme er spurt om før" in house.client("agent").get(f"/questions/{again.pk}/").text
    assert Repeat.objects.filter(of=first).count() == 2
    page = house.client("editor").get("/questions/?show=repeated").text
    assert "Har kommet igjen 2 ganger" in page
    other = asked(house, text="Når kommer avisen på lørdag?", by=house.people["other_agent"])
    assert "Er det spurt om før?" not in house.client("other_agent").get(f"/questions/{other.pk}/").text


def test_whoever_wanted_it_in_the_bank_reads_why_it_is_not(house: House):
    found = answer_to(asked(house), house)
    house.client("colleague").post(f"/questions/answers/{found.pk}/to-the-bank/")
    banking.turn_down(BankDraft.objects.get(), "Står alt i artikkelen om rabatt.", by=house.people["editor"])
    page = house.client("colleague").get(f"/questions/{found.question_id}/").text
    assert "Ikke tatt inn i fagbanken: Står alt i artikkelen om rabatt." in page
    house.client("agent").post(f"/questions/answers/{found.pk}/to-the-bank/")
    assert "Ikke tatt inn" not in house.client("agent").get(f"/questions/{found.question_id}/").text


def test_what_comes_again_says_whether_it_is_in_the_bank(house: House):
    question = asked(house)
    found = answer_to(question, house)
    for n in range(2):
        asking.mark_repeat(asked(house, f"Igjen {n}"), question, by=house.people["agent"])
    client = house.client("editor")
    assert "Ikke i fagbanken ennå" in client.get("/questions/?show=repeated").text
    article = written(house, "Studentpris", "Halv pris.")
    Answer.objects.filter(pk=found.pk).update(article=article)
    page = client.get("/questions/?show=repeated").text
    assert "Ikke i fagbanken ennå" not in page
    assert "Står i fagbanken, og kommer likevel igjen" in page
    bank.withdraw_article(article, replaced_by=None, by=house.people["editor"])
    assert "Ikke i fagbanken ennå" in client.get("/questions/?show=repeated").text
