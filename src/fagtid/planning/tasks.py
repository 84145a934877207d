"""Work for the workers: making plans, telling people."""

from __future__ import annotations

from django_tasks import task

from fagtid.frame.working import beating
from fagtid.planning import frontiers, making, telling


@task(queue_name="planning")
def make_plan(plan_id: int) -> None:
    """Make a plan that was asked for, showing all the while that its worker lives."""
    with beating(lambda: making.show_life(plan_id)):
        making.make(plan_id)


@task(queue_name="planning")
def make_frontier(frontier_id: int) -> None:
    """Compute a frontier that was asked for."""
    frontiers.make(frontier_id)


@task()
def tell_people(plan_id: int, before_id: int | None) -> None:
    """Tell everybody whose week a newly published plan changes."""
    telling.tell_people(plan_id, before_id)


@task()
def tell_swap(swap_id: int) -> None:
    """Tell the two of a swap what has become of it."""
    telling.tell_swap(swap_id)
