"""Takes the pictures of the documents from the demo centre: `make demo` in one window, this in another."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SHOTS = (
    ("week.png", "team_leader", "/plans/1/?day={day}", 1280, 860),
    ("my-day.png", "agent", "/my/", 900, 700),
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
            page.screenshot(path=HERE / name)
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
