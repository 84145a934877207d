"""A plan on the board in a process that has never seen it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fagtid.core.planning import moving
from fagtid.planning import services, standing
from fagtid.planning.models import Kind, Papers, Plan, Session
from fagtid.planning.weeks import as_time
from tests.house import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def added_up(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows by one each time late calls are worked out for a day's staffing."""
    times: list[None] = []
    counted: Callable[..., object] = moving.late_calls

    def late_calls(*told: object) -> object:
        times.append(None)
        return counted(*told)

    monkeypatch.setattr(moving, "late_calls", late_calls)
    return times


def other_start(plan: Plan) -> tuple[Session, moving.Start]:
    """A session, and another start it could have."""
    session = plan.sessions.filter(kind=Kind.READING).earliest("pk")
    starts = standing.starts(plan, session)
    return session, next(one for one in starts if as_time(one.start_s) != session.start)


def test_a_new_process_adds_up_only_the_days_a_move_changes(week: tuple[House, Plan], added_up: list[None]):
    house, plan = week
    standing.forget()
    session, to = other_start(plan)
    services.move_session(session, to=as_time(to.start_s), by=house.people["administrator"])
    assert 1 <= len(added_up) <= 2


def test_what_is_kept_tells_the_price_that_is_worked_out_anew(week: tuple[House, Plan]):
    _house, plan = week
    session, to = other_start(plan)
    prices = []
    for kept in (True, False):
        if not kept:
            Papers.objects.filter(plan=plan).update(late=None)
        standing.forget()
        prices.append(standing.price_moved(plan, standing.standing_of(plan), session, to))
    assert prices[0] == prices[1]
    assert Papers.objects.get(plan=plan).late is not None, "kept again by the first who worked it out"
