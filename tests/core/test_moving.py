"""Changing a plan by hand: the starts that are offered are those the rules allow, at their true price."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fagtid.core.errors import InvalidInput
from fagtid.core.planning.moving import price_of, stand, starts_of
from fagtid.core.planning.plan import make_plan
from tests.core import planning_cases as cases


@pytest.fixture(scope="module")
def planned():
    problem = cases.busy_centre(15, seed=2)
    plan = make_plan(problem, seed=1)
    return problem, plan


def test_a_plan_stands_as_it_was_made_at_the_price_it_was_told(planned):
    problem, plan = planned
    standing = stand(replace(problem, published=plan.sessions))
    assert standing.ungrounded == ()
    assert price_of(standing)[0] == pytest.approx(plan.value, abs=1e-6)


def test_moving_to_each_offered_start_gives_a_plan_that_stands(planned):
    problem, plan = planned
    standing = stand(replace(problem, published=plan.sessions))
    for session in plan.sessions:
        starts = starts_of(standing, session.id)
        assert session.start_s in [one.start_s for one in starts]
        length = session.end_s - session.start_s
        for one in starts[:: max(1, len(starts) // 5)]:
            moved = tuple(
                replace(s, start_s=one.start_s, end_s=one.start_s + length, host=one.host)
                if s.id == session.id
                else s
                for s in plan.sessions
            )
            assert stand(replace(problem, published=moved), standing).ungrounded == ()


def test_a_session_on_a_day_off_is_told_and_an_unknown_one_refused(planned):
    problem, plan = planned
    first = plan.sessions[0]
    gone = replace(first, start_s=first.start_s - 12 * 3600, end_s=first.end_s - 12 * 3600)
    standing = stand(replace(problem, published=(gone, *plan.sessions[1:])))
    assert standing.ungrounded == (first.id,)
    with pytest.raises(InvalidInput, match="session"):
        starts_of(standing, "nobody's")
