"""Where an index lies on the disk, and who may write it.

::

    directory/
    ├── lock        held by the one who writes
    ├── current     the name of the generation in use and what it was built with
    └── 3f2a…/      a generation: the engine's own files

A new generation is built beside the old, and `current` is replaced in one step.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fagtid.search.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated
from fagtid.search.schema import fingerprint

_CURRENT, _LOCK, _ENGINE = "current", "lock", "meta.json"
_RETRY_S = 0.02

Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Generation:
    """The files in use; ``mark`` differs whenever others were put in their place."""

    path: Path
    mark: Mark

    def written(self) -> Mark:
        """Differs after every commit.

        Raises
        ------
        FileNotFoundError
            When the generation is gone.
        """
        return _mark(self.path / _ENGINE)


def in_use(directory: Path) -> Generation:
    """The generation in use.

    Raises
    ------
    IndexMissing, IndexDamaged, IndexOutdated
    """
    try:
        mark = mark_of(directory)
        told = json.loads((directory / _CURRENT).read_text("utf-8"))
        name, built_with = told["generation"], told["built_with"]
    except FileNotFoundError:
        raise IndexMissing(directory, "no index here") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(directory, f"the index does not say what it is ({error})") from error
    if built_with != fingerprint():
        raise IndexOutdated(directory, f"index built with {built_with!r}, read with {fingerprint()!r}")
    if not (directory / str(name) / _ENGINE).is_file():
        raise IndexMissing(directory, "the index's files are gone")
    return Generation(directory / str(name), mark)


def mark_of(directory: Path) -> Mark:
    """Differs whenever another generation was put in use; FileNotFoundError when none is."""
    return _mark(directory / _CURRENT)


def _mark(file: Path) -> Mark:
    seen = file.stat()
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def new_generation(directory: Path) -> Path:
    """An empty directory for the next generation."""
    path = directory / uuid.uuid4().hex
    path.mkdir(parents=True)
    return path


def put_in_use(directory: Path, generation: Path) -> None:
    """Make the generation the one in use, in one step, and take away the others."""
    told = {"generation": generation.name, "built_with": fingerprint()}
    new = directory / f"{_CURRENT}.new"
    new.write_text(json.dumps(told), "utf-8")
    os.replace(new, directory / _CURRENT)
    for other in directory.iterdir():
        if other.is_dir() and other != generation:
            shutil.rmtree(other, ignore_errors=True)


@contextmanager
def writing(directory: Path, wait_s: float) -> Iterator[None]:
    """Hold the lock that one writer at a time holds, in this process or another.

    Raises
    ------
    IndexBusy
        When somebody else held it for ``wait_s``.
    """
    with (directory / _LOCK).open("w") as lock:
        _take(lock.fileno(), directory, time.monotonic() + wait_s)
        yield


def _take(descriptor: int, directory: Path, until_s: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until_s:
                raise IndexBusy(directory, "another writes to the index") from None
            time.sleep(_RETRY_S)
