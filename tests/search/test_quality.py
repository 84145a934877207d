"""Real questions, real texts: the right one comes up."""

from __future__ import annotations

import pytest

from bench.search import mistyped, quality
from bench.search_corpora import digdir, norquad
from bench.search_engines import Fagtid

pytestmark = [pytest.mark.shared_data, pytest.mark.slow]


def test_questions_to_a_self_service_bank_find_their_answer(shared_data):
    found = quality(Fagtid(), digdir())
    assert found.first >= 0.50
    assert found.in_ten >= 0.80
    assert found.reciprocal >= 0.60


def test_questions_to_an_encyclopedia_find_their_article(shared_data):
    assert quality(Fagtid(), norquad()).in_ten >= 0.985


def test_a_typing_error_costs_little(shared_data):
    told = norquad()
    assert quality(Fagtid(), mistyped(told, 1)).in_ten >= 0.97
