"""Every address for every role: who may come gets a page, everybody else 404, strangers the sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from fagtid.people.models import Role
from tests.house import House, build_house

ROLES = {
    Role.AGENT: "agent",
    Role.TEAM_LEADER: "leader",
    Role.UNIT_LEADER: "unit_leader",
    Role.EDITOR: "editor",
    Role.RESEARCHER: "researcher",
    Role.ADMINISTRATOR: "administrator",
}
OPEN_TO_ALL = {"web:start", "web:begin", "web:look"}  # decided inside: see their own tests
OPEN_BY_SECRET = {
    "web:demo_sign_in",
    "people:accept",
    "planning:calendar",
    "intake:receive",
    "intake:received",
    "web:health",
    "web:ready",
    "web:metrics",
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


PAGES = [(name, route, pattern) for name, route, pattern in own_patterns() if name.split(":")[0]]


def test_there_are_pages_to_test():
    assert len(PAGES) > 8


@pytest.mark.parametrize(("name", "pattern"), [(n, p) for n, _, p in PAGES], ids=[n for n, _, _ in PAGES])
def test_every_page_says_whom_it_is_for(name: str, pattern: URLPattern):
    said = getattr(pattern.callback, "open_to", None)
    assert said or name in OPEN_TO_ALL | OPEN_BY_SECRET, f"{name}: decorate its view with open_to"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_a_page_without_arguments_opens_for_its_roles_only(house: House, role: Role):
    client = house.client(ROLES[role])
    for name, route, pattern in PAGES:
        if "<" in route or name in OPEN_TO_ALL | OPEN_BY_SECRET:
            continue
        status = client.get(f"/{route}").status_code
        if role in pattern.callback.open_to:  # type: ignore[attr-defined]
            assert status in (200, 302, 405), f"{name} for {role}: {status}"
        else:
            assert status in (404, 405), f"{name} for {role}: {status}"


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in(house: House):
    client = house.client(None)
    for name, route, _pattern in PAGES:
        if "<" in route or name in OPEN_TO_ALL | OPEN_BY_SECRET:
            continue
        answer = client.get(f"/{route}")
        assert answer.status_code in (302, 405), name
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/account/login/"), name


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
    assert page.count("administrator") <= 2
    for one in house.people.values():
        assert f"/people/{one.pk}/" not in page
