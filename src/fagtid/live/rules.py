"""What the queue's state means and what may be done about it: pure functions over what was seen.

The exact chain of `core.queueing.transient` is started from the calls that are in the house now, with
the forecast's rate corrected by what has come lately, and with the agents who are on the phones now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from fagtid.core.queueing import CallLoad, value_function

SLOT_S = 300
JUDGED_S = 900  # calls that arrive within this are asked how many will be late
CARRIED_S = 900  # what an offer does to the queue is followed so long after its end
PRIOR_CALLS = 20.0  # the forecast weighs as much as so many calls seen
LOWEST_CORRECTION, HIGHEST_CORRECTION = 0.2, 5.0
LETTING_GO = 0.7  # a spike, a busy time, is over below this share of what began it
HOLDING_ON = 1.5  # a calm time lasts up to this much of what an offer may cost
ROOM_LASTS_S = 15.0  # room must have been there so long before anybody is asked
AFTER_SPIKE_S = 180.0  # nobody is asked so soon after a spike


class Mood(StrEnum):
    """How the queue is."""

    CALM = "calm"
    NORMAL = "normal"
    BUSY = "busy"
    SPIKE = "spike"


@dataclass(frozen=True)
class Seen:
    """One look at the queue. ``free`` are those of ``on_phones`` who have no call."""

    waiting: int
    longest_wait_s: float
    on_phones: int
    free: int

    @property
    def in_house(self) -> int:
        """Calls being answered or waiting."""
        return max(self.on_phones - self.free, 0) + self.waiting


@dataclass(frozen=True)
class Outlook:
    """What the plan expects from now on, in slots of ``SLOT_S``.

    Attributes
    ----------
    calls
        Expected in each slot by the forecast, not corrected.
    planned
        Agents on the phones in each slot by roster and plan, learning taken off.
    """

    calls: tuple[float, ...]
    planned: tuple[int, ...]
    handle_s: float
    patience_s: float
    target_s: float

    def corrected(self, factor: float) -> Outlook:
        """The same with the calls multiplied."""
        return replace(self, calls=tuple(factor * one for one in self.calls))

    def agents(self, on_phones: int, slots: int) -> list[int]:
        """Those on the phones now, carried on by what roster and plan change later."""
        return [max(on_phones + later - self.planned[0], 0) for later in self.planned[:slots]]


@dataclass(frozen=True)
class Policy:
    """What the centre has decided. Shares are 0-1."""

    offer_minutes: int = 10
    most_late_calls: float = 0.5
    spike_wait_s: float = 120.0
    spike_late_share: float = 0.5
    most_at_once: int = 3
    target_late_share: float = 0.2
    least_on_phones: int = 2
    highest_occupancy: float = 0.95


@dataclass(frozen=True)
class Judgement:
    """What the state means: the mood, how many there is room for, the share of coming calls expected late."""

    mood: Mood
    room: int
    late_share: float


def correction(came: float, expected: float) -> float:
    """What to multiply the forecast by, after ``came`` calls where ``expected`` were forecast.

    The mean of a gamma distribution that starts at 1 with the weight of `PRIOR_CALLS` calls: few calls
    move it little, many move it to what came.
    """
    found = (PRIOR_CALLS + came) / (PRIOR_CALLS + expected)
    return min(max(found, LOWEST_CORRECTION), HIGHEST_CORRECTION)


def judge(seen: Seen, outlook: Outlook, policy: Policy, before: Mood = Mood.NORMAL) -> Judgement:
    """The mood and the room; ``outlook`` is corrected already.

    What begins a mood is more than what ends it, so that it does not flap.
    """
    share = late_share(seen, outlook)
    if is_spike(seen, share, policy, before):
        return Judgement(Mood.SPIKE, 0, share)
    tolerated = policy.target_late_share * (LETTING_GO if before == Mood.BUSY else 1.0)
    if share > tolerated:
        return Judgement(Mood.BUSY, 0, share)
    room = room_for(seen, outlook, policy)
    is_calm = room > 0
    if before == Mood.CALM and not is_calm:
        looser = replace(
            policy,
            most_late_calls=HOLDING_ON * policy.most_late_calls,
            most_at_once=1,
        )
        is_calm = room_for(seen, outlook, looser) > 0
    return Judgement(Mood.CALM if is_calm else Mood.NORMAL, room, share)


def warm_up() -> None:
    """Judge a quiet hour, so that what judging compiles or loads is there when a state comes."""
    quiet = Outlook(calls=(1.0,) * 4, planned=(3,) * 4, handle_s=180.0, patience_s=300.0, target_s=20.0)
    judge(Seen(waiting=0, longest_wait_s=0.0, on_phones=3, free=3), quiet, Policy())


def is_spike(seen: Seen, share: float, policy: Policy, before: Mood) -> bool:
    """True when somebody waits too long, or too many of the calls about to come will."""
    scale = LETTING_GO if before == Mood.SPIKE else 1.0
    return seen.longest_wait_s > scale * policy.spike_wait_s or share > scale * policy.spike_late_share


def late_share(seen: Seen, outlook: Outlook, more: int = 0) -> float:
    """Share late of the calls that come within `JUDGED_S`, with ``more`` agents than there are now."""
    slots = min(JUDGED_S // SLOT_S, len(outlook.calls))
    calls = sum(outlook.calls[:slots])
    if calls <= 0:
        return 0.0
    agents = [one + more for one in outlook.agents(seen.on_phones, slots)]
    return min(max(late_ahead(seen.in_house, outlook, agents) / calls, 0.0), 1.0)


def room_for(seen: Seen, outlook: Outlook, policy: Policy) -> int:
    """How many may leave the phones together, each for the minutes of an offer.

    As many as are free, leave the fewest the centre wants on the phones, leave the others no busier
    than its highest occupancy, and make no more calls late than an offer may cost: all k away at once
    against nobody away, the queue followed until `CARRIED_S` after they are back.
    """
    if not outlook.calls:
        return 0
    away_slots = -(-policy.offer_minutes * 60 // SLOT_S)
    slots = min(away_slots + CARRIED_S // SLOT_S, len(outlook.calls))
    agents = outlook.agents(seen.on_phones, slots)
    spared = late_ahead(seen.in_house, outlook, agents)
    for k in range(1, min(policy.most_at_once, seen.free) + 1):
        fewer = [one - k if i < away_slots else one for i, one in enumerate(agents)]
        if not rest_is_kept(fewer[:away_slots], outlook, policy):
            return k - 1
        if late_ahead(seen.in_house, outlook, fewer) - spared > policy.most_late_calls:
            return k - 1
    return min(policy.most_at_once, seen.free)


def rest_is_kept(agents: list[int], outlook: Outlook, policy: Policy) -> bool:
    """True when those left are enough, and have the pause between calls that the centre has promised."""
    for on_phones, calls in zip(agents, outlook.calls, strict=False):
        load_erlang = calls / SLOT_S * outlook.handle_s
        if on_phones < max(policy.least_on_phones, 1) or load_erlang > policy.highest_occupancy * on_phones:
            return False
    return True


def back_needed(seen: Seen, outlook: Outlook, policy: Policy, available: int, coming: int = 0) -> int:
    """The fewest to call back, of those ``available``: with them the spike is expected to end.

    ``coming`` have been called already and are not back yet. Where nobody has been, at least one is;
    where all together do not suffice, all are.
    """
    enough = LETTING_GO * policy.spike_late_share
    for more in range(0 if coming else 1, available):
        if late_share(seen, outlook, coming + more) <= enough:
            return more
    return available


def late_ahead(in_house: int, outlook: Outlook, agents: list[int]) -> float:
    """Calls expected late over the slots of ``agents``, from the calls in the house now.

    A queue longer than the chain keeps is taken as the longest it keeps.
    """
    slots = len(agents)
    load = CallLoad(
        arrivals_per_s=np.array(outlook.calls[:slots]) / SLOT_S,
        weights=np.array([1.0]),
        handle_s=np.array(outlook.handle_s),
        patience_s=outlook.patience_s,
        target_s=outlook.target_s,
        slot_s=SLOT_S,
    )
    worth = value_function(load, np.array(agents))[0][0]
    return float(worth[min(in_house, worth.size - 1)])
