"""Phone numbers are found however their digits are grouped; other numbers stay what they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagtid.search.analysis import words
from fagtid.search.numbers import whole_numbers
from tests.search.conftest import asked, document, ids
from tests.search.test_snippets import told

WRITTEN = ("22 33 44 55", "22334455", "223 34 455", "+47 22 33 44 55", "+4722334455", "0047 22334455")


def numbers(text: str) -> list[tuple[str, str]]:
    """Each whole number: as it stands in the text, and its digits."""
    return [(text[one.start : one.end], one.text) for one in whole_numbers(text)]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("typed", WRITTEN)
def test_a_phone_number_is_found_in_any_grouping_and_marked_whole(index_of, written, typed):
    index = index_of(
        document("own", "Sentralbord", f"Ring {written}, så svarer de."),
        document("other", "Sentralbord", "Ring 66 77 88 99, så svarer de."),
    )
    hits = index.search(asked(typed))
    assert ids(hits) == ["own"]
    marks = [piece.text for piece in hits[0].snippet if piece.is_match]
    assert marks[-1] == written.removeprefix("0047 ")  # a code beside one group is a word of its own


def test_a_phone_number_on_a_card_is_found_by_its_title_and_keywords_too(index_of):
    index = index_of(
        document("title", "Vakt 913 45 678"),
        document("keyword", "Bud", keywords=("815 49 620",)),
        document("seven", "Budsentralen", "Telefon 815 4962"),
    )
    assert ids(index.search(asked("91345678"))) == ["title"]
    assert told(index.search(asked("91345678"))[0].title) == "Vakt [913 45 678]"
    assert ids(index.search(asked("81549620"))) == ["keyword"]
    assert ids(index.search(asked("8154962"))) == ["seven"]


def test_the_whole_number_counts_more_than_its_groups_by_chance(index_of):
    index = index_of(
        document("chance", "Satser", "22 kr, 33 kr, 44 kr og 55 kr. " * 3),
        document("own", "Sentralbord", "Ring 22334455 hvis det haster, ellers ikke."),
    )
    assert ids(index.search(asked("22 33 44 55"))) == ["own", "chance"]


def test_single_groups_are_found_and_marked_as_before(index_of):
    index = index_of(document("a", "Sentralbord", "Ring 22 33 44 55."))
    (hit,) = index.search(asked("44"))
    assert told(hit.snippet) == "Ring 22 33 [44] 55."
    (hit,) = index.search(asked("22", typing=True))
    assert told(hit.snippet) == "Ring [22] 33 44 55."


def test_a_half_typed_number_finds(index_of):
    index = index_of(document("a", "Sentralbord", "Ring 22 33 44 55."), document("b", "Annet", "Ring 7."))
    for typed in ("22334", "22 33 44 5"):
        (hit,) = index.search(asked(typed, typing=True))
        assert told(hit.snippet) == "Ring [22 33 44 55]."


@pytest.mark.parametrize(
    "text",
    [
        "1 299 000 kr",
        "12 345 678 kroner",
        "prisen er 12 345 678,50",
        "24 12 2026",
        "2026 12 24",
        "sesongen 2026 2027",
        "1. mai 2026 12 30 55 66",
        "1 2 3 4 5 6 7 8",
        "konto 1234 56 78903",
        "+46 22 33 44 55",
        "22 33 44 55kr",
        "A-22 33 44 55",
        "22  33 44 55",
        "22334455",
    ],
)
def test_amounts_dates_years_and_other_numbers_are_left_as_they_are(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tlf.22 33 44 55.", [("22 33 44 55", "22334455")]),
        ("22 33 44 55/66 77 88 99", [("22 33 44 55", "22334455"), ("66 77 88 99", "66778899")]),
        ("(22\u00a033\u00a044\u00a055)", [("22\u00a033\u00a044\u00a055", "22334455")]),
        ("Pris 1 299 000 kr, ring 913 45 678", [("913 45 678", "91345678")]),
        ("24. desember 2026, 22 33 44 55", [("22 33 44 55", "22334455")]),
        ("20 26 12 24", [("20 26 12 24", "20261224")]),
    ],
)
def test_numbers_are_told_from_what_stands_beside_them(text, wanted):
    assert numbers(text) == wanted


def test_an_amount_and_a_year_are_found_and_marked_word_by_word(index_of):
    index = index_of(
        document("amount", "Bidrag", "Støtten er 1 299 000 kr i 2026 2027."),
        document("other", "Bidrag", "Støtten er 2 500 000 kr i 2025."),
    )
    (hit,) = index.search(asked("299"))
    assert told(hit.snippet) == "Støtten er 1 [299] 000 kr i 2026 2027."
    assert ids(index.search(asked("1 299 000 kr")))[0] == "amount"
    assert ids(index.search(asked("1299000"))) == []
    assert told(index.search(asked("2026"))[0].snippet) == "Støtten er 1 299 000 kr i [2026] 2027."


def test_a_long_row_of_digits_takes_no_time(index_of):
    row = "22 33 44 55, " * 20_000 + "1 " * 100_000 + "a"
    index = index_of(document("a", row, row))
    assert ids(index.search(asked("22334455"))) == ["a"]
    assert index.search(asked("1 " * 100_000 + "9", typing=True)) is not None


@given(st.text(alphabet="0123456789 +-.,a'\u0301\u00ad\u00a0_", max_size=60))
def test_a_number_is_always_made_of_whole_words(text):
    borders = {place for one in words(text) for place in (one.start, one.end)}
    for number in whole_numbers(text):
        assert number.end in borders
        assert not any(one.start < number.start < one.end for one in words(text))
        assert text[number.start : number.end].endswith(number.text[-1])
