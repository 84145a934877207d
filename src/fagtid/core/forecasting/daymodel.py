"""How many calls a day brings: a Gaussian process on the logarithm of the day's total.

The log total is a sum of independent parts, each with its own covariance between two days: weekday,
place in the month, slow and fast drift of the level, holidays, days around them, events. How much each
part may vary is learned by maximum marginal likelihood; days that fit nothing count less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_solve, cholesky, solve_triangular

from fagtid.core.forecasting.daykinds import EVE, HOLIDAY, REOPENING, DayKinds
from fagtid.core.forecasting.series import Bools, Floats, Ints

MONTH_DAYS = 30.44
MONTH_REACH = 0.5
TURN_DAYS = 4.0
SLOW_DAYS = 60.0
FAST_DAYS = 4.0
LEARNED = {"weekday": 0.05, "month": 0.005, "slow": 0.02, "trend": 0.002, "fast": 0.005, "noise": 0.004}
STARTS: tuple[dict[str, float], ...] = ({}, {"trend": 0.5, "slow": 0.001})  # no growth; steady growth
GIVEN = {HOLIDAY: 0.5, "holiday by name": 0.25, EVE: 0.03, REOPENING: 0.03}
EVENT_VARIANCE = 0.15
LEVEL_VARIANCE = 25.0
PRIOR_LOG_SD = 2.0
STUDENT_DF = 4.0
SEARCH_DAYS = 300
SEARCH_STEPS = ((3.0,), (2.0, 1.5), (1.5,))


@dataclass(frozen=True)
class Evidence:
    """The days that were counted: where they stand in the calendar and what they said."""

    at: Ints  # (n,) rows of the calendar
    log_total: Floats  # (n,)
    count_variance: Floats  # (n,) what chance alone does to the log total

    def last(self, n: int) -> Evidence:
        """The ``n`` latest days."""
        return Evidence(self.at[-n:], self.log_total[-n:], self.count_variance[-n:])


@dataclass(frozen=True)
class DayFit:
    """Posterior of the day model over the whole calendar, past and ahead."""

    log_mean: Floats  # (days,)
    log_variance: Floats  # (days,) of a coming day's total, its own noise included
    trust: Floats  # (n,) weight of each counted day, 1 = fits well
    variances: dict[str, float]
    parts: Mapping[str, tuple[Floats, Floats]]  # part -> its own (mean, variance), each (days,)


def gram_matrices(kinds: DayKinds) -> dict[str, Floats]:
    """Covariance of each part between every two days, unit variance, shape (days, days)."""
    apart = np.abs(kinds.days[:, None] - kinds.days[None, :]).astype(np.float64)
    age = (kinds.days - kinds.days[-1]).astype(np.float64) / 100.0
    names = np.array([name or f"#{row}" for row, name in enumerate(kinds.holiday_name)])
    flags = {HOLIDAY: kinds.is_holiday, EVE: kinds.is_eve, REOPENING: kinds.reopens} | kinds.events
    return {
        "weekday": np.equal.outer(kinds.weekday, kinds.weekday).astype(np.float64),
        "month": month_likeness(kinds.month_place),
        "slow": np.exp(-apart / SLOW_DAYS),
        "trend": np.outer(age, age),
        "fast": np.exp(-apart / FAST_DAYS),
        "holiday by name": np.equal.outer(names, names) * shared(kinds.is_holiday),
    } | {name: shared(flag) for name, flag in flags.items()}


def month_likeness(place: Floats) -> Floats:
    """Covariance of two places in the month: near its turn days differ quickly, amid it slowly."""
    stretched = np.sign(place) * np.log1p(np.abs(place) / TURN_DAYS)
    angle = np.pi * stretched / np.log1p(MONTH_DAYS / 2 / TURN_DAYS)
    return np.exp((np.cos(np.subtract.outer(angle, angle)) - 1) / MONTH_REACH**2)


def shared(flag: Bools) -> Floats:
    """1 between any two flagged days."""
    return np.outer(flag, flag).astype(np.float64)


def learn_variances(grams: dict[str, Floats], seen: Evidence) -> tuple[dict[str, float], Floats]:
    """Variance of each part by marginal likelihood, and the trust in each counted day."""
    recent = seen.last(SEARCH_DAYS)
    inside = within(grams, recent)
    variances = {name: GIVEN.get(name, EVENT_VARIANCE) for name in grams} | LEARNED
    trust = np.ones(recent.at.size)
    first, *finer = SEARCH_STEPS
    starts = [climb(inside, recent, variances | start, trust, first) for start in STARTS]
    variances = min(starts, key=lambda tried: misfit_of(inside, recent, tried, trust))
    for steps in finer:
        variances = climb(inside, recent, variances, trust, steps)
        trust = trust_in_days(inside, recent, variances, trust)
    older = seen.at.size - recent.at.size
    return variances, np.concatenate([np.ones(older), trust])


def within(grams: dict[str, Floats], seen: Evidence) -> dict[str, Floats]:
    """The matrices among the counted days."""
    return {name: gram[np.ix_(seen.at, seen.at)] for name, gram in grams.items()}


def misfit_of(inside: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats) -> float:
    """`misfit` from scratch."""
    return misfit(np.zeros(()), inside, seen, variances, trust)


def climb(
    inside: dict[str, Floats],
    seen: Evidence,
    variances: dict[str, float],
    trust: Floats,
    steps: tuple[float, ...],
) -> dict[str, float]:
    """Walk one variance at a time up and down by the given factors while the likelihood grows."""
    fixed = sum(variances[name] * gram for name, gram in inside.items() if name not in LEARNED)
    loose = {name: gram for name, gram in inside.items() if name in LEARNED}
    best = misfit(fixed, loose, seen, variances, trust)
    for factor in [f for step in steps for f in (step, 1 / step)]:
        for name in LEARNED:
            while True:
                tried = variances | {name: variances[name] * factor}
                value = misfit(fixed, loose, seen, tried, trust)
                if value >= best - 1e-3:
                    break
                best, variances = value, tried
    return variances


def misfit(
    fixed: Floats, loose: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats
) -> float:
    """Negative log marginal likelihood, with a wide log-normal prior on each learned variance."""
    covariance = fixed + LEVEL_VARIANCE
    for name, gram in loose.items():
        covariance = covariance + variances[name] * gram
    covariance[np.diag_indices_from(covariance)] += variances["noise"] / trust + seen.count_variance
    root = cholesky(covariance, lower=True, check_finite=False)
    white = solve_triangular(root, centred(seen), lower=True, check_finite=False)
    prior = sum((np.log(variances[name] / usual) / PRIOR_LOG_SD) ** 2 for name, usual in LEARNED.items())
    return float(0.5 * white @ white + np.log(np.diag(root)).sum() + 0.5 * prior)


def centred(seen: Evidence) -> Floats:
    """Log totals about their mean."""
    return seen.log_total - seen.log_total.mean()


def trust_in_days(
    inside: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats
) -> Floats:
    """Weights of a Student t noise: a day far from what its kind explains counts less."""
    covariance = noisy(inside, seen, variances, trust)
    alpha = cho_solve((cholesky(covariance, lower=True), True), centred(seen))
    surprise = variances["noise"] / trust * alpha
    return np.minimum(1.0, (STUDENT_DF + 1) / (STUDENT_DF + surprise**2 / variances["noise"]))


def noisy(inside: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats) -> Floats:
    """Covariance of the counted days, noise included."""
    covariance = sum((variances[name] * gram for name, gram in inside.items()), np.array(LEVEL_VARIANCE))
    covariance = np.asarray(covariance, dtype=np.float64)
    covariance[np.diag_indices_from(covariance)] += variances["noise"] / trust + seen.count_variance
    return covariance


def posterior(grams: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats) -> DayFit:
    """What the counted days say of every day in the calendar, in all and part by part."""
    root = cholesky(noisy(within(grams, seen), seen, variances, trust), lower=True)
    alpha = cho_solve((root, True), centred(seen))

    def conditioned(cross: Floats, own: Floats) -> tuple[Floats, Floats]:
        half = solve_triangular(root, cross.T, lower=True)
        return cross @ alpha, np.maximum(own - (half**2).sum(axis=0), 0.0)

    scaled = {name: variances[name] * gram for name, gram in grams.items()}
    parts = {
        name: conditioned(gram[:, seen.at], np.diag(gram))
        for name, gram in scaled.items()
        if name not in LEARNED
    }
    whole = np.asarray(sum(scaled.values()) + LEVEL_VARIANCE)
    log_mean, log_variance = conditioned(whole[:, seen.at], np.diag(whole))
    return DayFit(
        log_mean + seen.log_total.mean(), log_variance + variances["noise"], trust, variances, parts
    )
