"""The forecast: day totals x day shapes, with bands fitted to what the past errors were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from fagtid.core.errors import refuse
from fagtid.core.forecasting import daymodel
from fagtid.core.forecasting.bands import Z80, count_quantile, width_that_held
from fagtid.core.forecasting.daykinds import EVE, HOLIDAY, REOPENING, DayKinds, read_calendar
from fagtid.core.forecasting.daymodel import DayFit, Evidence
from fagtid.core.forecasting.dayshape import DayShape, learn_shape
from fagtid.core.forecasting.daytable import DayTable, lay_out, slot_of
from fagtid.core.forecasting.handletime import forecast_handle_time
from fagtid.core.forecasting.series import (
    Bools,
    Days,
    Effect,
    Floats,
    Forecast,
    History,
    Holidays,
    Ints,
    NamedDays,
    iso_days,
)
from fagtid.core.timegrid import TimeGrid

LEAST_COVERED_SHARE = 0.3  # of a day, for its known slots to speak for the whole
CHECKED_WEEKS = 8
PRIOR_CHECKED_DAYS = 14.0  # how much trust the model's own width has against what was measured
LEAST_DAYS = 7  # counted days before a week, for it to be checked
LEAST_TRUST = 0.05
SMALL_DAY = 50.0  # calls
KEPT_DAYS = 400


def forecast(
    history: History,
    target: TimeGrid,
    *,
    holidays: Holidays | None = None,
    events: Iterable[NamedDays] = (),
) -> Forecast:
    """What each coming interval will bring, with 10-50-90 bands and the calendar's effects.

    Parameters
    ----------
    history
        What was known when the forecast is made; at least one known count.
    target
        The intervals to forecast: same length and time zone, starting at or after the history's end.
    holidays
        Public holidays, past and coming, with their names; days that are not in it are ordinary.
    events
        Days the centre names (due dates, campaigns), past and coming.

    Returns
    -------
    Forecast
        0 with bands 0 in intervals when the centre is closed: weekdays and slots that never ring,
        and holidays when those in the history (of the same name, else any) were without traffic.

    Raises
    ------
    InvalidInput
        If nothing is known in the history, or the target does not follow it on the same footing.

    Notes
    -----
    A day's log total is a Gaussian process over the calendar; its spread over the slots is learned by
    weekday. The method does not see yearly seasons: the level follows them with some days' lag.
    With under two weeks of history the bands are wide and rest on priors.

    Examples
    --------
    >>> import numpy as np
    >>> from fagtid.core.timegrid import days_grid
    >>> past = days_grid("2026-01-05", 28, 3600, "Europe/Oslo")
    >>> open_hours = (past.second_of_day >= 8 * 3600) & (past.second_of_day < 16 * 3600) & (past.weekday < 5)
    >>> coming = days_grid("2026-02-02", 7, 3600, "Europe/Oslo")
    >>> week = forecast(History(past, np.where(open_hours, 40.0, 0.0)), coming)
    >>> [int(week.mean[h].round()) for h in (7, 8, 15, 16)]
    [0, 40, 40, 0]
    """
    check_fit(history, target)
    table = lay_out(history.grid, history.counts).latest(KEPT_DAYS)
    kinds = read_calendar(table, np.unique(target.day), holidays or {}, events)
    learned = learn(table, kinds)
    if not learned.trust.any():
        return silence(history, target)
    outlook = look_ahead(learned, table.days.size)
    row, slot = (target.day - table.days[0]).astype(np.int64), slot_of(target)
    mean = outlook.mean[row, slot]
    width = measured_width(learned)
    day_variance = width**2 * outlook.day_variance[row]
    spread = day_variance + width**2 * outlook.stray[slot]
    p10, p50, p90 = (count_quantile(level, mean, spread) for level in (0.1, 0.5, 0.9))
    handle = forecast_handle_time(history, target, mean)
    effects = calendar_effects(learned, outlook.fit, np.unique(target.day))
    return Forecast(target, mean, p10, p50, p90, np.sqrt(day_variance), effects, *handle)


@dataclass(frozen=True)
class Learned:
    """The history sorted and what was learned from all of it.

    Attributes
    ----------
    resembles
        Weekday whose shape each day takes, its own but for holidays, shape (days,).
    head_start
        What a holiday's log total is expected to differ from its weekday's before any was seen.
    trust
        Weight of each day, 0 where it does not count, shape (days,).
    """

    table: DayTable
    kinds: DayKinds
    resembles: Ints
    head_start: Floats
    grams: dict[str, Floats]
    variances: dict[str, float]
    trust: Floats


@dataclass(frozen=True)
class Outlook:
    """Expected calls per day and slot and how uncertain, from the days up to some row."""

    fit: DayFit
    mean: Floats  # (days, slots)
    day_variance: Floats  # (days,) relative
    stray: Floats  # (slots,) relative


def silence(history: History, target: TimeGrid) -> Forecast:
    """The forecast where nobody ever called."""
    none = np.zeros(target.count)
    handle = forecast_handle_time(history, target, none)
    return Forecast(target, none, none, none, none, none, (), *handle)


def check_fit(history: History, target: TimeGrid) -> None:
    """Refuse a history with nothing in it and a target that does not continue it."""
    grid = history.grid
    if np.isnan(history.counts).all():
        refuse("history", "at least one interval with a known count", "none")
    if target.count < 1:
        refuse("count of the target", ">= 1", target.count)
    if target.interval_s != grid.interval_s or target.timezone != grid.timezone:
        wanted = f"intervals of {grid.interval_s} s in {grid.timezone} as the history"
        refuse("target", wanted, f"{target.interval_s} s in {target.timezone}")
    if target.start_s < grid.end_s:
        refuse("start of the target", f">= {grid.end_s} (the end of the history)", target.start_s)


def learn(table: DayTable, kinds: DayKinds) -> Learned:
    """Everything that is learned once from the whole history."""
    past = table.days.size
    resembles, head_start = liken_holidays(table, kinds)
    trust = table.counts_for_day.astype(np.float64)
    grams = daymodel.gram_matrices(kinds)
    shape = learn_shape(table.counts, resembles[:past], trust)
    seen = collect_evidence(table, kinds, shape, resembles, head_start, past)
    if seen.at.size == 0:
        return Learned(table, kinds, resembles, head_start, grams, {}, np.zeros(past))
    variances, of_seen = daymodel.learn_variances(grams, seen)
    trust = np.zeros(past)
    trust[seen.at] = of_seen
    return Learned(table, kinds, resembles, head_start, grams, variances, trust)


def liken_holidays(table: DayTable, kinds: DayKinds) -> tuple[Ints, Floats]:
    """Until they show otherwise, holidays are like the quietest open weekday: which, and by how much."""
    ordinary = kinds.is_open & ~kinds.is_holiday
    usual = np.full(7, np.nan)
    for k in range(7):
        totals = table.total[(table.weekday == k) & ordinary[: table.days.size]]
        usual[k] = np.log(np.median(totals) + 0.5) if totals.size else np.nan
    if np.isnan(usual).all():
        return kinds.weekday, np.zeros(kinds.days.size)
    quiet = int(np.nanargmin(usual))
    step = np.nan_to_num(usual[quiet] - usual)[kinds.weekday]
    return np.where(kinds.is_holiday, quiet, kinds.weekday), np.where(kinds.is_holiday, step, 0.0)


def collect_evidence(
    table: DayTable, kinds: DayKinds, shape: DayShape, resembles: Ints, head_start: Floats, upto: int
) -> Evidence:
    """Log totals of the open days before row ``upto`` that are known well enough."""
    known = ~np.isnan(table.counts[:upto])
    covered = (shape.share[resembles[:upto]] * known).sum(axis=1)
    at = np.flatnonzero(table.counts_for_day[:upto] & (covered >= LEAST_COVERED_SHARE))
    calls = table.total[at] + 0.5
    usual = usual_by_weekday(kinds.weekday[at], calls)
    chance = 1 / np.where(usual < SMALL_DAY, usual, calls)  # by the usual: lucky days may not count more
    return Evidence(at, np.log(calls / covered[at]) - head_start[at], chance)


def usual_by_weekday(weekday: Ints, calls: Floats) -> Floats:
    """Mean of all days of the same weekday, for each day."""
    met = np.maximum(np.bincount(weekday, minlength=7), 1)
    mean: Floats = (np.bincount(weekday, calls, minlength=7) / met)[weekday]
    return mean


def look_ahead(learned: Learned, upto: int) -> Outlook:
    """Expectation for every day of the calendar from the days before row ``upto``."""
    table, resembles = learned.table, learned.resembles
    shape = learn_shape(table.counts[:upto], resembles[:upto], learned.trust[:upto])
    seen = collect_evidence(table, learned.kinds, shape, resembles, learned.head_start, upto)
    trust = np.maximum(learned.trust[seen.at], LEAST_TRUST)
    fit = daymodel.posterior(learned.grams, seen, learned.variances, trust)
    lift = learned.variances["noise"] / 2  # a day's luck lifts the mean above the median, ignorance does not
    total = np.where(learned.kinds.is_open, np.exp(fit.log_mean + learned.head_start + lift), 0.0)
    total *= ratio_of_small_days(table, seen, total)
    variance = np.expm1(np.minimum(fit.log_variance, 1.0))
    return Outlook(fit, total[:, None] * shape.share[resembles], variance, shape.stray)


def ratio_of_small_days(table: DayTable, seen: Evidence, total: Floats) -> float:
    """What the counted days held to what the model gives them, where days have few calls; else 1.

    The mean of a logarithm misleads when days with none are common.
    """
    came = table.total[seen.at]
    if came.mean() >= SMALL_DAY:
        return 1.0
    return float(came.sum() / max(total[seen.at].sum(), 1e-12))


def measured_width(learned: Learned) -> float:
    """How much wider or narrower than the model says bands had to be over the last weeks.

    Each of up to eight weeks is forecast from the days before it.
    """
    table = learned.table
    firsts = [table.days.size - 7 * week for week in range(1, CHECKED_WEEKS + 1)]
    firsts = [first for first in firsts if np.count_nonzero(learned.trust[: max(first, 0)]) >= LEAST_DAYS]
    if not firsts:
        return 1.0
    weeks = []
    for first in firsts:
        outlook, rows = look_ahead(learned, first), slice(first, first + 7)
        spread = outlook.day_variance[rows, None] + outlook.stray
        weeks.append(
            (table.counts[rows], outlook.mean[rows], np.broadcast_to(spread, table.counts[rows].shape))
        )
    counts, mean, spread = (np.concatenate(part) for part in zip(*weeks, strict=True))
    days = np.count_nonzero((mean > 0).any(axis=1))
    return float(width_that_held(counts, mean, spread) ** (days / (days + PRIOR_CHECKED_DAYS)))


def calendar_effects(learned: Learned, fit: DayFit, target_days: Days) -> tuple[Effect, ...]:
    """The named events always; holidays and the days around them where some lie ahead."""
    kinds = learned.kinds
    flags = {HOLIDAY: kinds.is_holiday & kinds.is_open, EVE: kinds.is_eve, REOPENING: kinds.follows_holiday}
    ahead = np.isin(kinds.days, target_days)
    parts = {HOLIDAY: (HOLIDAY, daymodel.BY_NAME), EVE: (EVE,), REOPENING: (REOPENING,)}
    around = [effect(learned, fit, name, parts[name], flag, ahead) for name, flag in flags.items()]
    named = [
        effect(learned, fit, name, (daymodel.event_part(name),), flag, ahead)
        for name, flag in kinds.events.items()
    ]
    return tuple([one for one in around if one.days] + named)


def effect(
    learned: Learned, fit: DayFit, name: str, parts: tuple[str, ...], flag: Bools, ahead: Bools
) -> Effect:
    """What some parts of the day model multiply a day by: on the coming days of the kind, else the past."""
    coming = iso_days(learned.kinds.days[flag & ahead])
    counted = int(np.count_nonzero(learned.trust[flag[: learned.trust.size]]))
    if not flag.any():
        return Effect(name, coming, 1.0, *wide(1.0, daymodel.EVENT_VARIANCE), counted)
    at = flag & ahead if coming else flag
    prior = daymodel.mixed({part: learned.grams[part] for part in parts}, learned.variances, flag.size)
    mean, variance = (values[at].mean() for values in fit.known.update(prior))
    start = learned.head_start[at].mean() if HOLIDAY in parts else 0.0
    centre = float(np.exp(mean + start))
    return Effect(name, coming, centre, *wide(centre, float(variance)), counted)


def wide(centre: float, log_variance: float) -> tuple[float, float]:
    """80 % interval about a multiplier."""
    reach = float(np.exp(Z80 * np.sqrt(log_variance)))
    return centre / reach, centre * reach
