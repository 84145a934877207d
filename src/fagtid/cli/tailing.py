"""``fagtid tail-queue-log``: follow an Asterisk log and keep the house told of the queue."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fagtid.cli.serving import SETTINGS
from fagtid.core.errors import refuse
from fagtid.files.queue_now import QueueCounts, QueueNow, Tail

LOOK_EVERY_S = 1.0


def run(asked: Namespace) -> None:
    """Store a state of the queue a second while the log is followed; without --follow, one."""
    import django  # noqa: PLC0415  (heavy)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    path = Path(asked.file)
    if not path.exists() and not asked.follow:
        refuse("--file", "a queue_log that is there", asked.file)
    follow(path, asked.centre, asked.queue, LOOK_EVERY_S if asked.follow else None)


def follow(
    path: Path,
    centre_name: str | None,
    queue: str | None,
    every_s: float | None,
    pause: Callable[[float], None] | None = None,
) -> None:
    """Read what is new, tell the counts, wait; once where ``every_s`` is ``None``."""
    from fagtid.live.feeding import rest  # noqa: PLC0415  (after Django is set up)
    from fagtid.live.from_log import centre_named, tell_counts  # noqa: PLC0415

    centre = centre_named(centre_name)
    if centre is None:
        refuse("--centre", "the name of the one centre whose queue it is", centre_name or "nothing")
    now = QueueNow(str(path), queue or centre.queue or None)
    with closing(Tail(path)) as tail:
        tell_counts(centre, look(now, tail), with_calls=False)  # calls before the start came before it
        while every_s is not None:
            (pause or rest)(every_s)
            tell_counts(centre, look(now, tail), with_calls=True)


def look(now: QueueNow, tail: Tail) -> QueueCounts:
    """Read what is new, and count."""
    for line in tail.new_lines():
        now.take(line)
    if now.bad_lines:
        print(f"fagtid tail-queue-log: {now.bad_lines} lines made no sense", file=sys.stderr)
        now.bad_lines = 0
    return now.counts(int(time.time()))
