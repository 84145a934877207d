"""Rendering a page, or only the part of it that htmx asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from fagtid.people.asking import Asker


class Request(HttpRequest):
    """A request as the house's middleware leaves it."""

    htmx: HtmxDetails
    asker: Asker


def render_part(
    request: HttpRequest, template: str, part: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """The page, or its part ``part`` when htmx asks; 422 with the same part tells a refusal.

    When htmx goes back to an address it no longer remembers it wants the whole page.
    """
    in_part = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    name = f"{template}#{part}" if in_part else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
