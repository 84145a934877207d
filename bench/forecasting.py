"""Forecasting against the simple methods, the noise floor and statsforecast, on public series."""

from __future__ import annotations

import csv
import gzip
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from scipy.special import gammaln
from statsforecast.models import MSTL, AutoARIMA, AutoETS

from fagtid.core.forecasting import History, Record, Summary, backtest, own_and_simple, summarise
from fagtid.core.forecasting.daytable import DayTable, lay_out, slot_of
from fagtid.core.forecasting.series import Floats
from fagtid.core.forecasting.simple import PlainForecast
from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.engine.calendar import public_holidays

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SIMPLE = ("seasonal naive", "mean of last 4", "median of last 6")
WEEK_S = 7 * 86_400


@dataclass(frozen=True)
class Case:
    """One series and how it is rolled over."""

    name: str
    history: History
    holidays: dict[date, str]
    first_days: int  # least history before an origin

    def weeks(self, step_days: int) -> int:
        """Origins from the first allowed to the last."""
        days = np.unique(self.history.grid.day).size
        return (days - 7 - self.first_days) // step_days + 1


def cases() -> list[Case]:
    """The development series."""
    us, israel = public_holidays("US", 2003, 2025), public_holidays("IL", 1999, 1999)
    bank = [Case(f"bank 2003, {m} min", bank_2003(m), us, 56) for m in (30, 15)]
    lines = [Case(f"Alexandria {line}", alexandria(f"{line}_T"), us, 7) for line in ("911", "ADM")]
    return [*bank, Case("bank 1999, 30 min", bank_1999(), israel, 56), *lines]


