"""From what the centre has stored to what the engine plans from, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, cast

import numpy as np

from fagtid.core.planning import problem as core
from fagtid.core.planning.result import PlanningProblem
from fagtid.core.planning.result import Session as PlannedSession
from fagtid.core.timegrid import days_grid
from fagtid.engine.week import Posed, WeekInputs
from fagtid.files import records
from fagtid.frame.refusals import Refused
from fagtid.intake import queries as intake
from fagtid.ledger.queries import owed_minutes
from fagtid.people.models import Assignment, Centre, Person, Role
from fagtid.planning.due import begun_in, dues_in, is_for, with_deadlines
from fagtid.planning.models import BEYOND, Activity, Limits, Papers, Plan, Seat, Session, WeeklyWish, Wish
from fagtid.planning.wishing import occurrences

Json = dict[str, Any]


class NoTraffic(Refused):
    """No traffic has been brought in."""


class NoRoster(Refused):
    """No roster covers the week."""


class NoNeeds(Refused):
    """Nobody is to have anything."""


@dataclass(frozen=True)
class Correction:
    """What a day has told: the forecast times ``factor`` in ``[start_s, end_s)``, UTC seconds."""

    factor: float
    start_s: int
    end_s: int


@dataclass(frozen=True)
class Terms:
    """What a plan is held to besides the roster; of ``windows``, true are the blocked ones."""

    activities: tuple[Activity, ...]
    limits: core.Limits
    windows: tuple[tuple[core.Window, bool], ...]


def terms_of(plan: Plan) -> Terms:
    """The terms of the plan's sessions, as they are in the database now."""
    given = Activity.objects.filter(centre=plan.centre, pk__in=plan.sessions.values("activity"))
    windows = tuple(wishes_in(plan.centre, plan.first_day, plan.days))
    return Terms(tuple(given.prefetch_related("teams")), limits_record(plan.centre), windows)


def week_inputs(centre: Centre, first_day: date, days: int) -> WeekInputs:
    """What a week of the centre is planned from, as it is stored now."""
    activities = tuple(Activity.objects.filter(centre=centre, is_active=True).prefetch_related("teams"))
    if not activities:
        raise NoNeeds
    traffic = intake.traffic_for(centre)
    if traffic is None:
        raise NoTraffic
    roster = intake.roster_for(centre, first_day, days)
    if roster is None:
        raise NoRoster
    known = {person.id for person in roster.people}
    terms = Terms(activities, limits_record(centre), tuple(wishes_in(centre, first_day, days)))
    needs = replace(needs_of(terms, known), owed_minutes=owed_by_roster_id(centre, known))
    needs = replace(needs, activities=(*needs.activities, *giving_back(centre, activities, needs, first_day)))
    dues = dues_in(centre, first_day, days, known & set(agents_by_roster_id(centre)))
    needs = with_deadlines(needs, activities, dues, begun_in(centre, first_day))
    return WeekInputs(traffic, roster, centre_record(centre, needs), first_day.isoformat(), days)


def centre_record(centre: Centre, needs: core.Needs) -> records.Centre:
    """The centre as the engine reads it."""
    return records.Centre(
        name=centre.name,
        timezone=centre.timezone,
        interval_minutes=centre.interval_minutes,
        service=core.Service(
            centre.target_share, centre.target_seconds, centre.patience_seconds, centre.handle_seconds
        ),
        needs=needs,
        events=intake.events_of(centre),
        country=centre.country or None,
        language=centre.language,
        queue=centre.queue or None,
        opening=intake.opening_of(centre),
    )


def needs_of(terms: Terms, known: set[str]) -> core.Needs:
    """Everything people are to have and have asked for; only of people on the roster."""
    return core.Needs(
        activities=tuple(activity_record(activity, known) for activity in terms.activities),
        limits=terms.limits,
        wishes=tuple(window for window, blocked in terms.windows if not blocked and window.person in known),
        blocked=tuple(window for window, blocked in terms.windows if blocked and window.person in known),
    )


def owed_by_roster_id(centre: Centre, known: set[str]) -> dict[str, int]:
    """Minutes owed to those on the roster who are owed any."""
    owed = owed_minutes(centre)
    creditors = Person.objects.filter(pk__in=owed, left_at=None, roster_id__in=known)
    return {name: owed[pk] for pk, name in creditors.values_list("pk", "roster_id")}


