"""A house with traffic, roster and needs in it, and a plan made from them."""

from __future__ import annotations

from datetime import date

from fagtid.intake import services as intake
from fagtid.intake.models import Import
from fagtid.intake.reading import read_import
from fagtid.intake.samples import sample
from fagtid.people.models import Assignment, Person, Role
from fagtid.planning import making, services
from fagtid.planning.models import Plan
from tests.house import House, add_person

MONDAY = date(2026, 11, 30)


def bring_in(house: House, kind: str, text: str, name: str = "file.csv") -> Import:
    """A file brought in and read."""
    found = intake.bring_in(
        house.centre, kind=kind, name=name, chunks=[text.encode()], by=house.people["administrator"]
    )
    read_import(found.pk)
    found.refresh_from_db()
    return found


def fill(house: House) -> None:
    """The sample traffic and roster in force, and the usual needs. Team Nord: nine agents and a leader."""
    for kind in ("traffic", "roster"):
        intake.apply_import(bring_in(house, kind, sample(kind, MONDAY)))
    services.add_usual_needs(house.centre)


def make_plan(house: House, based_on: Plan | None = None) -> Plan:
    """A plan of the sample's week, as a worker makes it."""
    plan = services.ask_for_plan(
        house.centre, first_day=MONDAY, by=house.people["administrator"], based_on=based_on
    )
    making.make(plan.pk)
    plan.refresh_from_db()
    return plan


def somebody(house: House, roster_id: str) -> Person:
    """A person of the sample roster."""
    return Person.objects.get(centre=house.centre, roster_id=roster_id)


def leader_of_nord(house: House) -> Person:
    """The sample roster's team leader."""
    return Person.objects.get(centre=house.centre, roster_id="lars")


def another_leader(house: House) -> Person:
    """A second leader of the sample roster's team."""
    team = Assignment.objects.get(person=leader_of_nord(house)).team
    return add_person(house.centre, "second_leader", (Role.TEAM_LEADER, team))
