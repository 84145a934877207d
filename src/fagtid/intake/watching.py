"""The watched folder: files put there are brought in and applied, once each, and moved when that is done.

::

    WATCH/traffic/  WATCH/roster/     files are put here, by a copy or a rename
    WATCH/.taken/                     files that are being brought in
    WATCH/done/     WATCH/refused/    where they end; beside a refused one lies a text that says why

A file is taken by renaming it, which only one worker can do; its new name is unique in the database, so that
it is brought in once even when the worker is killed between the two.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError

from fagtid.frame.clock import now
from fagtid.intake import services
from fagtid.intake.models import Import
from fagtid.people.models import Centre
from fagtid.people.queries import only_centre

SETTLED = timedelta(seconds=10)  # a file that has not changed for so long has stopped growing
GIVEN_UP = timedelta(minutes=10)
TAKEN, DONE, REFUSED = ".taken", "done", "refused"
ENDED_WELL = (Import.State.APPLIED, Import.State.SAME, Import.State.UNDONE)
CHUNK, LONGEST_NAME = 1 << 20, 100


def look_in_watched_folder(moment: datetime) -> int:
    """Take new files, bring in what was taken, put away what has ended; tells how many files were touched."""
    centre = only_centre()
    if not settings.WATCH or centre is None:
        return 0
    watch = Path(settings.WATCH)
    make_folders(watch)
    touched = sum(take(watch, kind, path) for kind, path in settled_files(watch, moment))
    touched += sum(bring_in_taken(centre, path) for path in sorted((watch / TAKEN).iterdir()))
    return touched + sum(put_away(watch, path) for path in sorted((watch / TAKEN).iterdir()))


def make_folders(watch: Path) -> None:
    """The folders, where they are missing."""
    for name in (*Import.Kind.values, TAKEN, DONE, REFUSED):
        (watch / name).mkdir(parents=True, exist_ok=True)


def settled_files(watch: Path, moment: datetime) -> Iterator[tuple[str, Path]]:
    """Kind and path of files that have stopped growing; names that begin with a dot are being written."""
    for kind in Import.Kind.values:
        for path in sorted((watch / kind).iterdir()):
            if path.name.startswith("."):
                continue
            try:
                told = path.stat()
            except FileNotFoundError:  # another worker has taken it meanwhile
                continue
            if (
                stat.S_ISREG(told.st_mode)
                and max(told.st_mtime, told.st_ctime) <= (moment - SETTLED).timestamp()
            ):
                yield kind, path


def take(watch: Path, kind: str, path: Path) -> bool:
    """Take a file by renaming it; false when another worker was first."""
    try:
        path.rename(watch / TAKEN / f"{kind}-{secrets.token_hex(4)}-{path.name[-LONGEST_NAME:]}")
    except FileNotFoundError:
        return False
    return True


def bring_in_taken(centre: Centre, path: Path) -> bool:
    """Bring in a file that was taken, unless it has been."""
    if Import.objects.filter(watched_as=path.name).exists():
        return False
    kind, _token, name = path.name.split("-", 2)
    try:
        services.bring_in(
            centre,
            kind=kind,
            name=name,
            chunks=chunks_of(path),
            by=None,
            apply_when_read=True,
            watched_as=path.name,
        )
    except (IntegrityError, FileNotFoundError):
        return False
    except services.TooLarge as refused:
        told = f"{name}: larger than {refused.most // 1_000_000} MB. Pack it with gzip, or split it."
        end(path, path.parent.parent / REFUSED, told)
    return True


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file, a megabyte at a time."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def put_away(watch: Path, path: Path) -> bool:
    """Move a file whose import has ended to where one sees how it went."""
    found = Import.objects.filter(watched_as=path.name).first()
    if found is None:
        return False
    if found.state in ENDED_WELL:
        return end(path, watch / DONE, "")
    if found.state == Import.State.REFUSED or is_given_up(found):
        return end(path, watch / REFUSED, fault_text(found))
    return False


def is_given_up(found: Import) -> bool:
    """True when the reading was interrupted and no worker has taken it up again."""
    silent = found.heard_at is None or now() - found.heard_at > GIVEN_UP
    return found.state == Import.State.INTERRUPTED and silent


def end(path: Path, folder: Path, why: str) -> bool:
    """Move a file to the folder it ends in, with a text beside it when there is something to say."""
    if why:
        (folder / f"{path.name}.txt").write_text(why + "\n", encoding="utf-8")
    try:
        os.replace(path, folder / path.name)
    except FileNotFoundError:
        return False
    return True


def fault_text(found: Import) -> str:
    """Where the file is wrong and what to do, in a line."""
    fault = found.fault
    if not fault:
        return f"{found.file_name}: the work was interrupted. Put the file in the folder once more."
    place = "".join(f", {name} {fault[name]}" for name in ("row", "column") if fault.get(name) is not None)
    value = "" if fault.get("value") is None else f"found {fault['value']!r}, "
    return f"{found.file_name}{place}: {value}expected {fault['expected']}. {fault['remedy']}".rstrip()
