"""How quick the house is with many signed in: a real server, real pages, on both databases.

PostgreSQL is measured where ``DATABASE_URL`` names a server; a database is made for it and dropped.
"""

# ruff: noqa: PLC0415  (what needs Django or a server is imported where it is there)

from __future__ import annotations

import asyncio
import json
import os
import platform
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
import numpy as np

SETTINGS = {"DJANGO_SETTINGS_MODULE": "fagtid.web.settings", "PYTHONWARNINGS": "ignore"}
ROUNDS, ROUND_S = 3, 20.0
PACKAGES = ("django", "granian", "psycopg")


@dataclass(frozen=True)
class Pages:
    """Pages that are open and ask again: which, as whom, how many, how often, and the p95 promised."""

    name: str
    path: str
    who: str
    open: int
    every_s: float
    promised_ms: float | None


POLLED = (
    Pages("200 agents, each page asking for offers", "/live/call/", "agents", 200, 3.0, 250),
    Pages("the plan of the week of 45, meanwhile", "/plans/{plan}/", "leader", 1, 0.5, None),
)
ALONE = (Pages("the plan of the week of 45, alone", "/plans/{plan}/", "leader", 1, 0.1, 150),)


def run() -> str:
    """The section."""
    lines = ["| database | pages | requests | p50 | p95, lowest to highest of the rounds | promised p95 |"]
    lines.append("|---|---|---|---|---|---|")
    for name, url in databases().items():
        lines += measure_on(name, url)
    told = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return (
        "## Load\n\n"
        f"`fagtid serve` with two web processes and one worker on the demo centre of 45 agents ({told}, "
        f"{platform.machine()}, {os.cpu_count()} cores). {ROUNDS} rounds of {ROUND_S:.0f} s; times in ms, "
        "from the moment a request was due, so that a queue in front of the server counts. **The clients run "
        "on the same cores as the server** and take part of them; a machine of its own for the server is "
        "quicker.\n\n" + "\n".join(lines)
    )


def databases() -> dict[str, str]:
    """What can be measured here."""
    url = os.environ.get("DATABASE_URL", "")
    return {"SQLite": ""} | ({"PostgreSQL": url} if url.startswith("postgres") else {})


def measure_on(name: str, url: str) -> list[str]:
    """The rows of one database."""
    with TemporaryDirectory(prefix="fagtid-load-") as data, own_database(url) as own:
        environment = {**os.environ, **SETTINGS, "FAGTID_DATA": data}
        environment |= {"DATABASE_URL": own or f"sqlite:///{data}/fagtid.sqlite3"}
        told = prepared(environment)
        with served(environment, data) as base:
            rounds = [asyncio.run(one_round(base, told)) for _ in range(ROUNDS)]
    return [row(name, pages, [one[pages.name] for one in rounds]) for pages in (*ALONE, *POLLED)]


def row(database: str, pages: Pages, rounds: list[list[float]]) -> str:
    """One line of the table."""
    everything = [ms for one in rounds for ms in one]
    p95 = [float(np.percentile(one, 95)) for one in rounds]
    promised = f"{pages.promised_ms:.0f}" if pages.promised_ms else ""
    return (
        f"| {database} | {pages.name} | {len(everything)} | {np.percentile(everything, 50):.0f} "
        f"| {min(p95):.0f} to {max(p95):.0f} | {promised} |"
    )


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """A PostgreSQL database for the measuring; nothing for SQLite."""
    if not url:
        yield ""
        return
    import psycopg

    name = f"fagtid_load_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def prepared(environment: dict[str, str]) -> dict[str, Any]:
    """The demo centre, planned with a short search, and sign-ins of 200 agents and a leader."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def prepare() -> None:
    """Inside the installation: fill it, and print the cookies of those signed in."""
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from fagtid.core.planning.plan import Effort
    from fagtid.people.models import Person, Role
    from fagtid.people.services import demo_account
    from fagtid.web.demo_centre import build_demo_centre

    call_command("migrate", verbosity=0)
    quick = Effort(sweeps=60, starts=1, prove_nodes=0, thorough=False)
    Effort.for_size = staticmethod(lambda sessions: quick)  # type: ignore[method-assign]
    plan = build_demo_centre(Path(os.environ["FAGTID_DATA"]))

    def cookie(person: Person) -> str:
        user, session = demo_account(person), SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        return f"sessionid={session.session_key}"

    agents = list(Person.objects.filter(assignments__role=Role.AGENT))
    leader = Person.objects.get(assignments__role=Role.ADMINISTRATOR)
    cookies = [cookie(agents[i % len(agents)]) for i in range(200)]
    print(json.dumps({"agents": cookies, "leader": [cookie(leader)], "plan": plan.pk if plan else 0}))


@contextmanager
def served(environment: dict[str, str], data: str) -> Iterator[str]:
    """``fagtid serve`` on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open(Path(data, "log"), "w") as log:
        command = [sys.executable, "-m", "fagtid.cli", "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(base)
        yield base
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def wait_until_ready(base: str) -> None:
    """Until web and worker are there."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if httpx.get(f"{base}/ready/").status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.5)
    sys.exit("the server is not ready")


async def one_round(base: str, told: dict[str, Any]) -> dict[str, list[float]]:
    """Milliseconds of each request, by pages: first what is measured alone, then all that is open at once."""
    found: dict[str, list[float]] = {}
    limits = httpx.Limits(max_connections=600, max_keepalive_connections=600)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        for pages in ALONE:
            found |= await kept_open(client, (pages,), told, ROUND_S / 2)
        found |= await kept_open(client, POLLED, told, ROUND_S)
    return found


async def kept_open(
    client: httpx.AsyncClient, many: tuple[Pages, ...], told: dict[str, Any], seconds: float
) -> dict[str, list[float]]:
    """All of them open at once, each asking again when it is due."""
    found: dict[str, list[float]] = {pages.name: [] for pages in many}
    begin = time.perf_counter() + 0.5

    async def ask_again(pages: Pages, number: int) -> None:
        cookies = told[pages.who]
        headers = {"Cookie": cookies[number % len(cookies)]}
        due = begin + pages.every_s * number / pages.open
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            answer = await client.get(pages.path.format(plan=told["plan"]), headers=headers)
            assert answer.status_code == 200, (pages.path, answer.status_code)
            now = time.perf_counter()
            found[pages.name].append(1000 * (now - due))
            due += pages.every_s if pages.open > 1 else max(pages.every_s, now - due)

    await asyncio.gather(*(ask_again(pages, n) for pages in many for n in range(pages.open)))
    return found


if __name__ == "__main__":
    prepare()
