"""The transient chain against closed forms, uniformisation written here, simulation and itself."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc, gammainc
from scipy.stats import hypergeom, poisson

from fagtid.core.errors import InvalidInput
from fagtid.core.queueing import (
    CallLoad,
    erlang_a,
    erlang_c,
    late_calls,
    leaving_worth,
    price_table,
    sustained_prices,
    transient,
    value_function,
)
from fagtid.core.queueing._birth_death import POLES, RESIDUES, forward_pass, late_by_state, leave
from fagtid.core.simulation import (
    Arrivals,
    Demand,
    Exponential,
    OnPhones,
    count_intervals,
    draw_calls,
    serve_calls,
)
from fagtid.core.timegrid import TimeGrid

FOREVER = float("inf")


def load_of(
    rates: object, *, handle_s: float = 170.0, patience_s: float = 240.0, target_s: float = 90.0, slot_s=900.0
) -> CallLoad:
    """One scenario."""
    return CallLoad(np.atleast_2d(rates), [1.0], handle_s, patience_s, target_s, slot_s)


def morning() -> tuple[CallLoad, np.ndarray, np.ndarray]:
    """Two scenarios over eight slots in which agents come and go; more leave than the net fall."""
    rates = np.array([0.04, 0.05, 0.055, 0.06, 0.05, 0.05, 0.045, 0.05])
    load = CallLoad([rates, 1.2 * rates], [0.7, 0.3], 180.0, 240.0, 20.0, 600.0)
    return load, np.array([10, 10, 12, 9, 9, 11, 8, 10]), np.array([0, 1, 0, 4, 2, 1, 3, 0])


def by_uniformisation(load: CallLoad, agents: np.ndarray, leaving: np.ndarray, states: int) -> np.ndarray:
    """Late calls per slot of the first scenario: nothing here is shared with the code under test."""
    now, late, before = np.eye(1, states)[0], [], 0
    for rate, handle_s, n, k in zip(load.arrivals_per_s[0], load.handle_s, agents, leaving, strict=True):
        now = finish_first(now, before, k)
        up = np.where(np.arange(states) < states - 1, rate, 0.0)
        busy = np.minimum(np.arange(states), n)
        down = busy / handle_s + (np.arange(states) - busy) / load.patience_s
        fastest = (up + down).max()
        mean = fastest * load.slot_s
        steps = np.arange(int(mean + 12 * np.sqrt(mean) + 60))
        after, spent = np.zeros(states), np.zeros(states)
        for exactly, more in zip(poisson.pmf(steps, mean), poisson.sf(steps, mean), strict=True):
            after += exactly * now
            spent += more / fastest * now
            flow = -(up + down) * now
            flow[1:] += up[:-1] * now[:-1]
            flow[:-1] += down[1:] * now[1:]
            now = now + flow / fastest
        late.append(rate * spent @ missed(load, n, handle_s, states))
        now, before = after, n
    return np.array(late)


def finish_first(now: np.ndarray, agents: int, leaving: int) -> np.ndarray:
    """Those who leave take with them a hypergeometric number of the calls in hand."""
    moved = np.zeros_like(now)
    for j, mass in enumerate(now):
        taken = np.arange(min(leaving, j) + 1)
        moved[j - taken] += mass * (hypergeom(agents, min(j, agents), leaving).pmf(taken) if leaving else 1.0)
    return moved


def missed(load: CallLoad, agents: int, handle_s: float, states: int) -> np.ndarray:
    """Late by state, by the regularised incomplete beta (gamma without abandonment) from SciPy."""
    late = np.zeros(states)
    ahead = np.arange(1, states - agents + 1)
    clear, give_up = agents / handle_s, 1 / load.patience_s
    if give_up > 0:
        reached = betainc(ahead, clear / give_up + 1, -np.expm1(-give_up * load.target_s))
    else:
        reached = gammainc(ahead, clear * load.target_s)
    if agents == 0:
        return np.ones(states)
    late[agents - 1 + ahead] = 1 - clear / (clear + ahead * give_up) * reached
    late[-1] = 1.0
    return late


# Against what is known


def test_constant_load_settles_at_erlang_c():
    load = load_of([100 / 1800] * 40, handle_s=180, patience_s=FOREVER, target_s=20, slot_s=1800)
    in_time = 1 - late_calls(load, 14)[-1] / 100
    wait = float(erlang_c(10.0, 14)) * np.exp(-(14 - 10) / 180 * 20)
    assert in_time == pytest.approx(1 - wait, abs=1e-10)
    assert round(in_time, 5) == 0.88835


@pytest.mark.parametrize(("rate", "agents", "patience_s"), [(0.05, 9, 240), (0.3, 40, 60), (0.3, 55, 900)])
def test_constant_load_settles_at_erlang_a(rate: float, agents: int, patience_s: float):
    load = load_of([rate] * 30, patience_s=patience_s)
    share = late_calls(load, agents)[-1] / load.offered[-1]
    steady = erlang_a(rate, 170.0, patience_s, agents, 90.0).late_share
    assert share == pytest.approx(float(steady), abs=1e-10)


@pytest.mark.parametrize("patience_s", [240.0, FOREVER])
@pytest.mark.parametrize("agents", [1, 14, 50])
def test_every_slot_equals_plain_uniformisation(agents: int, patience_s: float):
    rates = agents / 170 * np.array([0.6, 0.95, 1.1, 0.8, 0.3, 0.9])
    staffed = np.maximum(1, agents - np.array([0, 0, agents // 6, agents // 3, 0, agents // 10]))
    leaving = np.array([0, 1, agents // 5, agents // 4, 0, agents // 8]) * (agents > 1)
    load = load_of(rates, patience_s=patience_s, slot_s=600)
    plain = by_uniformisation(load, staffed, leaving, 6 * agents + 260)
    assert late_calls(load, staffed, leaving) == pytest.approx(plain, abs=2e-9 if agents < 50 else 1e-6)


def test_hundreds_of_agents_from_an_empty_start_are_right_to_a_ten_millionth():
    rates = 460 / 170 * 0.96 * np.linspace(0.9, 1.1, 4)
    load = load_of(rates, slot_s=300)
    plain = by_uniformisation(load, np.full(4, 460), np.zeros(4, int), 760)
    assert late_calls(load, 460) == pytest.approx(plain, abs=1e-7)


@pytest.mark.parametrize("parts", [2, 4, 8, 16])
def test_splitting_slots_changes_nothing_even_with_two_thousand_agents(parts: int):
    rates = 2000 / 170 * 0.96 * np.linspace(0.9, 1.1, 4)
    whole = late_calls(load_of(rates, slot_s=300), 2000)
    split = late_calls(load_of(np.repeat(rates, parts), slot_s=300 / parts), 2000)
    assert split.reshape(4, parts).sum(axis=1) == pytest.approx(whole, abs=1e-7)


@pytest.mark.parametrize(("agents", "patience_s"), [(0, FOREVER), (5, FOREVER), (40, 3600.0), (60, FOREVER)])
def test_overload_is_right_where_nobody_hangs_up_soon(agents: int, patience_s: float):
    load = load_of(np.full(3, 4 * max(agents, 3) / 170), patience_s=patience_s)
    plain = by_uniformisation(load, np.full(3, agents), np.zeros(3, int), int(load.offered.sum()) + 400)
    assert late_calls(load, agents) == pytest.approx(plain, abs=1e-6)


@pytest.mark.parametrize(("agents", "use"), [(1, 0.95), (14, 0.98), (50, 0.97)])
def test_no_state_that_matters_is_left_out_near_full_load(monkeypatch, agents: int, use: float):
    load = load_of([agents * use / 180] * 20, handle_s=180, patience_s=FOREVER, target_s=20, slot_s=1800)
    kept, wide = transient._states, late_calls(load, agents)
    monkeypatch.setattr(transient, "_states", lambda *given: 2 * kept(*given) + 400)
    assert wide == pytest.approx(late_calls(load, agents), rel=1e-9)


def test_the_rational_function_is_the_exponential_on_the_whole_negative_axis():
    x = -np.concatenate([[0.0], np.geomspace(1e-6, 1e8, 4000)])
    value = 2 * (RESIDUES / (x[:, None] - POLES)).real.sum(axis=1)
    assert np.abs(value - np.exp(x)).max() < 2e-13


@settings(deadline=None)
@given(
    agents=st.integers(0, 60),
    patience_s=st.one_of(st.floats(1.0, 1e5), st.just(FOREVER)),
    target_s=st.floats(0.0, 600.0),
)
def test_lateness_by_state_is_the_incomplete_beta(agents: int, patience_s: float, target_s: float):
    load = load_of([1.0], patience_s=patience_s, target_s=target_s)
    ours = late_by_state(agents, 170.0, load.give_up_per_s, target_s, 200)
    expected = missed(load, agents, 170.0, 200)
    assert ours == pytest.approx(expected, abs=1e-10)
    assert (np.diff(ours) >= -1e-12).all()


# Against itself


@pytest.mark.parametrize("with_leavers", [False, True])
def test_the_value_of_an_empty_start_is_the_sum_of_late_calls(with_leavers: bool):
    load, agents, leaving = morning()
    given_leavers = leaving if with_leavers else None
    values = value_function(load, agents, given_leavers)
    total = sum(weight * value[0, 0] for weight, value in zip(load.weights, values, strict=True))
    assert total == pytest.approx(late_calls(load, agents, given_leavers).sum(), abs=1e-8)


def test_values_have_a_row_per_boundary_and_nothing_after_the_end():
    load, agents, _ = morning()
    values = value_function(load, agents)
    assert [value.shape[0] for value in values] == [load.slots + 1] * 2
    assert all((value[-1] == 0).all() for value in values)
    assert all((np.diff(value, axis=1) >= -1e-8).all() for value in values)  # more calls there, more late


@pytest.mark.parametrize("slot", range(8))
@pytest.mark.parametrize("away", [1, 3])
def test_a_price_is_what_a_full_run_with_those_agents_away_says(slot: int, away: int):
    load, agents, leaving = morning()
    plan = np.array([0, 2, 1, 1, 0, 2, 0, 1])
    table = price_table(load, agents, 4, around=plan, leaving=leaving)
    changed, gone = agents - plan, leaving.copy()
    changed[slot] -= away
    gone[slot] += away
    before = np.concatenate([[0], changed[:-1]])
    exact = late_calls(load, changed, np.minimum(gone, before)).sum()
    known = late_calls(load, agents - plan, leaving).sum()
    if plan[slot] + away <= 4:
        assert table[slot, plan[slot] + away] == pytest.approx(exact - known, abs=1e-8)
    assert table[slot, plan[slot]] == 0.0


def test_prices_end_where_nobody_more_may_be_away():
    load, agents, _ = morning()
    most = np.array([0, 1, 2, 3, 9, 20, 1, 0])
    table = price_table(load, agents, most)
    reachable = np.minimum(most, agents)
    assert table.shape == (8, reachable.max() + 1)
    assert (np.isfinite(table).sum(axis=1) == reachable + 1).all()


def test_scenarios_are_averaged_by_weight():
    load, agents, leaving = morning()
    singles = [load_of(rates, handle_s=180, target_s=20, slot_s=600) for rates in load.arrivals_per_s]
    for told in (late_calls, lambda *given: price_table(given[0], given[1], 3, leaving=given[2])):
        parts = [told(single, agents, leaving) for single in singles]
        assert told(load, agents, leaving) == pytest.approx(0.7 * parts[0] + 0.3 * parts[1], abs=1e-9)


def test_a_scenario_without_weight_keeps_its_place():
    load = CallLoad([[0.01], [0.1]], [0.0, 1.0], 170, 240, 90, 900)
    assert len(value_function(load, 5)) == 2
    assert late_calls(load, 5) == pytest.approx(late_calls(load_of([0.1]), 5), abs=1e-12)


def test_those_who_leave_are_the_net_fall_when_nobody_says():
    load, agents, _ = morning()
    fall = np.maximum(-np.diff(agents, prepend=0), 0)
    assert (late_calls(load, agents) == late_calls(load, agents, fall)).all()
    assert late_calls(load, agents).sum() < late_calls(load, agents, 0).sum()


def test_nobody_leaves_who_is_not_there():
    load, agents, _ = morning()
    assert (late_calls(load, agents, 1000) == late_calls(load, agents, np.append(0, agents[:-1]))).all()


@settings(deadline=None)
@given(agents=st.integers(1, 30), leaving=st.integers(0, 40), seed=st.integers(0, 1000))
def test_leaving_keeps_all_mass_and_is_its_own_adjoint(agents: int, leaving: int, seed: int):
    rng = np.random.default_rng(seed)
    chances, value = rng.dirichlet(np.ones(60)), rng.normal(size=60)
    moved = leave(chances, agents, leaving, True)
    assert moved.sum() == pytest.approx(1.0, abs=1e-12)
    assert moved @ value == pytest.approx(chances @ leave(value, agents, leaving, False), abs=1e-10)
    assert moved == pytest.approx(finish_first(chances, agents, min(leaving, agents)), abs=1e-10)


def test_mass_is_conserved_from_slot_to_slot():
    load, agents, leaving = morning()
    ahead = forward_pass(load.arrivals_per_s[0], agents, leaving, load.handle_s, 1 / 240, 20.0, 600.0, 120)
    assert ahead.sum(axis=1) == pytest.approx(np.ones(9), abs=1e-12)
    assert ahead.min() > -1e-10


@settings(max_examples=60, deadline=None)
@given(
    agents=st.lists(st.integers(0, 20), min_size=4, max_size=4),
    rates=st.lists(st.floats(0.001, 0.15), min_size=4, max_size=4),
    slot=st.integers(0, 3),
    patience_s=st.sampled_from([5.0, 240.0, FOREVER]),
    target_s=st.sampled_from([0.0, 20.0, 90.0]),
)
def test_one_more_agent_never_makes_more_calls_late(agents, rates, slot, patience_s, target_s):
    load = load_of(rates, patience_s=patience_s, target_s=target_s)
    more = np.array(agents)
    more[slot] += 1
    fewer_late = late_calls(load, more, 0).sum()
    assert fewer_late <= late_calls(load, agents, 0).sum() + 1e-7


# Prices held through


def test_sustained_prices_are_whole_periods_with_so_many_away():
    load, agents, leaving = morning()
    table = sustained_prices(load, agents, [0, 2, 30], leaving)
    nobody = late_calls(load, agents, leaving)
    assert table.shape == (8, 3)
    assert (table[:, 0] == 0).all()
    assert table[:, 1] == pytest.approx(late_calls(load, agents - 2, leaving) - nobody, abs=1e-12)
    assert (nobody + table[:, 2])[1:] == pytest.approx(load.offered[1:], rel=0.3)  # nobody left: nearly all


def test_sustained_prices_do_not_depend_on_the_threads():
    load, agents, _ = morning()
    assert (
        sustained_prices(load, agents, [1, 2, 3], threads=1) == sustained_prices(load, agents, [1, 2, 3])
    ).all()
    assert sustained_prices(load, agents, []).shape == (8, 0)


def test_the_worth_of_leaving_is_one_leaver_more():
    load, agents, leaving = morning()
    worth = leaving_worth(load, agents, leaving)
    more = leaving.copy()
    more[5] += 1
    spared = late_calls(load, agents, leaving).sum() - late_calls(load, agents, more).sum()
    assert worth[5] == pytest.approx(spared, abs=1e-8)
    assert worth[0] == 0.0
    assert (worth > -1e-9).all()
    assert leaving_worth(load, agents, leaving, away=2)[5] > 0
    assert (leaving_worth(load, agents, leaving, away=50) == 0).all()


# The ends of every range


def test_without_traffic_nobody_is_late():
    assert (late_calls(load_of([0.0] * 5), 3) == 0).all()


def test_without_agents_everybody_is_late():
    load = load_of([0.02, 0.0, 0.05])
    assert late_calls(load, 0) == pytest.approx(load.offered, abs=1e-8)


def test_a_closed_slot_empties_the_queue():
    rates = [0.2, 0.0, 0.02]
    fresh = late_calls(load_of([0.0, 0.0, 0.02]), [0, 0, 4])[2]
    assert late_calls(load_of(rates), [4, 0, 4])[2] == pytest.approx(fresh, abs=1e-12)
    assert late_calls(load_of(rates, patience_s=FOREVER), [4, 1, 4])[2] > 5 * fresh


def test_an_impatient_caller_is_answered_at_once_or_lost():
    rates = [0.05] * 20
    blocked = erlang_a(0.05, 170.0, 0.0, 9, 90.0).late_share
    for patience_s in (0.0, 1e-6, 1e-3):
        share = late_calls(load_of(rates, patience_s=patience_s), 9)[-1] / 45
        assert share == pytest.approx(float(blocked), abs=1e-5)


def test_long_patience_goes_over_into_infinite_patience():
    rates = [0.05, 0.06, 0.05]
    endless = late_calls(load_of(rates, patience_s=FOREVER), 9)
    assert late_calls(load_of(rates, patience_s=1e10), 9) == pytest.approx(endless, abs=1e-5)


def test_target_zero_makes_everyone_late_who_waits():
    load = load_of([0.05] * 20, target_s=0.0)
    waits = erlang_a(0.05, 170.0, 240.0, 9, 0.0).wait_probability
    assert late_calls(load, 9)[-1] / 45 == pytest.approx(float(waits), abs=1e-9)


@pytest.mark.parametrize("patience_s", [240.0, FOREVER])
def test_without_a_target_only_those_who_hang_up_are_late(patience_s: float):
    share = late_calls(load_of([0.05] * 20, target_s=FOREVER, patience_s=patience_s), 9)[-1] / 45
    lost = erlang_a(0.05, 170.0, patience_s, 9, FOREVER).abandon_probability
    assert share == pytest.approx(float(lost), abs=1e-9)


def test_no_slots_is_no_work():
    load = load_of(np.zeros((1, 0)))
    assert late_calls(load, []).shape == (0,)
    assert price_table(load, [], []).shape == (0, 1)


# Against simulation


def simulated(rates: np.ndarray, on_phones: OnPhones, runs: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean late calls per 15 minutes, and their standard errors."""
    grid = TimeGrid(0, 900, len(rates), "UTC")
    demand = Demand(Arrivals(grid, rates * 900), Exponential(170), 240.0)
    late = np.array(
        [
            count_intervals(
                serve_calls(draw_calls(demand, np.random.default_rng(seed)), on_phones), grid, 90
            ).late
            for seed in range(runs)
        ]
    )
    return late.mean(axis=0), late.std(axis=0, ddof=1) / np.sqrt(runs)


