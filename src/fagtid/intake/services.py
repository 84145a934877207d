"""What can be done with imports: bring in, read again, apply, take back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from fagtid.core.planning.problem import Person as OnRoster
from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.intake import forecasting, tasks
from fagtid.intake.models import ForecastRun, Import, RosterStretch
from fagtid.intake.reading import give_up_if_silent, stretch_rows, upload_path
from fagtid.people.models import Centre, Person
from fagtid.people.services import take_in_people


class TooLarge(Refused):
    """The file is larger than the installation takes; carries the limit in bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


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


class ForecastBeingMade(Refused):
    """A forecast is being made already."""


def bring_in(centre: Centre, *, kind: str, name: str, chunks: Iterable[bytes], by: Person | None) -> Import:
    """Keep a file until a worker has read it."""
    stored_as = secrets.token_hex(16) + "".join(Path(name).suffixes[-2:])[-12:]
    path = Path(settings.MEDIA_ROOT) / stored_as
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_limited(path, chunks)
        with transaction.atomic():
            found = Import.objects.create(
                centre=centre,
                kind=kind,
                file_name=Path(name).name[:255],
                stored_as=stored_as,
                uploaded_by=by,
                uploaded_at=now(),
            )
            transaction.on_commit(lambda: tasks.read_import.enqueue(found.pk))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return found


def write_limited(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file of at most the size the installation takes."""
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > settings.MOST_UPLOADED_BYTES:
                raise TooLarge(settings.MOST_UPLOADED_BYTES)
            file.write(chunk)


def locked(found: Import, *states: str) -> Import:
    """The import, locked with its centre's others; refused when it is not in one of the states."""
    Centre.objects.select_for_update().get(pk=found.centre_id)
    fresh = Import.objects.select_for_update().select_related("centre").get(pk=found.pk)
    if fresh.state not in states:
        raise NotAsItWas(fresh)
    return fresh


@transaction.atomic
def read_again(found: Import, *, mapping: dict[str, str], lenient: bool) -> None:
    """Read a refused or interrupted file once more, with other names of columns or without bad rows."""
    give_up_if_silent(found)
    fresh = locked(found, Import.State.REFUSED, Import.State.INTERRUPTED)
    if not upload_path(fresh).is_file():
        raise NotAsItWas(fresh)
    fresh.mapping, fresh.lenient, fresh.state, fresh.fault = mapping, lenient, Import.State.WAITING, None
    fresh.save(update_fields=["mapping", "lenient", "state", "fault"])
    transaction.on_commit(lambda: tasks.read_import.enqueue(fresh.pk))


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


@transaction.atomic
def drop_import(found: Import) -> None:
    """Put away what was never applied, its file too."""
    fresh = locked(
        found,
        Import.State.WAITING,
        Import.State.READING,
        Import.State.READY,
        Import.State.REFUSED,
        Import.State.INTERRUPTED,
    )
    path = upload_path(fresh)
    fresh.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


@transaction.atomic
def ask_for_forecast(centre: Centre, *, by: Person) -> ForecastRun:
    """Ask for a forecast; a worker makes it. One at a time."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    under_way = ForecastRun.objects.filter(centre=centre, state__in=ForecastRun.UNDER_WAY).first()
    if under_way is not None and not forecasting.give_up_if_silent(under_way):
        raise ForecastBeingMade
    run = ForecastRun.objects.create(centre=centre, asked_by=by, asked_at=now())
    transaction.on_commit(lambda: tasks.make_forecast.enqueue(run.pk))
    return run
