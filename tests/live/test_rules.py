"""What a state means: room, busy, spike; steady, quick, and never against the rest of those who are left."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagtid.live.rules import (
    Mood,
    Outlook,
    Policy,
    Seen,
    back_needed,
    correction,
    judge,
    late_share,
    rest_is_kept,
    room_for,
)

QUIET_DAY = Outlook((4.0,) * 9, (9,) * 9, 180.0, 180.0, 60.0)
BUSY_DAY = Outlook((35.0,) * 9, (25,) * 9, 240.0, 180.0, 60.0)
POLICY = Policy()
FIRST_SPIKE = """
import gc
from numba.core.registry import CPUDispatcher
from fagtid.live.rules import Mood, Outlook, Policy, Seen, back_needed, judge, warm_up

def compiled():
    kernels = [one for one in gc.get_objects() if type(one) is CPUDispatcher]
    return {one.py_func.__name__: len(one.signatures) for one in kernels}

warm_up()
before = compiled()
spike, day = Seen(200, 600, 3, 0), Outlook((35.0,) * 9, (25,) * 9, 240.0, 180.0, 60.0)
assert judge(spike, day, Policy()).mood == Mood.SPIKE
assert back_needed(spike, day, Policy(), 15) > 1
assert any(before.values()) and compiled() == before, (before, compiled())
"""


def test_free_agents_on_a_quiet_day_are_room():
    found = judge(Seen(0, 0, 9, 8), QUIET_DAY, POLICY)
    assert found.mood == Mood.CALM
    assert found.room == POLICY.most_at_once


def test_there_is_never_room_for_more_than_are_free():
    assert room_for(Seen(0, 0, 9, 1), QUIET_DAY, POLICY) == 1
    assert room_for(Seen(0, 0, 9, 0), QUIET_DAY, POLICY) == 0


def test_what_an_offer_costs_decides_how_many_may_leave():
    seen = Seen(0, 0, 33, 14)
    most = [
        room_for(seen, BUSY_DAY, replace(POLICY, most_late_calls=cost, most_at_once=10))
        for cost in (0.0, 0.5, 2.0, 10.0)
    ]
    assert most == sorted(most)
    assert most[0] == 0
    assert most[-1] > most[1]


def test_pauses_between_calls_are_never_filled():
    """27 agents at 28 erlang have no pause; highest occupancy says no before the price does."""
    lenient = replace(POLICY, most_late_calls=1000.0, highest_occupancy=0.9)
    assert not rest_is_kept([28] * 2, BUSY_DAY, lenient)
    assert rest_is_kept([32] * 2, BUSY_DAY, lenient)
    assert room_for(Seen(0, 0, 33, 5), BUSY_DAY, lenient) == 1


def test_the_fewest_on_the_phones_stay():
    assert room_for(Seen(0, 0, 5, 5), QUIET_DAY, replace(POLICY, least_on_phones=4)) == 1


def test_a_long_wait_or_many_late_is_a_spike():
    assert judge(Seen(1, 121, 9, 0), QUIET_DAY, POLICY).mood == Mood.SPIKE
    assert judge(Seen(60, 60, 25, 0), BUSY_DAY, POLICY).mood == Mood.SPIKE
    assert judge(Seen(0, 0, 9, 8), QUIET_DAY.corrected(0.0), POLICY).mood == Mood.CALM


def test_a_spike_lasts_until_it_is_well_over():
    on_the_edge = Seen(1, 100, 9, 0)
    assert judge(on_the_edge, QUIET_DAY, POLICY, Mood.NORMAL).mood != Mood.SPIKE
    assert judge(on_the_edge, QUIET_DAY, POLICY, Mood.SPIKE).mood == Mood.SPIKE
    assert judge(Seen(0, 0, 9, 4), QUIET_DAY, POLICY, Mood.SPIKE).mood != Mood.SPIKE


def test_between_calm_and_spike_lie_normal_and_busy():
    moods = [judge(Seen(n, 10, 25, 0), BUSY_DAY, POLICY).mood for n in (0, 5, 15)]
    assert moods[-1] == Mood.BUSY
    assert judge(Seen(0, 0, 28, 9), BUSY_DAY, POLICY).mood == Mood.NORMAL


def test_few_calls_move_the_forecast_little_and_many_much():
    assert correction(0, 0) == 1.0
    assert 1.0 < correction(4, 2) < 1.2
    assert correction(400, 200) == pytest.approx(420 / 220)
    assert correction(0, 10_000) == 0.2


def test_enough_are_called_back_and_no_more():
    seen = Seen(12, 130, 25, 0)
    needed = back_needed(seen, BUSY_DAY, POLICY, available=12)
    assert 1 <= needed <= 12
    assert needed == 1 or late_share(seen, BUSY_DAY, needed - 1) > 0.7 * POLICY.spike_late_share
    assert back_needed(Seen(500, 600, 25, 0), BUSY_DAY, POLICY, available=3) == 3


def test_those_on_their_way_are_counted():
    seen = Seen(12, 130, 25, 0)
    assert back_needed(seen, BUSY_DAY, POLICY, available=12, coming=12) == 0


def test_without_a_plan_only_waiting_is_judged():
    nothing = Outlook((), (), 1.0, float("inf"), 60.0)
    assert judge(Seen(0, 0, 9, 9), nothing, POLICY).room == 0
    assert judge(Seen(3, 500, 9, 0), nothing, POLICY).mood == Mood.SPIKE


@given(st.integers(0, 60), st.integers(1, 40))
def test_one_more_waiting_makes_no_fewer_late_and_one_more_agent_no_more(waiting: int, agents: int):
    here = late_share(Seen(waiting, 0, agents, 0), BUSY_DAY)
    assert late_share(Seen(waiting + 1, 0, agents, 0), BUSY_DAY) >= here - 1e-9
    assert late_share(Seen(waiting, 0, agents, 0), BUSY_DAY, more=1) <= here + 1e-9


def test_a_state_of_a_large_centre_is_judged_in_a_moment():
    large = Outlook((300.0,) * 9, (250,) * 9, 240.0, 180.0, 60.0)
    judge(Seen(0, 0, 280, 30), large, POLICY)
    begun = time.perf_counter()
    judge(Seen(0, 0, 280, 30), large, POLICY)
    assert time.perf_counter() - begun < 0.05


def test_the_first_spike_of_a_process_that_has_warmed_up_compiles_nothing():
    subprocess.run([sys.executable, "-c", FIRST_SPIKE], check=True)
