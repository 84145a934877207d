"""Every request knows who asks, in the reader's language and by the centre's clock; strangers sign in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from fagtid.people.asking import asker_of


class SignInMiddleware(LoginRequiredMiddleware):
    """Strangers are led to the sign-in; what an open page asks by itself is refused: the page stays."""

    def process_view(self, request: HttpRequest, *told: Any) -> HttpResponseBase | None:
        """401 for a part of a page."""
        answer = super().process_view(request, *told)
        return HttpResponse(status=401) if answer and request.headers.get("HX-Request") else answer


class AskerMiddleware:
    """Sets ``request.asker``, the language and the time zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asker = asker_of(request.user)
        request.asker = asker  # type: ignore[attr-defined]
        language = self._language(request)
        zone = asker.centre.timezone if asker else settings.TIME_ZONE
        with translation.override(language), timezone.override(ZoneInfo(zone)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()  # template responses must be rendered in this language
        response.headers.setdefault("Content-Language", language)
        return response

    @staticmethod
    def _language(request: HttpRequest) -> str:
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen in dict(settings.LANGUAGES):
            return str(chosen)
        asker = getattr(request, "asker", None)
        return asker.centre.language if asker else settings.LANGUAGE_CODE
