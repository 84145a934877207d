"""SQLite's own LIKE folds only the letters of English: `ås` must find `Ås` there as it does in PostgreSQL."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

PLACES = {"%": ".*", "_": "."}


def register() -> None:
    """Fold every letter on each connection that is made from now on."""
    connection_created.connect(_fold_all_letters, dispatch_uid="fagtid.frame.sqlite")


def _fold_all_letters(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        for arguments in (2, 3):
            connection.connection.create_function("like", arguments, like, deterministic=True)


def like(pattern: str | None, text: object, escape: str = "") -> bool | None:
    """Whether ``text LIKE pattern ESCAPE escape``, in capitals or not; ``None`` where either is nothing."""
    if pattern is None or text is None:
        return None
    return _read(str(pattern), escape).fullmatch(str(text)) is not None


@lru_cache(maxsize=256)
def _read(pattern: str, escape: str) -> re.Pattern[str]:
    parts = re.findall(f"{re.escape(escape)}.|." if escape else ".", pattern, re.DOTALL)
    told = (re.escape(part[-1]) if len(part) > 1 else PLACES.get(part, re.escape(part)) for part in parts)
    return re.compile("".join(told), re.IGNORECASE | re.DOTALL)
