"""States of the queue from a log that is followed: the log tells calls, roster and plan tell agents."""

from __future__ import annotations

from fagtid.files.queue_now import QueueCounts
from fagtid.frame import clock
from fagtid.live.arriving import Taken, on_phones_by_plan, take_state
from fagtid.live.told import Told
from fagtid.people.models import Centre


def centre_named(name: str | None) -> Centre | None:
    """The centre of the name; without a name the only one there is."""
    centres = Centre.objects.filter(name=name) if name else Centre.objects.all()
    found = list(centres[:2])
    return found[0] if len(found) == 1 else None


def tell_counts(centre: Centre, counts: QueueCounts, *, with_calls: bool) -> Taken:
    """Take the counts in as a state; the free are those who by roster and plan are there without a call."""
    present = clock.now()
    on_phones = max(on_phones_by_plan(centre, present), counts.on_calls)
    told = Told(
        at=present,
        waiting=counts.waiting,
        longest_wait_s=counts.longest_wait_s,
        on_phones=on_phones,
        free=on_phones - counts.on_calls,
        offered=counts.offered if with_calls else None,
        answered=counts.answered if with_calls else None,
        abandoned=counts.abandoned if with_calls else None,
    )
    return take_state(centre, told)
