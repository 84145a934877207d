"""Progress on standard error when someone is watching, and results for people or machines."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

Progress = Callable[[str, float], None]

BAR = 24


def progress_line() -> Progress:
    """A line that is drawn anew; silent when standard error is not a terminal."""
    if not sys.stderr.isatty():
        return lambda step, share: None

    def tell(step: str, share: float) -> None:
        done = round(BAR * min(max(share, 0.0), 1.0))
        end = "\n" if step == "done" else ""
        bar = "#" * done + "." * (BAR - done)
        print(f"\r[{bar}] {step:<24}", end=end, file=sys.stderr, flush=True)

    return tell


@contextmanager
def quiet_solver() -> Iterator[None]:
    """Keep what the solver's own code prints off standard output, which belongs to the result.

    HiGHS prints debugging lines from some releases whatever is asked of it.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def tell_result(lines: list[str], facts: Mapping[str, Any], *, as_json: bool) -> None:
    """The result on standard output: lines for people, or one JSON object."""
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
    else:
        print("\n".join(lines))
