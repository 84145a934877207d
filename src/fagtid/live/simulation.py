"""The demo centre's queue: started, stopped and disturbed from the page.

A feeder says every second that it lives. One that is killed falls silent, and another may be started;
one that wakes up later finds that the run is no longer its own, and stops.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from fagtid.frame import clock
from fagtid.frame.refusals import Refused
from fagtid.live import tasks
from fagtid.live.models import Simulation
from fagtid.live.moments import SIMULATION_SILENT
from fagtid.people.models import Centre, Person
from fagtid.planning.present import Expected, Interval, expected_of, nearest_plan, plan_in_force

STARTING = timedelta(seconds=30)  # a worker may be busy so long before it begins
SPIKE_LASTS, QUIET_LASTS = timedelta(minutes=3), timedelta(minutes=5)
MID_MORNING = 10


class NotADemo(Refused):
    """Only the demo centre has an invented queue."""


class AlreadyRunning(Refused):
    """It runs, or is about to."""


class NothingToSimulate(Refused):
    """No plan has been published."""


@transaction.atomic
def start_simulation(centre: Centre, *, by: Person) -> Simulation:
    """Ask a worker to feed the demo centre's queue; refused while one does."""
    if not centre.is_demo or by.centre_id != centre.pk:
        raise NotADemo
    Simulation.objects.get_or_create(centre=centre)
    found = Simulation.objects.select_for_update().get(centre=centre)
    present = clock.now()
    if found.is_on and not is_silent(found, present):
        raise AlreadyRunning
    found.run += 1
    found.is_on, found.started_at, found.heard_at = True, present, None
    found.spike_until = found.quiet_until = None
    found.ahead_s = int((hour_to_watch(centre, present) - present).total_seconds())
    found.save()
    run = found.run
    transaction.on_commit(lambda: tasks.feed_simulation.enqueue(centre.pk, run))
    return found


def is_silent(found: Simulation, now: datetime) -> bool:
    """True when its feeder must be gone, or never came."""
    if found.heard_at is None:
        return found.started_at is None or now - found.started_at > STARTING
    return now - found.heard_at > SIMULATION_SILENT


def stop_simulation(centre: Centre, *, by: Person) -> None:
    """Stop feeding; its thread sees it within a second."""
    Simulation.objects.filter(centre=by.centre, is_on=True).update(is_on=False)


def send_spike(centre: Centre, *, by: Person) -> None:
    """Many call at once, and go on calling for a while."""
    running = Simulation.objects.filter(centre=by.centre, is_on=True)
    running.update(spike_until=clock.now() + SPIKE_LASTS, quiet_until=None)


def send_quiet(centre: Centre, *, by: Person) -> None:
    """Few call for a while."""
    running = Simulation.objects.filter(centre=by.centre, is_on=True)
    running.update(quiet_until=clock.now() + QUIET_LASTS, spike_until=None)


def hour_to_watch(centre: Centre, now: datetime) -> datetime:
    """Now, where the centre is open by its plan; else the nearest mid-morning that the plan has."""
    plan = plan_in_force(centre, now) or nearest_plan(centre)
    if plan is None:
        raise NothingToSimulate
    expected = expected_of(plan)
    place = expected.index(now)
    if place is not None and is_open(expected.intervals[place]):
        return now
    mornings = mid_mornings(expected, ZoneInfo(centre.timezone))
    if not mornings:
        raise NothingToSimulate
    return min(mornings, key=lambda start: abs(start - now))


def is_open(one: Interval) -> bool:
    """Somebody is rostered, and calls are expected."""
    return one.rostered >= 1 and one.offered > 0


def mid_mornings(expected: Expected, zone: ZoneInfo) -> list[datetime]:
    """The start of each open interval that begins the hour of mid-morning."""
    return [
        one.start
        for one in expected.intervals
        if is_open(one)
        and one.start.astimezone(zone).hour == MID_MORNING
        and one.start.astimezone(zone).minute == 0
    ]
