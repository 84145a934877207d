"""What has to be placed: every single session and every group, before anything has a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fagtid.core.planning.presence import Presence
from fagtid.core.planning.problem import Activity, Needs, Person
from fagtid.core.planning.published import (
    Earlier,
    circle_of,
    concerns,
    earlier_groups,
    earlier_singles,
    has_begun,
    is_held,
)
from fagtid.core.planning.result import PlanningProblem, Reason, Session, Unplaced


@dataclass(frozen=True)
class Request:
    """One session to place.

    Attributes
    ----------
    members
        Agents by row; for a group those it begins with (from a published plan), else none.
    pool
        Groups of one pool share their agents; -1 for a session of one.
    hosts
        Leaders by row who may host it; none if it has no host.
    published
        The session as published, if it is.
    held
        It stands where it was published: begun, or protected and still possible.
    due_s
        When it must have ended; ``None``: whenever.
    """

    activity: Activity
    members: tuple[int, ...]
    pool: int
    hosts: tuple[int, ...]
    published: Session | None = None
    held: bool = False
    due_s: int | None = None


@dataclass(frozen=True)
class Pool:
    """Agents who meet in groups of the same activity, by row."""

    activity: Activity
    agents: tuple[int, ...]
    hosts: tuple[int, ...]


@dataclass(frozen=True)
class Requests:
    """Everything to place, and what cannot be asked for at all."""

    sessions: tuple[Request, ...]
    pools: tuple[Pool, ...]
    refused: tuple[Unplaced, ...]


class _Collected(NamedTuple):
    """Requests as they are found."""

    sessions: list[Request]
    pools: list[Pool]
    refused: list[Unplaced]


def requests_for(problem: PlanningProblem, here: Presence, priority: tuple[str, ...]) -> Requests:
    """Split the needs into sessions, most owed first."""
    rank = {name: i for i, name in enumerate(priority)}
    order = sorted(range(len(here.agents)), key=lambda i: rank[here.agents[i].id])
    found = _Collected([], [], [])
    for activity in problem.needs.activities:
        rows = [i for i in order if concerns(activity, here.agents[i])]
        if activity.group is None:
            found.sessions.extend(_singles(activity, rows, problem, here, found.refused))
            continue
        earlier = earlier_groups(problem, here, activity)
        for turn in range(activity.times):
            _groups(activity, turn, rows, here, earlier, problem, found)
    return Requests(tuple(found.sessions), tuple(found.pools), tuple(found.refused))


def unknown_people(needs: Needs, people: Iterable[Person]) -> tuple[str, ...]:
    """Ids that the needs name and the roster does not have."""
    known = {person.id for person in people}
    named = {name for activity in needs.activities for name in activity.people or ()}
    named |= {name for activity in needs.activities for name in activity.extra}
    named |= {window.person for window in (*needs.wishes, *needs.blocked)} | set(needs.owed_minutes)
    named |= {deadline.person for deadline in needs.deadlines}
    named |= set(needs.listening_hosts) | {h for hosts in needs.listening_hosts.values() for h in hosts}
    return tuple(sorted(named - known))


def _singles(
    activity: Activity, rows: list[int], problem: PlanningProblem, here: Presence, refused: list[Unplaced]
) -> list[Request]:
    found: list[Request] = []
    earlier_of = earlier_singles(problem, activity)
    for row in rows:
        person = here.agents[row]
        hosts = leaders_for(activity, person, here.leaders)
        reason = refusal(here, row, activity, hosts)
        earlier = earlier_of.get(person.id, [])
        sessions = [*earlier, *[None] * (activity.times_of(person.id) - len(earlier))]
        dues = _dues(problem, activity, person)
        for session in sessions:
            if reason is not None and not (session and has_begun(problem, session)):
                refused.append(Unplaced(person.id, activity.id, reason))
                continue
            held = session is not None and is_held(problem, here, activity, session, (row,), hosts)
            due_s = None if session and has_begun(problem, session) else next(dues, None)
            found.append(Request(activity, (row,), -1, hosts, session, held, due_s))
    return found


def _dues(problem: PlanningProblem, activity: Activity, person: Person) -> Iterator[int]:
    """When the person's sessions, in order, must have ended: as many as there are deadlines."""
    mine = (
        one.end_s for one in problem.needs.deadlines if (one.person, one.activity) == (person.id, activity.id)
    )
    return iter(sorted(mine))


