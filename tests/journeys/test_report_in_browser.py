"""The printed pages in a real browser: no fault for assistive technology, nothing fetched, nothing cut."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from fagtid.files.report import render_frontier, render_plan

CHROMIUM = shutil.which("chromium")
SAMPLE = runpy.run_path(str(Path(__file__).parents[1] / "files" / "sample_plan.py"))
sample_plan: Callable[..., dict[str, Any]] = SAMPLE["sample_plan"]
sample_frontier: Callable[..., dict[str, Any]] = SAMPLE["sample_frontier"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
TINY = {"teams": (("Tromsø", 3), ("Drammen", 2)), "days": 2, "interval_minutes": 60}
LANGUAGES = pytest.mark.parametrize("lang", ["nb", "en"])
CROSSED = pytest.mark.parametrize(("lang", "scheme"), [("nb", "dark"), ("en", "light")])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all stories."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open HTML from a file; at the end nothing may have been complained about or asked of the network."""
    complaints: list[str] = []
    requests: list[str] = []
    pages = []

    def open_page(html: str, *, width: int = 1280, scheme: str = "light") -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


def assert_accessible(page: Any) -> None:
    """No violation that axe can find, with everything that can be unfolded unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


@LANGUAGES
@SCHEMES
def test_axe_finds_nothing_wrong_with_the_plan(opened: Any, lang: Any, scheme: str) -> None:
    assert_accessible(opened(render_plan(sample_plan(**TINY), lang=lang), scheme=scheme))


@CROSSED
def test_axe_finds_nothing_wrong_with_the_plan_on_a_phone(opened: Any, lang: Any, scheme: str) -> None:
    assert_accessible(opened(render_plan(sample_plan(**TINY), lang=lang), width=390, scheme=scheme))


@CROSSED
def test_axe_finds_nothing_wrong_with_the_frontier(opened: Any, lang: Any, scheme: str) -> None:
    assert_accessible(opened(render_frontier(sample_frontier(), lang=lang), scheme=scheme))


@CROSSED
def test_axe_finds_nothing_wrong_with_an_empty_plan(opened: Any, lang: Any, scheme: str) -> None:
    empty = sample_plan(**TINY, sessions=False, unplaced=0)
    assert_accessible(opened(render_plan(empty, lang=lang), scheme=scheme))


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_is_wider_than_the_screen(opened: Any, width: int) -> None:
    document = sample_plan(teams=(("Tromsø", 4), ("Drammen", 5)), days=7, hours=(0, 24))
    document["people"][1]["id"] = "Ingebjørg-Margrethe Krogh-Jespersen-Featherstonehaugh" * 2
    document["inputs"]["traffic"]["file"] = "samtaler_fra_telefonsystemet_i_hele_2026_endelig_versjon.csv"
    page = opened(render_plan(document, lang="nb"), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_content_first_and_unfolds_the_numbers(opened: Any) -> None:
    page = opened(render_plan(sample_plan(days=1), lang="nb"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert not page.locator(".day table").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".day table").is_visible()


def test_a_kind_of_learning_looks_the_same_in_the_picture_and_in_the_timetable(opened: Any) -> None:
    page = opened(render_plan(sample_plan(days=2), lang="nb"))
    fills = page.evaluate(
        "['.day .block', '.timetable .dot rect[fill]'].map(where =>"
        " [...new Set([...document.querySelectorAll(where)].map(part => part.getAttribute('fill')))].sort())"
    )
    assert fills[0] == fills[1]
    patterns = page.evaluate("[...document.querySelectorAll('pattern')].map(part => `url(#${part.id})`)")
    assert set(fills[0]) <= set(patterns)


def test_on_paper_the_page_is_white_and_folded_tables_stay_away(opened: Any) -> None:
    page = opened(render_plan(sample_plan(days=2), lang="nb"), scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav").is_visible()
    assert page.locator(".behind > summary:visible").count() == 0
    assert page.locator(".team .on-paper").first.is_visible()


def test_on_paper_each_team_after_the_first_begins_a_sheet_and_nobody_is_cut_in_two(opened: Any) -> None:
    page = opened(render_plan(sample_plan(**TINY), lang="nb"))
    page.emulate_media(media="print")
    breaks = "[...document.querySelectorAll('.team')].map(team => getComputedStyle(team).breakBefore)"
    assert page.evaluate(breaks) == ["auto", "page"]
    rows = "[...document.querySelectorAll('.timetable tr')].map(row => getComputedStyle(row).breakInside)"
    assert set(page.evaluate(rows)) == {"avoid"}


def test_the_page_prints(opened: Any) -> None:
    sheets = opened(render_plan(sample_plan(**TINY), lang="nb")).pdf(prefer_css_page_size=True)
    assert sheets.startswith(b"%PDF")
    assert sheets.count(b"/Type /Page\n") == 5  # the week, the price, two teams, the rest
