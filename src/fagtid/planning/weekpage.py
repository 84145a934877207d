"""What the page of a planned week shows, for whoever asks."""

from __future__ import annotations

from typing import Any

from fagtid.intake.queries import on_phones
from fagtid.people.asking import Asker
from fagtid.people.models import Role
from fagtid.planning import queries
from fagtid.planning.axis import Axis
from fagtid.planning.due import without_time
from fagtid.planning.look import MOST_ROWS, Look
from fagtid.planning.models import Kind, Plan, Session
from fagtid.planning.timeline import axis_of, rows_of, strip_of, team_rows, totals

PUBLISHERS = (Role.UNIT_LEADER, Role.ADMINISTRATOR)
LAST_CHANGES = 8
Context = dict[str, Any]


def week_page(asker: Asker, plan: Plan, look: Look) -> Context:
    """Axis, traffic and price strip, and either all teams or somebody's sessions."""
    axis = axis_of(plan, look.day)
    shown = overview(asker, plan, look, axis) if look.is_overview else people_shown(asker, plan, look, axis)
    before, after = queries.neighbours_of(asker, plan)
    in_force = queries.plan_in_force(asker, plan)
    lost, lost_seen = queries.lost_by_publishing(asker, plan, in_force)
    return {
        "plan": plan,
        "facts": facts_of(plan),
        "look": look,
        "kinds": [(kind, Kind(kind).label) for kind in queries.kinds_in(plan)],
        "axis": axis,
        "one_day": axis.days[0].day if axis.is_one_day else None,
        "whole_week": look.of_day(None),
        "day_links": [(one.day, look.of_day(one.day)) for one in axis_of(plan).days],
        "strip": strip_of(plan, axis),
        "week_before": before,
        "week_after": after,
        "in_force": in_force,
        "lost": lost,
        "lost_seen": lost_seen,
        "without_time": without_time(plan) if plan.can_be_changed else (),
        "changes": queries.changes_of(asker, plan)[:LAST_CHANGES],
        "may_publish": asker.has(*PUBLISHERS) and plan.state == Plan.State.DRAFT,
        "may_export": asker.has(*PUBLISHERS),
        **shown,
    }


def facts_of(plan: Plan) -> Context:
    """The plan's price as it stands, with what was proven and simulated of it as it was made."""
    price = plan.picture["price"]
    offered, before = price["offered"], price["late_before"]
    late = before + (plan.price_now or 0.0)
    added = plan.price_now or 0.0
    return {
        **price,
        "in_time_before": 100 * (1 - before / offered) if offered else None,
        "in_time_after": 100 * (1 - late / offered) if offered else None,
        "gap": 100 * max(0.0, added - price["bound"]) / added if added > 0 else 0.0,
        "hours": price["learning_minutes"] / 60,
        "hours_each": price["learning_minutes"] / 60 / max(1, price["agents"]),
        "target": 100 * plan.picture["assumptions"]["target_share"],
        "target_seconds": plan.picture["assumptions"]["target_seconds"],
    }


def overview(asker: Asker, plan: Plan, look: Look, axis: Axis) -> Context:
    """All teams, each as how many of its people are in learning at a time."""
    learning = queries.learning_of_teams(asker, plan, look.kind)
    teams = team_rows(axis, look.teams, learning)
    return {
        "team_rows": [(row, look.of_team(row.team)) for row in teams],
        "unplaced": queries.unplaced_of(asker, plan)[:MOST_ROWS],
    }


def people_shown(asker: Asker, plan: Plan, look: Look, axis: Axis) -> Context:
    """The people of a team, or those looked for, with their sessions."""
    teams = [look.team.pk] if look.team else []
    found = look.found(queries.agents_of(asker, *teams))
    people = found[:MOST_ROWS]
    sessions = queries.shown_sessions(asker, plan, people, look.kind)
    stretches = on_phones(plan.centre, plan.first_day, plan.days, [one.pk for one in people])
    return {
        "rows": rows_of(axis, people, stretches, sessions),
        "found": len(found),
        "most_rows": MOST_ROWS,
        "totals": totals(sessions),
        "to_lock": sum(not session.locked for session in sessions),
        "to_unlock": sum(session.locked for session in sessions),
        "unplaced": queries.unplaced_of(asker, plan).filter(person__in=people),
    }


def shown_to_lock(asker: Asker, plan: Plan, look: Look) -> list[Session]:
    """The sessions a look shows, those whose people the asker all leads."""
    people = look.found(queries.agents_of(asker, *([look.team.pk] if look.team else [])))
    shown = queries.shown_sessions(asker, plan, people, look.kind)
    allowed = set(queries.sessions_to_change(asker).filter(plan=plan).values_list("pk", flat=True))
    return [one for one in shown if one.pk in allowed]
