"""What every argument of an address can be filled with, so that each page is walked as each role.

A new page whose argument is not in `SUBJECTS` fails the access tests: add the argument with a function that
makes or finds its object. An app that uses a name for something of its own writes ``app:name``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from fagtid.frame.clock import now
from fagtid.intake.models import Import
from fagtid.ledger import services as ledger
from fagtid.live.models import Callback, Offer, Replan
from fagtid.people import services as people
from fagtid.people.keys import make_key
from fagtid.people.models import Assignment, Person, Role, Team
from fagtid.people.tables import sample_csv
from fagtid.planning import services as planning
from fagtid.planning.models import Activity, Change, Kind, Plan, Seat, Session, Wish
from tests.centres import MONDAY, fill, leader_of_nord, make_plan, somebody
from tests.house import House, add_person, build_house

OPEN_TO_ALL = {"web:start", "web:begin", "web:look"}  # decided inside: see their own tests
OPEN_BY_SECRET = {
    "web:demo_sign_in",
    "people:accept",
    "planning:calendar",
    "intake:receive",
    "intake:received",
    "live:state",
    "web:health",
    "web:ready",
    "web:metrics",
}


@dataclass
class Scene:
    """A centre that has lived a week, and another. Every object is of the team Nord or one of its people."""

    house: House
    other: House
    plan: Plan
    visitors: dict[str, tuple[str, frozenset[Role], Client]] = field(default_factory=dict)

    @property
    def owner(self) -> Person:
        """The agent whom things of one person belong to."""
        return somebody(self.house, "anne")


@dataclass(frozen=True)
class Subject:
    """One argument: how its object is found, and how far it is seen by those who have the page.

    ``team``: by the team's people and those above. ``centre``: by all of the centre. ``nothing``: it names
    no object that belongs to anybody.
    """

    find: Callable[[Scene], Any]
    seen_by: str = "team"


def session_of_owner(scene: Scene) -> Session:
    """A session of the plan in force that the owner alone is in."""
    sessions = scene.plan.sessions.filter(seats__person=scene.owner, host=None)
    return sessions.earliest("start")


def a_list(scene: Scene) -> int:
    """A list of people that waits to be confirmed."""
    told = {"others_left": False, "lenient": False, "by": scene.house.people["administrator"]}
    chunks = [sample_csv().encode()]
    return people.bring_in_people(scene.house.centre, name="people.csv", chunks=chunks, **told).pk


def a_key(scene: Scene) -> int:
    """A key of a machine."""
    return make_key(scene.house.centre, name="X", purpose="live", by=None)[0].pk


def a_wish(scene: Scene) -> int:
    """A time the owner asks for."""
    session = session_of_owner(scene)
    return Wish.objects.create(person=scene.owner, start=session.start, end=session.end).pk


def a_change(scene: Scene) -> int:
    """A session of the owner's that was moved."""
    session = session_of_owner(scene)
    moved = {"from_start": session.start, "to_start": session.start}
    return Change.objects.create(plan=scene.plan, session=session, act=Change.Act.MOVED, at=now(), **moved).pk


def an_offer(scene: Scene) -> int:
    """Ten minutes offered to the owner."""
    reading = Activity.objects.get(centre=scene.house.centre, kind=Kind.READING)
    told = {"title": reading.title, "minutes": 10, "offered_at": now(), "expires_at": now()}
    return Offer.objects.create(person=scene.owner, activity=reading, **told).pk


def a_callback(scene: Scene) -> int:
    """The owner called back from reading."""
    seat = session_of_owner(scene).seats.get()
    told = {"title": "Lesing", "called_at": now(), "minutes_had": 5, "minutes_lost": 15}
    return Callback.objects.create(person=scene.owner, seat=seat, **told).pk


def a_replan(scene: Scene) -> int:
    """The rest of the day, planned anew."""
    draft = Plan.objects.create(
        centre=scene.house.centre,
        first_day=MONDAY,
        state=Plan.State.DRAFT,
        asked_at=now(),
        based_on=scene.plan,
    )
    told = {"interval_start": now(), "correction": 1.4}
    return Replan.objects.create(centre=scene.house.centre, plan=draft, **told).pk


def a_lost_seat(scene: Scene) -> int:
    """The owner's place in a forum, lost."""
    seat = Seat.objects.get(person=scene.owner, session__plan=scene.plan, session__kind=Kind.FORUM)
    if seat.state == Seat.State.PLANNED:
        planning.mark_lost(seat, why="host", by=scene.house.people["administrator"])
    return seat.pk


