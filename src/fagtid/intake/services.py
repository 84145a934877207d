"""What can be done with imports: bring in, read again, apply, take back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.intake import forecasting, tasks
from fagtid.intake.applying import NotAsItWas, NothingNew, apply_import, locked, undo_import
from fagtid.intake.models import ForecastRun, Import
from fagtid.intake.reading import give_up_if_silent, upload_path
from fagtid.people.models import Centre, Person

__all__ = [
    "ForecastBeingMade",
    "NotAsItWas",
    "NothingNew",
    "TooLarge",
    "apply_import",
    "bring_in",
    "drop_import",
    "read_again",
    "undo_import",
]


class TooLarge(Refused):
    """The file is larger than the installation takes; carries the limit in bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


class ForecastBeingMade(Refused):
    """A forecast is being made already."""


def bring_in(
    centre: Centre,
    *,
    kind: str,
    name: str,
    chunks: Iterable[bytes],
    by: Person | None,
    apply_when_read: bool = False,
    watched_as: str = "",
) -> Import:
    """Keep a file until a worker has read it; with ``apply_when_read`` it then counts at once."""
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
                apply_when_read=apply_when_read,
                watched_as=watched_as,
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
def drop_import(found: Import) -> None:
    """Put away what was never applied, its file too."""
    fresh = locked(
        found,
        Import.State.WAITING,
        Import.State.READING,
        Import.State.READY,
        Import.State.REFUSED,
        Import.State.INTERRUPTED,
        Import.State.SAME,
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
