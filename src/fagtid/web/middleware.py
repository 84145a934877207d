"""What is done with every request: it is told and counted, and its answer gets the house's headers."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fagtid.web import counting
from fagtid.web.logs import REQUEST_ID

Next = Callable[[HttpRequest], HttpResponse]
GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
QUIET = ("web:health", "web:ready", "web:metrics")
log = logging.getLogger("fagtid.request")


class ToldRequestMiddleware:
    """Gives each request an id, writes one line of it without anything personal, and counts it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        token, began = REQUEST_ID.set(request_id), time.perf_counter()
        try:
            response = self.get_response(request)
            self._tell(request, response, time.perf_counter() - began)
        finally:
            REQUEST_ID.reset(token)
        response.headers["X-Request-ID"] = request_id
        return response

    @staticmethod
    def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        view = view_name(request)
        counting.count(view, response.status_code, seconds)
        if view in QUIET:
            return
        status, ms = response.status_code, round(1000 * seconds, 1)
        facts = {"view": view, "method": request.method, "status": status, "ms": ms}
        log.log(logging.ERROR if status >= 500 else logging.INFO, "request", extra={"facts": facts})


def view_name(request: HttpRequest) -> str:
    """The name of the page, never its address: an address may hold a secret."""
    match = request.resolver_match
    return (match.view_name or "unnamed") if match else "none"


class HeadersMiddleware:
    """What a page may do with the reader's machine: next to nothing."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response
