"""Has it been asked before? Words that every question at the centre holds tell little."""

from __future__ import annotations

import pytest

from fagtid.information.models import Synonyms
from fagtid.questions import asking
from fagtid.questions.models import Question
from fagtid.search import Synonyms as Taught
from fagtid.search.likeness import Wording, likeness, weights
from tests.house import House

pytestmark = pytest.mark.django_db
EARLIER = "Hvordan stopper kunden abonnementet i ferien?"
OTHER = "Hvordan endrer kunden abonnementet på adressen?"
AGAIN = "Kan kunden stoppe abonnementet når hun har ferie?"
PLACES = ("hytta", "fjellet", "båten", "kontoret", "skolen", "naboen", "byen", "gården", "øya", "havna")


def asked(house: House, text: str) -> Question:
    """It can wait."""
    return asking.ask(house.centre, {"text": text, "customer_waits": False}, by=house.people["agent"])


def suggested(house: House, text: str) -> set[str]:
    """What the page of a question asked now says may be the same."""
    page = house.client("colleague").get(asked(house, text).get_absolute_url()).text
    return {one for one in (EARLIER, OTHER) if one in page.partition("Er det spurt om før?")[2]}


def test_at_a_centre_with_many_questions_what_they_all_hold_tells_little(house: House):
    asked(house, EARLIER)
    assert suggested(house, OTHER) == {EARLIER}
    Question.objects.all().delete()
    for place in PLACES * 6:
        asked(house, f"Hvordan sier kunden opp abonnementet på avisen til {place}?")
    asked(house, EARLIER)
    assert suggested(house, OTHER) == set()
    assert suggested(house, AGAIN) >= {EARLIER}


def test_of_a_few_tens_of_texts_no_word_is_told_seldom():
    few = [f"Avisen til {place}" for place in PLACES] * 4
    assert Wording.of(few).seldom == {}
    many = Wording.of([*few, *few, EARLIER])
    assert all(0 < one <= 1 for one in many.seldom.values())
    assert likeness(EARLIER, EARLIER, many) == pytest.approx(1)
    assert likeness("", EARLIER, many) == 0


def test_words_taught_to_mean_the_same_count_as_one(house: House):
    asked(house, EARLIER)
    others = "Går det an med pause mens kunden er bortreist?"
    assert suggested(house, others) == set()
    for words in ("stoppe\npause", "i ferien\nbortreist"):
        Synonyms.objects.create(centre=house.centre, words=words)
    assert suggested(house, others) == {EARLIER}


def test_a_phrase_weighs_as_its_words_do_in_any_inflection_and_inside_a_compound():
    taught = Taught.taught([{"faktura", "regning"}, {"si opp", "avslutte"}])
    assert weights("papirfakturaen", taught).keys() > weights("regninger", taught).keys()
    assert weights("Hun sier opp avtalen", taught).keys() == weights("Avslutter hun avtalen?", taught).keys()
    wording = Wording(taught)
    assert likeness("Kunden vil si opp", "Kunden vil avslutte", wording) > 0.6
    assert likeness("regning", "faktura", wording) > 0.9
    assert likeness("regning", "avslutte", wording) == 0
