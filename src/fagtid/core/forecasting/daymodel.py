"""How many calls a day brings: a Gaussian process on the logarithm of the day's total.

The log total is a sum of independent parts, each with its own covariance between two days: weekday,
place in the month, slow and fast drift of the level, holidays, days around them, events. How much each
part may vary is learned by maximum marginal likelihood; days that fit nothing count less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_solve, cholesky, solve_triangular

from fagtid.core.forecasting.daykinds import EVE, HOLIDAY, REOPENING, DayKinds
from fagtid.core.forecasting.series import Bools, Floats, Ints

MONTH_DAYS = 30.44
MONTH_REACH = 0.9
TURN_DAYS = 4.0
SLOW_DAYS = 60.0
FAST_DAYS = 4.0
LEARNED = {"weekday": 0.05, "month": 0.005, "slow": 0.02, "trend": 0.003, "fast": 0.005, "noise": 0.002}
STARTS: tuple[dict[str, float], ...] = ({}, {"trend": 0.5, "slow": 0.001})  # no growth; steady growth
BY_NAME = "holiday by name"
GIVEN = {HOLIDAY: 0.5, BY_NAME: 0.25, EVE: 0.03, REOPENING: 0.03}
EVENT_VARIANCE = 0.15
LEVEL_VARIANCE = 25.0
PRIOR_LOG_SD = 1.5
STUDENT_DF = 4.0
SEARCH_DAYS = 300
LEAST_GAIN = 1e-3
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
class Conditioned:
    """The counted days, solved for: what they say of the whole or of any of its parts."""

    at: Ints  # (n,)
    root: Floats  # (n, n) Cholesky factor of their covariance
    alpha: Floats  # (n,) covariance solved for the log totals

    def update(self, prior: Floats) -> tuple[Floats, Floats]:
        """Posterior mean and variance of a part with this prior covariance, shapes (days,)."""
        cross = prior[:, self.at]
        half = solve_triangular(self.root, cross.T, lower=True)
        return cross @ self.alpha, np.maximum(np.diag(prior) - (half**2).sum(axis=0), 0.0)


@dataclass(frozen=True)
class DayFit:
    """Posterior of the day model over the whole calendar, past and ahead."""

    log_mean: Floats  # (days,)
    log_variance: Floats  # (days,) of a coming day's total, its own noise included
    known: Conditioned


def gram_matrices(kinds: DayKinds) -> dict[str, Floats]:
    """Covariance of each part between every two days, unit variance, shape (days, days)."""
    apart = np.abs(kinds.days[:, None] - kinds.days[None, :]).astype(np.float64)
    age = (kinds.days - kinds.days[-1]).astype(np.float64) / 100.0
    names = np.array([name or f"#{row}" for row, name in enumerate(kinds.holiday_name)])
    flags = {HOLIDAY: kinds.is_holiday, EVE: kinds.is_eve, REOPENING: kinds.reopens}
    flags |= {event_part(name): flag for name, flag in kinds.events.items()}
    return {
        "weekday": np.equal.outer(kinds.weekday, kinds.weekday).astype(np.float64),
        "month": month_likeness(kinds.month_place),
        "slow": np.exp(-apart / SLOW_DAYS),
        "trend": np.outer(age, age),
        "fast": np.exp(-apart / FAST_DAYS),
        BY_NAME: np.equal.outer(names, names) * shared(kinds.is_holiday),
    } | {name: shared(flag) for name, flag in flags.items()}


def event_part(name: str) -> str:
    """Name of an event's part in the model, unlike any of the model's own."""
    return f"event: {name}"


def month_likeness(place: Floats) -> Floats:
    """Covariance of two places in the month: near its turn days differ quickly, amid it slowly."""
    stretched = np.sign(place) * np.log1p(np.abs(place) / TURN_DAYS)
    angle = np.pi * stretched / np.log1p(MONTH_DAYS / 2 / TURN_DAYS)
    alike: Floats = np.exp((np.cos(np.subtract.outer(angle, angle)) - 1) / MONTH_REACH**2)
    return alike


def shared(flag: Bools) -> Floats:
    """1 between any two flagged days."""
    return np.outer(flag, flag).astype(np.float64)


def learn_variances(grams: dict[str, Floats], seen: Evidence) -> tuple[dict[str, float], Floats]:
    """Variance of each part by marginal likelihood, and the trust in each counted day."""
    recent = seen.last(SEARCH_DAYS)
    inside = within(grams, recent)
    usual = {name: GIVEN.get(name, EVENT_VARIANCE) for name in grams} | LEARNED
    trust = np.ones(recent.at.size)
    first, *finer = SEARCH_STEPS
    tops = [climb(inside, recent, usual | start, trust, first) for start in STARTS]
    _, variances = min(tops, key=lambda top: top[0])
    for steps in finer:
        trust = trust_in_days(inside, recent, variances, trust)
        _, variances = climb(inside, recent, variances, trust, steps)
    older = np.ones(seen.at.size - recent.at.size)
    return variances, np.concatenate([older, trust_in_days(inside, recent, variances, trust)])


def within(grams: dict[str, Floats], seen: Evidence) -> dict[str, Floats]:
    """The matrices among the counted days."""
    return {name: gram[np.ix_(seen.at, seen.at)] for name, gram in grams.items()}


def climb(
    inside: dict[str, Floats],
    seen: Evidence,
    variances: dict[str, float],
    trust: Floats,
    steps: tuple[float, ...],
) -> tuple[float, dict[str, float]]:
    """Walk one variance at a time up and down by the given factors while the misfit falls."""
    given = {name: gram for name, gram in inside.items() if name not in LEARNED}
    fixed = LEVEL_VARIANCE + mixed(given, variances, seen.at.size)
    loose = {name: gram for name, gram in inside.items() if name in LEARNED}
    best = misfit(fixed, loose, seen, variances, trust)
    for factor in [f for step in steps for f in (step, 1 / step)]:
        for name in LEARNED:
            while True:
                tried = variances | {name: variances[name] * factor}
                value = misfit(fixed, loose, seen, tried, trust)
                if value >= best - LEAST_GAIN:
                    break
                best, variances = value, tried
    return best, variances


def mixed(grams: dict[str, Floats], variances: dict[str, float], size: int) -> Floats:
    """Sum of the matrices, each times its variance, shape (size, size)."""
    total = np.zeros((size, size))
    for name, gram in grams.items():
        total += variances[name] * gram
    return total


def misfit(
    fixed: Floats, loose: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats
) -> float:
    """Negative log marginal likelihood, with a wide log-normal prior on each learned variance."""
    covariance = fixed + mixed(loose, variances, seen.at.size)
    root = cholesky(with_noise(covariance, seen, variances, trust), lower=True, check_finite=False)
    white = solve_triangular(root, centred(seen), lower=True, check_finite=False)
    prior = sum((np.log(variances[name] / usual) / PRIOR_LOG_SD) ** 2 for name, usual in LEARNED.items())
    return float(0.5 * white @ white + np.log(np.diag(root)).sum() + 0.5 * prior)


def with_noise(covariance: Floats, seen: Evidence, variances: dict[str, float], trust: Floats) -> Floats:
    """``covariance`` with each counted day's own noise added in place."""
    covariance.flat[:: covariance.shape[0] + 1] += variances["noise"] / trust + seen.count_variance
    return covariance


