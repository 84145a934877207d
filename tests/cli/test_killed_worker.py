"""A worker killed in the middle: nothing half-done shows, and the next one takes the work up by itself."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.installations import Installation, installation, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
TAKEN_UP_S = 75.0
FILL = """
from tests.house import build_house
from tests.centres import MONDAY, fill
house = build_house()
fill(house)
"""
ASK_PLAN = """
from datetime import date
from fagtid.people.models import Centre, Person
from fagtid.planning import services
services.ask_for_plan(Centre.objects.get(), first_day=date(2026, 11, 30), by=Person.objects.first())
"""
PLAN = """
from fagtid.planning.models import Plan, Session
print(Plan.objects.get().state, Session.objects.count())
"""
SEND_LARGE = """
from fagtid.people.models import Centre
from fagtid.intake.services import bring_in
days = [(month, day) for month in range(1, 11) for day in range(1, 29)]
minutes = [(h, n, s) for h in range(24) for n in range(60) for s in (1, 15, 31, 47)]
rows = (
    f"2026-{m:02d}-{d:02d}T{h:02d}:{n:02d}:{s:02d},sales,3,120,answered\\n".encode()
    for m, d in days for h, n, s in minutes
)
head = [b"arrived,queue,wait_seconds,handle_seconds,outcome\\n"]
bring_in(
    Centre.objects.get(), kind="traffic", name="a.csv", chunks=[*head, *rows], by=None, apply_when_read=True
)
"""
IMPORT = """
from fagtid.intake.models import Import, TrafficDay
found = Import.objects.get(file_name="a.csv")
print(found.state, TrafficDay.objects.filter(source=found).count())
"""


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Installation]:
    """The small centre with traffic, roster and needs."""
    with installation(tmp_path / "data", "killed") as found:
        assert found.run("manage", "migrate", "-v", "0").returncode == 0
        found.ask(FILL)
        yield found


@contextmanager
def working(centre: Installation) -> Iterator[subprocess.Popen[str]]:
    """A worker in a process of its own, not kept alive by anybody."""
    process = centre.start("manage", "work")
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_a_plan_cut_off_is_made_by_the_next_worker(centre: Installation):
    centre.ask(ASK_PLAN)
    with working(centre) as first:
        wait_until(lambda: centre.ask(PLAN).startswith("making"), 30)
        os.kill(first.pid, signal.SIGKILL)
    assert centre.ask(PLAN).split() == ["making", "0"]
    with working(centre):
        wait_until(lambda: centre.ask(PLAN).startswith("draft"), TAKEN_UP_S + 60)
    assert int(centre.ask(PLAN).split()[1]) > 10


def test_an_import_cut_off_is_read_by_the_next_worker(centre: Installation):
    centre.ask(SEND_LARGE)
    with working(centre) as first:
        wait_until(lambda: centre.ask(IMPORT).startswith("reading"), 30)
        os.kill(first.pid, signal.SIGKILL)
    assert centre.ask(IMPORT).split() == ["reading", "0"]
    with working(centre):
        wait_until(lambda: centre.ask(IMPORT).startswith("applied"), TAKEN_UP_S + 60)
    assert centre.ask(IMPORT).split() == ["applied", "280"]


def test_a_worker_stops_when_told_and_outlives_its_database(centre: Installation):
    with working(centre) as worker:
        wait_until(lambda: centre.ask(SIGNS) == "1", 30)
        if centre.url.startswith("postgres"):
            centre.ask(DROP)
            wait_until(lambda: centre.ask(SIGNS) == "1", 40)
        assert worker.poll() is None
        worker.send_signal(signal.SIGTERM)
        worker.communicate(timeout=6)
    assert centre.ask(SIGNS) == "0"


SIGNS = """
from datetime import timedelta
from fagtid.frame.models import WorkerSign
from fagtid.frame.clock import now
print(WorkerSign.objects.filter(heard_at__gte=now() - timedelta(seconds=6)).count())
"""
DROP = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()")
"""
