"""Work for the workers: the demo centre's invented queue."""

from __future__ import annotations

from django_tasks import task

from fagtid.live.feeding import feed_in_thread


@task()
def feed_simulation(centre_id: int, run: int) -> None:
    """Begin to feed a run in a thread; the worker goes on with its other work at once."""
    feed_in_thread(centre_id, run)
