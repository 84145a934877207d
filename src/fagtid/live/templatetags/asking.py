"""What an open page needs to be told that something is asked of its reader."""

from __future__ import annotations

from django import template

from fagtid.live.asked import pass_of
from fagtid.people.asking import Asker

register = template.Library()


@register.filter
def knocks_with(asker: Asker) -> str:
    """What the page knocks with."""
    return pass_of(asker)
