"""What the frame keeps tidy: tasks of lost workers, finished tasks, sessions that have run out."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from fagtid.frame import regular
from fagtid.frame.models import WorkerSign

LOST = timedelta(seconds=30)  # a worker that has given no sign for so long is gone
FORGOTTEN = timedelta(days=1)
MOST_TRIES = 3  # a task that has taken so many workers with it is not tried again
KEPT = timedelta(days=14)  # how long a finished task is kept
log = logging.getLogger("fagtid.worker")


def register_jobs() -> None:
    """The frame's own regular work."""
    regular.register("frame: take up tasks of lost workers", timedelta(seconds=10), take_up_lost_tasks)
    regular.register("frame: prune finished tasks", timedelta(days=1), prune_finished_tasks)
    regular.register("frame: clear old sessions", timedelta(days=1), clear_sessions)


def take_up_lost_tasks(moment: datetime) -> int:
    """Put back in the queue what a worker that is gone was at; tells how many tasks."""
    alive = set(WorkerSign.objects.filter(heard_at__gte=moment - LOST).values_list("worker", flat=True))
    taken_up = 0
    for one in DBTaskResult.objects.running():
        if not one.worker_ids or one.worker_ids[-1] not in alive:
            taken_up += put_back(one, moment)
    WorkerSign.objects.filter(heard_at__lt=moment - FORGOTTEN).delete()
    return taken_up


@transaction.atomic
def put_back(lost: DBTaskResult[Any, Any], moment: datetime) -> bool:
    """Put one task back, or give it up when it has been tried often enough; true if it was still lost."""
    fresh = DBTaskResult.objects.select_for_update().get(pk=lost.pk)
    if fresh.status != TaskResultStatus.RUNNING or fresh.worker_ids != lost.worker_ids:
        return False
    again = len(fresh.worker_ids) < MOST_TRIES
    fresh.status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
    fresh.started_at, fresh.finished_at = None, None if again else moment
    fresh.exception_class_path = "" if again else "builtins.ConnectionAbortedError"
    fresh.save(update_fields=["status", "started_at", "finished_at", "exception_class_path"])
    facts = {"task": fresh.task_path, "tries": len(fresh.worker_ids), "again": again}
    log.warning("a worker is gone; its task is taken up", extra={"facts": facts})
    return True


def prune_finished_tasks(moment: datetime) -> int:
    """Delete tasks that ended two weeks ago; tells how many."""
    return int(DBTaskResult.objects.finished().filter(finished_at__lt=moment - KEPT).delete()[0])


def clear_sessions(_moment: datetime) -> None:
    """Delete sign-ins that have run out."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
