"""How quick the house is with many signed in: a real server, real pages, on both databases.

PostgreSQL is measured where ``DATABASE_URL`` names a server; a database is made for it and dropped.
"""

# ruff: noqa: PLC0415  (what needs Django or a server is imported where it is there)

from __future__ import annotations

import json
import os
import platform
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import Message
from functools import partial
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import Request, urlopen

import numpy as np

SETTINGS = {"DJANGO_SETTINGS_MODULE": "fagtid.web.settings", "PYTHONWARNINGS": "ignore"}
ROUNDS, ROUND_S = 3, 20.0
OPEN_PAGES, ON_OFFERS, KNOCKS_EVERY_S, LOOKS_EVERY_S = 500, 15, 1.0, 30.0  # as `live/_asking.html` does
OPENED_WITHIN_S = 15.0  # pages, before anything is measured on them
CALLED_WITHIN_MS, RUNG_WITHIN_MS, SHOWN_WITHIN_MS = 5000, 2000, 300
SPIKE = {"waiting": 200, "longest_wait_s": 600, "on_phones": 3, "free": 0}
QUESTION = "Hva gjør jeg når kunden vil bytte fra papir til digitalt midt i perioden?"
FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')
AS_A_PAGE = {"HX-Request": "true"}
SEEN = re.compile(r'name="seen" value="([^"]*)"')
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
    part: bool = False  # asked by a page that is open, not opened


POLLED = (
    Pages("500 agents, each page knocking", "/live/knock/", "agents", OPEN_PAGES, KNOCKS_EVERY_S, 250, True),
    Pages("the same, fetching what is asked", "/live/call/", "agents", OPEN_PAGES, LOOKS_EVERY_S, 250, True),
    Pages("the plan of the week of 45, meanwhile", "/plans/{plan}/", "leader", 1, 0.5, None),
)
ALONE = (Pages("the plan of the week of 45, alone", "/plans/{plan}/", "leader", 1, 0.1, 150),)


