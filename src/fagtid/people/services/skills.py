"""Who can what: named by the centre, told of by those who lead them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction

from fagtid.frame.refusals import Refused
from fagtid.people.models import Centre, Person, Skill, SkillHeld


class SkillTaken(Refused):
    """There is one of that name already."""


class SkillIsHeld(Refused):
    """Somebody has it: it is not taken away under them."""


def add_skill(centre: Centre, *, name: str) -> Skill:
    """One more thing that people can."""
    try:
        with transaction.atomic():
            return Skill.objects.create(centre=centre, name=name)
    except IntegrityError:
        raise SkillTaken from None


def rename_skill(skill: Skill, *, name: str) -> None:
    """Call it something else."""
    try:
        with transaction.atomic():
            Skill.objects.filter(pk=skill.pk).update(name=name)
    except IntegrityError:
        raise SkillTaken from None


@transaction.atomic
def hold_skill(skill: Skill, *, shown: Collection[Person], chosen: Collection[Person]) -> None:
    """Change who has it from what was shown to what is chosen; what others have changed meanwhile stays."""
    before, after = {one.pk for one in shown}, {one.pk for one in chosen}
    SkillHeld.objects.filter(skill=skill, person__in=before - after).delete()
    rows = [SkillHeld(skill=skill, person_id=one) for one in sorted(after - before)]
    SkillHeld.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def remove_skill(skill: Skill) -> None:
    """Take away one that nobody has."""
    found = Skill.objects.select_for_update().get(pk=skill.pk)
    if SkillHeld.objects.filter(skill=found).exists():
        raise SkillIsHeld
    found.delete()