def giving_back(
    centre: Centre, activities: Iterable[Activity], needs: core.Needs, first_day: date
) -> list[core.Activity]:
    """One session more, alone at the desk, for each who is owed at least as much as it lasts.

    The longest that is not longer than what is owed and not yet planned to be given back.
    """
    left = dict(needs.owed_minutes)
    for name, minutes in minutes_being_repaid(centre, first_day).items():
        left[name] = left.get(name, 0) - minutes
    agents, usual = set(agents_by_roster_id(centre)), {one.id: one for one in needs.activities}
    due: dict[Activity, list[str]] = {}
    own = sorted((one for one in activities if one.is_flexible), key=lambda one: (-one.minutes, one.pk))
    for name in sorted(agents & needs.owed_minutes.keys()):
        fits = (one for one in own if one.minutes <= left[name] and is_for(usual[one.key], name))
        if (chosen := next(fits, None)) is not None:
            due.setdefault(chosen, []).append(name)
    return [beyond_record(activity, names, 1) for activity, names in due.items()]


def beyond_record(activity: Activity, names: Iterable[str], times: int) -> core.Activity:
    """The activity once more, for those who have it beyond the usual needs."""
    return core.Activity(
        id=activity.key + BEYOND,
        kind=cast(core.Kind, activity.kind),
        minutes=activity.minutes,
        times=times,
        people=tuple(names),
        title=activity.title,
    )


def minutes_being_repaid(centre: Centre, but_week: date) -> dict[str, int]:
    """Minutes that sessions in force, in other weeks than this, are to give back; by roster name."""
    seats = Seat.objects.filter(
        session__plan__centre=centre,
        session__plan__state=Plan.State.PUBLISHED,
        state=Seat.State.PLANNED,
        repays=True,
    ).exclude(session__plan__first_day=but_week)
    found: dict[str, int] = {}
    for seat in seats.select_related("session", "person"):
        found[seat.person.roster_id] = found.get(seat.person.roster_id, 0) + seat.session.minutes
    return found


def agents_by_roster_id(centre: Centre) -> Iterable[str]:
    """Roster names of all who are agents here."""
    held = Assignment.objects.filter(role=Role.AGENT, person__centre=centre, person__left_at=None)
    return held.values_list("person__roster_id", flat=True)


def activity_record(activity: Activity, known: set[str]) -> core.Activity:
    """The activity as the engine reads it."""
    group = None if activity.group_least is None else (activity.group_least, activity.group_most or 1)
    return core.Activity(
        id=activity.key,
        kind=cast(core.Kind, activity.kind),
        minutes=activity.minutes,
        times=activity.times,
        group=group,
        within=cast(core.Within, activity.within),
        host="team_leader" if activity.hosted else None,
        protected=activity.protected,
        people=people_of(activity, known),
        title=activity.title,
    )


def people_of(activity: Activity, known: set[str]) -> tuple[str, ...] | None:
    """Roster names of those the activity is for; ``None``: every agent."""
    teams = [team.pk for team in activity.teams.all()]
    if not teams:
        return None
    agents = Assignment.objects.filter(role=Role.AGENT, team__in=teams, person__left_at=None)
    return tuple(sorted(set(agents.values_list("person__roster_id", flat=True)) & known))


def limits_record(centre: Centre) -> core.Limits:
    """The centre's limits, or the defaults where it has set none."""
    found = Limits.of(centre)
    return core.Limits(
        learning_minutes_per_day=found.learning_minutes_per_day,
        least_on_phones=found.least_on_phones,
        price_ceiling_share=found.price_ceiling_share,
        highest_occupancy=found.highest_occupancy,
        rest_minutes=found.rest_minutes,
        wish_price=found.wish_price,
    )


def wishes_in(centre: Centre, first_day: date, days: int) -> list[tuple[core.Window, bool]]:
    """Wishes and blocked times that touch the period, weekly ones on each of their days."""
    grid = days_grid(first_day.isoformat(), days, 3600, centre.timezone)
    start, end = as_time(grid.start_s), as_time(grid.end_s)
    here = {"person__centre": centre, "person__left_at": None}
    once = Wish.objects.filter(**here, end__gt=start, start__lt=end)
    found = [
        (_window(wish, wish.start, wish.end), wish.is_blocked)
        for wish in once.select_related("person", "activity")
    ]
    for weekly in WeeklyWish.objects.filter(**here).select_related("person", "activity"):
        found += [
            (_window(weekly, first, last), weekly.is_blocked)
            for first, last in occurrences(weekly, centre.timezone, start, end)
        ]
    return found


def _window(wish: Wish | WeeklyWish, start: datetime, end: datetime) -> core.Window:
    activity = wish.activity.key if wish.activity else None
    return core.Window(wish.person.roster_id, second(start), second(end), activity)


