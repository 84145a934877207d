"""What the browser's stories have in common: how a page is visited, and what axe is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe

Browse = Callable[..., Any]
TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def faults_of(page: Any, address: str) -> list[tuple[str, str, str]]:
    """What axe finds wrong with the page at an address; ids that stand twice; whether it is too wide."""
    answer = page.goto(address)
    assert answer.status == 200, address
    found = Axe().run(page, options=RULES).response["violations"]
    faults = [(address, one["id"], one["nodes"][0]["html"][:140]) for one in found]
    faults += [(address, "id stands twice", one) for one in page.evaluate(TWICE)]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*faults, (address, "wider than the window", str(wide))] if wide > 0 else faults