def run() -> str:
    """The section."""
    lines = ["| database | what | times | p50 | p95, lowest to highest of the rounds | most | promised |"]
    lines.append("|---|---|---|---|---|---|---|")
    for name, url in databases().items():
        lines += measure_on(name, url)
    told = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return (
        "## Load\n\n"
        f"`fagtid serve` with two web processes and one worker on the demo centre of 45 agents ({told}, "
        f"{platform.machine()}, {os.cpu_count()} cores). {ROUNDS} rounds of {ROUND_S:.0f} s; times in ms, "
        "from the moment a request was due, so that a queue in front of the server counts. What is promised "
        "is a p95; for the callback no time may be above it. "
        f"Each page knocks every {KNOCKS_EVERY_S:.0f} s, and fetches what is asked of its agent when the "
        f"answer changes, or every {LOOKS_EVERY_S:.0f} s; at a spike as many of the {ON_OFFERS} agents who "
        "have taken an offer as it takes are called back, and a question with a customer waiting rings the "
        "topic's owner and deputy: the time runs until what is asked has come to each of their pages. "
        "**The clients run on the "
        "same cores as the server** and take part of them; a server alone on its machine is quicker.\n\n"
        + "\n".join(lines)
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
            rounds = [one_round(base, told) for _ in range(ROUNDS)]
            called = [called_back(base, told, environment) for _ in range(ROUNDS)]
            rings = [rung(base, told, environment) for _ in range(ROUNDS)]
    rows = [
        row(name, pages.name, [one[pages.name] for one in rounds], pages.promised_ms)
        for pages in (*ALONE, *POLLED)
    ]
    return [
        *rows,
        row(name, f"spike told, to callback on {OPEN_PAGES} open pages", called, CALLED_WITHIN_MS),
        row(
            name,
            "asked with a customer waiting, to the pages it rings",
            [one for one, _ in rings],
            RUNG_WITHIN_MS,
        ),
        row(name, "asked, to the asker's own screen, meanwhile", [one for _, one in rings], SHOWN_WITHIN_MS),
    ]


def row(database: str, name: str, rounds: list[list[float]], promised_ms: float | None) -> str:
    """One line of the table."""
    everything = [ms for one in rounds for ms in one]
    p95 = [float(np.percentile(one, 95)) for one in rounds]
    promised = f"{promised_ms:.0f}" if promised_ms else ""
    return (
        f"| {database} | {name} | {len(everything)} | {np.percentile(everything, 50):.0f} "
        f"| {min(p95):.0f} to {max(p95):.0f} | {max(everything):.0f} | {promised} |"
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
    """The demo centre, planned with a short search, sign-ins of agents and a leader, a machine's key."""
    told: dict[str, Any] = json.loads(inside(environment, "prepare").splitlines()[-1])
    return told


def inside(environment: dict[str, str], act: str) -> str:
    """What an act of this script prints, done inside the installation."""
    command = [sys.executable, "-m", "bench.load", act]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def prepare() -> None:
    """Inside the installation: fill it, and print the cookies of those signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from fagtid.core.planning.plan import Effort
    from fagtid.people.keys import make_key
    from fagtid.people.models import ApiKey, Person, Role
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

    agents = list(Person.objects.filter(assignments__role=Role.AGENT).order_by("pk"))
    leader = Person.objects.get(assignments__role=Role.ADMINISTRATOR)
    cookies = [cookie(agents[i % len(agents)]) for i in range(OPEN_PAGES)]
    _key, secret = make_key(leader.centre, name="load", purpose=ApiKey.Purpose.LIVE, by=leader)
    plan_id = plan.pk if plan else 0
    told = {
        "agents": cookies,
        "people": len(agents),
        "leader": [cookie(leader)],
        "plan": plan_id,
    }
    print(json.dumps({**told, "secret": secret}))


def offer() -> None:
    """Inside the installation: mid-morning, the first agents have just taken an offer, the rest is over."""
    from django.utils.timezone import now

    from fagtid.live.models import Offer, Simulation
    from fagtid.live.simulation import hour_to_watch
    from fagtid.people.models import Centre, Person, Role
    from fagtid.planning.models import Activity

    at, later = now(), now() + timedelta(minutes=20)
    centre = Centre.objects.get()
    ahead = int((hour_to_watch(centre, at) - at).total_seconds())
    watched = {"is_on": True, "started_at": at, "heard_at": later, "ahead_s": ahead}  # nobody feeds it
    Simulation.objects.update_or_create(centre=centre, defaults=watched)
    nothing_asked()
    agents = Person.objects.filter(assignments__role=Role.AGENT).order_by("pk")
    activity = Activity.objects.filter(kind="reading").earliest("pk")
    times = {"offered_at": at, "expires_at": later, "accepted_at": at, "ends_at": later}
    for person in agents[:ON_OFFERS]:
        Offer.objects.create(
            person=person, activity=activity, title="load", minutes=20, state=Offer.State.RUNNING, **times
        )


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
            with urlopen(f"{base}/ready/", timeout=5):
                return
        except OSError:
            pass
        time.sleep(0.5)
    sys.exit("the server is not ready")


class Reader:
    """One open page: a connection that is kept. The plainest client there is, to leave the cores alone."""

    def __init__(self, base: str, cookie: str, *, knocks_with: str = "", part: bool = False) -> None:
        self.connection = HTTPConnection(base.removeprefix("http://"), timeout=60)
        self.headers = {"Cookie": cookie, "Knock": knocks_with} | (AS_A_PAGE if part else {})

    def get(self, path: str) -> str:
        """The answer's text; an end of the measuring when it is none."""
        self.connection.request("GET", path, headers=self.headers)
        return self._answer(path)[0]

    def post(self, page: str, told: dict[str, object]) -> Callable[[], str]:
        """Send the form of a page, once called: to the page it leads to, as a browser does."""
        self.connection.request("GET", page, headers=self.headers)
        text, headers = self._answer(page)
        token = FORM_TOKEN.search(text)
        cookie = f"{self.headers['Cookie']}; {headers['Set-Cookie'].split(';')[0]}"
        assert token, page
        body = urlencode({**told, "csrfmiddlewaretoken": token[1]})
        form = {**self.headers, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}

        def send() -> str:
            self.connection.request("POST", page, body, form)
            return self.get(self._answer(page)[1]["Location"])

        return send

    def knocks_with(self) -> str:
        """What the page is to knock with for the next minutes."""
        self.connection.request("GET", "/live/call/", headers=self.headers)
        return self._answer("/live/call/")[1]["Knock"]

    def _answer(self, path: str) -> tuple[str, Message]:
        answer = self.connection.getresponse()
        text = answer.read().decode()
        assert answer.status in (200, 204, 302), (path, answer.status)
        return text, answer.headers


def passes(base: str, told: dict[str, Any]) -> list[str]:
    """What the pages of each of the people knock with for the next minutes."""
    return [Reader(base, told["agents"][number]).knocks_with() for number in range(told["people"])]


def one_round(base: str, told: dict[str, Any]) -> dict[str, list[float]]:
    """Milliseconds of each request, by pages: first what is measured alone, then all that is open at once."""
    found: dict[str, list[float]] = {}
    for pages in ALONE:
        found |= kept_open(base, (pages,), told, ROUND_S / 2)
    return found | kept_open(base, POLLED, told, ROUND_S)


def kept_open(
    base: str, many: tuple[Pages, ...], told: dict[str, Any], seconds: float
) -> dict[str, list[float]]:
    """All of them open at once, each asking again when it is due."""
    found: dict[str, list[float]] = {pages.name: [] for pages in many}
    knocking = passes(base, told)
    begin = time.perf_counter() + 0.5

    def ask_again(pages: Pages, number: int) -> None:
        knocks_with = knocking[number % told["people"]]
        reader = Reader(base, told[pages.who][number], knocks_with=knocks_with, part=pages.part)
        due = begin + pages.every_s * number / pages.open
        while due < begin + seconds:
            time.sleep(max(0.0, due - time.perf_counter()))
            reader.get(pages.path.format(plan=told["plan"]))
            now = time.perf_counter()
            found[pages.name].append(1000 * (now - due))
            due += pages.every_s if pages.open > 1 else max(pages.every_s, now - due)

    at_once(partial(ask_again, pages, number) for pages in many for number in range(pages.open))
    return found


def at_once(acts: Iterable[Callable[[], object]]) -> None:
    """All acts, each in a thread of its own; the first failure is raised."""
    waiting = list(acts)
    with ThreadPoolExecutor(len(waiting)) as threads:
        for one in [threads.submit(act) for act in waiting]:
            one.result()


def called() -> None:
    """Inside the installation: print the numbers of the agents who have been called back now."""
    from fagtid.live.models import Callback
    from fagtid.people.models import Person, Role

    agents = Person.objects.filter(assignments__role=Role.AGENT).order_by("pk")
    back = set(Callback.objects.filter(confirmed_at=None).values_list("person", flat=True))
    print([number for number, person in enumerate(agents) if person.pk in back])


def nothing_asked() -> None:
    """Inside the installation: whatever was asked of anybody is over."""
    from django.utils.timezone import now

    from fagtid.live.models import Callback, Offer
    from fagtid.questions.models import Question, Ring

    Callback.objects.filter(confirmed_at=None).update(confirmed_at=now())
    Offer.objects.filter(state__in=Offer.OPEN).update(state=Offer.State.FINISHED, over_at=now())
    Ring.objects.filter(over_at=None).update(over_at=now())
    Question.objects.update(has_news=False, widen_at=None)


def asks() -> None:
    """Inside the installation: a topic whose owner and deputy are free, and which agent asks."""
    from django.utils.timezone import now

    from fagtid.people.models import Centre, Person, Role
    from fagtid.questions.knowing import free_now
    from fagtid.questions.models import Topic

    nothing_asked()
    centre = Centre.objects.get()
    agents = list(Person.objects.filter(assignments__role=Role.AGENT).order_by("pk"))
    here = free_now(centre, now())
    owner, deputy, asker = [one for one in agents if one.pk in here][:3]
    told = {"owner": owner, "deputy": deputy}
    topic, _ = Topic.objects.update_or_create(centre=centre, name="Load", defaults=told)
    print(json.dumps({"topic": topic.pk, "asker": agents.index(asker)}))


def rung_now() -> None:
    """Inside the installation: print the numbers of the agents for whom the latest question rings."""
    from fagtid.people.models import Person, Role
    from fagtid.questions.models import Question

    agents = Person.objects.filter(assignments__role=Role.AGENT).order_by("pk")
    ringing = set(Question.objects.latest("pk").rings.filter(over_at=None).values_list("person", flat=True))
    print([number for number, person in enumerate(agents) if person.pk in ringing])


def called_back(base: str, told: dict[str, Any], environment: dict[str, str]) -> list[float]:
    """Milliseconds from a spike told to each page of those called back, while all pages are open."""
    inside(environment, "offer")
    headers = {"Authorization": f"Bearer {told['secret']}", "Content-Type": "application/json"}
    spike = Request(f"{base}/live/state/", json.dumps(SPIKE).encode(), headers)

    def tell() -> None:
        with urlopen(spike, timeout=60) as answer:
            assert json.load(answer)["mood"] == "spike"

    found = shown_on_pages(base, told, "callback", tell)
    check_reached(found, json.loads(inside(environment, "called")), told)
    return list(found.values())


def rung(base: str, told: dict[str, Any], environment: dict[str, str]) -> tuple[list[float], list[float]]:
    """Milliseconds from a question sent to each page it rings, and to the asker's own."""
    asked = json.loads(inside(environment, "asks"))
    form = {"text": QUESTION, "waits": "yes", "topic": asked["topic"], "client": ""}
    send = Reader(base, told["agents"][asked["asker"]]).post("/questions/ask/", form)
    own: list[float] = []

    def ask() -> None:
        begun = time.perf_counter()
        assert QUESTION in send()
        own.append(1000 * (time.perf_counter() - begun))

    found = shown_on_pages(base, told, "ring", ask)
    check_reached(found, json.loads(inside(environment, "rung_now")), told)
    return list(found.values()), own


def check_reached(found: dict[int, float], agents: list[int], told: dict[str, Any]) -> None:
    """Every page of these agents, and no other."""
    expected = {number for number in range(OPEN_PAGES) if number % told["people"] in agents}
    assert agents, "it reaches nobody"
    assert set(found) == expected, (len(found), len(expected))


def shown_on_pages(base: str, told: dict[str, Any], what: str, act: Callable[[], None]) -> dict[int, float]:
    """Milliseconds, by page, from the act until it shows; the pages are opened one by one before."""
    knocking = passes(base, told)
    begin, found = time.perf_counter() + 0.5, dict[int, float]()
    comes = begin + OPENED_WITHIN_S + 2 * KNOCKS_EVERY_S

    def page(number: int) -> None:
        knocks_with = knocking[number % told["people"]]
        reader = Reader(base, told["agents"][number], knocks_with=knocks_with, part=True)
        due, mark, seen = begin + OPENED_WITHIN_S * number / OPEN_PAGES, "", ""
        while due < comes + 5 * KNOCKS_EVERY_S and number not in found:
            time.sleep(max(0.0, due - time.perf_counter()))
            if (latest := reader.get("/live/knock/")) != mark:
                mark = latest
                if token := SEEN.search(reader.get(f"/live/call/?seen={seen}")):
                    seen = token[1]
            if seen.startswith(what):
                found[number] = 1000 * (time.perf_counter() - comes)
            due = time.perf_counter() + KNOCKS_EVERY_S  # a page waits after each answer

    def comes_now() -> None:
        time.sleep(comes - time.perf_counter())
        act()

    at_once([comes_now, *(partial(page, number) for number in range(OPEN_PAGES))])
    return found


if __name__ == "__main__":
    import django

    django.setup()
    {"prepare": prepare, "offer": offer, "called": called, "asks": asks, "rung_now": rung_now}[sys.argv[1]]()
