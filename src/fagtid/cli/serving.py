"""``fagtid serve``, ``web``, ``worker`` and ``manage``: the web application and its workers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fagtid.core.errors import FagtidError, refuse

SETTINGS = "fagtid.web.settings"
LONGEST_STOP_S = 4.0


def run(asked: Namespace) -> None:
    """One of the four commands."""
    {"serve": serve, "web": web, "worker": worker, "manage": manage}[asked.command](asked)


def manage(asked: Namespace) -> None:
    """Django's own commands, such as ``fagtid manage migrate``."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (heavy)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["fagtid manage", *asked.arguments])


def prepare() -> None:
    """Bring the database up to date, gather the static files, compile what judges the queue."""
    set_up()
    from django.core.management import call_command  # noqa: PLC0415  (heavy)
    from django.core.management.base import SystemCheckError  # noqa: PLC0415

    from fagtid.live.rules import warm_up  # noqa: PLC0415
    from fagtid.web import counting  # noqa: PLC0415

    try:
        call_command("check", verbosity=0)
    except SystemCheckError as wrong:
        raise FagtidError(str(wrong)) from None
    with database_told():
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    counting.begin_anew()
    warm_up()  # kept beside the code, so that the web processes only load it


def set_up() -> None:
    """Read the settings and set Django up; what cannot be is refused in a line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415  (heavy)
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise FagtidError(str(wrong)) from None
    except OSError as error:
        place = os.environ.get("FAGTID_DATA", "data")
        refuse("FAGTID_DATA", f"a directory that can be written in ({error.strerror})", place)


@contextmanager
def database_told() -> Iterator[None]:
    """Refuse in a line when the database cannot be reached."""
    from django.db import DatabaseError, InterfaceError, connection  # noqa: PLC0415  (heavy)

    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        why = str(error).strip().splitlines()[:1] or [type(error).__name__]
        where = connection.settings_dict["HOST"] or connection.settings_dict["NAME"]
        refuse("DATABASE_URL", f"a database that can be reached and changed ({why[0]})", where)


def serve(asked: Namespace) -> None:
    """Web and worker together, for one machine, until it is stopped."""
    check_port(asked.host, asked.port)
    prepare()
    tell_where(asked.host, asked.port)
    commands = [web_command(asked)] + [worker_command() for _ in range(0 if asked.no_worker else 1)]
    Supervisor(commands).run()


def web(asked: Namespace) -> None:
    """The web alone: workers run elsewhere over the same database."""
    check_port(asked.host, asked.port)
    prepare()
    tell_where(asked.host, asked.port)
    Supervisor([web_command(asked)]).run()


def worker(_asked: Namespace) -> None:
    """One worker: makes plans, reads imports, sends mail, does what is due."""
    set_up()
    reach_database()
    Supervisor([worker_command()]).run()


def reach_database() -> None:
    """Refuse in a line when there is no database to work on."""
    from django.db import connection  # noqa: PLC0415  (after Django is set up)

    with database_told():
        connection.ensure_connection()
    connection.close()


def web_command(asked: Namespace) -> list[str]:
    """The server as a process."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", asked.host, "--port", str(asked.port), "--workers", str(asked.workers)),
        *("--blocking-threads", "2", "--log-level", "warning", "fagtid.web.wsgi:application"),
    ]


def worker_command() -> list[str]:
    """A worker as a process."""
    return [
        *(sys.executable, "-m", "django", "work"),
    ]


def check_port(host: str, port: int) -> None:
    """Refuse a port that is taken, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = error.strerror or str(error)
            refuse("--port", f"one that is free on {host} ({why}); choose another with --port", port)


def tell_where(host: str, port: int) -> None:
    """The address, and the code for the first visit while there is no centre."""
    from fagtid.people.queries import any_centre  # noqa: PLC0415  (after Django is set up)
    from fagtid.web.first_run import first_run_code  # noqa: PLC0415

    print(f"Fagtid is at http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
    if not any_centre():
        print(f"There is no centre yet. The first visit asks for this code: {first_run_code()}", flush=True)


class Supervisor:
    """Keeps processes running, and stops all of them together."""

    def __init__(self, commands: list[list[str]]) -> None:
        self.commands = commands
        self.running: list[subprocess.Popen[bytes]] = []
        self.stopping = False

    def run(self) -> None:
        """Until a signal comes; one that dies is started again, after a breath."""
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._stop)
        self.running = [self._start(command) for command in self.commands]
        while not self.stopping:
            time.sleep(0.2)
            for i, process in enumerate(self.running):
                if process.poll() is not None and not self.stopping:
                    print(
                        f"fagtid: a process ended ({process.returncode}); starting it again", file=sys.stderr
                    )
                    time.sleep(1.0)
                    self.running[i] = self._start(self.commands[i])
        self._end_all()

    @staticmethod
    def _start(command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, start_new_session=True)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _end_all(self) -> None:
        for process in self.running:
            process.terminate()
        until = time.monotonic() + LONGEST_STOP_S
        for process in self.running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
