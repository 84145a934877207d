"""What holds for every page: nothing inline, strict headers, the demo's open door only at the demo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from fagtid.people.models import Role
from tests.house import House

TEMPLATES = sorted((Path(__file__).parents[2] / "src" / "fagtid").glob("*/templates/**/*.html"))
SCRIPT = r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/json\")"  # a block of data is not run
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|" + SCRIPT, re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_script_or_style(path: Path):
    assert not INLINE.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_are_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.django_db
def test_pages_are_sent_with_a_strict_policy(house: House):
    answer = house.client("administrator").get("/overview/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_language_and_theme_are_chosen_and_kept(house: House):
    client = house.client("administrator")
    assert '<html lang="nb">' in client.get("/overview/").text
    client.post("/look/", {"language": "en", "next": "/overview/"})
    client.post("/look/", {"theme": "dark", "next": "/overview/"})
    page = client.get("/overview/").text
    assert '<html lang="en" data-theme="dark">' in page
    assert "Learning time this week" in page


@pytest.mark.django_db
def test_the_look_leads_nowhere_else():
    answer = Client().post("/look/", {"theme": "dark", "next": "https://example.com/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
def test_one_click_sign_in_is_there_at_the_demo_centre_only(house: House):
    assert Client().post("/demo/", {"role": Role.AGENT}).status_code == 404
    assert "/demo/" not in Client().get("/account/login/").text
    house.centre.is_demo = True
    house.centre.save()
    assert "/demo/" in Client().get("/account/login/").text
    client = Client()
    answer = client.post("/demo/", {"role": Role.AGENT}, follow=True)
    assert answer.redirect_chain[-1][0] == "/my/"
    assert Client().post("/demo/", {"role": "king"}).status_code == 404


@pytest.mark.django_db
def test_nobody_signs_themselves_up():
    answer = Client().post("/account/signup/", {"email": "x@example.no", "password1": "en-lang-setning"})
    assert (
        "stengt" in answer.text.lower() or "closed" in answer.text.lower() or answer.status_code in (403, 404)
    )


def test_secure_settings_follow_one_switch():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