def test_simulation_with_constant_staffing_is_within_its_band():
    rates = np.array([0.05, 0.08, 0.09, 0.06, 0.05, 0.08])
    mean, error = simulated(rates, OnPhones.together(12, 0, 5400 + 3600), 1500)
    exact = late_calls(load_of(rates), 12)
    assert (np.abs(mean - exact) <= 4 * error + 1e-3).all()


def test_simulation_with_agents_leaving_is_within_four_per_cent():
    rates = np.array([0.06, 0.06, 0.06, 0.06, 0.06, 0.06])
    on_phones = OnPhones.together(12, 0, 5400).without([1800] * 3, [2700] * 3, [0, 1, 2])
    mean, error = simulated(rates, on_phones, 1500)
    exact = late_calls(load_of(rates), [12, 12, 9, 12, 12, 12])
    assert exact.sum() == pytest.approx(mean.sum(), rel=0.04)
    assert mean.sum() > 20 * error.sum() / 6


# Refusals

GOOD = {
    "arrivals_per_s": [[0.1, 0.1]],
    "weights": [1.0],
    "handle_s": 170.0,
    "patience_s": 240.0,
    "target_s": 90.0,
    "slot_s": 900.0,
}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("arrivals_per_s", [[-0.1, 0.1]]),
        ("arrivals_per_s", [[np.nan, 0.1]]),
        ("arrivals_per_s", [[np.inf, 0.1]]),
        ("arrivals_per_s", [[[0.1, 0.1]]]),
        ("arrivals_per_s", "many"),
        ("weights", [0.5]),
        ("weights", [0.5, 0.5]),
        ("weights", [-1.0]),
        ("weights", [np.nan]),
        ("handle_s", 0.0),
        ("handle_s", np.inf),
        ("handle_s", [170.0]),
        ("handle_s", [170.0, -1.0]),
        ("patience_s", -1.0),
        ("patience_s", np.nan),
        ("patience_s", [240.0, 240.0]),
        ("target_s", -1.0),
        ("target_s", [90.0]),
        ("slot_s", 0.0),
        ("slot_s", np.inf),
        ("slot_s", np.nan),
    ],
)
def test_a_wrong_load_is_refused_by_name(name: str, wrong: object):
    with pytest.raises(InvalidInput, match=f"^{name} must be"):
        CallLoad(**{**GOOD, name: wrong})


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("agents", lambda load: late_calls(load, -1)),
        ("agents", lambda load: late_calls(load, 1.5)),
        ("agents", lambda load: late_calls(load, [1, 2, 3])),
        ("agents", lambda load: late_calls(load, np.inf)),
        ("agents", lambda load: value_function(load, "some")),
        ("leaving", lambda load: late_calls(load, 3, -1)),
        ("leaving", lambda load: late_calls(load, 3, [1, 2, 3])),
        ("most_away", lambda load: price_table(load, 3, 0.5)),
        ("most_away", lambda load: price_table(load, 3, [1])),
        ("around", lambda load: price_table(load, 3, 1, around=[-1, 0])),
        ("away", lambda load: sustained_prices(load, 3, [0.5])),
        ("away", lambda load: sustained_prices(load, 3, [[1]])),
        ("threads", lambda load: sustained_prices(load, 3, [1], threads=0)),
        ("away", lambda load: leaving_worth(load, 3, away=-1)),
    ],
)
def test_a_wrong_question_is_refused_by_name(name: str, ask):
    with pytest.raises(InvalidInput, match=f"^{name} must be"):
        ask(CallLoad(**GOOD))


def test_a_queue_without_end_is_refused_and_not_attempted():
    load = load_of([5000.0] * 10, patience_s=FOREVER)
    with pytest.raises(InvalidInput, match="agents must be enough"):
        late_calls(load, 0)


def test_the_examples_in_the_documentation_are_true():
    assert doctest.testmod(transient).failed == 0
