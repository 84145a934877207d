"""What can be wrong with an index.

::

    SearchError
    ├── IndexBusy            another process is writing; try again
    └── IndexUnusable        build the index again
        ├── IndexMissing     never built, or its directory is gone
        ├── IndexOutdated    built by another version of the analysis
        └── IndexDamaged     files are broken
"""

from __future__ import annotations

from pathlib import Path


class SearchError(Exception):
    """Something about an index; ``directory`` tells which."""

    def __init__(self, directory: Path, fact: str) -> None:
        super().__init__(f"{fact}: {directory}")
        self.directory = directory


class IndexBusy(SearchError):
    """Another process or thread kept writing for as long as we were willing to wait."""


class IndexUnusable(SearchError):
    """Cannot be searched or changed until it is built again."""


class IndexMissing(IndexUnusable):
    """There is no index in the directory (any longer)."""


class IndexOutdated(IndexUnusable):
    """Built by another version of the analysis or of the engine."""


class IndexDamaged(IndexUnusable):
    """The files cannot be read."""
