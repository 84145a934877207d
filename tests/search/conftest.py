"""A small bank of texts, and somebody who asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fagtid.search import Document, Hit, Query, SearchIndex, build_index

TODAY = date(2026, 11, 26)
AGENTS = frozenset({"agents"})


def document(name: str, title: str, body: str = "", **told: Any) -> Document:
    """An article for all agents of one centre."""
    fields = {"kind": "article", "centre": "nord", "audience": AGENTS, **told}
    return Document(id=name, title=title, body=body, **fields)


def asked(text: str, **told: Any) -> Query:
    """What an agent of that centre asks today."""
    return Query(**{"text": text, "centre": "nord", "audience": AGENTS, "today": TODAY, **told})


def ids(hits: Iterable[Hit]) -> list[str]:
    """The hits by id, in order."""
    return [hit.id for hit in hits]


@pytest.fixture
def index_of(tmp_path: Path) -> Callable[..., SearchIndex]:
    """Builds an index of documents."""
    return lambda *documents: build_index(tmp_path / "index", documents)
