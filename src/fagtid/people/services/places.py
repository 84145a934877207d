"""Units and teams: made, renamed, moved, put together, taken away when nothing hangs on them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Model

from fagtid.frame.refusals import Refused
from fagtid.people.models import Assignment, Centre, Person, Role, Team, Unit
from fagtid.people.services.changing import lock_centre


class NameTaken(Refused):
    """There is one of that name already."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class NotEmpty(Refused):
    """There are people or teams in it still; carries how many."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left


class UsedElsewhere(Refused):
    """Something beyond people names it, such as the needs; taking it away would change that."""


@transaction.atomic
def add_unit(centre: Centre, *, name: str) -> Unit:
    """A new unit."""
    _check_name(lock_centre(centre), Unit, name, None)
    return Unit.objects.create(centre=centre, name=name)


@transaction.atomic
def rename_unit(unit: Unit, *, name: str) -> None:
    """Another name for a unit."""
    _check_name(lock_centre(unit.centre_id), Unit, name, unit.pk)
    Unit.objects.filter(pk=unit.pk).update(name=name)


@transaction.atomic
def remove_unit(unit: Unit) -> None:
    """Take away a unit without teams and leaders."""
    lock_centre(unit.centre_id)
    left = Team.objects.filter(unit=unit).count() + Assignment.objects.filter(unit=unit).count()
    if left:
        raise NotEmpty(left)
    _remove(unit)


@transaction.atomic
def add_team(unit: Unit, *, name: str) -> Team:
    """A new team in a unit."""
    _check_name(lock_centre(unit.centre_id), Team, name, None)
    return Team.objects.create(centre_id=unit.centre_id, unit=unit, name=name)


@transaction.atomic
def change_team(team: Team, *, name: str, unit: Unit) -> None:
    """Another name, or another unit."""
    _check_name(lock_centre(team.centre_id), Team, name, team.pk)
    Team.objects.filter(pk=team.pk).update(name=name, unit=unit)


@transaction.atomic
def merge_team(team: Team, *, into: Team) -> None:
    """Move everybody of a team into another, and take the empty one away."""
    lock_centre(team.centre_id)
    leads = Assignment.objects.filter(team=into, role=Role.TEAM_LEADER).values("person")
    moving = Assignment.objects.filter(team=team)
    moving.filter(role=Role.TEAM_LEADER, person__in=list(leads.values_list("person", flat=True))).delete()
    moving.update(team=into)
    _remove(team)


@transaction.atomic
def remove_team(team: Team) -> None:
    """Take away a team without people."""
    lock_centre(team.centre_id)
    left = Person.objects.filter(assignments__team=team).distinct().count()
    if left:
        raise NotEmpty(left)
    _remove(team)


def _check_name(centre: Centre, kind: type[Team] | type[Unit], name: str, but: int | None) -> None:
    others = kind._default_manager.filter(centre=centre).exclude(pk=but or 0)
    if name.casefold() in {other.casefold() for other in others.values_list("name", flat=True)}:
        raise NameTaken(name)  # compared here: SQLite folds only the letters of English


def _remove(place: Team | Unit) -> None:
    if is_named_elsewhere(place):
        raise UsedElsewhere
    place.delete()


def is_named_elsewhere(one: Model, *but: str) -> bool:
    """True when any row of any app points at it, those of the models named in ``but`` aside."""
    for relation in one._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.related_model is None:
            continue
        model = relation.related_model
        if isinstance(model, str) or model._meta.label in but or relation.many_to_many:
            continue  # a many-to-many has a table between, which is met as a relation of its own
        field = relation.field.name  # type: ignore[union-attr]
        if model._base_manager.filter(**{field: one}).exists():
            return True
    return False
