"""How a day's calls spread over its slots, for each weekday."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fagtid.core.forecasting.series import Floats, Ints

HALF_LIFE_DAYS = 56.0
WEEKDAYS = 7
SURELY_SEEN = 7.0  # a slot that ought to have had this many calls and had none is closed
NEIGHBOURS = np.array([1, 2, 3, 2, 1]) / 9
POOLED_DAYS = 20.0  # how many days' worth the overall spread counts in each slot's own


@dataclass(frozen=True)
class DayShape:
    """Share of the day's calls in each slot and how far single days stray from it.

    Attributes
    ----------
    share
        Shape (7, slots); each weekday sums to 1.
    stray
        Relative variance of a slot's rate about share x day total, beyond chance, shape (slots,).
    """

    share: Floats
    stray: Floats


def learn_shape(counts: Floats, weekday: Ints, trust: Floats) -> DayShape:
    """Shares by weekday, each leaning on weekdays of similar shape as far as its own days are few.

    Parameters
    ----------
    counts
        Calls, shape (days, slots), NaN unknown, oldest first.
    weekday
        Which of the seven (holidays as the weekday they resemble), shape (days,).
    trust
        Weight of each day, 0 leaves it out, shape (days,).
    """
    age = np.arange(counts.shape[0])[::-1]
    weight = trust * 0.5 ** (age / HALF_LIFE_DAYS)
    own = np.zeros((WEEKDAYS, counts.shape[1]))
    days = np.zeros(WEEKDAYS)
    pooled = share_of(counts, weight, np.full(counts.shape[1], np.nan))
    for k in range(WEEKDAYS):
        mine = (weekday == k) & (weight > 0)
        own[k] = share_of(counts[mine], weight[mine], pooled) if mine.any() else pooled
        days[k] = weight[mine].sum() ** 2 / max((weight[mine] ** 2).sum(), 1e-12)
    noise = spread_of_days(counts, own, weekday, weight, days)
    share = lean_on_similar(own, days, noise)
    share = smooth_over_slots(share, counts, weekday, weight)
    share = close_silent_slots(share, counts, weekday, weight)
    return DayShape(share, stray_variance(counts, share, weekday, weight))


def share_of(counts: Floats, weight: Floats, fallback: Floats) -> Floats:
    """Weighted mean day scaled to sum 1; slots nobody knows take their place from ``fallback``."""
    known = ~np.isnan(counts)
    mass = weight @ known
    with np.errstate(invalid="ignore"):
        mean = np.where(mass > 0, weight @ np.where(known, counts, 0.0) / mass, np.nan)
    told = ~np.isnan(mean) & ~np.isnan(fallback)
    scale = mean[told].sum() / max(fallback[told].sum(), 1e-12) if told.any() else 1.0
    mean = np.nan_to_num(np.where(np.isnan(mean), scale * fallback, mean))
    return mean / max(mean.sum(), 1e-12)


def totals_seen(counts: Floats, share: Floats) -> tuple[Floats, Floats]:
    """Each day's total as its known slots imply, and the share of the day they hold; shapes (days,).

    ``share`` is each day's own, shape (days, slots).
    """
    covered = (share * ~np.isnan(counts)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(covered > 0, np.nansum(counts, axis=1) / covered, np.nan), covered


def spread_of_days(counts: Floats, own: Floats, weekday: Ints, weight: Floats, days: Floats) -> Floats:
    """How far one day strays from its weekday's shape: squared distance over squared length, shape (7,)."""
    expected = expected_counts(own, counts, weekday)
    known = ~np.isnan(counts) & (weight > 0)[:, None]
    off = np.where(known, (np.nan_to_num(counts) - expected) ** 2, 0.0).sum(axis=1)
    size = np.where(known, expected**2, 0.0).sum(axis=1)
    off, size = (np.bincount(weekday, v, minlength=WEEKDAYS) for v in (off, size))
    freedom = 1 - 1 / np.maximum(days, 1.2)
    return off / np.maximum(size, 1e-12) / np.maximum(freedom, 0.2)


