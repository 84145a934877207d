"""Every address × every role × own, another team's and another centre's object, read and written to.

Who may come gets a page, everybody else 404, strangers the sign-in. What fills an argument of an address
stands in `tests.web.subjects`.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from fagtid.people.models import Role
from tests.house import House, build_house
from tests.planning.conftest import quick_search
from tests.web.subjects import (
    GUARDED,
    OPEN_BY_SECRET,
    OPEN_TO_ALL,
    PAGES,
    addresses,
    after_the_forum,
    arguments_of,
    build_scene,
    subject_of,
    told_with,
    visit,
)

__all__ = ["quick_search"]  # a plan of a small week, searched for less long

ROLES = {
    Role.AGENT: "agent",
    Role.TEAM_LEADER: "leader",
    Role.UNIT_LEADER: "unit_leader",
    Role.EDITOR: "editor",
    Role.RESEARCHER: "researcher",
    Role.ADMINISTRATOR: "administrator",
}
OPENED = {200, 302, 405, 422}
SHUT = {404, 405}


def test_there_are_pages_to_test():
    assert len(PAGES) > 8


@pytest.mark.parametrize(("name", "pattern"), [(n, p) for n, _, p in PAGES], ids=[n for n, _, _ in PAGES])
def test_every_page_says_whom_it_is_for(name: str, pattern: URLPattern):
    said = getattr(pattern.callback, "open_to", None)
    assert said or name in OPEN_TO_ALL | OPEN_BY_SECRET, f"{name}: decorate its view with open_to"


@pytest.mark.parametrize(("name", "pattern"), [(n, p) for n, _, p in GUARDED], ids=[n for n, _, _ in GUARDED])
def test_every_argument_of_an_address_can_be_filled(name: str, pattern: URLPattern):
    unknown = [one for one in arguments_of(pattern) if subject_of(name, one) is None]
    assert not unknown, f"{name}: add {unknown} to SUBJECTS in tests/web/subjects.py"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_a_page_without_arguments_opens_for_its_roles_only(house: House, role: Role):
    client = house.client(ROLES[role])
    for name, route, pattern in GUARDED:
        if "<" in route:
            continue
        status = visit(client, "get", f"/{route}")
        if role in pattern.callback.open_to:  # type: ignore[attr-defined]
            assert status in OPENED, f"{name} for {role}: {status}"
        else:
            assert status in SHUT, f"{name} for {role}: {status}"


@pytest.mark.django_db
def test_every_address_opens_for_those_it_is_for_and_nobody_else_and_asks_strangers_to_sign_in(
    monkeypatch: pytest.MonkeyPatch,
):
    scene = build_scene()
    moment = after_the_forum(scene)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    stranger, faults = scene.house.client(None), []
    posted: dict[str, dict[str, Any]] = {}
    for name, address, roles, seen in addresses(scene):
        opened = set()
        strays = [method for method in ("get", "post") if lets_in(stranger, method, address)]
        faults += [f"{method} {name} opened for nobody signed in" for method in strays]
        for visitor, (where, held, client) in scene.visitors.items():
            for method in ("get", "post"):
                told = posted.setdefault(name, told_with(scene, name)) if method == "post" else None
                status = visit(client, method, address, told)
                if status not in OPENED | SHUT:
                    faults.append(f"{method} {name} as {visitor}: {status}")
                elif status not in SHUT:
                    opened.add(where)
                    if not may_open(where, bool(held & roles), seen):
                        faults.append(f"{method} {name} opened for {visitor}: {status}")
        if "inside" not in opened:
            faults.append(f"{name} opened for nobody: its own people must be able to come")
    assert not faults, "\n".join(faults)


def lets_in(stranger: Client, method: str, address: str) -> bool:
    """Whether a page does anything but ask a stranger to sign in."""
    answer = getattr(stranger, method)(address)
    asked = answer.status_code == 302 and answer.headers["Location"].startswith("/account/login/")
    return not asked and answer.status_code not in SHUT


def may_open(where: str, has_role: bool, seen: set[str]) -> bool:
    """Whether a page may open for somebody there: with the role, and no farther off than it is seen."""
    if not has_role:
        return False
    if where == "elsewhere":
        return seen <= {"nothing"}
    return where == "inside" or "team" not in seen


@pytest.mark.django_db
def test_who_has_left_sees_nothing(house: House):
    client = house.client("administrator")
    person = house.people["administrator"]
    person.left_at = person.centre.created_at
    person.save()
    assert client.get("/overview/").status_code == 404


@pytest.mark.django_db
def test_another_centres_people_do_not_exist_for_you(house: House):
    stranger = build_house("Sør").people["administrator"]
    page = house.client(stranger).get("/people/").text
    assert "Team Tromsø" in page
    for one in house.people.values():
        assert f"/people/{one.pk}/" not in page
