"""Mistakes of self-hosting are told at the start, with what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from fagtid.web import checks, environment


def ids(found: list[checks.CheckMessage]) -> set[str | None]:
    assert all(one.hint for one in found)
    return {one.id for one in found}


def test_nothing_is_wrong_with_the_settings_of_the_tests():
    assert not checks.self_hosting(None)


def test_https_with_local_names_only_is_told(settings):
    settings.SECURE, settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS = True, ["localhost"], []
    assert ids(checks.self_hosting(None)) == {"fagtid.W001", "fagtid.W002"}


def test_mail_and_sign_in_that_are_set_up_by_half_are_told(settings):
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER = "smtp.example.no", "fagtid"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{"client_id": "x", "secret": ""}]}}
    settings.IMAP_HOST = "imap.example.no"
    told = {"fagtid.W003", "fagtid.W004", "fagtid.W006", "fagtid.E002"}
    assert ids(checks.self_hosting(None)) == told


def test_folders_that_are_not_there_are_told(settings, tmp_path: Path):
    settings.DATA, settings.WATCH = tmp_path / "none", str(tmp_path / "neither")
    assert ids(checks.self_hosting(None)) == {"fagtid.E001", "fagtid.W005"}


def test_a_word_that_is_none_of_the_choices_is_refused_by_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FAGTID_LOG_FORMAT", "xml")
    with pytest.raises(environment.ImproperlyConfigured, match="must be one of plain, json; got xml"):
        environment.one_of("FAGTID_LOG_FORMAT", ("plain", "json"))


@pytest.mark.slow
def test_djangos_own_check_for_the_world_finds_nothing(tmp_path: Path):
    given = {
        "FAGTID_DATA": str(tmp_path),
        "FAGTID_HTTPS": "1",
        "FAGTID_HOSTS": "fagtid.example.no",
        "FAGTID_ORIGINS": "https://fagtid.example.no",
        "DJANGO_SETTINGS_MODULE": "fagtid.web.settings",
    }
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


@pytest.mark.django_db
def test_answers_allow_the_page_next_to_nothing_of_the_readers_machine():
    headers = Client().get("/account/login/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in headers
