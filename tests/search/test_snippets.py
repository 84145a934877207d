"""The answer is marked, and what is shown is plain text."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from fagtid.search.asking import read_question
from fagtid.search.snippets import LONGEST, Marker, marked, passage
from fagtid.search.synonyms import NONE_TAUGHT
from tests.search.conftest import asked, document


def told(fragments):
    """Marked words in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in fragments)


def test_inflections_and_compounds_are_marked(index_of):
    index = index_of(document("a", "Om fakturaer", "Abonnementsfakturaen sendes på e-post. Ring ved feil."))
    (hit,) = index.search(asked("faktura"))
    assert told(hit.title) == "Om [fakturaer]"
    assert told(hit.snippet) == "[Abonnementsfakturaen] sendes på e-post. Ring ved feil."


def test_what_was_mistyped_or_half_typed_is_marked(index_of):
    index = index_of(document("a", "Gebyrer", "Purregebyret kan frafalles."))
    assert told(index.search(asked("purregebry"))[0].snippet).startswith("[Purregebyret]")
    assert told(index.search(asked("purreg", typing=True))[0].snippet).startswith("[Purregebyret]")


def test_small_words_are_not_marked(index_of):
    index = index_of(document("a", "Frist", "Det er en frist for klage."))
    assert (
        told(index.search(asked("hva er fristen for å klage?"))[0].snippet)
        == "Det er en [frist] for [klage]."
    )


def test_the_passage_shown_is_the_one_that_answers(index_of):
    filling = "Dette handler om noe annet enn det du spør om, og er langt. " * 30
    index = index_of(
        document(
            "a",
            "Håndbok",
            f"{filling}Gebyr nevnes.\n{filling}Fristen for klage på gebyr er tre uker. {filling}",
        )
    )
    (hit,) = index.search(asked("klage på gebyr frist"))
    assert told(hit.snippet).startswith("[Fristen] for [klage] på [gebyr] er tre uker.")
    assert hit.opens
    assert hit.closes
    assert len("".join(piece.text for piece in hit.snippet)) <= LONGEST


def test_a_body_without_a_match_shows_its_beginning(index_of):
    (hit,) = index_of(document("a", "Gavekort", "Slik går du fram.")).search(asked("gavekort"))
    assert told(hit.snippet) == "Slik går du fram."
    assert not hit.opens


def test_an_empty_body_shows_nothing(index_of):
    assert index_of(document("a", "Gavekort")).search(asked("gavekort"))[0].snippet == ()


def test_markup_in_a_text_stays_text(index_of):
    body = "<script>alert('gavekort')</script> & <b>gavekort</b>"
    (hit,) = index_of(document("a", "<i>Gavekort</i>", body)).search(asked("gavekort script"))
    assert "".join(piece.text for piece in hit.snippet) == body
    page = "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.is_match else escape(piece.text)
        for piece in hit.snippet
    )
    assert page.replace("<mark>", "").replace("</mark>", "") == escape(body)


@given(st.text(max_size=2_000), st.text(max_size=60))
def test_a_passage_is_always_a_piece_of_the_text(body, text):
    marker = Marker(read_question(text, NONE_TAUGHT, typing=True), frozenset())
    shown, opens, closes = passage(body, marker)
    piece = "".join(one.text for one in shown)
    assert piece in body
    assert opens or body.startswith(piece) or not body[: body.find(piece)].strip()
    assert closes or not body[body.find(piece) + len(piece) :].strip() or body.count(piece) > 1
    assert "".join(one.text for one in marked(body, marker)) == body
