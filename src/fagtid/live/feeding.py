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
BURST_SHARE = 0.6  # of the agents: so many call at once when a spike begins
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


def feed(centre_id: int, run: int, pause: Callable[[float], None] = time.sleep) -> int:
    """Tell a state every second while the run is on; returns how many were told."""
    feeder = Feeder(Centre.objects.get(pk=centre_id), run)
    told = 0
    while feeder.tick():
        told += 1
        close_old_connections()
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
        factor = SPIKE_FACTOR if is_until(found.spike_until, present) else 1.0
        factor = QUIET_FACTOR if is_until(found.quiet_until, present) else factor
        return Conditions(
            rate_per_s=factor * one.offered / expected.length.total_seconds(),
            agents=on_phones_by_plan(self.centre, present),
            handle_s=one.handle_s,
            patience_s=expected.patience_s,
        )


def is_until(end: datetime | None, now: datetime) -> bool:
    """True before the end, where there is one."""
    return end is not None and now < end
