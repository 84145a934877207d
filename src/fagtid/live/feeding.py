"""The demo centre's invented queue, fed second by second through the door a telephone system uses."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Thread

import numpy as np
from django.db import close_old_connections, connection

from fagtid.frame import clock
from fagtid.live.arriving import on_phones_by_plan, take_state
from fagtid.live.invented import Conditions, InventedQueue
from fagtid.live.models import Simulation
from fagtid.live.moments import plan_clock
from fagtid.live.told import Told
from fagtid.people.models import Centre
from fagtid.planning.present import expected_of, plan_in_force

TICK_S = 1.0
LONGEST = timedelta(minutes=30)
SPIKE_FACTOR, QUIET_FACTOR = 4.0, 0.45
SPIKE_OF_CAPACITY = 2.5  # of what all agents can answer, however quiet the hour
BURST_SHARE = 1.0  # of the agents: so many call at once when a spike begins
SETTLED_S = 1200.0

log = logging.getLogger(__name__)


def feed_in_thread(centre_id: int, run: int) -> Thread:
    """Feed beside the worker's other work, so that plans are made meanwhile; it dies with the worker."""

    def work() -> None:
        try:
            feed(centre_id, run)
        except Exception:
            log.exception("The invented queue stopped.")
        finally:
            connection.close()

    thread = Thread(target=work, daemon=True, name="invented queue")
    thread.start()
    return thread


def rest(seconds: float) -> None:
    """Wait, and let go of a database connection that is too old or broken."""
    close_old_connections()
    time.sleep(seconds)


def feed(centre_id: int, run: int, pause: Callable[[float], None] = rest) -> int:
    """Tell a state every second while the run is on; returns how many were told."""
    feeder = Feeder(Centre.objects.get(pk=centre_id), run)
    told = 0
    while feeder.tick():
        told += 1
        pause(TICK_S)
    return told


class Feeder:
    """One run of the invented queue."""

    def __init__(self, centre: Centre, run: int) -> None:
        self.centre, self.run = centre, run
        self.queue = InventedQueue(np.random.default_rng([centre.pk, run]))
        self.spike_seen: datetime | None = None
        self.is_settled = False

    def tick(self) -> bool:
        """Let a second pass and tell the state; false when the run is over."""
        present = clock.now()
        mine = Simulation.objects.filter(centre=self.centre, run=self.run, is_on=True)
        found = mine.first()
        if found is None:
            return False
        if found.started_at is None or present - found.started_at > LONGEST:
            mine.update(is_on=False)
            return False
        mine.update(heard_at=present)
        now = self.conditions(found, present)
        if now is None:
            mine.update(is_on=False)
            return False
        self.tell(found, now, present)
        return True

    def tell(self, found: Simulation, now: Conditions, present: datetime) -> None:
        """One second of the queue, sent the way a telephone system would."""
        if not self.is_settled:
            self.queue.advance(SETTLED_S, now)
            self.is_settled = True
        counted = self.queue.advance(TICK_S, now, self.burst(found, now))
        waiting, longest, on_phones, free = self.queue.look(now.agents)
        told = Told(
            at=present,
            waiting=waiting,
            longest_wait_s=int(longest),
            on_phones=on_phones,
            free=free,
            offered=counted.offered,
            answered=counted.answered,
            abandoned=counted.abandoned,
        )
        take_state(self.centre, told)

    def burst(self, found: Simulation, now: Conditions) -> int:
        """Calls that come all at once, when a spike has just been asked for."""
        if found.spike_until is None or found.spike_until == self.spike_seen:
            return 0
        self.spike_seen = found.spike_until
        return round(BURST_SHARE * now.agents)

    def conditions(self, found: Simulation, present: datetime) -> Conditions | None:
        """Calls by the forecast, agents by roster, plan and offers; ``None`` where no plan tells any more."""
        at = plan_clock(self.centre, present)
        plan = plan_in_force(self.centre, at)
        expected = expected_of(plan) if plan else None
        place = expected.index(at) if expected else None
        if expected is None or place is None:
            return None
        one = expected.intervals[place]
        agents = on_phones_by_plan(self.centre, present)
        usual = one.offered / expected.length.total_seconds()
        return Conditions(
            rate_per_s=rate_now(found, present, usual, agents / one.handle_s),
            agents=agents,
            handle_s=one.handle_s,
            patience_s=expected.patience_s,
        )


def rate_now(found: Simulation, present: datetime, usual: float, capacity: float) -> float:
    """Calls per second: as usual, far more than can be answered in a spike, few in a quiet spell."""
    if is_until(found.spike_until, present):
        return max(SPIKE_FACTOR * usual, SPIKE_OF_CAPACITY * capacity)
    return QUIET_FACTOR * usual if is_until(found.quiet_until, present) else usual


def is_until(end: datetime | None, now: datetime) -> bool:
    """True before the end, where there is one."""
    return end is not None and now < end
