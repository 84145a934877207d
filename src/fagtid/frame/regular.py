"""Regular work: registered by the apps as they start, done by whichever worker comes first.

An app registers in its ``AppConfig.ready()``::

    regular.register("arenas: remind leaders", timedelta(days=1), services.remind_leaders)

The function takes the present moment, may be run again at any time without harm (a worker may be killed in
the middle of it), and runs in one worker only: one row a job in the database says when it is next due, and
only the worker that moves that time onwards does the work.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError

from fagtid.frame.clock import now
from fagtid.frame.models import RegularWork

Act = Callable[[datetime], object]
log = logging.getLogger("fagtid.regular")


@dataclass(frozen=True)
class Job:
    """A piece of work, and how often it is due."""

    name: str
    every: timedelta
    act: Act


JOBS: dict[str, Job] = {}


def register(name: str, every: timedelta, act: Act) -> None:
    """Have ``act`` done once every so often; a name that is there already is replaced."""
    JOBS[name] = Job(name, every, act)


def do_what_is_due() -> list[str]:
    """Do all work that is due and that no other worker has taken; tells the names of what was done."""
    add_missing_rows()
    moment = now()
    due = RegularWork.objects.filter(name__in=JOBS, due_at__lte=moment).order_by("due_at", "name")
    names = list(due.values_list("name", flat=True))
    return [name for name in names if take(JOBS[name], moment) and do(JOBS[name])]


def add_missing_rows() -> None:
    """A row for each job that has none; new work is due at once."""
    known = set(RegularWork.objects.values_list("name", flat=True))
    fresh = [RegularWork(name=name, due_at=now()) for name in JOBS if name not in known]
    if fresh:
        RegularWork.objects.bulk_create(fresh, ignore_conflicts=True)


def take(job: Job, moment: datetime) -> bool:
    """True for the one worker that moves the job's time onwards."""
    waiting = RegularWork.objects.filter(name=job.name, due_at__lte=moment)
    return bool(waiting.update(due_at=moment + job.every, began_at=moment))


def do(job: Job) -> bool:
    """Do it; a fault is written down and does not keep other work from being done."""
    fault = ""
    try:
        job.act(now())
    except DatabaseError:
        raise
    except Exception as error:
        fault = type(error).__name__
        log.exception("regular work failed", extra={"facts": {"job": job.name}})
    RegularWork.objects.filter(name=job.name).update(ended_at=now(), fault=fault)
    return not fault
