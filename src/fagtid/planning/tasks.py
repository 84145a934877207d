"""Work for the workers: making plans, telling people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import close_old_connections, connection
from django_tasks import task

from fagtid.frame.clock import now
from fagtid.planning import frontiers, making, telling
from fagtid.planning.models import Plan

HEARTBEAT_S = 5.0


@task(queue_name="planning")
def make_plan(plan_id: int) -> None:
    """Make a plan that was asked for."""
    with heartbeat(plan_id):
        making.make(plan_id)


@task(queue_name="planning")
def make_frontier(frontier_id: int) -> None:
    """Compute a frontier that was asked for."""
    frontiers.make(frontier_id)


@task()
def tell_people(plan_id: int, before_id: int | None) -> None:
    """Tell everybody whose week a newly published plan changes."""
    telling.tell_people(plan_id, before_id)


@contextmanager
def heartbeat(plan_id: int) -> Iterator[None]:
    """Show every few seconds that the plan's worker lives, while the solver says nothing."""
    done = Event()

    def beat() -> None:
        while not done.wait(HEARTBEAT_S):
            close_old_connections()
            Plan.objects.filter(pk=plan_id, state=Plan.State.MAKING).update(heard_at=now())
            connection.close()

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