def lean_on_similar(own: Floats, days: Floats, noise: Floats) -> Floats:
    """Average of all weekdays' shapes, each weighted by how well it predicts this one.

    Another weekday predicts with the variance of its own mean plus its squared distance, the latter
    cleared of what chance adds to it.
    """
    seen = days > 0
    error = np.where(seen, noise / np.maximum(days, 1e-12), np.inf)
    size = (own**2).sum(axis=1)
    distance = ((own[:, None] - own[None]) ** 2).sum(axis=2) / np.maximum(np.sqrt(np.outer(size, size)), 1e-12)
    with np.errstate(invalid="ignore"):
        excess = distance - error[:, None] - error[None, :]
    gap = np.where(seen[:, None], np.maximum(excess, 0.02 * distance), 0.0)
    np.fill_diagonal(gap, 0.0)
    lean = np.where(seen[None, :], 1.0 / (np.where(seen, error, 0.0)[None, :] + gap + 1e-6), 0.0)
    return (lean / np.maximum(lean.sum(axis=1, keepdims=True), 1e-12)) @ own


def smooth_over_slots(share: Floats, counts: Floats, weekday: Ints, weight: Floats) -> Floats:
    """Shares drawn towards the mean of their neighbours wherever the difference may well be chance.

    A slot that differs from its neighbours by clearly more than its own standard error, as at opening
    time, stays as it is.
    """
    expected = expected_counts(share, counts, weekday)
    counted = ~np.isnan(counts) & (weight > 0)[:, None]
    off = np.where(counted, np.nan_to_num(counts) - expected, 0.0)
    mass = weight @ np.where(counted, expected, 0.0)
    error = (weight**2) @ off**2 / np.maximum(mass, 1e-12) ** 2  # relative variance of a share, by slot
    calm = around_the_clock(share, NEIGHBOURS)
    relative = (share - calm) / np.maximum(calm, 1e-12)
    signal = around_the_clock(relative**2, np.ones(3) / 3)
    kept = np.clip(1 - error / np.maximum(signal, 1e-12), 0.0, 1.0)
    return calm + kept * (share - calm)


def around_the_clock(values: Floats, window: Floats) -> Floats:
    """Weighted running mean along the slots, midnight joining the days' ends; shape kept."""
    reach = window.size // 2
    moved = [np.roll(values, step - reach, axis=1) for step in range(window.size)]
    return np.tensordot(window, np.stack(moved), axes=1)


def expected_counts(share: Floats, counts: Floats, weekday: Ints) -> Floats:
    """Each day's total spread by its weekday's share, shape (days, slots)."""
    return np.nan_to_num(totals_seen(counts, share[weekday])[0])[:, None] * share[weekday]


def close_silent_slots(share: Floats, counts: Floats, weekday: Ints, weight: Floats) -> Floats:
    """Shares with those slots at 0 that never rang on their weekday though they ought to have."""
    expected = expected_counts(share, counts, weekday)
    expected = np.where(np.isnan(counts), 0.0, expected)
    shape = share.shape
    ought, came = np.zeros(shape), np.zeros(shape)
    counted = weight > 0
    np.add.at(ought, weekday[counted], expected[counted])
    np.add.at(came, weekday[counted], np.nan_to_num(counts[counted]))
    kept = np.where((came == 0) & (ought > SURELY_SEEN), 0.0, share)
    return kept / np.maximum(kept.sum(axis=1, keepdims=True), 1e-12)


def stray_variance(counts: Floats, share: Floats, weekday: Ints, weight: Floats) -> Floats:
    """Relative variance of slots beyond Poisson, given the day's total; each slot leans on all.

    Widened for what the shares themselves may be off by when they rest on few days."""
    expected = expected_counts(share, counts, weekday)
    known = ~np.isnan(counts) & (weight > 0)[:, None]
    excess = np.where(known, (np.nan_to_num(counts) - expected) ** 2 - expected, 0.0).sum(axis=0)
    size = np.where(known, expected**2, 0.0).sum(axis=0)
    overall = max(excess.sum() / max(size.sum(), 1e-12), 0.0)
    typical = POOLED_DAYS * size / np.maximum(known.sum(axis=0), 1)
    own = np.maximum((excess + overall * typical) / np.maximum(size + typical, 1e-12), 0.0)
    return own * (1 + WEEKDAYS / max(np.count_nonzero(weight), 1))
