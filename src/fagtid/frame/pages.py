"""Rendering a page, or only the part of it that htmx asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from fagtid.frame.refusals import Refused

if TYPE_CHECKING:
    from fagtid.people.asking import Asker


LONGEST_NUMBER = 10


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


def version_posted(request: HttpRequest) -> int:
    """The version that a button's page was made of; 0, which nothing has, where it does not tell."""
    told = request.POST.get("version", "")
    return int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else 0


def act_and_tell(
    request: HttpRequest, act: Callable[[], object], told: str, refusal_text: Callable[[Refused], str]
) -> None:
    """Do what a button asks. The next page tells that it is done, unless ``told`` is empty, or why not."""
    try:
        act()
        if told:
            messages.success(request, told)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
