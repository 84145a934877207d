"""What the leaders' first pages tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from fagtid.intake import queries as intake
from fagtid.people.asking import Asker
from fagtid.people.models import Team
from fagtid.planning import queries as planning


@dataclass(frozen=True)
class Step:
    """One of the steps from an empty centre to its first plan."""

    title: Any
    about: Any
    url: str
    done: bool


def first_steps(asker: Asker) -> list[Step]:
    """People and roster, traffic, needs, plan."""
    centre = asker.centre
    return [
        Step(
            _("Bring in the traffic"),
            _("Calls per interval, a list of calls, or the log of the queue: at least three weeks."),
            "intake:imports",
            intake.has_traffic(centre),
        ),
        Step(
            _("Bring in the roster"),
            _("Who works when. People and teams are made from it."),
            "intake:imports",
            intake.has_roster(centre),
        ),
        Step(
            _("Say what people need"),
            _("Forum, guidance, listening, reading: how long, how often, in what groups."),
            "planning:needs",
            planning.has_needs(centre),
        ),
        Step(
            _("Plan the first week"),
            _("Fagtid finds the times that cost the callers least, and tells the price."),
            "planning:plans",
            planning.has_published(centre),
        ),
    ]


@dataclass(frozen=True)
class TeamWeek:
    """One team's week in learning minutes."""

    team: Team
    planned: int
    people: int


def team_weeks(asker: Asker, teams: Iterable[Team]) -> list[TeamWeek]:
    """This week's published learning time of each team."""
    minutes = planning.minutes_of_teams(asker)
    return [TeamWeek(team, *minutes.get(team.pk, (0, 0))) for team in teams]
