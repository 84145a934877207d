"""Takes the pictures of the documents from the demo centre: `make demo` in one window, this in another."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SHOTS = (
    ("week.png", "team_leader", "/plans/1/?day={day}", 1280, 860),
    ("my-day.png", "agent", "/my/", 900, 900),
    ("team.png", "team_leader", "/team/", 1000, 620),
    ("search.png", "agent", "/my/", 900, 640),
    ("reach.png", "editor", "/notices/1/reach/", 900, 620),
    ("now.png", "unit_leader", "/live/", 1000, 760),
)


def main(address: str, day: str) -> None:
    """``tools/pictures.py http://127.0.0.1:8000 2026-11-25``."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, role, path, width, height in SHOTS:
            page = chromium.new_page(viewport={"width": width, "height": height}, base_url=address)
            page.context.add_cookies([{"name": "language", "value": "nb", "url": address}])
            page.goto("/account/login/")
            page.click(f"button[value={role}]")
            page.goto(path.format(day=day))
            if name in ACTS:
                ACTS[name](page)
            page.screenshot(path=HERE / name)
        chromium.close()


def watch_a_spike(page: Page) -> None:
    """The demo's invented queue, some minutes after a spike was sent."""
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Send en topp").click(timeout=60_000)
    page.wait_for_timeout(90_000)


def search(page: Page) -> None:
    """A question half typed."""
    page.keyboard.press("/")
    page.keyboard.type("utsette fakt")
    page.locator("#found a").first.wait_for()


ACTS = {"now.png": watch_a_spike, "search.png": search}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
