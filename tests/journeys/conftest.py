"""What journeys share: a browser that complains of every fault, and a centre that has lived a week."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from fagtid.planning import services
from fagtid.planning.models import Plan
from tests.centres import fill, make_plan
from tests.house import House, build_house
from tests.journeys.browsing import Browse
from tests.planning.conftest import quick_search

__all__ = ["quick_search"]  # a plan of a small week, searched for less long

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
def browse(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browse]:
    """A page of a new visitor; at the end nothing may have been complained about."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver's loop is ours alone
    complaints: list[str] = []
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)

        def visit(client: Any = None, lang: str = "nb", scheme: str = "light", width: int = 1280) -> Any:
            context = chromium.new_context(
                base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            cookies = [{"name": "language", "value": lang, "url": live_server.url}]
            if client is not None:
                held = client.cookies["sessionid"].value
                cookies.append({"name": "sessionid", "value": held, "url": live_server.url})
            context.add_cookies(cookies)
            page = context.new_page()
            page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            return page

        yield visit
        chromium.close()
    assert complaints == []


@pytest.fixture
def lived(transactional_db: None) -> tuple[House, Plan]:
    """The sample week, made and published."""
    house = build_house()
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    return house, plan
