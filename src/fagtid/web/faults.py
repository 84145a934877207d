"""What a reader sees where there is nothing, or the house itself fails: a plain page without any database."""

from __future__ import annotations

import logging
import sys

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

AGAIN_S = "5"
log = logging.getLogger("fagtid.fault")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; more files at once than can be taken in are told of, with the remedy."""
    many = settings.DATA_UPLOAD_MAX_NUMBER_FILES if isinstance(exception, TooManyFilesSent) else None
    return alone(request, "web/bad_request.html", 400, many=many)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing there, or nothing for the reader; which of them is not told."""
    return alone(request, "web/not_found.html", 404)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form from before one signed in or out, or from another site."""
    return alone(request, "web/form_too_old.html", 403)


def alone(request: HttpRequest, template: str, status: int, **told: object) -> HttpResponse:
    """A page that stands alone, in the reader's language."""
    language = language_of(request)
    with translation.override(language):
        return HttpResponse(render_to_string(template, {**told, "language": language}), status=status)


def language_of(request: HttpRequest) -> str:
    """The language of whoever asks where it has been read; else what was chosen, or the usual."""
    chosen = getattr(request, "LANGUAGE_CODE", None) or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def server_fault(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, so that one tries again; 500 for a fault of ours."""
    kind, error, trace = sys.exc_info()
    away = isinstance(error, OperationalError | InterfaceError)
    if away:
        log.error("the database is away", extra={"facts": {"kind": type(error).__name__}})
    else:
        log.error("a fault", exc_info=(kind, error, trace) if kind and error else None)
    response = alone(request, "web/fault.html", 503 if away else 500, away=away)
    if away:
        response.headers["Retry-After"] = AGAIN_S
    return response
