"""A plan keeps its promises to people and callers: every rule by the one check in `planning_cases`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fagtid.core.errors import InvalidInput
from fagtid.core.planning import _layout
from fagtid.core.planning.bound import prove_bound
from fagtid.core.planning.draw import priority_order
from fagtid.core.planning.plan import Effort, Prepared, make_plan, prepare, search, table_price
from fagtid.core.planning.problem import Activity, Deadline, Limits, Window
from fagtid.core.planning.result import Plan, PlanningProblem, Session
from tests.core.planning_cases import HOUR, Hours, at, busy_centre, overlaps, small_case, violations

QUICK = Effort(sweeps=300, starts=2, prove_nodes=1, prove_seconds=20.0)
READING = Activity("reading", "reading", 30)
GUIDANCE = Activity("guidance", "guidance", 30, host="team_leader")
LISTENING = Activity("listening", "listening", 30)
FORUM = Activity("forum", "forum", 45, 1, (2, 4), "team", "team_leader", protected=True)
ON_PHONES: list[Hours] = [(8, 12, "phone"), (12, 12.5, "break"), (12.5, 16, "phone")]
ON_FLOOR: list[Hours] = [(8, 16, "floor")]
NOBODY_NEEDED = Limits(least_on_phones=0)


def planned(problem: PlanningProblem, seed: int = 1) -> Plan:
    """A plan that has passed the check of everything a plan may not break."""
    plan = make_plan(problem, seed=seed, effort=QUICK)
    assert violations(problem, plan) == []
    return plan


def reasons(plan: Plan) -> set[tuple[str, str]]:
    return {(each.person, each.reason.code) for each in plan.unplaced}


def placed(plan: Plan) -> set[tuple[str, int, tuple[str, ...]]]:
    return {(session.id, session.start_s, session.people) for session in plan.sessions}


# ---- every promise at once --------------------------------------------------------------------------


@pytest.mark.parametrize(("occupancy", "seed"), [(0.55, 3), (0.8, 4), (0.92, 5), (1.1, 6)])
def test_a_busy_week_keeps_every_promise(occupancy: float, seed: int) -> None:
    problem = busy_centre(22, seed=seed, occupancy=occupancy)
    plan = planned(problem, seed)
    assert len(plan.sessions) > 20
    assert 0 <= plan.bound <= plan.value


@st.composite
def small_centres(draw: st.DrawFn) -> PlanningProblem:
    """One to six agents on odd shifts, a leader or none, some learning, some limits, some traffic."""
    quarter = st.integers(0, 16).map(lambda q: 8 + q / 4)

    def shift() -> list[Hours]:
        ends = sorted(draw(st.lists(quarter, min_size=2, max_size=4, unique=True)))
        duties = draw(st.permutations(["phone", "break", "phone", "mail"]))
        return [(a, b, duty) for (a, b), duty in zip(pairwise(ends), duties, strict=False)]

    names = [f"a{i}" for i in range(draw(st.integers(1, 6)))]
    leader = (
        {"L": [(8.0, draw(quarter.filter(lambda hour: hour > 8)), "floor")]} if draw(st.booleans()) else {}
    )
    activities = draw(
        st.lists(st.sampled_from([READING, GUIDANCE, LISTENING, FORUM]), unique=True, min_size=1)
    )
    limits = Limits(
        learning_minutes_per_day=draw(st.sampled_from([30, 60, 90])),
        least_on_phones=draw(st.integers(0, 2)),
        price_ceiling_share=draw(st.sampled_from([None, 0.0, 0.02])),
        rest_minutes=draw(st.sampled_from([0, 15, 60])),
    )
    wish = [Window("a0", 0, 0)] * draw(st.integers(0, 1))
    problem = small_case(
        {name: shift() for name in names},
        activities,
        leaders=leader,
        calls_per_hour=draw(st.sampled_from([0.0, 8.0, 40.0])),
        limits=limits,
        teams={name: draw(st.sampled_from(["t", "other"])) for name in names},
        owed={"a0": draw(st.sampled_from([0, 45]))},
    )
    windows = tuple(replace(each, start_s=at(problem, 9), end_s=at(problem, 10)) for each in wish)
    return replace(
        problem, needs=replace(problem.needs, wishes=windows, blocked=windows[: draw(st.integers(0, 1))])
    )


@given(small_centres())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_small_centre_gets_a_sound_plan(problem: PlanningProblem) -> None:
    planned(problem)


@pytest.mark.slow
def test_a_centre_of_45_is_planned_close_to_the_bound() -> None:
    problem = busy_centre(45, seed=1)
    plan = make_plan(problem, seed=1)
    assert violations(problem, plan) == []
    assert plan.unplaced == ()
    assert plan.gap < 0.03


# ---- price and proof --------------------------------------------------------------------------------


def all_prices(ready: Prepared, sessions: list[int]) -> list[float]:
    """Table prices of every way to place these sessions of one."""
    if not sessions:
        return [table_price(ready)]
    prices = np.empty(ready.board.day.size)
    _layout.start_prices(ready.board, ready.layout, sessions[0], False, prices)
    found = []
    for start in np.flatnonzero(np.isfinite(prices)).tolist():
        _layout.put(ready.board, ready.layout, sessions[0], start, -1)
        found += all_prices(ready, sessions[1:])
        _layout.lift(ready.board, ready.layout, sessions[0])
    return found


@pytest.mark.parametrize(
    "calls", [[0] * 8 + [30, 12, 45, 20] + [0] * 12, [0] * 8 + [8, 40, 40, 8] + [0] * 12]
)
def test_the_bound_is_below_every_plan_and_the_search_finds_the_best(calls: list[float]) -> None:
    shift: list[Hours] = [(8, 12, "phone")]
    agents = {"a": shift, "b": shift, "c": [(9.0, 11.5, "phone")], "d": shift, "e": shift}
    problem = small_case(agents, [replace(READING, people=("a", "b", "c"))], calls_per_hour=calls)
    ready = prepare(problem, 1)
    best = min(all_prices(ready, [0, 1, 2]))
    bound = search(ready, QUICK, np.random.default_rng(1))
    relaxed = prove_bound(ready.board, ready.layout, gap=0.0, nodes=0, seconds=20.0, wanted=True)
    assert bound is not None
    assert 0 < relaxed.value <= bound.value + 1e-9
    assert bound.value <= best + 1e-9
    assert table_price(ready) == pytest.approx(best, rel=1e-9)


def test_learning_goes_to_the_quiet_hour() -> None:
    calls = [40.0] * 24
    calls[10] = 5.0
    plan = planned(small_case(dict.fromkeys("abcd", ON_PHONES), [READING], calls_per_hour=calls))
    assert len(plan.sessions) == 4
    hours = {(session.start_s - plan.slots.start_s) / HOUR for session in plan.sessions}
    assert hours <= {9.75, 10.0, 10.25, 10.5}


def test_without_calls_learning_is_free() -> None:
    plan = planned(small_case(dict.fromkeys("abc", ON_PHONES), [READING]))
    assert (plan.value, plan.bound, plan.gap) == (0.0, 0.0, 0.0)
    assert len(plan.sessions) == 3


def test_who_is_never_on_the_phones_learns_for_nothing_at_the_busiest_hour() -> None:
    agents: dict[str, list[Hours]] = {"mail": [(9, 9.5, "mail")], "a": ON_PHONES, "b": ON_PHONES}
    activity = replace(READING, people=("mail",))
    plan = planned(small_case(agents, [activity], calls_per_hour=30))
    assert [session.people for session in plan.sessions] == [("mail",)]
    assert plan.value == 0.0


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = busy_centre(15, seed=2)
    one, other = planned(problem, 7), planned(problem, 7)
    assert one.sessions == other.sessions
    assert one.unplaced == other.unplaced
    assert (one.value, one.bound) == (other.value, other.bound)


# ---- fair share -------------------------------------------------------------------------------------


@pytest.mark.parametrize("owed", ["a", "b", "c"])
def test_the_only_place_goes_to_who_is_owed_most(owed: str) -> None:
    agents: dict[str, list[Hours]] = {name: [(9, 9.5, "phone")] for name in "abc"}
    problem = small_case(agents, [READING], limits=Limits(least_on_phones=2), owed={owed: 30})
    assert [session.people for session in planned(problem).sessions] == [(owed,)]


def test_the_draw_decides_between_equals_and_can_be_run_again() -> None:
    agents: dict[str, list[Hours]] = {name: [(9, 9.5, "phone")] for name in "abcdef"}
    problem = small_case(agents, [READING], limits=Limits(least_on_phones=5))
    winners = Counter[str]()
    for seed in range(12):
        plan = planned(problem, seed)
        assert plan.priority == priority_order(list("abcdef"), {}, seed)
        assert [session.people for session in plan.sessions] == [plan.priority[:1]]
        winners[plan.priority[0]] += 1
    assert len(winners) > 2


# ---- wishes and blocked times -----------------------------------------------------------------------


def wishing(calls: list[float], limits: Limits) -> tuple[PlanningProblem, Plan]:
    problem = small_case(dict.fromkeys("abc", ON_PHONES), [READING], calls_per_hour=calls, limits=limits)
    wish = Window("a", at(problem, 14), at(problem, 15), "reading")
    problem = replace(problem, needs=replace(problem.needs, wishes=(wish,)))
    return problem, planned(problem)


def session_of(plan: Plan, name: str) -> Session:
    return next(session for session in plan.sessions if name in session.people)


def test_a_wish_is_met_where_it_is_cheap() -> None:
    problem, plan = wishing([5.0] * 24, Limits(wish_price=1.0))
    mine = session_of(plan, "a")
    assert at(problem, 14) <= mine.start_s <= mine.end_s <= at(problem, 15)
    assert mine.reason.code == "wished"


def test_a_wish_that_callers_would_pay_dearly_for_is_not_met() -> None:
    calls = [5.0] * 24
    calls[13:16] = [38.0] * 3
    problem, plan = wishing(calls, Limits(wish_price=0.2))
    assert session_of(plan, "a").end_s <= at(problem, 13.5)


def test_a_blocked_time_is_never_used() -> None:
    problem = small_case({"a": [(9, 10.5, "phone")], "b": ON_PHONES}, [READING])
    blocked = Window("a", at(problem, 9), at(problem, 10))
    problem = replace(problem, needs=replace(problem.needs, blocked=(blocked,)))
    assert session_of(planned(problem), "a").start_s == at(problem, 10)


# ---- deadlines --------------------------------------------------------------------------------------

DEAR_MORNING = [5.0] * 8 + [38.0] * 5 + [5.0] * 11


def due(problem: PlanningProblem, *deadlines: tuple[str, float]) -> PlanningProblem:
    """The problem with reading that must have ended so many hours after the first midnight."""
    dues = tuple(Deadline(name, "reading", at(problem, hours)) for name, hours in deadlines)
    return replace(problem, needs=replace(problem.needs, deadlines=dues))


def test_what_has_a_deadline_is_in_time_though_a_later_time_is_cheaper() -> None:
    free = small_case(dict.fromkeys("abc", ON_PHONES), [READING], calls_per_hour=DEAR_MORNING)
    assert session_of(planned(free), "a").start_s >= at(free, 12.5)
    problem = due(free, ("a", 11))
    plan = planned(problem)
    assert session_of(plan, "a").end_s <= at(problem, 11)
    assert session_of(plan, "a").reason.code == "in_time"
    assert session_of(plan, "b").start_s >= at(problem, 12.5)


def test_as_many_sessions_are_in_time_as_there_are_deadlines() -> None:
    twice = replace(READING, times=2)
    free = small_case(dict.fromkeys("abc", ON_PHONES), [twice], calls_per_hour=DEAR_MORNING, days=2)
    assert all(session.start_s >= at(free, 12.5) for session in planned(free).sessions)
    plan = planned(due(free, ("a", 11), ("a", 12), ("b", 10)))
    ends = {name: sorted(s.end_s for s in plan.sessions if name in s.people) for name in "ab"}
    assert ends["a"][0] <= at(free, 11)
    assert ends["a"][1] <= at(free, 12)
    assert ends["b"][0] <= at(free, 10)
    assert ends["b"][1] >= at(free, 12.5)


def test_a_deadline_nobodys_time_can_meet_is_let_go_and_the_reason_says_so() -> None:
    problem = due(small_case({"a": ON_PHONES, "b": ON_PHONES}, [READING], limits=NOBODY_NEEDED), ("a", 8.25))
    plan = planned(problem)
    assert plan.unplaced == ()
    assert session_of(plan, "a").reason.code == "too_late"


def test_one_who_has_more_to_read_has_one_session_more() -> None:
    more = replace(READING, extra={"a": 1})
    problem = small_case(dict.fromkeys("abc", ON_PHONES), [more], days=1, limits=NOBODY_NEEDED)
    seats = Counter(name for session in planned(problem).sessions for name in session.people)
    assert seats == {"a": 2, "b": 1, "c": 1}


def test_a_published_session_is_moved_before_a_deadline_that_came_later() -> None:
    free = small_case(dict.fromkeys("abc", ON_PHONES), [READING], calls_per_hour=DEAR_MORNING)
    first = planned(free)
    problem = due(replace(free, published=first.sessions, now_s=at(free, 8.5)), ("a", 11))
    again = planned(problem)
    assert at(free, 8.5) <= session_of(again, "a").start_s <= at(free, 10.5)
    assert session_of(again, "b").start_s == session_of(first, "b").start_s


def test_under_a_price_ceiling_what_has_a_deadline_goes_last() -> None:
    limits = Limits(price_ceiling_share=0.01, wish_price=0.0)
    case = small_case(dict.fromkeys("abc", ON_PHONES), [READING], calls_per_hour=36.0, limits=limits)
    plan = planned(due(case, ("b", 16)))
    assert reasons(plan)
    assert "b" not in {name for name, _ in reasons(plan)}


# ---- limits -----------------------------------------------------------------------------------------


def test_rest_stands_between_two_sessions_of_one_person() -> None:
    twice = replace(READING, times=2)
    shift: dict[str, list[Hours]] = {"a": [(9, 10.5, "phone")]}
    problem = small_case(shift, [twice], limits=replace(NOBODY_NEEDED, rest_minutes=30))
    one, other = planned(problem).sessions
    assert other.start_s - one.end_s == 1800
    tight = replace(problem, needs=replace(problem.needs, limits=replace(NOBODY_NEEDED, rest_minutes=45)))
    assert reasons(planned(tight)) == {("a", "no_time_left")}


def test_rotation_is_work_and_no_part_of_the_days_learning() -> None:
    limits = Limits(learning_minutes_per_day=30, least_on_phones=0)
    rotation = Activity("rotation", "rotation", 120)
    plan = planned(small_case({"a": ON_PHONES}, [rotation, READING], limits=limits))
    assert sorted(session.kind for session in plan.sessions) == ["reading", "rotation"]


def test_the_days_limit_spreads_sessions_over_days() -> None:
    days: list[Hours] = [(a + day * 24, b + day * 24, duty) for day in range(3) for a, b, duty in ON_PHONES]
    limits = Limits(learning_minutes_per_day=40, least_on_phones=0)
    plan = planned(small_case({"a": days}, [replace(READING, times=3)], limits=limits, days=3))
    assert sorted((s.start_s - plan.slots.start_s) // 86_400 for s in plan.sessions) == [0, 1, 2]


def test_the_ceiling_holds_and_the_protected_stand() -> None:
    agents = dict.fromkeys("abcdef", ON_PHONES)
    activities = [FORUM, replace(READING, times=2)]
    free = small_case(agents, activities, leaders={"L": ON_FLOOR}, calls_per_hour=55)
    dear = planned(free)
    share = 0.9 * dear.value / dear.offered.sum()
    limits = Limits(price_ceiling_share=share)
    plan = planned(replace(free, needs=replace(free.needs, limits=limits)))
    assert plan.value <= share * plan.offered.sum()
    gone = [each for each in plan.unplaced if each.reason.code == "price_ceiling"]
    assert gone
    assert all(each.activity == "reading" and each.reason.facts["price"] > 0 for each in gone)
    assert {name for s in plan.sessions if s.protected for name in s.people} == set("abcdef")


# ---- groups, hosts, partners ------------------------------------------------------------------------


def test_a_course_for_the_centre_mixes_teams_and_a_forum_does_not() -> None:
    agents = dict.fromkeys("abcdefgh", ON_PHONES)
    teams = {name: "one" if name < "e" else "two" for name in agents} | {"L1": "one", "L2": "two"}
    course = Activity("course", "course", 60, 1, (5, 8), "centre")
    leaders = {"L1": ON_FLOOR, "L2": ON_FLOOR}
    limits = replace(NOBODY_NEEDED, learning_minutes_per_day=120)
    plan = planned(small_case(agents, [course, FORUM], leaders=leaders, teams=teams, limits=limits))
    assert plan.unplaced == ()
    assert [len(s.people) for s in plan.sessions if s.kind == "course"] == [8]
    forums = [session for session in plan.sessions if session.kind == "forum"]
    assert {(teams[name], s.host) for s in forums for name in s.people} == {("one", "L1"), ("two", "L2")}


def test_a_leader_guides_one_at_a_time() -> None:
    plan = planned(
        small_case(dict.fromkeys("abcde", ON_PHONES), [GUIDANCE], leaders={"L": [(9, 11, "floor")]})
    )
    assert len(plan.sessions) == 4
    assert not overlaps(list(plan.sessions))
    assert {code for _, code in reasons(plan)} == {"no_time_left"}


def test_listening_is_with_an_approved_colleague_on_the_phones() -> None:
    agents: dict[str, list[Hours]] = {"new": ON_PHONES, "old": [(13, 14, "phone")], "other": ON_PHONES}
    only_new = replace(LISTENING, people=("new",))
    plan = planned(small_case(agents, [only_new], hosts={"new": ("old",)}, calls_per_hour=6))
    (session,) = plan.sessions
    assert session.partner == "old"


# ---- why somebody got nothing -----------------------------------------------------------------------

SHORT: list[Hours] = [(9, 9.25, "phone")]
NO_PLACE = {
    "no_shift": small_case({"a": [], "b": ON_PHONES}, [READING]),
    "no_free_time": small_case({"a": ON_PHONES, "b": ON_PHONES}, [READING], blocked=[Window("a", 0, 2**33)]),
    "no_room_in_shift": small_case({"a": SHORT, "b": ON_PHONES}, [READING]),
    "phones_need_everyone": small_case({"a": ON_PHONES}, [READING]),
    "day_limit": small_case({"a": ON_PHONES, "b": ON_PHONES}, [replace(READING, minutes=120)]),
    "no_host": small_case({"a": ON_PHONES, "b": ON_PHONES}, [GUIDANCE]),
    "host_has_no_time": small_case(
        {"a": ON_PHONES, "b": ON_PHONES}, [GUIDANCE], leaders={"L": [(8, 16, "meeting")]}
    ),
    "host_never_free_with_person": small_case(
        {"a": [(8, 10, "phone")], "b": ON_PHONES}, [GUIDANCE], leaders={"L": [(10, 16, "floor")]}
    ),
    "group_sizes": small_case({"a": ON_PHONES}, [FORUM], leaders={"L": ON_FLOOR}, limits=NOBODY_NEEDED),
    "no_common_time": small_case(
        {"a": [(8, 10, "phone")], "b": [(10, 12, "phone")]},
        [FORUM],
        leaders={"L": ON_FLOOR},
        limits=NOBODY_NEEDED,
    ),
    "no_colleague": small_case({"a": ON_PHONES}, [LISTENING], limits=NOBODY_NEEDED),
    "no_time_left": small_case({"a": [(9, 9.5, "phone")]}, [replace(READING, times=2)], limits=NOBODY_NEEDED),
}


@pytest.mark.parametrize("code", NO_PLACE)
def test_what_has_no_place_says_why(code: str) -> None:
    assert ("a", code) in reasons(planned(NO_PLACE[code]))


def test_a_person_alone_may_learn_when_no_agent_is_needed() -> None:
    plan = planned(small_case({"a": ON_PHONES}, [READING], calls_per_hour=0, limits=NOBODY_NEEDED))
    assert [session.people for session in plan.sessions] == [("a",)]


# ---- a plan in force --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_force() -> tuple[PlanningProblem, Plan]:
    problem = busy_centre(20, seed=8, occupancy=0.7)
    plan = make_plan(problem, seed=1, effort=QUICK)
    return replace(problem, published=plan.sessions), plan


def test_nothing_moves_when_nothing_has_changed(in_force: tuple[PlanningProblem, Plan]) -> None:
    problem, plan = in_force
    again = planned(replace(problem, keep_price=1e6))
    assert placed(again) == placed(plan)
    assert {session.reason.code for session in again.sessions} == {"kept", "kept_protected"}


def test_what_has_begun_stays_and_nothing_goes_in_the_past(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    now_s = at(problem, 2 * 24 + 12)
    busier = replace(problem, now_s=now_s, calls=problem.calls * 1.1)
    again = planned(busier)
    begun = {each for each in placed(plan) if each[1] <= now_s}
    assert begun
    assert begun <= placed(again)


def test_one_sick_day_moves_little(in_force: tuple[PlanningProblem, Plan]) -> None:
    problem, plan = in_force
    sick, ill_s = session_of(plan, "a003").people[0], at(problem, 24)
    well_s = ill_s + 24 * HOUR
    stretches = tuple(s for s in problem.stretches if s.person != sick or not ill_s <= s.start_s < well_s)
    again = planned(replace(problem, stretches=stretches, keep_price=5.0))
    moved = placed(plan) - placed(again)
    theirs = {each for each in moved if sick in each[2]}
    assert len(moved - theirs) <= 0.05 * len(plan.sessions)


# ---- calendars and refusals -------------------------------------------------------------------------


@pytest.mark.parametrize("sunday", ["2026-03-29", "2026-10-25"])
def test_the_nights_the_clock_is_changed_are_planned(sunday: str) -> None:
    night: list[Hours] = [(0, 6, "phone")]
    plan = planned(small_case(dict.fromkeys("abc", night), [READING], calls_per_hour=4, first_day=sunday))
    assert len(plan.sessions) == 3


@pytest.mark.parametrize("interval_s", [900, 1800, 3600])
def test_traffic_by_the_quarter_half_and_whole_hour(interval_s: int) -> None:
    problem = busy_centre(12, seed=1, interval_s=interval_s, days=2)
    assert planned(problem).sessions


def test_a_stranger_in_the_needs_is_named() -> None:
    problem = small_case({"a": ON_PHONES}, [replace(READING, people=("a", "nobody"))])
    with pytest.raises(InvalidInput, match="nobody"):
        make_plan(problem)


def test_traffic_of_the_wrong_length_is_refused() -> None:
    problem = small_case({"a": ON_PHONES}, [READING])
    with pytest.raises(InvalidInput, match="calls"):
        make_plan(replace(problem, calls=problem.calls[:, 1:]))
