"""A worker: takes tasks from the database, gives signs of life, does regular work, outlives its database."""

from __future__ import annotations

import logging
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from types import FrameType

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from fagtid.frame import regular
from fagtid.frame.clock import now
from fagtid.frame.models import WorkerSign

SIGN_S = 5.0  # between two signs of life, and between two looks for regular work
AGAIN_S = 1.0  # before the database is tried again
log = logging.getLogger("fagtid.worker")


def new_name() -> str:
    """A name no other worker has: the host, the process and some letters."""
    return f"{socket.gethostname()[:36]}:{os.getpid()}:{get_random_string(8)}"


@contextmanager
def beating(beat: Callable[[], object], every_s: float = SIGN_S) -> Iterator[None]:
    """Call ``beat`` every few seconds from a thread of its own while the block runs."""
    done = Event()

    def keep_beating() -> None:
        while not done.wait(every_s):
            beat_once(beat)

    thread = Thread(target=keep_beating, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def beat_once(beat: Callable[[], object]) -> None:
    """One beat over a connection of its own; a database that is away is waited for."""
    close_old_connections()
    try:
        beat()
    except (DatabaseError, InterfaceError) as error:
        log.warning("the database is away", extra={"facts": {"kind": type(error).__name__}})
    finally:
        with suppress(DatabaseError, InterfaceError):
            connection.close()


class HouseWorker(Worker):
    """The library's worker with signs of life and regular work; a database that is away is waited for."""

    def __init__(self, *, interval: float = 0.5) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=new_name(),
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Until it is told to stop. After a fault it goes on under a new name, so that what it was at is lost
        to the old one and taken up again."""
        beat_once(self.give_sign)
        with beating(self.tick):
            while self.running:
                try:
                    super().run()
                except (DatabaseError, InterfaceError) as error:
                    log.warning("the database is away", extra={"facts": {"kind": type(error).__name__}})
                    self.worker_id = new_name()
                    with suppress(DatabaseError, InterfaceError):
                        connection.close()
                    time.sleep(AGAIN_S)
        beat_once(self.say_goodbye)

    def tick(self) -> None:
        """A sign of life, then what is due."""
        self.give_sign()
        regular.do_what_is_due()

    def give_sign(self) -> None:
        """Write that this worker lives."""
        WorkerSign.objects.update_or_create(worker=self.worker_id, defaults={"heard_at": now()})

    def say_goodbye(self) -> None:
        """Take the sign away: nothing is left undone."""
        WorkerSign.objects.filter(worker=self.worker_id).delete()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop: at once when there is nothing to do, else after the task."""
        if self.running and not self.running_task:
            self.running = False
            beat_once(self.say_goodbye)
            sys.exit(0)
        super().shutdown(signum, frame)


def heard_within(seconds: float) -> bool:
    """True when some worker has given a sign of life in the last ``seconds``."""
    newest = WorkerSign.objects.order_by("-heard_at").values_list("heard_at", flat=True).first()
    return newest is not None and (now() - newest).total_seconds() <= seconds