SUBJECTS: dict[str, Subject] = {
    "person_id": Subject(lambda scene: scene.owner.pk),
    "role_id": Subject(lambda scene: Assignment.objects.get(person=scene.owner).pk),
    "team_id": Subject(lambda scene: Team.objects.get(centre=scene.house.centre, name="Nord").pk),
    "unit_id": Subject(lambda scene: scene.house.north.unit.pk),
    "list_id": Subject(a_list, seen_by="centre"),
    "key_id": Subject(a_key, seen_by="centre"),
    "import_id": Subject(
        lambda scene: Import.objects.filter(centre=scene.house.centre).latest("pk").pk, "centre"
    ),
    "activity_id": Subject(
        lambda scene: Activity.objects.filter(centre=scene.house.centre).latest("pk").pk, "centre"
    ),
    "plan_id": Subject(lambda scene: scene.plan.pk, "centre"),
    "session_id": Subject(lambda scene: session_of_owner(scene).pk),
    "seat_id": Subject(
        lambda scene: Seat.objects.get(person=scene.owner, session=session_of_owner(scene)).pk
    ),
    "wish_id": Subject(a_wish),
    "change_id": Subject(a_change),
    "offer_id": Subject(an_offer),
    "callback_id": Subject(a_callback),
    "replan_id": Subject(a_replan, seen_by="centre"),
    "arenas:seat_id": Subject(a_lost_seat),
    "arenas:session_id": Subject(lambda scene: Seat.objects.get(pk=a_lost_seat(scene)).session_id),
    "intake:kind": Subject(lambda scene: "traffic", "nothing"),
}


def own_patterns(
    patterns: list[Any] | None = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Name, route and pattern of every address but those of libraries."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            if one.app_name or not str(one.pattern).startswith("account/"):
                yield from own_patterns(one.url_patterns, route, one.app_name or space)
        elif isinstance(one, URLPattern):
            yield f"{space}:{one.name}", route, one


PAGES = [page for page in own_patterns() if page[0].split(":")[0]]
GUARDED = [page for page in PAGES if page[0] not in OPEN_TO_ALL | OPEN_BY_SECRET]


def arguments_of(pattern: URLPattern) -> list[str]:
    """Names of the arguments an address has."""
    return list(pattern.pattern.converters)


def subject_of(name: str, argument: str) -> Subject | None:
    """What fills the argument in a page of that name."""
    return SUBJECTS.get(f"{name.split(':', maxsplit=1)[0]}:{argument}") or SUBJECTS.get(argument)


def addresses(scene: Scene) -> Iterator[tuple[str, str, frozenset[Role], set[str]]]:
    """Every guarded page with an object in each argument: name, address, roles, how far it is seen."""
    made: dict[str, Any] = {}
    for name, route, pattern in GUARDED:
        address, seen = f"/{route}", set()
        for argument, converter in pattern.pattern.converters.items():
            subject = subject_of(name, argument)
            assert subject is not None, f"{name}: add {argument} to SUBJECTS in tests/web/subjects.py"
            key = argument if argument in SUBJECTS else f"{name.split(':')[0]}:{argument}"
            if key not in made:
                made[key] = subject.find(scene)
            kind = {"IntConverter": "int", "StringConverter": "str", "SlugConverter": "slug"}
            shown = kind.get(type(converter).__name__, "")
            address = address.replace(f"<{shown}:{argument}>", str(made[key]))
            seen.add(subject.seen_by)
        assert "<" not in address, f"{name}: {address}"
        yield name, address, pattern.callback.open_to, seen  # type: ignore[attr-defined]


def build_scene() -> Scene:
    """Nord's week, made and published, learning accounts in it, and everybody who may come by."""
    house, other = build_house(), build_house("Sør")
    fill(house)
    Activity.objects.exclude(kind__in=(Kind.READING, Kind.FORUM)).delete()  # a week that is planned at once
    plan = make_plan(house)
    planning.publish_plan(plan, by=house.people["administrator"])
    units = {one.name: one for one in (house.north.unit, house.south.unit)}
    above = add_person(house.centre, "unit_leader_south", (Role.UNIT_LEADER, units["Drammen"]))
    scene = Scene(house, other, plan)
    inside = {
        "owner": scene.owner,
        "leader": leader_of_nord(house),
        **{who: house.people[who] for who in ("unit_leader", "editor", "researcher", "administrator")},
    }
    outside = {
        "other agent": house.people["other_agent"],
        "other leader": house.people["other_leader"],
        "other unit leader": above,
    }
    elsewhere = {who: other.people[who] for who in ("agent", "leader", "administrator")}
    for where, found in (("inside", inside), ("outside", outside), ("elsewhere", elsewhere)):
        for who, person in found.items():
            roles = frozenset(Role(one.role) for one in person.assignments.all())
            scene.visitors[f"{where}: {who}"] = (where, roles, house.client(person))
    _keep_accounts(house)
    return scene


def _keep_accounts(house: House) -> None:
    """Owed minutes that follow no order of names, neither rising nor falling."""
    for number, name in enumerate(("anne", "bjorn", "cecilie", "daniel", "eva", "filip", "grete")):
        minutes = 10 + (number * 37) % 50
        ledger.write_lost(somebody(house, name), minutes=minutes, why="queue", title="Forum", day=MONDAY)


@contextmanager
def leaving_no_trace() -> Iterator[None]:
    """What is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def visit(client: Client, method: str, address: str) -> int:
    """The status a visit is answered with; what it changed is taken back."""
    with leaving_no_trace():
        return int(getattr(client, method)(address).status_code)
