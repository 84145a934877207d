"""False truths as the search has them: whoever writes the wrong words finds what holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fagtid.frame.texts import lines_of
from fagtid.information import finding
from fagtid.information.finding import ALL
from fagtid.people.models import Centre
from fagtid.search import Document
from fagtid.truths import queries
from fagtid.truths.models import FalseTruth

BOOST = 1.6  # what is wrong and spreads must be seen before it is said


def register() -> None:
    """Let the search, and who is about to ask, find them."""
    finding.register(finding.Source("truth", queries.truths_for, documents, truths_at, _("Not true")))


def truths_at(centre: Centre) -> QuerySet[Any]:
    """Every one at a centre, for the house's own comparing."""
    return FalseTruth.objects.filter(centre=centre)


def documents(centre: int, after: int) -> Iterator[Document]:
    """Those changed after a mark; what is not in force nobody finds."""
    for one in FalseTruth.objects.filter(centre=centre, mark__gt=after).iterator(1000):
        yield Document(
            id=f"truth-{one.pk}",
            kind="truth",
            centre=str(centre),
            audience=frozenset([ALL] if one.is_told else []),
            title=str(one.statement),
            body=str(one.holds),
            keywords=tuple(lines_of(one.wordings)),
            clients=frozenset([str(one.client_id)] if one.client_id else []),
            products=frozenset([one.product] if one.product else []),
            boost=BOOST,
        )
