"""A knock is answered before anything else: hundreds of pages knock every second."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fagtid.live.views import knock


class KnockMiddleware:
    """The first of all: neither a session nor a language is read for a knock, and none is told in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return knock(request) if request.path_info == reverse("live:knock") else self.get_response(request)
