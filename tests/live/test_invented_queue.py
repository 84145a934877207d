"""The invented queue behaves as queues do: against theory, and second by second."""

from __future__ import annotations

import numpy as np
import pytest

from fagtid.core.queueing import erlang_a
from fagtid.live.invented import Conditions, InventedQueue

USUAL = Conditions(rate_per_s=0.1, agents=20, handle_s=180.0, patience_s=120.0)


def abandoned_share(seed: int) -> float:
    """Share of an hour's calls that give up, after an hour to settle."""
    queue = InventedQueue(np.random.default_rng(seed))
    queue.advance(3600.0, USUAL)
    counted = queue.advance(4 * 3600.0, USUAL)
    return counted.abandoned / counted.offered


def test_as_many_give_up_as_theory_says():
    shares = np.array([abandoned_share(seed) for seed in range(12)])
    expected = float(erlang_a(0.1, 180.0, 120.0, 20, 60.0).abandon_probability)
    error = shares.std(ddof=1) / np.sqrt(shares.size)
    assert abs(shares.mean() - expected) < 4 * error


def test_every_call_is_answered_gives_up_or_is_still_there():
    queue = InventedQueue(np.random.default_rng(1))
    answered = abandoned = offered = 0
    for _ in range(600):
        counted = queue.advance(1.0, USUAL)
        offered, answered = offered + counted.offered, answered + counted.answered
        abandoned += counted.abandoned
    waiting, longest, on_phones, free = queue.look(USUAL.agents)
    assert offered == answered + abandoned + waiting
    assert 0 <= free <= on_phones == 20
    assert (longest > 0) == (waiting > 0)


def test_a_burst_comes_all_at_once():
    queue = InventedQueue(np.random.default_rng(1))
    none = Conditions(0.0, 5, 180.0, float("inf"))
    assert queue.advance(1.0, none, burst=12).offered == 12
    assert queue.look(5) == (7, 1.0, 5, 0)


def test_who_leaves_the_phones_finishes_the_call_in_hand():
    queue = InventedQueue(np.random.default_rng(1))
    queue.advance(1.0, Conditions(0.0, 5, 1e9, float("inf")), burst=8)
    queue.advance(1.0, Conditions(0.0, 2, 1e9, float("inf")))
    assert queue.look(2) == (3, pytest.approx(2.0), 5, 0)
