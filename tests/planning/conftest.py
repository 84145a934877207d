"""Plans of a small week, with less search than a centre gets: the tests are about what is done with them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from fagtid.core.planning.plan import Effort
from fagtid.engine.week import plan_posed
from fagtid.planning import making, services
from fagtid.planning.models import Plan
from tests.centres import fill, make_plan
from tests.house import House

SUNDAY = datetime(2026, 11, 29, 12, tzinfo=UTC)  # the day before the sample's week


@pytest.fixture(autouse=True)
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short search, a bound by relaxation, few simulated weeks."""
    quick = Effort(sweeps=60, starts=1, prove_nodes=0, thorough=False)
    monkeypatch.setattr(Effort, "for_size", staticmethod(lambda sessions: quick))
    monkeypatch.setattr(making, "plan_posed", partial(plan_posed, runs=10))


@pytest.fixture
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day before the sample's week, whatever the calendar on the wall says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: SUNDAY)


@pytest.fixture
def week(sunday: None, house: House) -> tuple[House, Plan]:
    """The sample week in force, on the day before it."""
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    plan.refresh_from_db()
    return house, plan
