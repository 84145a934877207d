"""What goes wrong when one runs the house oneself, told at the start with what to do about it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}


@register()
def self_hosting(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """All of them."""
    return [*hosts(), *data(), *mail(), *identity(), *watched()]


def hosts() -> Iterator[CheckMessage]:
    """Served to the world, but only answering to the machine's own names."""
    if settings.SECURE and not set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS:
        yield checks.Warning(
            "FAGTID_HTTPS is 1, but FAGTID_HOSTS names only this machine: every page will be refused.",
            hint="Set FAGTID_HOSTS to the name people use, such as fagtid.example.no.",
            id="fagtid.W001",
        )
    if settings.SECURE and not settings.CSRF_TRUSTED_ORIGINS:
        yield checks.Warning(
            "FAGTID_HTTPS is 1, but FAGTID_ORIGINS is empty: forms may be refused behind a proxy.",
            hint="Set FAGTID_ORIGINS to https:// and the name people use, and let the proxy send "
            "X-Forwarded-Proto.",
            id="fagtid.W002",
        )


def data() -> Iterator[CheckMessage]:
    """A data directory that cannot be written in."""
    if not os.access(settings.DATA, os.W_OK | os.X_OK):
        yield Error(
            f"FAGTID_DATA must be a directory that can be written in; got {settings.DATA}.",
            hint="Give it to the user Fagtid runs as.",
            id="fagtid.E001",
        )


def mail() -> Iterator[CheckMessage]:
    """Mail that is set up by half."""
    if settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL == "fagtid@localhost":
        yield checks.Warning(
            "FAGTID_SMTP_HOST is set, but FAGTID_MAIL_FROM is not: most servers refuse such mail.",
            hint="Set FAGTID_MAIL_FROM to an address the server may send from.",
            id="fagtid.W003",
        )
    if bool(settings.EMAIL_HOST_USER) != bool(settings.EMAIL_HOST_PASSWORD):
        yield checks.Warning(
            "Of FAGTID_SMTP_USER and FAGTID_SMTP_PASSWORD only one is set.",
            hint="Set both, or neither.",
            id="fagtid.W004",
        )
    if settings.IMAP_HOST and not (settings.IMAP_USER and settings.IMAP_PASSWORD):
        yield checks.Warning(
            "FAGTID_IMAP_HOST is set, but FAGTID_IMAP_USER or FAGTID_IMAP_PASSWORD is not.",
            hint="Set all three, or none: without a host no mailbox is looked in.",
            id="fagtid.W006",
        )


def identity() -> Iterator[CheckMessage]:
    """Sign-in by OpenID Connect that is set up by half."""
    for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        if not app["client_id"] or not app["secret"]:
            yield Error(
                "FAGTID_OIDC_SERVER is set, but FAGTID_OIDC_CLIENT_ID or FAGTID_OIDC_SECRET is not.",
                hint="Set all three as the provider gives them, or none.",
                id="fagtid.E002",
            )


def watched() -> Iterator[CheckMessage]:
    """A watched folder that is not there."""
    if settings.WATCH and not os.path.isdir(settings.WATCH):
        yield checks.Warning(
            f"FAGTID_WATCH must name a directory; got {settings.WATCH}.",
            hint="Make it, and let the worker's user write in it.",
            id="fagtid.W005",
        )