def _groups(
    activity: Activity,
    turn: int,
    rows: list[int],
    here: Presence,
    earlier: dict[tuple[str, int], list[Earlier]],
    problem: PlanningProblem,
    into: _Collected,
) -> None:
    for key in sorted({circle_of(activity, here.agents[row]) for row in rows}):
        everybody = [row for row in rows if circle_of(activity, here.agents[row]) == key]
        hosts = leaders_for(activity, here.agents[everybody[0]], here.leaders)
        groups = [
            Request(activity, group.rows, len(into.pools), hosts, group.session, held)
            for group in earlier.get((key, turn), [])
            for held in [is_held(problem, here, activity, group.session, group.rows, hosts)]
        ]
        standing = [request for request in groups if request.held]
        settled = {row for request in standing for row in request.members}
        able = _able(activity, [row for row in everybody if row not in settled], here, hosts, into.refused)
        able = _seatable(activity, able, _room(problem, activity, standing), here, into.refused)
        if not able and not standing:
            continue
        known = set(able)
        open_groups = [
            replace(request, members=members)
            for request in groups
            if not request.held and (members := tuple(row for row in request.members if row in known))
        ]
        smallest = activity.group[0] if activity.group else 1
        spare = (
            max(len(able) // smallest - len(open_groups), 0) + 1
        )  # one to wait in, for those without a time
        empty = Request(activity, (), len(into.pools), hosts)
        into.sessions.extend([*standing, *open_groups, *[empty] * spare])
        into.pools.append(Pool(activity, (*sorted(settled), *able), hosts))


def _able(
    activity: Activity, rows: list[int], here: Presence, hosts: tuple[int, ...], refused: list[Unplaced]
) -> list[int]:
    """Those whom the roster lets come at some time; the others are refused."""
    able = []
    for row in rows:
        reason = refusal(here, row, activity, hosts)
        if reason is None:
            able.append(row)
        else:
            refused.append(Unplaced(here.agents[row].id, activity.id, reason))
    return able


def _seatable(
    activity: Activity, able: list[int], room: int, here: Presence, refused: list[Unplaced]
) -> list[int]:
    """As many as the group sizes can seat, most owed first; the others are refused."""
    assert activity.group is not None
    smallest, largest = activity.group
    seats = group_count(len(able), smallest, largest)[1] + room
    facts: dict[str, float | int | str] = {"people": len(able), "smallest": smallest, "largest": largest}
    reason = Reason("group_sizes", facts)
    refused += [Unplaced(here.agents[row].id, activity.id, reason) for row in able[seats:]]
    return able[:seats]


def _room(problem: PlanningProblem, activity: Activity, standing: list[Request]) -> int:
    """Seats free in sessions that stand and have not begun."""
    assert activity.group is not None
    most = activity.group[1]
    return sum(
        most - len(request.members)
        for request in standing
        if request.published and not has_begun(problem, request.published)
    )


def group_count(people: int, smallest: int, largest: int) -> tuple[int, int]:
    """Fewest groups that seat as many as the sizes allow, and how many that is.

    Examples
    --------
    >>> group_count(13, 4, 7), group_count(8, 5, 7), group_count(3, 4, 7)
    ((2, 13), (1, 7), (0, 0))
    """
    fewest = -(-people // largest)
    if fewest * smallest <= people:
        return fewest, people
    groups = people // smallest
    return groups, min(people, groups * largest)


def leaders_for(activity: Activity, person: Person, leaders: tuple[Person, ...]) -> tuple[int, ...]:
    """Rows of the leaders who may host: the own team's, or the circle's when the group is wider."""
    if activity.host is None:
        return ()
    if activity.group is None or activity.within == "team":
        return tuple(i for i, leader in enumerate(leaders) if leader.team == person.team)
    circle = circle_of(activity, person)
    return tuple(i for i, leader in enumerate(leaders) if circle_of(activity, leader) == circle)


def refusal(here: Presence, row: int, activity: Activity, hosts: tuple[int, ...]) -> Reason | None:
    """Why this can never be placed on this roster, by the person's and the hosts' time alone."""
    if activity.host is not None and not hosts:
        return Reason("no_host", {"team": here.agents[row].team})
    length = activity.minutes * 60 / here.slots.interval_s
    mine = here.free[row]
    if not mine.any():
        return Reason("no_shift" if not here.on_phone[row].any() else "no_free_time")
    if longest_run(mine) < length:
        return Reason("no_room_in_shift", {"minutes": activity.minutes})
    if activity.host is not None:
        theirs = here.host_free[list(hosts)]
        if not theirs.any():
            return Reason("host_has_no_time")
        if max(longest_run(mine & host) for host in theirs) < length:
            return Reason("host_never_free_with_person", {"minutes": activity.minutes})
    return None


def longest_run(flags: ArrayLike) -> int:
    """Length of the longest run of set flags."""
    ends = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(flags) != 0, [0]])))
    return int((ends[1::2] - ends[::2]).max(initial=0))