def centred(seen: Evidence) -> Floats:
    """Log totals about their mean."""
    about: Floats = seen.log_total - seen.log_total.mean()
    return about


def trust_in_days(
    inside: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats
) -> Floats:
    """Weights of a Student t noise: a day far from what its kind explains counts less."""
    covariance = LEVEL_VARIANCE + mixed(inside, variances, seen.at.size)
    root = cholesky(with_noise(covariance, seen, variances, trust), lower=True)
    surprise = variances["noise"] / trust * cho_solve((root, True), centred(seen))
    weight: Floats = (STUDENT_DF + 1) / (STUDENT_DF + surprise**2 / variances["noise"])
    return np.minimum(1.0, weight)


def posterior(grams: dict[str, Floats], seen: Evidence, variances: dict[str, float], trust: Floats) -> DayFit:
    """What the counted days say of every day in the calendar."""
    days = next(iter(grams.values())).shape[0]
    whole = LEVEL_VARIANCE + mixed(grams, variances, days)
    covariance = with_noise(whole[np.ix_(seen.at, seen.at)], seen, variances, trust)
    root = cholesky(covariance, lower=True)
    known = Conditioned(seen.at, root, cho_solve((root, True), centred(seen)))
    log_mean, log_variance = known.update(whole)
    return DayFit(log_mean + seen.log_total.mean(), log_variance + variances["noise"], known)
