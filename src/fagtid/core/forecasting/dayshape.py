"""How a day's calls spread over its slots, for each weekday."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fagtid.core.forecasting.series import Bools, Floats, Ints

HALF_LIFE_DAYS = 56.0
WEEKDAYS = 7
SURELY_SEEN = 7.0  # a slot that ought to have had this many calls and had none is closed
NEIGHBOURS = np.array([1, 2, 3, 2, 1]) / 9
LEAST_GAP = 0.02  # of the distance between two shapes that is never put down to chance
TINY = 1e-12
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


@dataclass(frozen=True)
class CountedDays:
    """The days a shape is learned from, oldest first; unknown counts are 0 and not ``known``."""

    counts: Floats  # (days, slots)
    known: Bools  # (days, slots)
    weekday: Ints  # (days,)
    weight: Floats  # (days,)

    def spread_out(self, share: Floats) -> Floats:
        """Each day's total laid out by its weekday's share where the day is known, else 0."""
        return expected_counts(share[self.weekday], self.counts, self.known)

    def by_weekday(self, values: Floats) -> Floats:
        """Sums of (days, slots) over the days of each weekday, shape (7, slots)."""
        summed = np.zeros((WEEKDAYS, values.shape[1]))
        np.add.at(summed, self.weekday, values)
        return summed


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
    used = trust > 0
    weight = (trust * 0.5 ** (age / HALF_LIFE_DAYS))[used]
    known = ~np.isnan(counts[used])
    days = CountedDays(np.where(known, counts[used], 0.0), known, weekday[used], weight)
    share = close_silent_slots(smooth_over_slots(lean_on_similar(days), days), days)
    return DayShape(share, stray_variance(share, days))


def expected_counts(share: Floats, counts: Floats, known: Bools) -> Floats:
    """Calls of each day spread by its own share over its known slots; arrays (days, slots)."""
    held = share * known
    covered = held.sum(axis=1, keepdims=True)
    spread: Floats = held * (counts.sum(axis=1, keepdims=True) / np.maximum(covered, TINY))
    return spread


def own_shares(days: CountedDays) -> tuple[Floats, Floats]:
    """Each weekday's weighted mean day scaled to sum 1, (7, slots), and how many days it is worth, (7,)."""
    pooled = share_of(days, np.ones(days.weight.size, dtype=bool), np.zeros(days.counts.shape[1]))
    own, worth = np.tile(pooled, (WEEKDAYS, 1)), np.zeros(WEEKDAYS)
    for k in np.unique(days.weekday):
        mine = days.weekday == k
        own[k] = share_of(days, mine, pooled)
        worth[k] = days.weight[mine].sum() ** 2 / (days.weight[mine] ** 2).sum()
    return own, worth


def share_of(days: CountedDays, mine: Bools, fallback: Floats) -> Floats:
    """Mean of the days picked, scaled to sum 1; slots none of them knows take ``fallback``'s place."""
    weight, known = days.weight[mine], days.known[mine]
    mass = weight @ known
    mean = weight @ days.counts[mine] / np.maximum(mass, TINY)
    told = mass > 0
    scale = mean[told].sum() / max(fallback[told].sum(), TINY) if fallback.any() else 0.0
    mean = np.where(told, mean, scale * fallback)
    return scaled_to_one(mean)


def scaled_to_one(share: Floats) -> Floats:
    """Shares that sum to 1 along the slots; all 0 where there is nothing to share."""
    whole: Floats = share / np.maximum(share.sum(axis=-1, keepdims=True), TINY)
    return whole


def spread_of_days(own: Floats, worth: Floats, days: CountedDays) -> Floats:
    """How far one day strays from its weekday's shape: squared distance over squared length, shape (7,)."""
    expected = days.spread_out(own)
    off = days.by_weekday((days.counts - expected) ** 2).sum(axis=1)
    size = days.by_weekday(expected**2).sum(axis=1)
    freedom = np.maximum(1 - 1 / np.maximum(worth, 1.2), 0.2)
    spread: Floats = off / np.maximum(size, TINY) / freedom
    return spread


def lean_on_similar(days: CountedDays) -> Floats:
    """Average of all weekdays' shapes, each weighted by how well it predicts this one.

    Another weekday predicts with the variance of its own mean plus its squared distance, the latter
    cleared of what chance adds to it.
    """
    own, worth = own_shares(days)
    seen = worth > 0
    error = np.where(seen, spread_of_days(own, worth, days) / np.maximum(worth, TINY), 0.0)
    length = np.sqrt((own**2).sum(axis=1))
    distance = ((own[:, None] - own[None]) ** 2).sum(axis=2) / np.maximum(np.outer(length, length), TINY)
    excess = np.maximum(distance - error[:, None] - error[None, :], LEAST_GAP * distance)
    gap = np.where(seen[:, None] & ~np.eye(WEEKDAYS, dtype=bool), excess, 0.0)
    lean = np.where(seen[None, :], 1.0 / (error[None, :] + gap + 1e-6), 0.0)
    shares: Floats = scaled_to_one(lean) @ own
    return shares


def smooth_over_slots(share: Floats, days: CountedDays) -> Floats:
    """Shares drawn towards the mean of their neighbours wherever the difference may well be chance.

    A slot that differs from its neighbours by clearly more than its own standard error, as at opening
    time, stays as it is.
    """
    expected = days.spread_out(share)
    off = np.where(days.known, days.counts - expected, 0.0)
    error = (days.weight**2) @ off**2 / np.maximum(days.weight @ expected, TINY) ** 2
    calm = around_the_clock(share, NEIGHBOURS)
    relative = (share - calm) / np.maximum(calm, TINY)
    signal = around_the_clock(relative**2, np.ones(3) / 3)
    kept = np.clip(1 - error / np.maximum(signal, TINY), 0.0, 1.0)
    smooth: Floats = calm + kept * (share - calm)
    return smooth


def around_the_clock(values: Floats, window: Floats) -> Floats:
    """Weighted running mean along the slots, midnight joining the days' ends; shape kept."""
    reach = window.size // 2
    moved = [weight * np.roll(values, step - reach, axis=1) for step, weight in enumerate(window)]
    mean: Floats = np.sum(moved, axis=0)
    return mean


def close_silent_slots(share: Floats, days: CountedDays) -> Floats:
    """Shares with 0 where the weekday's calls never come.

    That is where none came though some ought to have, and where no file ever had a row although
    the weekday was met more than once.
    """
    ought, came = days.by_weekday(days.spread_out(share)), days.by_weekday(days.counts)
    met = np.bincount(days.weekday, minlength=WEEKDAYS)[:, None]
    told = days.by_weekday(days.known.astype(np.float64))
    silent = (came == 0) & (ought > SURELY_SEEN) | (told == 0) & (met > 1)
    return scaled_to_one(np.where(silent, 0.0, share))


def stray_variance(share: Floats, days: CountedDays) -> Floats:
    """Relative variance of slots beyond Poisson, given the day's total; each slot leans on all.

    Widened for what the shares themselves may be off by when they rest on few days.
    """
    expected = days.spread_out(share)
    off = np.where(days.known, (days.counts - expected) ** 2 - expected, 0.0)
    excess, size = off.sum(axis=0), (expected**2).sum(axis=0)
    overall = max(float(excess.sum()), 0.0) / max(float(size.sum()), TINY)
    typical = POOLED_DAYS * size / np.maximum(days.known.sum(axis=0), 1)
    own = np.maximum((excess + overall * typical) / np.maximum(size + typical, TINY), 0.0)
    widened: Floats = own * (1 + WEEKDAYS / max(days.weight.size, 1))
    return widened
