"""Letters that English lacks are found in capitals or not, on both databases."""

from __future__ import annotations

import pytest

from fagtid.frame.sqlite import like
from fagtid.information.models import Article
from fagtid.people.models import Person
from tests.house import House
from tests.information.test_bank import written


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["åpningstid", "ÅPNINGSTID", "Åpningstid", "TIDER ved"])
def test_a_filter_finds_words_in_capitals_or_not(house: House, words: str):
    written(house, "Åpningstider ved Østre", "Ni til fire.")
    assert "Åpningstider ved Østre" in house.client("agent").get("/bank/", {"words": words}).text
    assert "Åpningstider" not in house.client("agent").get("/bank/", {"words": "åpningstid%"}).text


@pytest.mark.django_db
def test_a_name_is_the_same_in_capitals(house: House):
    Person.objects.create(centre=house.centre, name="Åse Ødegård", email="ÅSE@fagtid.no")
    assert Person.objects.filter(email__iexact="åse@fagtid.no", name__iexact="åse ødegård").count() == 1
    assert not Person.objects.filter(name__iexact="_se ødegård").exists()
    assert not Article.objects.filter(title__icontains="x").exists()


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("%ås%", "Bekkestua, Ås og Ski", True),
        ("a_c", "ABC", True),
        ("a_c", "AC", False),
        ("100\\%", "100%", True),
        ("100\\%", "100 kr", False),
        ("a\\_c", "abc", False),
        ("en\\\\to", "en\\to", True),
        ("%to%", "en\nto", True),
        ("%(.*%", "a(.*b", True),
        ("%1%", 213, True),
        ("", "", True),
        (None, "a", None),
        ("a", None, None),
    ],
)
def test_patterns_are_read_as_sqlite_reads_them(pattern: str | None, text: object, fits: bool | None):
    assert like(pattern, text, "\\") is fits
