"""What the forecast promises: bands that hold, a calendar that is learned, and no look ahead."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from fagtid.core.errors import InvalidInput
from fagtid.core.forecasting import Forecast, History, backtest, forecast, summarise
from fagtid.core.forecasting.bands import count_quantile
from fagtid.core.forecasting.simple import mean_of_last_4, median_of_last_6, seasonal_naive
from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.engine.calendar import public_holidays

Floats = NDArray[np.float64]
ZONE = "Europe/Oslo"
HALF_HOUR = 1800


@dataclass(frozen=True)
class Named:
    name: str
    days: tuple[str, ...]


def office_hours(grid: TimeGrid, peak: float) -> Floats:
    """Rates of a centre open 8-16 on weekdays, busiest at noon and on Mondays."""
    hour = grid.second_of_day / 3600
    rate = peak * np.exp(-0.5 * ((hour - 12) / 3) ** 2) * np.array([1.2, 1, 1, 1, 0.9, 0, 0])[grid.weekday]
    return np.where((hour >= 8) & (hour < 16), rate, 0.0)


def calls(rate: Floats, grid: TimeGrid, seed: int = 1, day_spread: float = 0.0) -> Floats:
    """Poisson counts about the rate times a common factor of each day."""
    rng = np.random.default_rng(seed)
    day = (grid.day - grid.day[0]).astype(int)
    luck = np.exp(rng.normal(0, day_spread, day.max() + 1)) if day_spread else np.ones(day.max() + 1)
    return rng.poisson(rate * luck[day]).astype(float)


def past(days: int, first: str = "2026-01-05", interval_s: int = HALF_HOUR) -> TimeGrid:
    return days_grid(first, days, interval_s, ZONE)


def week_after(grid: TimeGrid, days: int = 7) -> TimeGrid:
    return days_grid(str(grid.day[-1] + 1), days, grid.interval_s, grid.timezone)


def day_sums(grid: TimeGrid, values: Floats) -> dict[str, float]:
    return {str(day): float(values[grid.day == day].sum()) for day in np.unique(grid.day)}


def test_the_rate_behind_the_counts_is_found():
    grid = past(56)
    coming = week_after(grid)
    told = forecast(History(grid, calls(office_hours(grid, 30), grid)), coming)
    truth = office_hours(coming, 30)
    assert np.abs(told.mean - truth).sum() < 0.05 * truth.sum()


def test_intervals_in_which_the_centre_is_closed_get_nothing():
    grid = past(42)
    coming = week_after(grid)
    told = forecast(History(grid, calls(office_hours(grid, 30), grid)), coming)
    shut = office_hours(coming, 30) == 0
    for band in (told.mean, told.p10, told.p50, told.p90):
        assert not band[shut].any()
        assert (band[~shut] >= 0).all()
    assert (told.mean[~shut] > 0).all()


def test_slots_that_no_file_ever_had_a_row_for_are_closed():
    grid = past(42)
    rate = office_hours(grid, 30)
    late_wednesday = (grid.weekday == 2) & (grid.second_of_day >= 14 * 3600)
    counts = np.where((rate > 0) & ~late_wednesday, calls(rate, grid), np.nan)
    coming = week_after(grid)
    told = forecast(History(grid, counts), coming)
    hour = coming.second_of_day / 3600
    assert not told.mean[(coming.weekday == 2) & (hour >= 14)].any()
    assert told.mean[(coming.weekday == 3) & (hour >= 14) & (hour < 16)].all()


def test_a_gap_in_the_history_is_neither_a_closed_day_nor_a_quiet_one():
    grid = past(56)
    counts = calls(office_hours(grid, 30), grid)
    whole = forecast(History(grid, counts), week_after(grid))
    lost = np.isin(grid.day, np.array(["2026-02-17", "2026-02-25"], dtype="datetime64[D]"))
    half_lost = (grid.day == np.datetime64("2026-02-26")) & (grid.second_of_day < 12 * 3600)
    gappy = forecast(History(grid, np.where(lost | half_lost, np.nan, counts)), week_after(grid))
    assert gappy.mean.sum() == pytest.approx(whole.mean.sum(), rel=0.03)


def test_weeks_without_any_rows_do_not_close_the_centre():
    grid = past(112)
    week = np.arange(grid.count) // 336
    counts = np.where((week > 7) & (week < 15), np.nan, calls(office_hours(grid, 30), grid))
    coming = week_after(grid)
    told = forecast(History(grid, counts), coming)
    truth = office_hours(coming, 30)
    assert np.abs(told.mean - truth).sum() < 0.1 * truth.sum()


def test_a_single_wild_day_hardly_moves_the_forecast():
    grid = past(56)
    counts = calls(office_hours(grid, 30), grid, day_spread=0.05)
    plain = forecast(History(grid, counts), week_after(grid))
    wild = np.where(grid.day == np.datetime64("2026-02-18"), 5 * counts, counts)
    told = forecast(History(grid, wild), week_after(grid))
    assert told.mean.sum() == pytest.approx(plain.mean.sum(), rel=0.05)


def test_steady_growth_is_carried_on():
    grid = past(84)
    coming = week_after(grid)
    per_week = 1.05
    counts = calls(office_hours(grid, 30) * per_week ** (np.arange(grid.count) / 336), grid, day_spread=0.03)
    told = forecast(History(grid, counts), coming)
    truth = (office_hours(coming, 30) * per_week ** ((grid.count + np.arange(coming.count)) / 336)).sum()
    assert told.mean.sum() == pytest.approx(truth, rel=0.08)


@pytest.mark.parametrize(("peak", "day_spread"), [(3.0, 0.0), (40.0, 0.1), (800.0, 0.08)])
def test_the_80_per_cent_band_holds_about_80_per_cent(peak, day_spread):
    grid = past(140, interval_s=3600)
    counts = calls(office_hours(grid, peak), grid, seed=3, day_spread=day_spread)
    (ours, *_) = summarise(backtest(History(grid, counts), weeks=12))
    assert 0.74 < ours.inside_80 < 0.87
    assert abs(ours.below_p50 - 0.5) < 0.12


def test_a_due_date_is_learned_within_its_interval_and_raises_the_forecast():
    grid = past(84)
    due = [str(date(2026, month, 20)) for month in (1, 2, 3)] + ["2026-02-05", "2026-03-05", "2026-04-01"]
    lift = np.where(np.isin(grid.day, np.array(due, dtype="datetime64[D]")), 1.6, 1.0)
    counts = calls(office_hours(grid, 30) * lift, grid, day_spread=0.05)
    coming = week_after(grid)
    history = History(grid, counts)
    told = forecast(history, coming, events=[Named("due date", tuple(due))])
    (effect,) = told.effects
    assert effect.name == "due date"
    assert effect.days == ("2026-04-01",)
    assert effect.n_days == 5
    assert effect.low < 1.6 < effect.high
    assert 1 < effect.low < effect.multiplier < effect.high < 2.2
    without = forecast(history, coming)
    raised = day_sums(coming, told.mean)["2026-04-01"] / day_sums(coming, without.mean)["2026-04-01"]
    assert 1.35 < raised < 1.9


def test_fewer_days_of_an_event_leave_more_doubt():
    grid = past(84)
    days = ("2026-02-03", "2026-02-18", "2026-03-05", "2026-03-17")
    counts = calls(office_hours(grid, 30), grid, day_spread=0.05)

    def width(named: tuple[str, ...]) -> float:
        (effect,) = forecast(History(grid, counts), week_after(grid), events=[Named("offer", named)]).effects
        return effect.high / effect.low

    assert width(days) < width(days[:1]) < width(())


def test_an_event_never_seen_changes_nothing_and_says_so():
    grid = past(56)
    history = History(grid, calls(office_hours(grid, 30), grid))
    coming = week_after(grid)
    told = forecast(history, coming, events=[Named("campaign", (str(coming.day[0]),))])
    (effect,) = told.effects
    assert effect.multiplier == pytest.approx(1.0, abs=1e-9)
    assert effect.low < 0.7
    assert effect.high > 1.4
    assert not effect.is_learned
    assert told.mean == pytest.approx(forecast(history, coming).mean)


def easter_history(closed: bool) -> tuple[History, TimeGrid, dict[date, str]]:
    """Up to the week of 1 and 14 May 2026; the past holidays closed, or open at half volume."""
    grid = past(115, "2026-01-12")
    holidays = public_holidays("NO", 2026, 2026)
    is_holiday = np.isin(grid.day, np.array(list(holidays), dtype="datetime64[D]"))
    rate = office_hours(grid, 30) * np.where(is_holiday, 0.0 if closed else 0.5, 1.0)
    return History(grid, calls(rate, grid)), week_after(grid, 14), holidays


def test_a_holiday_is_closed_when_past_holidays_were():
    history, coming, holidays = easter_history(closed=True)
    told = day_sums(coming, forecast(history, coming, holidays=holidays).mean)
    assert told["2026-05-14"] == 0
    assert told["2026-05-13"] > 0


def test_a_holiday_is_open_with_less_when_past_holidays_were():
    history, coming, holidays = easter_history(closed=False)
    told = forecast(history, coming, holidays=holidays)
    sums = day_sums(coming, told.mean)
    assert 0.35 < sums["2026-05-14"] / sums["2026-05-07"] < 0.7
    (effect,) = (one for one in told.effects if one.name == "public holiday")
    assert effect.low < 0.55
    assert effect.days == ("2026-05-14",)  # the 17th is a Sunday: closed anyway


def test_the_eve_of_a_holiday_beyond_the_last_day_is_an_eve():
    grid = past(115, "2026-01-12")
    holidays = public_holidays("NO", 2026, 2026)
    eve = np.isin(grid.day, np.array(list(holidays), dtype="datetime64[D]") - 1)
    history = History(grid, calls(office_hours(grid, 30) * np.where(eve, 0.5, 1.0), grid))
    one_day_less = forecast(history, week_after(grid), holidays=holidays)
    assert str(one_day_less.grid.day[-1]) == "2026-05-13"  # the 14th is Ascension Day
    sums = day_sums(one_day_less.grid, one_day_less.mean)
    assert sums["2026-05-13"] < 0.75 * sums["2026-05-12"]


def test_the_day_after_a_closed_holiday_may_be_busier():
    grid = past(100, "2026-01-26")
    holidays = public_holidays("NO", 2026, 2026)
    named = np.array(list(holidays), dtype="datetime64[D]")
    shut = np.isin(grid.day, named)
    after = np.isin(grid.day, named + 1) & ~shut
    rate = office_hours(grid, 30) * np.where(shut, 0.0, np.where(after, 1.4, 1.0))
    history = History(grid, calls(rate, grid))
    coming = week_after(grid, 14)
    with_calendar = day_sums(coming, forecast(history, coming, holidays=holidays).mean)
    without = day_sums(coming, forecast(history, coming).mean)
    assert with_calendar["2026-05-15"] > 1.1 * without["2026-05-15"]


@pytest.mark.parametrize("days", [1, 3, 7, 10, 14, 21])
def test_a_short_history_still_gives_a_forecast_with_wide_bands(days):
    grid = past(days)
    told = forecast(History(grid, calls(office_hours(grid, 30), grid)), week_after(grid))
    monday_noon = (told.grid.weekday == 0) & (told.grid.second_of_day == 12 * 3600)
    assert told.mean[monday_noon] == pytest.approx([36.0], rel=0.4)
    assert told.p10[monday_noon] < told.mean[monday_noon] < told.p90[monday_noon]
    assert told.day_cv > (0.1 if days < 10 else 0.02)


def test_a_centre_nobody_calls_gets_zeros():
    grid = past(21)
    told = forecast(History(grid, np.zeros(grid.count)), week_after(grid))
    assert not np.concatenate([told.mean, told.p10, told.p50, told.p90]).any()
    assert told.day_cv == 0
    assert not told.scenarios(3)[0].any()


def test_a_line_with_a_call_or_two_a_day_keeps_its_mean():
    grid = past(84, interval_s=3600)
    told = forecast(History(grid, calls(np.full(grid.count, 0.06), grid)), week_after(grid))
    assert told.mean.sum() == pytest.approx(0.06 * 168, rel=0.3)


def test_the_nights_the_clocks_change_have_their_own_number_of_hours():
    for first, hours, noon in (("2026-03-02", 167, 11), ("2026-09-28", 169, 13)):
        grid = days_grid(first, 21, 3600, ZONE)
        rate = np.where(grid.second_of_day // 3600 == 12, 200.0, 20.0)
        coming = week_after(grid)
        told = forecast(History(grid, rate), coming)
        assert coming.count == hours
        sunday = coming.weekday == 6
        assert int(np.argmax(told.mean[sunday])) == noon
        assert np.delete(told.mean[sunday], noon) == pytest.approx(20.0, rel=0.1)


def test_a_history_across_a_clock_change_is_read_by_the_wall_clock():
    for first in ("2026-03-09", "2026-10-12"):
        grid = days_grid(first, 35, 3600, ZONE)
        told = forecast(History(grid, np.where(grid.second_of_day // 3600 == 9, 90.0, 9.0)), week_after(grid))
        assert told.mean[told.grid.second_of_day // 3600 == 9] == pytest.approx(90.0, rel=0.05)


def test_the_rest_of_a_day_that_has_begun_is_forecast():
    whole = past(43)
    history = History(whole, calls(office_hours(whole, 30), whole)).before(whole.end_s - 16 * 3600 - 1800)
    rest = TimeGrid(history.grid.end_s, HALF_HOUR, 33, ZONE)
    told = forecast(history, rest)
    assert told.mean.sum() == pytest.approx(office_hours(rest, 30).sum(), rel=0.15)


def test_only_the_history_before_the_origin_is_used():
    grid = past(70)
    counts = calls(office_hours(grid, 30), grid)
    changed = counts.copy()
    last_week = grid.starts_s >= grid.end_s - 7 * 86_400
    changed[last_week] *= 3
    one, other = (
        next(r for r in backtest(History(grid, c), weeks=1) if r.method == "fagtid")
        for c in (counts, changed)
    )
    assert np.array_equal(one.mean, other.mean)
    assert not np.array_equal(one.truth, other.truth)


def test_the_same_history_gives_the_same_forecast():
    grid = past(35)
    history = History(grid, calls(office_hours(grid, 30), grid))
    one, other = forecast(history, week_after(grid)), forecast(history, week_after(grid))
    assert np.array_equal(one.mean, other.mean)
    assert np.array_equal(one.p90, other.p90)


@given(
    counts=st.lists(st.one_of(st.none(), st.integers(0, 5000)), min_size=24, max_size=24 * 30),
    events=st.lists(st.integers(0, 40), max_size=4),
)
@settings(max_examples=40, deadline=None)
def test_any_history_gives_ordered_finite_bands(counts, events):
    grid = TimeGrid(days_grid("2026-03-20", 1, 3600, ZONE).start_s, 3600, len(counts), ZONE)
    known = np.array([np.nan if count is None else count for count in counts], dtype=float)
    if np.isnan(known).all():
        known[0] = 1.0
    named = tuple(str(date(2026, 3, 20) + timedelta(days=after)) for after in events)
    coming = TimeGrid(grid.end_s, 3600, 200, ZONE)
    told = forecast(
        History(grid, known), coming, holidays={date(2026, 4, 3): "Good Friday"}, events=[Named("due", named)]
    )
    assert np.isfinite(np.concatenate([told.mean, told.p10, told.p50, told.p90, told.day_spread])).all()
    assert (told.p10 >= 0).all()
    assert (told.p10 <= told.p50).all()
    assert (told.p50 <= told.p90).all()
    assert not told.p90[told.mean == 0].any()
    assert all(0 < effect.low <= effect.multiplier <= effect.high for effect in told.effects)


@given(n=st.integers(1, 12))
def test_scenarios_average_to_the_mean_and_share_a_days_luck(n):
    grid = week_after(past(7))
    mean = office_hours(grid, 30)
    told = Forecast(grid, mean, mean, mean, mean, np.full(grid.count, 0.2))
    means, weights = told.scenarios(n)
    assert means.shape == (n, grid.count)
    assert weights.sum() == pytest.approx(1)
    assert weights @ means == pytest.approx(mean)
    assert (np.diff(means[:, mean > 0], axis=0) > 0).all()
    if n >= 3:
        relative = means[:, mean > 0] / mean[mean > 0]
        assert relative.std(axis=0) == pytest.approx(0.2, rel=0.12)


@given(mean=st.floats(0.05, 2000), spread=st.floats(0, 1))
def test_quantiles_of_a_count_rise_with_their_level(mean, spread):
    low, middle, high = (float(count_quantile(p, mean, spread)) for p in (0.1, 0.5, 0.9))
    assert 0 <= low <= middle <= high


@pytest.mark.parametrize(("mean", "spread"), [(4.0, 0.0), (30.0, 0.05), (500.0, 0.2)])
def test_quantiles_leave_their_share_below(mean, spread):
    rng = np.random.default_rng(5)
    rate = rng.gamma(1 / spread, spread * mean, 200_000) if spread else np.full(200_000, mean)
    counts = rng.poisson(rate) + rng.uniform(-0.5, 0.5, 200_000)
    for level in (0.1, 0.5, 0.9):
        assert (counts < count_quantile(level, mean, spread)).mean() == pytest.approx(level, abs=0.01)


def test_handle_time_follows_the_day_and_its_band_narrows_with_calls():
    grid = past(42)
    rate = office_hours(grid, 30)
    counts = calls(rate, grid)
    rng = np.random.default_rng(2)
    true_s = np.where(grid.second_of_day < 12 * 3600, 150.0, 210.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        handle_s = np.where(
            counts > 0, true_s * rng.gamma(np.maximum(counts, 1)) / np.maximum(counts, 1), np.nan
        )
    told = forecast(History(grid, counts, handle_s), week_after(grid))
    assert told.handle_s is not None
    assert told.handle_p10_s is not None
    assert told.handle_p90_s is not None
    at = {h: (told.grid.weekday == 1) & (told.grid.second_of_day == h * 3600) for h in (8, 10, 12, 14)}
    assert told.handle_s[at[10]] == pytest.approx([150], rel=0.06)
    assert told.handle_s[at[14]] == pytest.approx([210], rel=0.06)
    width = told.handle_p90_s / told.handle_p10_s
    assert width[at[8]] > width[at[12]]


def test_no_handle_time_in_gives_none_out():
    grid = past(14)
    told = forecast(History(grid, calls(office_hours(grid, 30), grid)), week_after(grid))
    assert told.handle_s is told.handle_p10_s is told.handle_p90_s is None


def test_the_simple_methods_look_at_the_same_slots():
    grid = past(42, interval_s=86_400 // 2)
    week = np.arange(grid.count) // 14
    counts = np.array([10.0, 20, 30, 40, 90, 60])[week]
    history, coming = History(grid, counts), week_after(grid)
    assert seasonal_naive(history, coming).mean == pytest.approx(60)
    assert mean_of_last_4(history, coming).mean == pytest.approx(55)
    assert median_of_last_6(history, coming).mean == pytest.approx(35)


def test_the_summary_counts_as_its_words_say():
    grid = past(28)
    history = History(grid, np.where(office_hours(grid, 30) > 0, 10.0, 0.0))
    records = backtest(history, weeks=2)
    assert [r.method for r in records[:4]] == [
        "fagtid",
        "seasonal naive",
        "mean of last 4",
        "median of last 6",
    ]
    naive = next(s for s in summarise(records) if s.method == "seasonal naive")
    assert (naive.origins, naive.wape, naive.bias) == (2, 0.0, 0.0)
    assert np.isnan(naive.inside_80)


@pytest.mark.parametrize(
    ("counts", "interval_s", "message"),
    [
        ([1.0, -1.0], 1800, "counts must be >= 0"),
        ([1.0, np.inf], 1800, "counts must be >= 0 and finite"),
        ([1.0], 1800, r"shape of counts must be \(2,\)"),
        ([1.0, 2.0], 1700, "interval_s of the history must be a divisor of a day"),
    ],
)
def test_a_history_that_cannot_be_is_refused(counts, interval_s, message):
    with pytest.raises(InvalidInput, match=message):
        History(TimeGrid(0, interval_s, 2, ZONE), np.array(counts))


def test_an_event_may_be_called_like_a_part_of_the_model():
    grid = past(42)
    history = History(grid, calls(office_hours(grid, 30), grid))
    named = [Named(name, ("2026-02-18",)) for name in ("month", "public holiday")]
    told = forecast(history, week_after(grid), events=named)
    assert [effect.name for effect in told.effects] == ["month", "public holiday"]
    with pytest.raises(InvalidInput, match="days of the event 'due' must be dates"):
        forecast(history, week_after(grid), events=[Named("due", ("20/2",))])


def test_a_target_that_does_not_follow_the_history_is_refused():
    grid = past(14)
    history = History(grid, np.ones(grid.count))
    with pytest.raises(InvalidInput, match="start of the target must be >= "):
        forecast(history, grid)
    with pytest.raises(InvalidInput, match="target must be intervals of 1800 s in Europe/Oslo"):
        forecast(history, TimeGrid(grid.end_s, 900, 4, ZONE))
    with pytest.raises(InvalidInput, match="count of the target must be >= 1"):
        forecast(history, TimeGrid(grid.end_s, 1800, 0, ZONE))
    with pytest.raises(InvalidInput, match="at least one interval with a known count"):
        forecast(History(grid, np.full(grid.count, np.nan)), week_after(grid))
    with pytest.raises(InvalidInput, match="history must be at least 14 days"):
        backtest(History(past(10), np.ones(past(10).count)))


def test_norwegian_holidays_are_known():
    found = public_holidays("NO", 2026, 2027)
    assert date(2026, 5, 17) in found
    assert date(2027, 3, 26) in found  # Good Friday
    assert {day.year for day in found} == {2026, 2027}
    with pytest.raises(InvalidInput, match="country"):
        public_holidays("Nowhere", 2026, 2026)
    with pytest.raises(InvalidInput, match="last_year"):
        public_holidays("NO", 2026, 2025)


@pytest.mark.slow
@pytest.mark.shared_data
def test_a_real_bank_is_forecast_better_than_by_the_simple_methods(shared_data):
    with gzip.open(shared_data / "anonymous_bank_1999" / "arrivals_30min_1999_jan_aug.csv.gz", "rt") as file:
        rows = [
            (datetime.fromisoformat(r["interval_start"]), float(r["calls"])) for r in csv.DictReader(file)
        ]
    grid = days_grid("1999-01-01", 243, HALF_HOUR, "UTC")
    counts = np.full(grid.count, np.nan)
    for start, count in rows:
        counts[int((start - rows[0][0]).total_seconds()) // HALF_HOUR] = count
    found = summarise(backtest(History(grid, counts), holidays=public_holidays("IL", 1999, 1999), weeks=26))
    ours, *simple = found
    assert ours.wape < 0.9 * min(one.wape for one in simple)
    assert 0.77 <= ours.inside_80 <= 0.83
