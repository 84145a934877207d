"""A day to live: the sample roster, a published plan of few calls, a clock that stands still."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from tests.house import House
from tests.live.days import Day, StandingClock, live_day


@pytest.fixture
def stood(monkeypatch: pytest.MonkeyPatch) -> StandingClock:
    """The house's clock, at ten on the sample's Monday until a test moves it."""
    found = StandingClock(datetime.fromisoformat("2026-11-30T10:02:00+01:00"))
    monkeypatch.setattr(timezone, "now", found)
    return found


@pytest.fixture
def day(house: House, stood: StandingClock) -> Day:
    """Nine on the phones by the roster, ten calls in a quarter, reading as the flexible activity."""
    return live_day(house, stood)
