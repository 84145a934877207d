"""Markdown to a page and to plain words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fagtid.information.differences import differences
from fagtid.information.texts import fill_ins, html_of, plain_of


def test_headings_lists_and_tables_are_told_apart_in_plain_words():
    text = "# Utsette\n\n- ett\n- to *ord*\n\n| Produkt | Gebyr |\n|---|---|\n| Helg | 0 kr |"
    assert plain_of(text) == "Utsette.\nett.\nto ord.\nProdukt Gebyr.\nHelg 0 kr."


def test_fill_ins_are_named_once_in_their_order():
    assert fill_ins("Hei, {navn}. {dato} og {navn} {}") == ["navn", "dato"]


@given(st.text(max_size=300))
def test_no_text_makes_a_page_do_anything(text: str):
    html = html_of(text)
    assert "<script" not in html.lower()
    assert "javascript:" not in html.lower() or "href" not in html.lower()
    plain_of(text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_differences_hold_both_texts_whole(before: str, after: str):
    pieces = differences(before, after)
    assert "".join(one.text for one in pieces if one.kind != "gone") == after
    assert "".join(one.text for one in pieces if one.kind != "new") == before
