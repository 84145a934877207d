"""The referee: exact on small cases, inside the band of theory on large ones."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm
from scipy.special import stdtrit

from fagtid.core.errors import InvalidInput
from fagtid.core.queueing.transient import CallLoad, late_calls
from fagtid.core.simulation import (
    Arrivals,
    ArrivalTimes,
    CallRecords,
    Calls,
    Demand,
    Empirical,
    Exponential,
    LogNormal,
    OnPhones,
    compare_staffing,
    count_intervals,
    draw_calls,
    estimate_mean,
    serve_calls,
)
from fagtid.core.timegrid import TimeGrid, days_grid

HOUR = 3600
FOREVER = np.inf


def demand(
    calls_per_hour: float = 60,
    hours: int = 8,
    handle_s: float = 170,
    patience_s: float = 240,
    **spread: float,
) -> Demand:
    grid = TimeGrid(0, HOUR, hours, "Europe/Oslo")
    return Demand(Arrivals(grid, np.full(hours, calls_per_hour), **spread), Exponential(handle_s), patience_s)


def served(calls: list[tuple[float, float, float]], *stretches: tuple[int, int, int]) -> CallRecords:
    """Calls as (arrived, handle, patience), stretches as (agent, start, end)."""
    arrived, handle, patience = zip(*calls, strict=True)
    agent, starts, ends = zip(*stretches, strict=True)
    return serve_calls(Calls(arrived, handle, patience), OnPhones(starts, ends, agent))


def random_case(seed: int) -> tuple[Calls, OnPhones]:
    """Some calls, and some agents with several stretches each; no two moments are equal."""
    rng = np.random.default_rng(seed)
    count, agents = rng.integers(0, 60), rng.integers(0, 6)
    second = max(int(agents), 1)  # stretches begin at whole seconds of their own for each agent
    patience = rng.exponential(rng.choice([20.0, 200.0]), count) * second
    patience[rng.random(count) < 0.2] = FOREVER
    calls = Calls(
        np.sort(rng.uniform(0, 2000, count)) * second, rng.exponential(60, count) * second, patience
    )
    bounds = [np.sort(rng.choice(2000, 2 * rng.integers(1, 5), replace=False)) for _ in range(agents)]
    who = np.repeat(np.arange(agents), [len(b) // 2 for b in bounds])
    every = np.concatenate([*bounds, np.empty(0, dtype=np.int64)])
    return calls, OnPhones(every[0::2] * second + who, every[1::2] * second + who, who)


def answered_event_by_event(calls: Calls, on_phones: OnPhones) -> list[float]:
    """The plainest simulation there is: at each moment anything happens, look at everybody."""
    stretches = list(zip(on_phones.agent.tolist(), on_phones.starts_s, on_phones.ends_s, strict=True))
    busy_until = dict.fromkeys(on_phones.agent.tolist(), -np.inf)
    started = [np.nan] * len(calls.arrived_s)
    waiting: list[int] = []
    moments = sorted({*calls.arrived_s.tolist(), *map(float, on_phones.starts_s)})
    while moments:
        now = moments.pop(0)
        waiting += [i for i, t in enumerate(calls.arrived_s) if t == now]
        waiting = [i for i in waiting if calls.arrived_s[i] + calls.patience_s[i] >= now]
        idle = sorted(
            (max(busy_until[agent], start), agent)
            for agent, start, end in stretches
            if start <= now < end and busy_until[agent] <= now
        )
        for (_, agent), call in zip(idle, list(waiting), strict=False):
            waiting.remove(call)
            started[call] = now
            busy_until[agent] = now + calls.handle_s[call]
            moments = sorted({*moments, busy_until[agent]})
    return started


# What one agent, or two, do


def test_the_agent_free_soonest_takes_the_call_that_came_first():
    records = served([(0, 60, 300), (1, 30, 300), (2, 10, 300)], (0, 0, 1000), (1, 0, 1000))
    assert records.started_s.tolist() == [0, 1, 31]
    assert records.ended_s.tolist() == [60, 31, 41]


def test_an_agent_finishes_the_call_in_hand_and_then_leaves():
    records = served([(90, 60, 300), (95, 60, 300)], (0, 0, 100))
    assert records.ended_s.tolist() == [150, 395]
    assert records.abandoned.tolist() == [False, True]


def test_a_call_that_outlasts_the_break_is_followed_by_the_next_stretch():
    records = served([(90, 60, FOREVER), (95, 60, FOREVER)], (0, 0, 100), (0, 120, 500))
    assert records.started_s.tolist() == [90, 150]


def test_nobody_on_break_takes_a_new_call():
    records = served([(100, 60, FOREVER)], (0, 0, 100), (0, 400, 500))
    assert records.started_s.tolist() == [400]


def test_a_stretch_that_passes_during_one_call_is_lost():
    records = served([(90, 500, FOREVER), (95, 60, FOREVER)], (0, 0, 100), (0, 120, 500), (0, 800, 900))
    assert records.started_s.tolist() == [90, 800]


def test_the_agent_idle_longest_takes_the_call():
    # Agent 0 has been idle since 0, agent 1 since 5. Were agent 1 to answer, nobody would be left at 120.
    records = served([(50, 1000, 30), (120, 10, 30)], (0, 0, 100), (1, 5, 200))
    assert records.started_s.tolist() == [50, 120]


def test_coming_back_from_a_break_starts_the_idle_time_anew():
    # Agent 1 came at 30; agent 0 is back since 40: agent 1 answers, agent 0 is left for the second call.
    records = served([(50, 1000, 30), (120, 10, 30)], (0, 0, 20), (0, 40, 200), (1, 30, 100))
    assert records.started_s.tolist() == [50, 120]


def test_who_came_back_earlier_has_been_idle_longer():
    records = served([(50, 1000, 30), (120, 10, 30)], (0, 0, 20), (0, 30, 100), (1, 40, 200))
    assert records.started_s.tolist() == [50, 120]


def test_a_caller_whose_patience_lasts_exactly_to_the_answer_is_answered():
    records = served([(0, 60, 300), (10, 60, 50), (20, 60, 99)], (0, 0, 1000))
    assert records.started_s[1] == 60
    assert records.abandoned.tolist() == [False, False, True]
    assert records.ended_s[2] == 119


def test_without_any_patience_a_caller_is_answered_at_once_or_gone():
    records = served([(0, 60, 0), (10, 60, 0)], (0, 0, 1000))
    assert records.started_s[0] == 0
    assert records.abandoned.tolist() == [False, True]
    assert records.ended_s[1] == 10


def test_a_caller_who_never_hangs_up_waits_for_ever_when_nobody_comes_back():
    records = served([(90, 60, FOREVER), (95, 60, FOREVER)], (0, 0, 100))
    assert np.isnan(records.started_s[1])
    assert np.isnan(records.ended_s[1])
    assert not records.abandoned[1]
    assert records.late(20).tolist() == [False, True]


def test_a_caller_who_never_hangs_up_waits_through_the_closed_night():
    records = served([(95, 60, FOREVER)], (0, 0, 90), (1, 40_000, 50_000))
    assert records.started_s.tolist() == [40_000]


def test_with_nobody_on_the_phones_every_caller_hangs_up():
    records = serve_calls(Calls([1, 2], [9, 9], [30, 40]), OnPhones([], [], []))
    assert records.ended_s.tolist() == [31, 42]
    assert records.abandoned.all()


def test_a_call_is_late_when_answered_after_the_target_or_abandoned_before_it():
    records = served([(0, 60, 300), (40, 60, 300), (41, 60, 5)], (0, 0, 1000))
    assert records.late(20).tolist() == [False, False, True]
    assert records.late(19.9).tolist() == [False, True, True]


def test_records_do_not_say_who_answered():
    assert {field.name for field in fields(CallRecords)} == {"arrived_s", "started_s", "ended_s", "abandoned"}


def test_the_worked_table_in_the_document_is_what_happens():
    calls = [(0, 60, 300), (10, 40, 300), (20, 30, 15), (70, 60, 300), (95, 20, 300), (130, 20, 300)]
    records = served(calls, (0, 0, 100), (1, 30, 90), (1, 120, 200))
    np.testing.assert_array_equal(records.started_s, [0, 30, np.nan, 70, 120, 140])
    assert records.ended_s.tolist() == [60, 70, 35, 130, 140, 160]
    assert records.late(20).tolist() == [False, False, True, False, True, False]


# What holds for every case


@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_the_recursion_answers_the_same_calls_at_the_same_time_as_a_plain_event_loop(seed: int):
    calls, on_phones = random_case(seed)
    np.testing.assert_allclose(
        serve_calls(calls, on_phones).started_s, answered_event_by_event(calls, on_phones), rtol=1e-12
    )


@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_calls_are_answered_in_order_never_early_and_never_by_more_agents_than_there_are(seed: int):
    calls, on_phones = random_case(seed)
    records = serve_calls(calls, on_phones)
    starts = records.started_s[records.answered]
    assert np.all(np.diff(starts) >= 0)
    assert np.all(records.wait_s[records.answered] >= 0)
    assert np.all(records.wait_s[records.answered] <= calls.patience_s[records.answered])
    assert np.all(on_phones.count_at(starts) >= 1)
    ends = np.sort(records.ended_s[records.answered])
    in_hand = np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")
    assert np.all(in_hand <= len(np.unique(on_phones.agent)))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_every_call_is_answered_abandoned_or_waits_for_ever(seed: int):
    calls, on_phones = random_case(seed)
    records = serve_calls(calls, on_phones)
    for_ever = ~records.answered & np.isinf(calls.patience_s)
    assert np.all(records.answered.astype(int) + records.abandoned + for_ever == 1)
    assert np.array_equal(np.isnan(records.ended_s), for_ever)
    counts = count_intervals(records, TimeGrid(0, 500, 24, "UTC"), 20)
    assert counts.offered.sum() == len(calls.arrived_s)
    assert counts.answered.sum() == records.answered.sum()
    assert counts.late.sum() == records.late(20).sum()
    np.testing.assert_allclose(counts.waited_s.sum(), np.nansum(records.wait_s))


stretches = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 40), st.integers(1, 15)).map(
        lambda t: (t[0], t[1], t[1] + t[2])
    ),
    max_size=12,
)


@given(here=stretches, away=stretches)
@settings(deadline=None)
def test_absences_are_cut_out_second_by_second(
    here: list[tuple[int, int, int]], away: list[tuple[int, int, int]]
):
    def seconds(some: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
        return {(agent, second) for agent, start, end in some for second in range(start, end)}

    def columns(some: list[tuple[int, int, int]]) -> list[list[int]]:
        return [[s[1] for s in some], [s[2] for s in some], [s[0] for s in some]]

    left = OnPhones(*columns(here)).without(*columns(away))
    rows = list(zip(left.agent.tolist(), left.starts_s.tolist(), left.ends_s.tolist(), strict=True))
    assert seconds(rows) == seconds(here) - seconds(away)
    assert all(a[0] < b[0] or a[2] < b[1] for a, b in pairwise(rows)), "in order, with gaps"
    assert [left.count_at(t) for t in range(56)] == [
        len({s for s in seconds(rows) if s[1] == t}) for t in range(56)
    ]


# Arrivals and handle times


def test_arrivals_are_in_order_inside_the_grid_and_none_come_while_closed():
    grid = TimeGrid(1_000, 900, 6, "UTC")
    times = Arrivals(grid, [0, 300, 0, 0, 500, 0], day_cv=0.3, interval_cv=0.2).draw(np.random.default_rng(1))
    assert np.all(np.diff(times) >= 0)
    assert set(((times - 1_000) // 900).astype(int)) == {1, 4}


def test_no_traffic_and_no_intervals_give_no_calls():
    for grid in (TimeGrid(0, 900, 4, "UTC"), TimeGrid(0, 900, 0, "UTC")):
        nothing = Demand(Arrivals(grid, np.zeros(grid.count), 0.2, 0.2), Exponential(100), 60)
        seen = compare_staffing(
            nothing, OnPhones([], [], []), OnPhones.together(2, 0, 900), target_s=20, runs=3, seed=0
        )
        assert seen.offered.mean == seen.difference.mean == 0
        assert np.isnan(seen.after.mean_wait_s)


def test_counts_without_factors_are_poisson_and_with_a_day_factor_as_spread_as_asked():
    rng = np.random.default_rng(5)
    grid = TimeGrid(0, HOUR, 10, "UTC")
    for day_cv in (0.0, 0.2):
        totals = np.array([len(Arrivals(grid, np.full(10, 40.0), day_cv).draw(rng)) for _ in range(4000)])
        variance = 400 + (day_cv * 400) ** 2
        assert abs(totals.mean() - 400) < 4 * np.sqrt(variance / 4000)
        assert totals.var() == pytest.approx(variance, rel=0.12)


def test_one_factor_holds_for_a_whole_local_day_also_when_the_clocks_go_back():
    grid = days_grid("2026-10-25", 2, HOUR, "Europe/Oslo")
    times = Arrivals(grid, np.full(49, 10_000.0), day_cv=0.3).draw(np.random.default_rng(2))
    counts = np.bincount(((times - grid.start_s) // HOUR).astype(int), minlength=49)
    assert np.ptp(counts[:25]) < 0.08 * counts[:25].mean()
    assert np.ptp(counts[25:]) < 0.08 * counts[25:].mean()
    assert abs(counts[:25].mean() / counts[25:].mean() - 1) > 0.1


def test_intervals_vary_each_by_itself_when_asked():
    grid = TimeGrid(0, 900, 96, "UTC")
    times = Arrivals(grid, np.full(96, 2_000.0), interval_cv=0.25).draw(np.random.default_rng(3))
    counts = np.bincount((times // 900).astype(int), minlength=96)
    assert counts.std() / counts.mean() == pytest.approx(0.25, rel=0.3)


@pytest.mark.parametrize(
    ("handle_time", "mean", "cv"),
    [(Exponential(170), 170, 1), (LogNormal(170, 0.6), 170, 0.6), (Empirical([60, 60, 180]), 100, 0.5657)],
)
def test_handle_times_have_the_mean_and_spread_asked_for(handle_time, mean: float, cv: float):
    drawn = handle_time.draw(np.zeros(200_000), TimeGrid(0, 900, 1, "UTC"), np.random.default_rng(4))
    assert drawn.mean() == pytest.approx(mean, rel=0.01)
    assert drawn.std() / drawn.mean() == pytest.approx(cv, rel=0.02)


def test_handle_times_follow_the_mean_of_the_interval_of_arrival():
    grid = TimeGrid(0, 900, 2, "UTC")
    calls = draw_calls(
        Demand(ArrivalTimes(grid, [0, 899, 900]), LogNormal([100, 300], cv=0), FOREVER),
        np.random.default_rng(0),
    )
    np.testing.assert_allclose(calls.handle_s, [100, 100, 300])
    assert np.isinf(calls.patience_s).all()


def test_real_arrivals_are_replayed_as_they_were():
    grid = TimeGrid(0, 900, 2, "UTC")
    replay = Demand(ArrivalTimes(grid, [5, 700, 1200]), Empirical([100]), 60)
    seen = compare_staffing(
        replay, OnPhones([], [], []), OnPhones.together(1, 0, 1800), target_s=20, runs=2, seed=1
    )
    assert seen.offered_per_interval.tolist() == [2, 1]
    assert seen.before.late_per_interval.tolist() == [2, 1]
    assert seen.after.late.mean == 0
    assert seen.difference.ci95 == (-3, -3)


# Before and after


def test_the_same_staffing_differs_by_exactly_nothing():
    busy = demand(60, day_cv=0.2, interval_cv=0.1)
    staffing = OnPhones.together(4, 0, 8 * HOUR)
    seen = compare_staffing(busy, staffing, staffing, target_s=20, runs=20, seed=7)
    assert seen.before.late.mean > 0
    assert (seen.difference.mean, seen.difference.ci95) == (0, (0, 0))


def test_the_paired_interval_is_far_narrower_than_the_unpaired():
    before = OnPhones.together(5, 0, 8 * HOUR)
    after = before.without([2 * HOUR], [3 * HOUR], [0])
    seen = compare_staffing(demand(60, day_cv=0.2), before, after, target_s=20, runs=60, seed=7)
    unpaired = np.hypot(np.ptp(seen.before.late.ci95), np.ptp(seen.after.late.ci95))
    assert seen.difference.ci95[0] > 0
    assert np.ptp(seen.difference.ci95) < unpaired / 3
    assert seen.difference.mean == pytest.approx(seen.after.late.mean - seen.before.late.mean)


@pytest.mark.parametrize("agents", range(1, 6))
def test_one_more_agent_never_makes_more_calls_late(agents: int):
    fewer, more = (OnPhones.together(n, 0, 8 * HOUR) for n in (agents, agents + 1))
    assert compare_staffing(demand(60), fewer, more, target_s=20, runs=20, seed=agents).difference.mean <= 0


def test_a_seed_gives_the_same_again_whatever_the_threads_and_another_seed_something_else():
    staffing = [OnPhones.together(n, 0, 8 * HOUR) for n in (4, 5)]
    first, again, threaded, other = (
        compare_staffing(demand(60), *staffing, target_s=20, runs=10, seed=seed, threads=threads)
        for seed, threads in ((1, 1), (1, 1), (1, 2), (2, 1))
    )
    assert first.difference == again.difference == threaded.difference
    assert np.array_equal(first.after.late_per_interval, threaded.after.late_per_interval)
    assert first.offered != other.offered


def test_totals_and_intervals_agree():
    seen = compare_staffing(
        demand(60),
        OnPhones.together(4, 0, 8 * HOUR),
        OnPhones.together(5, 0, 8 * HOUR),
        target_s=20,
        runs=9,
        seed=1,
    )
    for outcome in (seen.before, seen.after):
        assert outcome.late_per_interval.sum() == pytest.approx(outcome.late.mean)
        assert outcome.answered.mean + outcome.abandoned.mean == pytest.approx(seen.offered.mean)
    assert seen.offered_per_interval.sum() == pytest.approx(seen.offered.mean)
    assert seen.before.mean_wait_s > seen.after.mean_wait_s


def test_progress_is_told_after_each_run():
    told: list[tuple[int, int]] = []
    staffing = OnPhones.together(4, 0, 8 * HOUR)
    compare_staffing(
        demand(5), staffing, staffing, target_s=20, runs=3, seed=1, progress=lambda *done: told.append(done)
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_estimate_is_the_mean_with_students_interval():
    seen = estimate_mean([1, 2, 3])
    assert seen.mean == 2
    assert seen.ci95 == pytest.approx((2 - 4.30265 / 3**0.5, 2 + 4.30265 / 3**0.5), rel=1e-5)


def test_an_interval_with_no_answered_call_has_no_mean_wait():
    counts = count_intervals(served([(5, 60, 10), (8, 1, 1)], (0, 0, 50)), TimeGrid(0, 10, 2, "UTC"), 20)
    assert counts.mean_wait_s[0] == 0
    assert np.isnan(counts.mean_wait_s[1])


# Theory


def steady_state(
    arrivals_per_s: float, handle_s: float, patience_s: float, agents: int, target_s: float
) -> tuple[float, float, float]:
    """Share answered in time, share abandoned and mean queue of M/M/n+M, by brute force.

    The stationary distribution comes from the balance equations; the fate of a caller who finds k
    waiting from the chain of those ahead, absorbed when answered or gone.
    """
    most = agents + 400
    leave = np.minimum(np.arange(1, most + 1), agents) / handle_s
    leave[agents:] += np.arange(1, most - agents + 1) / patience_s
    log_p = np.concatenate(([0.0], np.cumsum(np.log(arrivals_per_s / leave))))
    p = np.exp(log_p - log_p.max())
    p /= p.sum()
    ahead = np.arange(most - agents)
    step = agents / handle_s + ahead / patience_s
    rates = np.diag(-(step + 1 / patience_s)) + np.diag(step[1:], -1)
    still = expm(rates * target_s)
    answered = step[0] * np.linalg.solve(-rates, np.eye(len(ahead)) - still)[:, 0]
    queue = float(p[agents:] @ np.arange(len(p) - agents))
    return p[:agents].sum() + p[agents:-1] @ answered, queue / patience_s / arrivals_per_s, queue


@pytest.mark.parametrize(
    ("arrivals_per_s", "handle_s", "patience_s", "agents", "target_s"),
    [
        (100 / 1800, 180, FOREVER, 14, 20),
        (100 / 1800, 180, 120, 9, 20),
        (60 / 1800, 240, 300, 8, 60),
        (0.3, 170, 240, 48, 30),
        (0.004, 300, 90, 1, 10),
    ],
)
def test_a_steady_day_lies_in_the_confidence_band_of_theory_over_20_seeds(
    arrivals_per_s: float, handle_s: float, patience_s: float, agents: int, target_s: float
):
    hours = 400
    steady = demand(arrivals_per_s * HOUR, hours, handle_s, patience_s)
    staffing = OnPhones.together(agents, 0, (hours + 50) * HOUR)
    seen = []
    for seed in range(20):
        records = serve_calls(draw_calls(steady, np.random.default_rng(seed)), staffing)
        counts = count_intervals(records, steady.grid, target_s)
        offered = arrivals_per_s * HOUR * (hours - 10)
        in_time = (counts.offered - counts.late)[10:].sum() / counts.offered[10:].sum()
        waited = np.minimum(records.ended_s, np.where(records.answered, records.started_s, np.inf))
        queue = (waited - records.arrived_s)[records.arrived_s >= 10 * HOUR].sum() / ((hours - 10) * HOUR)
        seen.append((in_time, counts.abandoned[10:].sum() / offered, queue))
    mean, error = np.mean(seen, axis=0), np.std(seen, axis=0, ddof=1) / np.sqrt(20)
    truth = np.array(steady_state(arrivals_per_s, handle_s, patience_s, agents, target_s))
    band = stdtrit(19, 0.9995) * error
    assert np.all(np.abs(mean - truth) <= band + 1e-12), (mean, truth, band)
    assert band[0] < 0.02, "a band that narrow says something"


def test_the_steady_state_used_here_is_erlangs():
    in_time, abandoned, _ = steady_state(100 / 1800, 180, FOREVER, 14, 20)
    assert in_time == pytest.approx(0.88835, abs=5e-6)
    assert abandoned == 0


def test_traffic_that_swings_over_constant_staffing_agrees_with_the_exact_chain_in_every_interval():
    calls = np.array([10.0, 60, 90, 70, 20, 40, 100, 0, 30])
    grid = TimeGrid(0, 1800, len(calls), "UTC")
    swinging = Demand(Arrivals(grid, calls), Exponential(180), 150)
    staffing = OnPhones.together(7, 0, grid.end_s)
    runs = np.array(
        [
            count_intervals(
                serve_calls(draw_calls(swinging, np.random.default_rng(seed)), staffing), grid, 30
            ).late
            for seed in range(600)
        ]
    )
    exact = late_calls(CallLoad(calls / 1800, [1.0], 180.0, 150.0, 30.0, 1800.0), np.full(len(calls), 7))
    error = runs.std(axis=0, ddof=1) / np.sqrt(len(runs))
    assert np.all(np.abs(runs.mean(axis=0) - exact) <= 4 * error + 1e-3)
    assert runs.mean() > 5


# Refusals

GRID = TimeGrid(0, 900, 2, "UTC")
ONE = OnPhones.together(1, 0, 900)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("mean", lambda: Arrivals(GRID, [1, -1])),
        ("mean", lambda: Arrivals(GRID, [1, np.nan])),
        ("mean", lambda: Arrivals(GRID, [1, np.inf])),
        ("mean", lambda: Arrivals(GRID, [1])),
        ("mean", lambda: Arrivals(GRID, ["many", "few"])),
        ("day_cv", lambda: Arrivals(GRID, [1, 1], day_cv=-0.1)),
        ("interval_cv", lambda: Arrivals(GRID, [1, 1], interval_cv=np.nan)),
        ("arrived_s", lambda: ArrivalTimes(GRID, [5, 4])),
        ("arrived_s", lambda: ArrivalTimes(GRID, [5, 1800])),
        ("arrived_s", lambda: ArrivalTimes(GRID, [-1, 4])),
        ("arrived_s", lambda: ArrivalTimes(GRID, [[1, 4]])),
        ("mean_s", lambda: Exponential(0)),
        ("mean_s", lambda: Exponential([[1.0]])),
        ("mean_s", lambda: LogNormal(-3)),
        ("cv", lambda: LogNormal(3, cv=-1)),
        ("sample_s", lambda: Empirical([])),
        ("sample_s", lambda: Empirical([10, -1])),
        ("patience_s", lambda: Demand(Arrivals(GRID, [1, 1]), Exponential(10), -1)),
        ("mean_s", lambda: Demand(Arrivals(GRID, [1, 1]), Exponential([10, 20, 30]), 60)),
        ("arrived_s", lambda: Calls([2, 1], [1, 1], [1, 1])),
        ("handle_s", lambda: Calls([1, 2], [1, -1], [1, 1])),
        ("handle_s", lambda: Calls([1, 2], [1], [1, 1])),
        ("patience_s", lambda: Calls([1, 2], [1, 1], [1, np.nan])),
        ("ends_s", lambda: OnPhones([0], [0], [0])),
        ("ends_s", lambda: OnPhones([0], [1, 2], [0])),
        ("starts_s", lambda: OnPhones([0.5], [1], [0])),
        ("starts_s", lambda: OnPhones([[0]], [1], [0])),
        ("agent", lambda: OnPhones([0], [1], [-1])),
        ("agent", lambda: OnPhones([0], [1], [])),
        ("agents", lambda: OnPhones.together(-1, 0, 10)),
        ("ends_s", lambda: ONE.without([50], [40], [0])),
        ("values", lambda: estimate_mean([1])),
        ("values", lambda: estimate_mean([1, np.nan])),
        ("values", lambda: estimate_mean([1, np.inf])),
        ("target_s", lambda: count_intervals(serve_calls(Calls([1], [1], [1]), ONE), GRID, -1)),
        ("records", lambda: count_intervals(serve_calls(Calls([9000], [1], [1]), ONE), GRID, 20)),
        ("runs", lambda: compare_staffing(demand(), ONE, ONE, target_s=20, runs=1, seed=1)),
        ("seed", lambda: compare_staffing(demand(), ONE, ONE, target_s=20, runs=2, seed=-1)),
        ("threads", lambda: compare_staffing(demand(), ONE, ONE, target_s=20, runs=2, seed=1, threads=0)),
        ("target_s", lambda: compare_staffing(demand(), ONE, ONE, target_s=-1, runs=2, seed=1)),
    ],
)
def test_what_cannot_be_right_is_refused_by_name(name: str, wrong):
    with pytest.raises(InvalidInput, match=rf"^{name} must be "):
        wrong()
