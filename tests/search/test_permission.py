"""Nobody finds what they may not see, nor learns from the search that it is there."""

from __future__ import annotations

import pytest

from fagtid.search import Synonyms
from tests.search.conftest import AGENTS, asked, document, ids

LEADERS = frozenset({"leaders"})
SECRET = document("secret", "Nedbemanning", "Nedbemanningen rammer avdelingen i juni.", audience=LEADERS)


@pytest.mark.parametrize(
    "text", ["nedbemanning", "nedbemaning", "nedb", "bemanning ned", "juni", "det som skjer"]
)
@pytest.mark.parametrize("typing", [False, True])
def test_a_text_for_leaders_is_found_by_leaders_alone(index_of, text, typing):
    index = index_of(SECRET, document("open", "Det som skjer", "Kurs i juni."))
    taught = Synonyms.taught([{"kurs", "nedbemanning"}])
    assert "secret" not in ids(index.search(asked(text, typing=typing, synonyms=taught)))
    assert index.search(asked("nedbemanning", audience=LEADERS | AGENTS))[0].id == "secret"


def test_a_text_without_audience_is_seen_by_nobody(index_of):
    index = index_of(document("a", "Gavekort", audience=frozenset()))
    assert index.search(asked("gavekort")) == []


def test_a_searcher_without_terms_sees_nothing(index_of):
    assert index_of(document("a", "Gavekort")).search(asked("gavekort", audience=frozenset())) == []


def test_another_centre_is_another_world(index_of):
    index = index_of(document("a", "Gavekort"), document("b", "Gavekort", centre="sør"))
    assert ids(index.search(asked("gavekort"))) == ["a"]


def test_a_hidden_text_does_not_tell_what_is_spelt_right(index_of):
    """The agents' text has a misspelt name; the leaders' the right one. Both ways of asking find the same."""
    seen = document("seen", "Prosjekt Nordlyss", "Om prosjektet.")
    without = ids(index_of(seen).search(asked("nordlys")))
    hidden = document("hidden", "Nordlys", audience=LEADERS)
    assert ids(index_of(seen, hidden).search(asked("nordlys"))) == without == ["seen"]


def test_terms_with_odd_signs_are_taken_as_they_are(index_of):
    odd = frozenset({'team:4 OR * "x"'})
    index = index_of(document("a", "Gavekort", audience=odd))
    assert ids(index.search(asked("gavekort", audience=odd))) == ["a"]
    assert index.search(asked("gavekort", audience=frozenset({"*"}))) == []
