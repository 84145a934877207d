"""Regular work is done once however many workers there are, and a lost worker's task is taken up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from fagtid.frame import regular, tidying
from fagtid.frame.clock import now
from fagtid.frame.models import RegularWork, WorkerSign
from fagtid.intake.tasks import read_import

DAY = timedelta(days=1)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """One job, and the moments it was done at."""
    moments: list[datetime] = []
    monkeypatch.setattr(regular, "JOBS", {})
    regular.register("test: note", DAY, moments.append)
    return moments


@pytest.mark.django_db
def test_new_work_is_done_at_once_and_then_when_it_is_due(done: list[datetime]):
    assert regular.do_what_is_due() == ["test: note"]
    assert regular.do_what_is_due() == []
    RegularWork.objects.update(due_at=now() - timedelta(seconds=1))
    assert regular.do_what_is_due() == ["test: note"]
    assert len(done) == 2


@pytest.mark.django_db
def test_a_fault_is_written_down_and_keeps_no_other_work_from_being_done(done: list[datetime]):
    def fail(moment: datetime) -> None:
        raise ValueError(moment)

    regular.register("test: a fault", DAY, fail)
    assert regular.do_what_is_due() == ["test: note"]
    assert RegularWork.objects.get(name="test: a fault").fault == "ValueError"


@pytest.mark.django_db(transaction=True)
def test_many_workers_do_it_once(done: list[datetime]):
    regular.add_missing_rows()
    start = Barrier(4)

    def work() -> None:
        start.wait()
        regular.do_what_is_due()
        connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1


def running_task(*workers: str) -> DBTaskResult:
    """A task that a worker has taken."""
    read_import.enqueue(0)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=now(), worker_ids=list(workers))
    return DBTaskResult.objects.get()


@pytest.mark.django_db
def test_the_task_of_a_worker_that_is_gone_is_put_back():
    WorkerSign.objects.create(worker="a", heard_at=now() - timedelta(minutes=1))
    task = running_task("a")
    assert tidying.take_up_lost_tasks(now()) == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


@pytest.mark.django_db
def test_the_task_of_a_worker_that_lives_is_left_alone():
    WorkerSign.objects.create(worker="a", heard_at=now() - timedelta(seconds=10))
    running_task("a")
    assert tidying.take_up_lost_tasks(now()) == 0


@pytest.mark.django_db
def test_a_task_that_takes_every_worker_with_it_is_given_up():
    task = running_task("a", "b", "c")
    tidying.take_up_lost_tasks(now())
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_finished_tasks_go_after_two_weeks():
    task = running_task("a")
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=now() - timedelta(days=13))
    assert tidying.prune_finished_tasks(now()) == 0
    assert tidying.prune_finished_tasks(now() + timedelta(days=2)) == 1
    assert not DBTaskResult.objects.filter(pk=task.pk).exists()
