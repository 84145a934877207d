"""Putting what was read in force, and taking it back."""

from __future__ import annotations

from django.db import transaction

from fagtid.core.planning.problem import Person as OnRoster
from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.intake.models import Import, RosterStretch, TrafficDay
from fagtid.intake.reading import stretch_rows
from fagtid.people.models import Centre
from fagtid.people.services import take_in_people


class NotAsItWas(Refused):
    """The import is not in a state for this any more; carries it as it is."""

    def __init__(self, found: Import) -> None:
        super().__init__()
        self.found = found


class NothingNew(Refused):
    """The same file is in force already; carries that import."""

    def __init__(self, same: Import) -> None:
        super().__init__()
        self.same = same


def locked(found: Import, *states: str) -> Import:
    """The import, locked with its centre's others; refused when it is not in one of the states."""
    Centre.objects.select_for_update().get(pk=found.centre_id)
    fresh = Import.objects.select_for_update().select_related("centre").get(pk=found.pk)
    if fresh.state not in states:
        raise NotAsItWas(fresh)
    return fresh


@transaction.atomic
def apply_import(found: Import) -> None:
    """Put what was read in force; from now on it counts before all that was applied earlier."""
    fresh = locked(found, Import.State.READY, Import.State.UNDONE)
    same = Import.objects.filter(
        centre=fresh.centre,
        kind=fresh.kind,
        sha256=fresh.sha256,
        mapping=fresh.mapping,
        state=Import.State.APPLIED,
    ).exclude(pk=fresh.pk)
    latest = same.order_by("-applied_at").first()
    if latest is not None:
        raise NothingNew(latest)
    if fresh.pending is not None:
        people = take_in_people(fresh.centre, (OnRoster(*told) for told in fresh.pending["people"]))
        RosterStretch.objects.bulk_create(stretch_rows(fresh, people), batch_size=1000)
    fresh.state, fresh.applied_at, fresh.pending = Import.State.APPLIED, now(), None
    fresh.save(update_fields=["state", "applied_at", "pending"])


@transaction.atomic
def undo_import(found: Import) -> None:
    """Take an import back: what it hid counts again."""
    fresh = locked(found, Import.State.APPLIED)
    Import.objects.filter(pk=fresh.pk).update(state=Import.State.UNDONE)


def apply_if_asked(import_id: int) -> None:
    """Put an import in force that was to be so without anybody looking; one with nothing new is let go."""
    found = Import.objects.filter(pk=import_id, apply_when_read=True, state=Import.State.READY).first()
    if found is None:
        return
    try:
        apply_import(found)
    except NothingNew:
        let_go(found)
    except NotAsItWas:
        return


@transaction.atomic
def let_go(found: Import) -> None:
    """Keep that it came, and nothing of what was in it."""
    fresh = locked(found, Import.State.READY)
    TrafficDay.objects.filter(source=fresh).delete()
    Import.objects.filter(pk=fresh.pk).update(state=Import.State.SAME, pending=None)
