"""It is always Wednesday noon here, so that a week has days behind it and days ahead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone

WEDNESDAY = datetime(2026, 12, 2, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def wednesday_noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock stands."""
    monkeypatch.setattr(timezone, "now", lambda: WEDNESDAY)
    return WEDNESDAY
