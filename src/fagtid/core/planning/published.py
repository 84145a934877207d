"""The plan in force, read for a re-plan: what has begun, what stands, who is still in which group."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from fagtid.core.planning.presence import Presence, covering
from fagtid.core.planning.problem import Activity, Person
from fagtid.core.planning.result import PlanningProblem, Session


class Earlier(NamedTuple):
    """A published group with those of its members, by row, who can still come."""

    rows: tuple[int, ...]
    session: Session


def has_begun(problem: PlanningProblem, session: Session) -> bool:
    """Whether the session had started by now."""
    return problem.now_s is not None and session.start_s <= problem.now_s


def is_held(
    problem: PlanningProblem,
    here: Presence,
    activity: Activity,
    session: Session,
    rows: tuple[int, ...],
    hosts: tuple[int, ...],
) -> bool:
    """Whether the session stands: it has begun, or is protected and its people and a host can come."""
    if has_begun(problem, session):
        return True
    if not session.protected:
        return False
    at = covering(here.slots, session.start_s, session.end_s)
    led = activity.host is None or any(here.host_free[host, at].all() for host in hosts)
    return led and bool(rows) and bool(here.free[list(rows), at].all())


def earlier_singles(problem: PlanningProblem, activity: Activity) -> dict[str, list[Session]]:
    """Everybody's own published sessions of the activity, in order of time, as many as are due."""
    found: dict[str, list[Session]] = {}
    for session in _inside(problem, activity):
        if len(session.people) == 1:
            mine = found.setdefault(session.people[0], [])
            mine += [session] * (len(mine) < activity.times_of(session.people[0]))
    return found


def earlier_groups(
    problem: PlanningProblem, here: Presence, activity: Activity
) -> dict[tuple[str, int], list[Earlier]]:
    """Published groups by circle and turn; nobody is twice in one turn.

    Members who have left the circle, or cannot come any more, drop out of groups that have not begun.
    """
    row = {person.id: i for i, person in enumerate(here.agents) if concerns(activity, person)}
    turns: dict[int, set[int]] = {}
    found: dict[tuple[str, int], list[Earlier]] = {}
    for session in _inside(problem, activity):
        members = [row[name] for name in session.people if name in row]
        circles = Counter(circle_of(activity, here.agents[i]) for i in members)
        if not circles:
            continue
        circle = min(circles, key=lambda name: (-circles[name], name))
        members = [i for i in members if circle_of(activity, here.agents[i]) == circle]
        turn = next(
            n for n in range(len(members) * activity.times + 1) if not turns.get(n, set()) & set(members)
        )
        turns.setdefault(turn, set()).update(members)
        if can_come := _who_can_come(problem, here, activity, session, members):
            found.setdefault((circle, turn), []).append(Earlier(can_come, session))
    return found


def _who_can_come(
    problem: PlanningProblem, here: Presence, activity: Activity, session: Session, rows: list[int]
) -> tuple[int, ...]:
    if has_begun(problem, session):
        return tuple(rows)
    at = covering(here.slots, session.start_s, session.end_s)
    most = activity.group[1] if activity.group else 1
    return tuple(row for row in rows if here.free[row, at].all())[:most]


def _inside(problem: PlanningProblem, activity: Activity) -> list[Session]:
    """Published sessions of the activity that lie in the period, in order of time."""
    grid = problem.grid
    mine = [
        session
        for session in problem.published
        if session.activity == activity.id and grid.start_s <= session.start_s and session.end_s <= grid.end_s
    ]
    return sorted(mine, key=lambda session: (session.start_s, session.id))


def concerns(activity: Activity, person: Person) -> bool:
    """Whether the activity is for this agent."""
    return activity.people is None or person.id in activity.people


def circle_of(activity: Activity, person: Person) -> str:
    """Who meets whom: the team, the unit, or all in one."""
    return {"team": person.team, "unit": person.unit, "centre": ""}[activity.within]
