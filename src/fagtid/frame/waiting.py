"""Parts of first pages that seldom have anything to show: which of them do is one question for all.

An app registers a part from its ``AppConfig.ready``, with the rows it would show to an asker. What then draws
it asks `rows_of`: nothing is fetched for a part that has nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, QuerySet, Value

Rows = Callable[[Any], QuerySet[Any]]
_parts: dict[str, Rows] = {}


def register(name: str, rows: Rows) -> None:
    """Offer a part, by a name of its own."""
    _parts[name] = rows


def rows_of(request: Any, name: str) -> QuerySet[Any]:
    """What the part shows to whoever asks; none, and no question, where there is nothing."""
    found = _parts[name](request.asker)
    return found if is_there(request, name) else found.none()


def is_there(request: Any, name: str) -> bool:
    """Whether the part has anything."""
    return name in _there(request)


def _there(request: Any) -> frozenset[str]:
    """Names of the parts with anything in them, asked once for each page."""
    if not hasattr(request, "parts_waiting"):
        first, *others = (
            rows(request.asker).order_by().values_list(Value(name, output_field=CharField()))
            for name, rows in sorted(_parts.items())
        )
        request.parts_waiting = frozenset(name for (name,) in first.union(*others))
    found: frozenset[str] = request.parts_waiting
    return found
