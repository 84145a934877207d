"""Counts of requests, by view and status, summed over the web processes of one machine.

The library ``prometheus-client`` does the same; what is needed here is one histogram and the sum over a few
processes, which is less code than the care a further dependency takes. Each process writes its counts to a
file of its own beside the data, at most once a second; whoever is asked adds all files up. Counts of a
process that has ended stay until the web is started again, so that sums never fall meanwhile.
"""

from __future__ import annotations

import json
import os
import re
import socket
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

from django.conf import settings

BOUNDS_S = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 1.0, 2.5, 10.0)
WRITTEN_EVERY_S = 1.0
Counts = dict[str, list[float]]  # "view status" to: requests, seconds, requests within each bound

_lock = Lock()
_counts: Counts = {}
_written = 0.0


def directory() -> Path:
    """Where the processes of this machine write their counts."""
    return Path(settings.DATA) / "metrics" / re.sub(r"[^\w.-]", "_", socket.gethostname())


def count(view: str, status: int, seconds: float) -> None:
    """Count one request."""
    global _written
    with _lock:
        row = _counts.setdefault(f"{view} {status}", [0.0] * (2 + len(BOUNDS_S)))
        row[0] += 1
        row[1] += seconds
        for i, bound in enumerate(BOUNDS_S, start=2):
            row[i] += seconds <= bound
        if time.monotonic() - _written >= WRITTEN_EVERY_S:
            _written = time.monotonic()
            write()


def write() -> None:
    """Write this process's counts, whole or not at all; a disk that is full stops no request."""
    path = directory() / f"{os.getpid()}.json"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(_counts), encoding="utf-8")
        part.replace(path)


def begin_anew() -> None:
    """Forget counts of processes of an earlier start."""
    for path in directory().glob("*.json"):
        path.unlink(missing_ok=True)


def total() -> Counts:
    """All processes of this machine together."""
    with _lock:
        write()
    found: Counts = {}
    for path in sorted(directory().glob("*.json")):
        with suppress(OSError, ValueError):
            for name, row in json.loads(path.read_text(encoding="utf-8")).items():
                before = found.get(name, [0.0] * len(row))
                found[name] = [a + b for a, b in zip(before, row, strict=True)]
    return found
