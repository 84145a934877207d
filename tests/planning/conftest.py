"""Plans of a small week, with less search than a centre gets: the tests are about what is done with them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from fagtid.core.planning.plan import Effort
from fagtid.core.planning.prices import Priced
from fagtid.engine.week import Document, Posed, WeekInputs, plan_posed
from fagtid.planning import making, services, standing
from fagtid.planning.models import Plan
from tests.centres import fill, make_plan
from tests.house import House

SUNDAY = datetime(2026, 11, 29, 12, tzinfo=UTC)  # the day before the sample's week


MADE: dict[str, tuple[str, Priced]] = {}  # plans of the same sample with their prices, made once for all


def made_once(inputs: WeekInputs, posed: Posed, **told: Any) -> Document:
    """`plan_posed` with few simulated weeks; the same question is answered from what was made before."""
    if told.get("published") is not None:
        return plan_posed(inputs, posed, runs=10, **told)
    needs = inputs.centre.needs
    names = {one.id: f"activity {number}" for number, one in enumerate(needs.activities)}
    asked = repr((told["seed"], inputs.first_day, posed.problem.people, needs, inputs.centre.service))
    mark = renamed(asked, "'", names)
    if mark not in MADE:
        kept: list[Priced] = []
        made = plan_posed(inputs, posed, runs=10, **{**told, "keep": kept.append})
        MADE[mark] = renamed(json.dumps(made), '"', names), kept[0]
    text, priced = MADE[mark]
    told["progress"]("done", 1.0)
    told["keep"](priced)
    document: Document = json.loads(renamed(text, '"', {new: old for old, new in names.items()}))
    return document


def renamed(text: str, quote: str, names: dict[str, str]) -> str:
    """A text with some quoted names changed."""
    for old, new in names.items():
        text = text.replace(f"{quote}{old}{quote}", f"{quote}{new}{quote}")
    return text


@pytest.fixture(autouse=True)
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short search, a bound by relaxation, few simulated weeks, the same plan made once."""
    quick = Effort(sweeps=60, starts=1, prove_nodes=0, thorough=False)
    monkeypatch.setattr(Effort, "for_size", staticmethod(lambda sessions: quick))
    monkeypatch.setattr(making, "plan_posed", made_once)


@pytest.fixture(autouse=True)
def new_process() -> None:
    """Nothing is kept near of plans that another test has taken back."""
    standing.forget()


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
