"""Installations of their own for tests that start real processes, on the database the tests run on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SETTINGS = {"DJANGO_SETTINGS_MODULE": "fagtid.web.settings"}


@dataclass(frozen=True)
class Installation:
    """A data directory and a database, empty at first."""

    data: Path
    url: str

    def environment(self) -> dict[str, str]:
        """What its processes are given."""
        kept = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        given = {"FAGTID_DATA": str(self.data), "DATABASE_URL": self.url, "PYTHONWARNINGS": "ignore"}
        return {**kept, **given}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A command that runs on."""
        return subprocess.Popen(
            [sys.executable, "-m", "fagtid.cli", *arguments],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "fagtid.cli", *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def ask(self, code: str) -> str:
        """What a piece of Python prints inside the installation."""
        begin = "import django; django.setup()\n"
        done = subprocess.run(
            [sys.executable, "-c", begin + code],
            env=self.environment() | {"PYTHONPATH": os.pathsep.join(sys.path), **SETTINGS},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def installation(data: Path, name: str) -> Iterator[Installation]:
    """SQLite in the directory, or a PostgreSQL database made for the test and dropped after it."""
    data.mkdir()
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield Installation(data, f"sqlite:///{data / 'fagtid.sqlite3'}")
        return
    own = f"fagtid_{name}_{os.getpid()}"
    parts = urlsplit(url)
    run_sql(url, f'DROP DATABASE IF EXISTS "{own}"')
    run_sql(url, f'CREATE DATABASE "{own}"')
    try:
        yield Installation(data, urlunsplit(parts._replace(path=f"/{own}")))
    finally:
        run_sql(url, f'DROP DATABASE "{own}" WITH (FORCE)')


def run_sql(url: str, statement: str) -> None:
    """One statement outside a transaction."""
    import psycopg  # noqa: PLC0415  (only where the tests run on PostgreSQL)

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(statement)  # type: ignore[call-overload]


def wait_until(true: Callable[[], bool], seconds: float) -> float:
    """Wait for something; tells how long it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"not within {seconds} s"
        time.sleep(0.3)
    return time.monotonic() - began
