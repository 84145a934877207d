"""Stems, compounds and whatever else people paste in."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagtid.search.analysis import fold, terms, words
from fagtid.search.asking import read_question
from fagtid.search.compounds import Splitter, everyday
from fagtid.search.nearness import is_near
from fagtid.search.stems import stem
from fagtid.search.synonyms import NONE_TAUGHT, Synonyms
from tests.search import word_lists


def forms_alike(lists: str) -> float:
    """Share of the forms that have the stem most of their word's forms have."""
    right = total = 0
    for line in lists.strip().splitlines():
        stems = [stem(word) for word in line.split()]
        right += max(stems.count(one) for one in stems)
        total += len(stems)
    return right / total


def split_right(compounds: str) -> float:
    """Share of the compounds of which every border found is a border, and one at least is."""
    right = 0
    for told in compounds.split():
        word, borders = told.replace("|", ""), set()
        for part in told.split("|")[:-1]:
            borders.add(max(borders, default=0) + len(part))
        right += bool(found := starts(word)) and found <= borders
    return right / len(compounds.split())


def starts(word: str) -> set[int]:
    """Where the parts found begin, the first left out."""
    found, at = set(), 0
    for part in everyday().parts(word):
        found.add(word.index(part, at))
        at = word.index(part, at) + len(part)
    return found - {0}


def split_wrongly(plain: str) -> float:
    """Share of the plain words that are split."""
    return sum(bool(everyday().parts(word)) for word in plain.split()) / len(plain.split())


def test_stems_unite_the_forms_of_a_word():
    assert forms_alike(word_lists.FIRST_FORMS) >= 0.99
    assert forms_alike(word_lists.SECOND_FORMS) >= 0.96


@pytest.mark.parametrize(
    "apart",
    [
        "faktura fakta",
        "konto kontor",
        "post poste postei",
        "konsulent konsul",
        "rute rutine",
        "kampanje kamp",
    ],
)
def test_stems_keep_other_words_apart(apart):
    one, *_, other = apart.split()
    assert stem(one) != stem(other)


def test_compounds_are_split_and_plain_words_are_not():
    assert split_right(word_lists.FIRST_COMPOUNDS) >= 0.95
    assert split_right(word_lists.SECOND_COMPOUNDS) >= 0.84
    assert split_wrongly(word_lists.FIRST_PLAIN) <= 0.02
    assert split_wrongly(word_lists.SECOND_PLAIN) <= 0.04


def test_only_words_that_are_known_are_parts():
    assert Splitter({"faktura": 1e-5}).parts("zybrofaktura") == ()
    assert Splitter({"faktura": 1e-5, "zybro": 1e-5}).parts("zybrofaktura") == ("zybro", "faktura")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("idé", "ide"),
        ("Aasen", "Åsen"),
        ("e-faktura", "efaktura"),
        ("BRÜCKE", "brucke"),
        ("Malmö", "malmø"),
        ("A\u030asen", "Åsen"),
        ("abonne\u00admentet", "abonnementet"),
    ],
)
def test_what_is_written_otherwise_is_the_same(one, other):
    assert [terms(word.text).written for word in words(one)] == [terms(other).written]


@pytest.mark.parametrize("apart", [("får", "far"), ("bør", "bor"), ("lære", "lare")])
def test_norwegian_letters_are_letters_of_their_own(apart):
    assert fold(apart[0]) != fold(apart[1])


ANY_TEXT = st.text(alphabet=st.characters(), max_size=400)


@given(ANY_TEXT)
def test_any_text_can_be_read(text):
    for word in words(text):
        told = terms(word.text)
        assert text[word.start : word.end] == word.text
        assert told.written
        assert not any(one.isspace() for term in (told.exact, *told.related) for one in term)


@given(ANY_TEXT, st.lists(st.lists(ANY_TEXT, max_size=4), max_size=3))
def test_any_question_can_be_read(text, groups):
    read_question(text, Synonyms.taught(groups), typing=True)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "🙂" * 25_000,
        "שלום עולם " * 10_000,
        "e-" * 50_000,
        "ﷺ ½ Ⅷ ǅ İ ß",
        "\ud800 faktura",
        "å" * 99_999,
    ],
)
def test_a_pasted_monster_is_read_too(index_of, text):
    from tests.search.conftest import asked, document  # noqa: PLC0415

    index = index_of(document("a", text, text, keywords=(text,)))
    index.search(asked(text, typing=True))
    assert read_question(text, NONE_TAUGHT, typing=False) is not None


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("faktura", "fakutra", 1),
        ("faktura", "faktra", 1),
        ("faktura", "fakturra", 1),
        ("kort", "korp", 1),
        ("abonnement", "abonementt", 2),
        ("a", "a", 0),
        ("", "ab", 2),
    ],
)
def test_near_words_are_near(one, other, errors):
    assert is_near(one, other, errors)
    assert errors == 0 or not is_near(one, other, errors - 1)


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 3))
@settings(max_examples=300)
def test_nearness_is_what_plain_counting_says(one, other, errors):
    assert is_near(one, other, errors) == (counted(one, other) <= errors)


@cache
def counted(one: str, other: str) -> int:
    """Optimal string alignment, straight from its definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        counted(one[:-1], other) + 1,
        counted(one, other[:-1]) + 1,
        counted(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-2:][::-1]:
        best = min(best, counted(one[:-2], other[:-2]) + 1)
    return best
