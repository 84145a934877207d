"""The activity plan, to look at, print and take away."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagtid.arenas.exports import csv_answer
from fagtid.forums.activities import Row, weeks_of
from fagtid.frame.pages import Request
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.models import Role, Team
from fagtid.people.queries import teams_for

TEAM_PEOPLE = (Role.AGENT, *LEADERS)


@require_safe
@open_to(*TEAM_PEOPLE)
def plan(request: Request) -> HttpResponse:
    """Who, when, what theme, why: the coming weeks of one team."""
    teams = list(teams_for(request.asker).select_related("centre"))
    team = _team(request, teams)
    context = {"teams": teams, "team": team, "weeks": weeks_of(team) if team else []}
    return render(request, "forums/plan.html", context)


def _team(request: Request, teams: list[Team]) -> Team | None:
    """The team asked for; else one's own, else the first; ``None`` where there is none yet."""
    asked = request.GET.get("team", "")
    if asked.isdecimal():
        return get_object_or_404(teams_for(request.asker).select_related("centre"), pk=int(asked))
    found = [one for one in teams if one.pk == request.asker.own_team] or teams
    return found[0] if found else None


@require_safe
@open_to(*TEAM_PEOPLE)
def table(request: Request) -> HttpResponse:
    """The same as a table."""
    team = _team(request, list(teams_for(request.asker).select_related("centre")))
    head = (
        _("Day"),
        _("From"),
        _("Until"),
        _("Learning time"),
        _("Theme"),
        _("Why"),
        _("Group"),
        _("Led by"),
    )
    rows = (_cells(one) for _week, rows in (weeks_of(team) if team else []) for one in rows)
    return csv_answer("activity-plan.csv", head, rows)


def _cells(row: Row) -> Iterable[str]:
    start, end = timezone.localtime(row.session.start), timezone.localtime(row.session.end)
    why = row.reasons or row.session.reason_text
    host = row.session.host.name if row.session.host else ""
    times = (date_format(start, "Y-m-d"), date_format(start, "H:i"), date_format(end, "H:i"))
    return (*times, row.session.title, row.titles, why, row.names, host)
