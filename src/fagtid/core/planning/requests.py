"""What has to be placed: every single session and every group, before anything has a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fagtid.core.planning.presence import Presence
from fagtid.core.planning.problem import Activity, Needs, Person
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
    """

    activity: Activity
    members: tuple[int, ...]
    pool: int
    hosts: tuple[int, ...]
    published: Session | None = None


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


def requests_for(problem: PlanningProblem, here: Presence, priority: tuple[str, ...]) -> Requests:
    """Split the needs into sessions, most owed first."""
    rank = {name: i for i, name in enumerate(priority)}
    order = sorted(range(len(here.agents)), key=lambda i: rank[here.agents[i].id])
    published = _published(problem.published)
    sessions: list[Request] = []
    pools: list[Pool] = []
    refused: list[Unplaced] = []
    for activity in problem.needs.activities:
        rows = [i for i in order if _concerns(activity, here.agents[i])]
        if activity.group is None:
            sessions += _singles(activity, rows, here, published, refused)
        else:
            for occurrence in range(activity.times):
                _groups(activity, occurrence, rows, here, published, sessions, pools, refused)
    return Requests(tuple(sessions), tuple(pools), tuple(refused))


def unknown_people(needs: Needs, people: Iterable[Person]) -> tuple[str, ...]:
    """Ids that the needs name and the roster does not have."""
    known = {person.id for person in people}
    named = {name for activity in needs.activities for name in activity.people or ()}
    named |= {window.person for window in (*needs.wishes, *needs.blocked)} | set(needs.owed_minutes)
    named |= set(needs.listening_hosts) | {h for hosts in needs.listening_hosts.values() for h in hosts}
    return tuple(sorted(named - known))


def _concerns(activity: Activity, person: Person) -> bool:
    return activity.people is None or person.id in activity.people


def _published(sessions: Iterable[Session]) -> dict[tuple[str, str], list[Session]]:
    """Published sessions by activity and person, in order of time."""
    found: dict[tuple[str, str], list[Session]] = {}
    for session in sorted(sessions, key=lambda session: session.start_s):
        for person in session.people:
            found.setdefault((session.activity, person), []).append(session)
    return found


def _singles(
    activity: Activity,
    rows: list[int],
    here: Presence,
    published: dict[tuple[str, str], list[Session]],
    refused: list[Unplaced],
) -> list[Request]:
    found: list[Request] = []
    for row in rows:
        person = here.agents[row]
        hosts = leaders_for(activity, person, here.leaders)
        reason = refusal(here, row, activity, hosts)
        if reason is not None:
            refused += [Unplaced(person.id, activity.id, reason)] * activity.times
            continue
        earlier = published.get((activity.id, person.id), [])
        again = [*earlier[: activity.times], *[None] * (activity.times - len(earlier))]
        found += [Request(activity, (row,), -1, hosts, session) for session in again]
    return found


def _groups(
    activity: Activity,
    occurrence: int,
    rows: list[int],
    here: Presence,
    published: dict[tuple[str, str], list[Session]],
    sessions: list[Request],
    pools: list[Pool],
    refused: list[Unplaced],
) -> None:
    assert activity.group is not None
    smallest, largest = activity.group
    for key in sorted({_circle(activity, here.agents[row]) for row in rows}):
        everybody = [row for row in rows if _circle(activity, here.agents[row]) == key]
        hosts = leaders_for(activity, here.agents[everybody[0]], here.leaders)
        able: list[int] = []
        for row in everybody:
            reason = refusal(here, row, activity, hosts)
            if reason is None:
                able.append(row)
            else:
                refused.append(Unplaced(here.agents[row].id, activity.id, reason))
        fewest, seats = group_count(len(able), smallest, largest)
        for row in able[seats:]:
            facts: dict[str, float | int | str] = {
                "people": len(able),
                "smallest": smallest,
                "largest": largest,
            }
            refused.append(Unplaced(here.agents[row].id, activity.id, Reason("group_sizes", facts)))
        if not fewest:
            continue
        able = able[:seats]
        earlier = _earlier_groups(activity, occurrence, able, here, published)
        number = max(seats // smallest, len(earlier))
        for i in range(number):
            members, session = earlier[i] if i < len(earlier) else ((), None)
            sessions.append(Request(activity, members, len(pools), hosts, session))
        pools.append(Pool(activity, tuple(able), hosts))


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


def _earlier_groups(
    activity: Activity,
    occurrence: int,
    able: list[int],
    here: Presence,
    published: dict[tuple[str, str], list[Session]],
) -> list[tuple[tuple[int, ...], Session]]:
    """Published groups of this occurrence with those of their members who are still here."""
    groups: dict[str, tuple[list[int], Session]] = {}
    for row in able:
        earlier = published.get((activity.id, here.agents[row].id), [])
        if occurrence < len(earlier):
            session = earlier[occurrence]
            groups.setdefault(session.id, ([], session))[0].append(row)
    assert activity.group is not None
    most = activity.group[1]
    return [(tuple(rows[:most]), session) for rows, session in groups.values()]


def _circle(activity: Activity, person: Person) -> str:
    return {"team": person.team, "unit": person.unit, "centre": ""}[activity.within]


def leaders_for(activity: Activity, person: Person, leaders: tuple[Person, ...]) -> tuple[int, ...]:
    """Rows of the leaders who may host: the own team's, or the circle's when the group is wider."""
    if activity.host is None:
        return ()
    if activity.group is None or activity.within == "team":
        return tuple(i for i, leader in enumerate(leaders) if leader.team == person.team)
    circle = _circle(activity, person)
    return tuple(i for i, leader in enumerate(leaders) if _circle(activity, leader) == circle)


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


def longest_run(flags: Iterable[int]) -> int:
    """Length of the longest run of set flags."""
    best = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        best = max(best, run)
    return best
