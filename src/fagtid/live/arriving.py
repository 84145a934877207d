"""A state of the queue arrives: it is kept, judged, and acted on before the request that brought it ends.

Whoever brings a state locks the centre's watch, so that of several web processes one at a time decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from fagtid.frame import clock
from fagtid.live.calling import call_back, calling_order, on_optional_time, on_their_way
from fagtid.live.models import Offer, QueueState, Watch
from fagtid.live.moments import Moment, correction_at, locked_watch, moment_of, plan_clock
from fagtid.live.offers import make_offers, settle_offers, withdraw_offers
from fagtid.live.replanning import replan_when_due
from fagtid.live.rules import (
    AFTER_SPIKE_S,
    ROOM_LASTS_S,
    Judgement,
    Mood,
    Outlook,
    Seen,
    back_needed,
    judge,
)
from fagtid.live.told import Told
from fagtid.people.models import Centre
from fagtid.planning.present import expected_of, in_learning, plan_in_force

KEPT = timedelta(hours=48)
PRUNED_EVERY = 200  # states


@dataclass(frozen=True)
class Taken:
    """What became of a state."""

    mood: Mood
    room: int
    is_ignored: bool = False


@transaction.atomic
def take_state(centre: Centre, told: Told) -> Taken:
    """Keep a state and act on it. One that is older than the latest, or as old, changes nothing."""
    watch = locked_watch(centre)
    if watch.last_at is not None and told.at <= watch.last_at:
        return Taken(Mood(watch.mood), 0, is_ignored=True)
    moment = moment_of(centre, clock.now())
    settle_offers(centre, moment.now)
    factor = correction_at(centre, moment, told.offered)
    seen = Seen(told.waiting, float(told.longest_wait_s), told.on_phones, told.free)
    outlook = moment.outlook.corrected(factor)
    found = judge(seen, outlook, moment.policy, Mood(watch.mood))
    keep(centre, told, found)
    follow(watch, found, factor, moment.now, told.at)
    act(centre, watch, found, seen, outlook, moment)
    replan_when_due(centre, watch, moment)
    watch.save()
    return Taken(found.mood, found.room)


def keep(centre: Centre, told: Told, found: Judgement) -> None:
    """Store the state, and now and then forget the old ones."""
    QueueState.objects.create(
        centre=centre,
        at=told.at,
        waiting=told.waiting,
        longest_wait_s=told.longest_wait_s,
        on_phones=told.on_phones,
        free=told.free,
        offered=told.offered,
        answered=told.answered,
        abandoned=told.abandoned,
        mood=found.mood,
        room=found.room,
        late_share=found.late_share,
    )


def prune(centre: Centre, now: datetime) -> None:
    """Forget states of the day before yesterday and earlier."""
    QueueState.objects.filter(centre=centre, at__lt=now - KEPT).delete()


def follow(watch: Watch, found: Judgement, factor: float, now: datetime, at: datetime) -> None:
    """Move the watch on: since when there is room, when a spike ended."""
    if watch.mood == Mood.SPIKE and found.mood != Mood.SPIKE:
        watch.spike_ended_at = now
    watch.room_since = (watch.room_since or now) if found.room else None
    watch.mood, watch.correction, watch.last_at = found.mood, factor, at
    watch.version += 1
    if watch.version % PRUNED_EVERY == 0:
        prune(watch.centre, now)


def act(centre: Centre, watch: Watch, found: Judgement, seen: Seen, outlook: Outlook, moment: Moment) -> None:
    """Call people back at a spike; offer learning where there has been room for a while."""
    if found.mood == Mood.SPIKE:
        withdraw_offers(centre, moment.now)
        candidates = on_optional_time(centre, moment)
        if candidates:
            coming = on_their_way(centre, moment.now)
            needed = back_needed(seen, outlook, moment.policy, len(candidates), coming)
            chosen = calling_order(candidates, centre, moment.now)[:needed]
            call_back(centre, chosen, moment)
    elif moment.rules.offers_on and may_offer(watch, moment.now):
        open_ = Offer.objects.filter(person__centre=centre, state__in=Offer.OPEN)
        states = list(open_.values_list("state", flat=True))
        asked = states.count(Offer.State.OFFERED)
        most = min(found.room - asked, moment.policy.most_at_once - len(states))
        make_offers(centre, moment, most)


def may_offer(watch: Watch, now: datetime) -> bool:
    """True when there has been room for a little while, and no spike a short while ago."""
    if watch.room_since is None or (now - watch.room_since).total_seconds() < ROOM_LASTS_S:
        return False
    ended = watch.spike_ended_at
    return ended is None or (now - ended).total_seconds() >= AFTER_SPIKE_S


def on_phones_by_plan(centre: Centre, now: datetime) -> int:
    """Agents on the phones by the roster, less those in learning: where the queue cannot tell itself."""
    at = plan_clock(centre, now)
    plan = plan_in_force(centre, at)
    expected = expected_of(plan) if plan else None
    place = expected.index(at) if expected else None
    if expected is None or place is None:
        return 0
    away = in_learning(centre, at)
    away += Offer.objects.filter(person__centre=centre, state=Offer.State.RUNNING).count()
    return max(round(expected.intervals[place].rostered) - away, 0)
