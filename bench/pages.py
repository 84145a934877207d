"""The page of a planned week, the prices of a session's starts and a move, for 45 and 500 agents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any

import numpy as np

from bench.load import databases

ROUNDS, MOVES = 25, 8
TARGETS_MS = {45: 150, 500: 400}
MOST_QUERIES, MOVE_MS = 30, 200


@dataclass(frozen=True)
class Measure:
    """One address, measured."""

    what: str
    milliseconds: list[float]
    processor_ms: list[float]
    queries: int
    target_ms: float | None

    @property
    def row(self) -> str:
        """A line of the table."""
        p50, p95 = np.percentile(self.milliseconds, [50, 95])
        busy = np.percentile(self.processor_ms, 95)
        kept = (
            "–"
            if self.target_ms is None
            else f"{self.target_ms:g} ms: {'yes' if p95 <= self.target_ms else 'no'}"
        )
        return f"{self.what} | {p50:.0f} | {p95:.0f} | {busy:.0f} | {self.queries} | {kept} |"


def run() -> str:
    """The section: a table for each database there is, each measured in a process of its own."""
    rows = [row for name, url in databases().items() for row in measured_on(name, url)]
    lines = [
        "## Pages",
        "",
        (
            "The server's own time for a request, signed in as administrator, "
            f"{ROUNDS} rounds ({MOVES} moves, each to a new start), all that the process keeps near let go "
            "of before each round unless it says warm. Centres built and planned by the product's own "
            "services, with a short search. The process's own time stands beside the clock's. Prices are "
            "kept with a plan, so cold means read back and laid out. Target: a page within "
            f"{MOST_QUERIES} queries."
        ),
        "",
        "| database | agents | what | p50, ms | p95, ms | p95, processor ms | queries | target |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def measured_on(name: str, url: str) -> list[str]:
    """Lines of the table for one database."""
    environment = {**os.environ, "DATABASE_URL": url} if url else without_database()
    command = [sys.executable, "-m", "bench.pages", name]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [line for line in done.stdout.splitlines() if line.startswith(f"| {name} |")]


def without_database() -> dict[str, str]:
    """The environment as SQLite has it."""
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}


def measure_here(name: str) -> None:
    """In a process of its own: print the lines of this database."""
    set_up_django()
    from django.db import connection  # noqa: PLC0415  (after Django is set up)

    before = f"{connection.settings_dict['NAME']}_pages"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        for agents in TARGETS_MS:
            for one in measures(agents):
                print(f"| {name} | {agents} | {one.row}", flush=True)
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def set_up_django() -> None:
    """The product's settings, without the manifest that only an installed product has."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django  # noqa: PLC0415

    django.setup()


def measures(agents: int) -> Iterator[Measure]:
    """Build the centre, then ask for its pages."""
    from django.test import Client  # noqa: PLC0415

    from bench.page_centres import planned_centre  # noqa: PLC0415
    from fagtid.people.models import Person, Role, Team, User  # noqa: PLC0415
    from fagtid.planning import standing  # noqa: PLC0415

    plan = planned_centre(agents)
    boss = Person.objects.get(centre=plan.centre, assignments__role=Role.ADMINISTRATOR)
    client = Client(SERVER_NAME="localhost")
    user = User.objects.create(email=f"boss{plan.pk}@example.no", person=boss)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    team = Team.objects.filter(centre=plan.centre).order_by("pk")[0].pk
    session = plan.sessions.filter(kind="reading").order_by("pk")[0]
    page, starts = f"/plans/{plan.pk}/", f"/sessions/{session.pk}/starts/"
    client.get(page)  # templates are compiled once in a process
    target = TARGETS_MS[agents]
    wide, narrow = lambda: client.get(page), lambda: client.get(f"{page}?team={team}")
    yield measured("week, all teams", wide, standing.forget, target)
    yield measured("week, one team", narrow, standing.forget, target)
    yield measured("week, a name searched", lambda: client.get(f"{page}?q=a00"), standing.forget, target)
    ask = lambda: client.get(starts)  # noqa: E731
    yield measured("starts of a session, cold", ask, standing.forget, None, MOVES)
    yield measured("starts of a session, warm", ask, lambda: None, MOVE_MS)
    move = mover(client, session.pk, starts)
    yield measured("move, new price told, warm", move, lambda: None, MOVE_MS, MOVES)


def mover(client: Any, session: int, starts: str) -> Callable[[], Any]:
    """A session moved from one start to the next, over the whole week."""
    options = [one["to"] for one in client.get(starts).json()["starts"] if not one["here"]]
    turns = iter(options[:: len(options) // (MOVES + 1)])
    return lambda: client.post(f"/sessions/{session}/", {"to": next(turns)})


def measured(
    what: str,
    ask: Callable[[], Any],
    before: Callable[[], None],
    target_ms: float | None,
    rounds: int = ROUNDS,
) -> Measure:
    """Ask again and again, after ``before`` each time."""
    from django.db import connection, reset_queries  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    found, busy = [], []
    for _ in range(rounds):
        before()
        began, worked = perf_counter(), process_time()
        answer = ask()
        found.append(1000 * (perf_counter() - began))
        busy.append(1000 * (process_time() - worked))
        assert answer.status_code in (200, 302), answer.status_code
    before()
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        ask()
    return Measure(what, found, busy, len(queries), target_ms)


if __name__ == "__main__":
    measure_here(sys.argv[1])