def as_time(second_of_epoch: int) -> datetime:
    """UTC seconds as a time."""
    return datetime.fromtimestamp(second_of_epoch, tz=UTC)


def second(time: datetime) -> int:
    """A time as UTC seconds."""
    return int(time.timestamp())


def posed_json(posed: Posed) -> Json:
    """The traffic side of a posed problem, to price changes by the same forecast later."""
    problem = posed.problem
    return {
        "calls": [[round(float(v), 4) for v in row] for row in np.atleast_2d(problem.calls)],
        "weights": [float(w) for w in problem.weights],
        "handle_s": [round(float(v), 2) for v in problem.handle_s],
        "patience_s": problem.patience_s if np.isfinite(problem.patience_s) else None,
        "target_s": problem.target_s,
    }


def corrected(posed: Posed, told: Correction) -> Posed:
    """The problem with its calls, and the forecast behind it, multiplied in the corrected hours."""
    starts = posed.problem.grid.starts_s
    scale = np.where((starts >= told.start_s) & (starts < told.end_s), told.factor, 1.0)
    forecast = posed.forecast
    return replace(
        posed,
        problem=replace(posed.problem, calls=posed.problem.calls * scale),
        forecast=replace(
            forecast, mean=forecast.mean * scale, p10=forecast.p10 * scale, p90=forecast.p90 * scale
        ),
    )


def standing_problem(plan: Plan, terms: Terms) -> PlanningProblem:
    """The plan's problem with today's roster and its sessions as they stand now."""
    centre = plan.centre
    roster = intake.roster_for(centre, plan.first_day, plan.days)
    if roster is None:
        raise NoRoster
    posed: Json = Papers.objects.values_list("posed", flat=True).get(plan=plan)
    published, needs = sessions_of(plan), needs_of(terms, {person.id for person in roster.people})
    return PlanningProblem(
        grid=days_grid(plan.first_day.isoformat(), plan.days, centre.interval_minutes * 60, centre.timezone),
        calls=np.array(posed["calls"]),
        weights=np.array(posed["weights"]),
        handle_s=np.array(posed["handle_s"]),
        patience_s=float("inf") if posed["patience_s"] is None else posed["patience_s"],
        target_s=posed["target_s"],
        people=roster.people,
        stretches=roster.stretches,
        needs=replace(needs, activities=as_they_stand(terms.activities, needs.activities, published)),
        published=published,
    )


def as_they_stand(
    activities: Iterable[Activity], records: Iterable[core.Activity], sessions: Iterable[PlannedSession]
) -> tuple[core.Activity, ...]:
    """The needs that the sessions as they stand meet: more than the usual for who catches up or is repaid."""
    counts: dict[str, Counter[str]] = {}
    for session in sessions:
        counts.setdefault(session.activity, Counter()).update(session.people)
    usual = (replace(one, times=most_times(one.times, counts.get(one.id))) for one in records)
    beyond = (
        beyond_record(one, sorted(counts[one.key + BEYOND]), most_times(1, counts[one.key + BEYOND]))
        for one in activities
        if one.key + BEYOND in counts
    )
    return (*usual, *beyond)


def most_times(usual: int, counts: Counter[str] | None) -> int:
    """How often somebody has it, at least as often as usual."""
    return max([usual, *(counts or Counter()).values()])


def sessions_of(plan: Plan, but: Iterable[Seat] = ()) -> tuple[PlannedSession, ...]:
    """The plan's sessions as they stand, as the engine reads them, without the seats ``but``."""
    left_out = {(seat.session_id, seat.person.roster_id) for seat in but}
    found = plan.sessions.select_related("activity", "host", "partner").prefetch_related("seats__person")
    return tuple(
        PlannedSession(
            id=session.key,
            activity=session.activity_key,
            kind=cast(core.Kind, session.kind),
            start_s=second(session.start),
            end_s=second(session.end),
            protected=session.protected or session.locked,
            people=people,
            host=session.host.roster_id if session.host else None,
            partner=session.partner.roster_id if session.partner else None,
        )
        for session in found
        if (people := tuple(one for one in seated(session) if (session.pk, one) not in left_out))
    )


def seated(session: Session) -> tuple[str, ...]:
    """Roster names of those who have the session; not those who have declined or lost it."""
    gone = (Seat.State.DECLINED, Seat.State.LOST)
    return tuple(sorted(seat.person.roster_id for seat in session.seats.all() if seat.state not in gone))


def people_by_roster_id(centre: Centre) -> dict[str, Person]:
    """Everybody the roster can name."""
    return {one.roster_id: one for one in Person.objects.filter(centre=centre).exclude(roster_id="")}
