"""Every request knows who asks, in the reader's language and by the centre's clock."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from fagtid.people.asking import asker_of


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
