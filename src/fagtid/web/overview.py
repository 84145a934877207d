"""What the leaders' first pages tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from fagtid.arenas.queries import start_page
from fagtid.arenas.words import risk_text, risk_way_out
from fagtid.intake import queries as intake
from fagtid.people.asking import Asker
from fagtid.people.models import Team
from fagtid.people.queries import has_others
from fagtid.planning import queries as planning


@dataclass(frozen=True)
class Step:
    """One of the steps from an empty centre to its first plan."""

    title: Any
    about: Any
    url: str
    done: bool


def first_steps(asker: Asker) -> list[Step]:
    """People, traffic, roster, needs, plan."""
    centre = asker.centre
    return [
        Step(
            _("Bring in the people"),
            _("From a list or one by one. Whoever the roster names is added by it, too."),
            "people:people",
            has_others(asker),
        ),
        Step(
            _("Bring in the traffic"),
            _("Calls per interval, a list of calls, or the log of the queue: at least three weeks."),
            "intake:imports",
            intake.has_traffic(centre),
        ),
        Step(
            _("Bring in the roster"),
            _("Who works when. New people and teams are made from it."),
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


def team_weeks(asker: Asker, teams: Iterable[Team]) -> dict[str, Any]:
    """This week of each team in learning minutes, and what is at risk in it, with the ways out."""
    found = start_page(asker, teams)
    return {
        "weeks": found["accounts"],
        "risks": [(risk_text(risk), *risk_way_out(risk)) for risk in found["risks"]],
    }
