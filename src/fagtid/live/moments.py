"""A moment of the centre's day: the plan's clock, what the plan expects from then on, what is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Sum

from fagtid.live.models import QueueState, Rules, Simulation, Watch
from fagtid.live.rules import SLOT_S, Outlook, Policy, correction
from fagtid.people.models import Centre
from fagtid.planning.models import Limits, Plan
from fagtid.planning.present import Expected, Interval, expected_of, plan_in_force

SLOTS = 9  # the longest offer, and as long again as its queue is followed
LOOKED_BACK = timedelta(minutes=30)
SIMULATION_SILENT = timedelta(seconds=15)


@dataclass(frozen=True)
class Moment:
    """Now, and on the plan's clock, with the plan in force and what it expects."""

    now: datetime
    at: datetime
    plan: Plan | None
    expected: Expected | None
    outlook: Outlook
    policy: Policy
    rules: Rules
    limits: Limits
    since: datetime  # nothing told before this is about the same day


def rules_of(centre: Centre) -> Rules:
    """What the centre has decided, the defaults where it has not."""
    return Rules.objects.filter(centre=centre).first() or Rules(centre=centre)


def watch_of(centre: Centre) -> Watch:
    """Where the centre's day stands."""
    return Watch.objects.filter(centre=centre).first() or Watch(centre=centre)


def locked_watch(centre: Centre) -> Watch:
    """The same, held until the transaction ends: whoever acts on the day comes alone."""
    Watch.objects.get_or_create(centre=centre)
    return Watch.objects.select_for_update().get(centre=centre)


def simulation_of(centre: Centre, now: datetime) -> Simulation | None:
    """The demo centre's invented queue, while it is fed."""
    if not centre.is_demo:
        return None
    since = now - SIMULATION_SILENT
    return Simulation.objects.filter(centre=centre, is_on=True, heard_at__gte=since).first()


def plan_clock(centre: Centre, now: datetime) -> datetime:
    """The time by the plan: now, but at the demo centre the open hour that is being looked at."""
    simulation = simulation_of(centre, now)
    return now + timedelta(seconds=simulation.ahead_s) if simulation else now


def moment_of(centre: Centre, now: datetime) -> Moment:
    """Everything a state is judged by."""
    simulation = simulation_of(centre, now)
    at = now + timedelta(seconds=simulation.ahead_s) if simulation else now
    plan = plan_in_force(centre, at)
    expected = expected_of(plan) if plan else None
    rules, limits = rules_of(centre), Limits.of(centre)
    begun = simulation.started_at if simulation and simulation.started_at else now - LOOKED_BACK
    return Moment(
        now=now,
        at=at,
        plan=plan,
        expected=expected,
        outlook=outlook_at(centre, expected, at),
        policy=policy_of(centre, rules, limits),
        rules=rules,
        limits=limits,
        since=max(begun, now - LOOKED_BACK),
    )


def policy_of(centre: Centre, rules: Rules, limits: Limits) -> Policy:
    """The centre's decisions as the rules read them."""
    return Policy(
        offer_minutes=rules.offer_minutes,
        most_late_calls=rules.most_late_calls,
        spike_wait_s=float(rules.spike_wait_s),
        spike_late_share=rules.spike_late_share,
        most_at_once=rules.most_at_once,
        target_late_share=1.0 - centre.target_share,
        least_on_phones=limits.least_on_phones,
        highest_occupancy=limits.highest_occupancy,
    )


def outlook_at(centre: Centre, expected: Expected | None, at: datetime) -> Outlook:
    """The plan's forecast and staffing in slots from the moment on; nothing expected where no plan tells."""
    slots = slots_from(expected, at) if expected else []
    assert expected is not None or not slots
    return Outlook(
        calls=tuple(one.offered * SLOT_S / expected.length.total_seconds() for one in slots)
        if expected
        else (),
        planned=tuple(max(round(one.rostered - one.learning), 0) for one in slots),
        handle_s=slots[0].handle_s if slots else centre.handle_seconds or 1.0,
        patience_s=expected.patience_s if expected else float("inf"),
        target_s=expected.target_s if expected else centre.target_seconds,
    )


def slots_from(expected: Expected, at: datetime) -> list[Interval]:
    """The interval each coming slot lies in, by its middle; to the end of the plan at most."""
    middles = (at + timedelta(seconds=(n + 0.5) * SLOT_S) for n in range(SLOTS))
    places = [expected.index(middle) for middle in middles]
    return [expected.intervals[place] for place in places if place is not None]


def calls_expected(expected: Expected, start: datetime, end: datetime) -> float:
    """Calls forecast for ``[start, end)``, parts of intervals by their share."""
    total = 0.0
    for one in expected.between(start, end):
        shared = min(end, one.start + expected.length) - max(start, one.start)
        total += one.offered * max(shared / expected.length, 0.0)
    return total


def correction_at(centre: Centre, moment: Moment, latest: int | None) -> float:
    """The forecast's correction by what has come lately; 1 where the queue does not tell how many come.

    ``latest`` are the calls of the state that is being taken in and is not stored yet.
    """
    if moment.expected is None:
        return 1.0
    told = QueueState.objects.filter(centre=centre, at__gte=moment.since, offered__isnull=False)
    first = told.aggregate(Min("at"))["at__min"]
    if first is None:
        return 1.0
    came = (told.filter(at__gt=first).aggregate(Sum("offered"))["offered__sum"] or 0) + (latest or 0)
    ahead = moment.at - moment.now
    return correction(came, calls_expected(moment.expected, first + ahead, moment.at))