def bank_2003(minutes: int) -> History:
    """Weekdays 07-21; the lone five minutes that end each day are left out."""
    grid = days_grid("2003-03-03", 182, minutes * 60, "UTC")  # the clock as the file has it
    rows = read_rows(SHARED / "bank_calls_2003" / f"bank_calls_{minutes}min.csv.gz")
    full = (row for row in rows if int(row["n_5min"]) == minutes // 5)
    return placed(grid, ((row["interval_start"], float(row["calls"])) for row in full))


def bank_1999() -> History:
    """All hours, January to August."""
    grid = days_grid("1999-01-01", 243, 1800, "UTC")
    rows = read_rows(SHARED / "anonymous_bank_1999" / "arrivals_30min_1999_jan_aug.csv.gz")
    return placed(grid, ((row["interval_start"], float(row["calls"])) for row in rows))


def alexandria(column: str) -> History:
    """All hours, three weeks; the row that holds two hours when the clocks go back is halved."""
    grid = days_grid("2025-10-26", 21, 3600, "America/New_York")
    rows = read_rows(SHARED / "alexandria_phone_2025" / "phone_hourly_w44-46.csv")
    return placed(grid, ((row["DateTime"], float(row[column])) for row in rows))


def read_rows(path: Path) -> list[dict[str, str]]:
    """A CSV file's rows."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        return list(csv.DictReader(file))


def placed(grid: TimeGrid, rows: Iterable[tuple[str, float]]) -> History:
    """Counts on the intervals that showed the row's wall-clock time, shared if there are two."""
    by_time = {np.datetime64(datetime.fromisoformat(start), "s"): count for start, count in rows}
    shown, inverse, times = np.unique(grid.local, return_inverse=True, return_counts=True)
    counts = np.array([by_time.get(moment, np.nan) for moment in shown]) / times
    return History(grid, counts[inverse])


def two_way_floor(case: Case, records: list[Record]) -> float:
    """WAPE of one who knows each day's true total and its weekday's mean share of each slot.

    In-sample residuals over the scored days, corrected for what the shares and totals were fitted with.
    """
    table, fitted = oracle(case.history)
    scored = table.days >= records[0].grid.day[0]
    off, total = np.abs(table.counts - fitted)[scored], table.counts[scored]
    known = ~np.isnan(off)
    slots, weeks = np.count_nonzero(np.nansum(table.counts, axis=0)), table.days.size / 7
    return float(off[known].sum() / total[known].sum() / np.sqrt((1 - 1 / slots) * (1 - 1 / weeks)))


def poisson_floor(case: Case, records: list[Record]) -> float:
    """WAPE of one who knows each interval's true rate, were the counts Poisson about it."""
    table, fitted = oracle(case.history)
    known = ~np.isnan(table.counts) & (table.days >= records[0].grid.day[0])[:, None]
    rate = np.maximum(fitted[known], 1e-9)
    whole = np.floor(rate)
    off = 2 * np.exp(-rate + (whole + 1) * np.log(rate) - gammaln(whole + 1))
    return float(off.sum() / table.counts[known].sum())


def oracle(history: History) -> tuple[DayTable, Floats]:
    """True day totals times each weekday's share of all its calls in each slot."""
    table = lay_out(history.grid, history.counts)
    fitted = np.zeros(table.counts.shape)
    for k in range(7):
        mine = table.weekday == k
        by_slot = np.nansum(table.counts[mine], axis=0)
        fitted[mine] = table.total[mine, None] * by_slot / max(by_slot.sum(), 1.0)
    return table, fitted


def open_block(history: History) -> tuple[Floats, np.ndarray, np.ndarray]:
    """Open weekdays and slots as a gapless table for methods that need one; gaps take last week's value."""
    table = lay_out(history.grid, history.counts)
    rows = table.open_weekdays[table.weekday]
    slots = np.flatnonzero(np.nansum(table.counts[rows], axis=0))
    block, per_week = table.counts[rows][:, slots], int(table.open_weekdays.sum())
    for row in range(block.shape[0]):
        last_week = block[row - per_week] if row >= per_week else np.nanmean(block, axis=0)
        block[row] = np.where(np.isnan(block[row]), last_week, block[row])
    return block, np.flatnonzero(table.open_weekdays), slots


def laid_on(target: TimeGrid, week: Floats, weekdays: np.ndarray, slots: np.ndarray) -> PlainForecast:
    """A week of open days (in the target's order) and slots as a forecast of the target."""
    table = lay_out(target, np.zeros(target.count))
    rows = np.flatnonzero(np.isin(table.weekday, weekdays))
    whole = np.zeros(table.counts.shape)
    whole[np.ix_(rows, slots)] = np.maximum(week, 0.0)
    return PlainForecast(whole[(target.day - target.day[0]).astype(int), slot_of(target)])


def day_totals_by(model: Callable[[int], object]) -> Callable[[History, TimeGrid], PlainForecast]:
    """A statsforecast model of the day totals, spread by the mean share of the last four weeks."""

    def method(history: History, target: TimeGrid) -> PlainForecast:
        block, weekdays, slots = open_block(history)
        n = weekdays.size
        totals = model(n).forecast(y=block.sum(axis=1), h=n)["mean"]  # type: ignore[attr-defined]
        recent = [block[-n + k :: -n][:4].sum(axis=0) for k in range(n)]
        shares = np.array([day / max(day.sum(), 1e-9) for day in recent])
        return laid_on(target, totals[:, None] * shares, weekdays, slots)

    return method


def mstl(history: History, target: TimeGrid) -> PlainForecast:
    """MSTL with the day and the week as seasons and AutoETS for the trend."""
    block, weekdays, slots = open_block(history)
    seasons = [slots.size, block[: weekdays.size].size]
    if block.shape[0] < 2 * weekdays.size:
        seasons = seasons[:1]
    model = MSTL(season_length=seasons, trend_forecaster=AutoETS(model="ZZN"))
    ahead = weekdays.size * slots.size
    return laid_on(
        target, model.forecast(y=block.ravel(), h=ahead)["mean"].reshape(-1, slots.size), weekdays, slots
    )


def interval_ets(history: History, target: TimeGrid) -> PlainForecast:
    """AutoETS on the intervals with a day as season: for the clock only."""
    block, weekdays, slots = open_block(history)
    ahead = AutoETS(season_length=slots.size).forecast(y=block.ravel(), h=weekdays.size * slots.size)["mean"]
    return laid_on(target, ahead.reshape(-1, slots.size), weekdays, slots)


def peers() -> dict[str, Callable[[History, TimeGrid], PlainForecast]]:
    """What of statsforecast is practical at these lengths."""
    return {
        "AutoETS on day totals x shape": day_totals_by(lambda n: AutoETS(season_length=n)),
        "AutoARIMA on day totals x shape": day_totals_by(lambda n: AutoARIMA(season_length=n)),
        "MSTL (day, week), AutoETS trend": mstl,
    }


def per_cent(value: float) -> str:
    """``0.0547`` as ``5.47``; a dash for NaN."""
    return "–" if np.isnan(value) else f"{100 * value:.2f}"


def accuracy_rows(case: Case) -> tuple[str, str]:
    """Every day an origin: ours beside the simple methods and both floors, and our bands."""
    records = list(backtest(case.history, holidays=case.holidays, weeks=case.weeks(1), step_days=1))
    found = {one.method: one for one in summarise(records)}
    ours, best = found["fagtid"], min(found[name].wape for name in SIMPLE)
    floors = two_way_floor(case, records), poisson_floor(case, records)
    closed = [f"{100 * (best - ours.wape) / (best - floor):.0f} %" for floor in floors]
    simple = " | ".join(per_cent(found[name].wape) for name in SIMPLE)
    errors = (
        f"| {case.name} | {ours.origins} | {simple} | **{per_cent(ours.wape)}** | {per_cent(floors[0])} | "
        f"{closed[0]} | {per_cent(floors[1])} | {closed[1]} |"
    )
    shares = (ours.below_p10, ours.below_p50, ours.below_p90, ours.inside_80)
    bands = f"| {case.name} | {per_cent(ours.bias)} | " + " | ".join(f"{100 * s:.1f}" for s in shares) + " |"
    return errors, bands


def peer_rows(case: Case) -> list[str]:
    """Weekly origins, latest eight: every method's error and time."""
    methods = own_and_simple(case.holidays) | peers()
    seconds = dict.fromkeys(methods, 0.0)

    def clocked(name: str) -> Callable[[History, TimeGrid], object]:
        def run_it(history: History, target: TimeGrid) -> object:
            began = time.perf_counter()
            told = methods[name](history, target)
            seconds[name] += time.perf_counter() - began
            return told

        return run_it

    step = 7 if case.first_days > 7 else 1
    timed = {name: clocked(name) for name in methods}
    found = summarise(backtest(case.history, methods=timed, weeks=min(8, case.weeks(step)), step_days=step))  # type: ignore[arg-type]
    return [peer_row(case, one, seconds[one.method] / one.origins) for one in found]


def peer_row(case: Case, one: Summary, seconds: float) -> str:
    """One line of the comparison."""
    return (
        f"| {case.name} | {one.method} | {per_cent(one.wape)} | {per_cent(one.bias)} | {1000 * seconds:.1f} |"
    )


def speed_row(case: Case) -> str:
    """The last origin: ours (five times, least and most) against AutoETS on the same intervals."""
    end_s = case.history.grid.end_s
    target = TimeGrid(
        end_s,
        case.history.grid.interval_s,
        WEEK_S // case.history.grid.interval_s,
        case.history.grid.timezone,
    )
    ours = own_and_simple(case.holidays)["fagtid"]
    mine = [clock(ours, case.history, target) for _ in range(5)]
    theirs = clock(interval_ets, case.history, target)
    return (
        f"| {case.name} | {1000 * np.median(mine):.0f} ({1000 * min(mine):.0f}–{1000 * max(mine):.0f}) | "
        f"{1000 * theirs:.0f} | {theirs / np.median(mine):.0f} |"
    )


def clock(method: Callable[[History, TimeGrid], object], history: History, target: TimeGrid) -> float:
    """Seconds one forecast takes."""
    began = time.perf_counter()
    method(history, target)
    return time.perf_counter() - began


def run() -> str:
    """The section."""
    if not SHARED.is_dir():
        return "## Forecasting\n\nNot run: the development data is not beside the project.\n"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        errors, bands = zip(*(accuracy_rows(case) for case in cases()), strict=True)
        return TEXT.format(
            accuracy="\n".join(errors),
            bands="\n".join(bands),
            peers="\n".join(row for case in cases() for row in peer_rows(case)),
            speed="\n".join(speed_row(case) for case in cases()),
        )


TEXT = """## Forecasting

Calls per interval, seven days ahead, from nothing but what was known at the origin and the public
holidays. WAPE and bias are in per cent of all calls. The 2003 bank and the 1999 bank are rolled from
the 57th day on; the Alexandria lines have three weeks in all and are rolled from the eighth day on.

### Every day an origin

*Two-way floor*: the error of one who knows each day's true total and its weekday's mean shape (fixed as
the noise floor before any method was tried, since these counts are more spread than Poisson). *Poisson
floor*: of one who knows each interval's true rate were the counts Poisson. *Closed*: how much of the
way from the best simple method to the floor is covered. *Naive* is the same slot last week, *mean 4*
and *median 6* the mean and the median of the last four and six same slots.

| series | origins | naive | mean 4 | median 6 | Fagtid | two-way floor | closed | Poisson floor | closed |
|---|---|---|---|---|---|---|---|---|---|
{accuracy}

Bands, the same origins; per cent of open intervals whose truth lay below each quantile, and inside the
80 % band:

| series | bias | below p10 | below p50 | below p90 | inside 80 % |
|---|---|---|---|---|---|
{bands}

### Beside statsforecast

The latest eight weekly origins (daily ones for Alexandria). AutoARIMA and AutoETS cannot carry a season
of a week of intervals in any practical time, so they forecast day totals, spread by the mean shape of
the last four weeks; MSTL takes day and week as seasons. None of them knows the holidays.

| series | method | WAPE | bias | ms per forecast |
|---|---|---|---|---|
{peers}

### Speed

One forecast of a week from the whole series: ours (median of five, least–most) and AutoETS on the same
intervals with a day as its season. AutoETS on day totals alone is the far smaller task timed in the table
above.

| series | Fagtid, ms | AutoETS, ms | times faster |
|---|---|---|---|
{speed}
"""
