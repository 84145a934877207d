"""A file that was brought in, read by a worker: what it holds is stored, or why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from numpy.typing import NDArray

from fagtid.core.errors import FagtidError
from fagtid.files.errors import FileRefused
from fagtid.files.records import Roster, Source, Traffic
from fagtid.files.roster import read_roster
from fagtid.files.tables import nearest_column, read_table
from fagtid.files.traffic import read_traffic
from fagtid.frame.clock import now
from fagtid.intake.models import Import, RosterStretch, TrafficDay
from fagtid.intake.queries import COUNTS, MEANS, day_spans
from fagtid.people.models import Person

FIRST_ROWS, MOST_TOLD = 6, 50
LEFT = timedelta(seconds=15)  # an import whose worker has been silent so long may be taken up by another
LETTERS, HIDDEN = re.compile(r"[^\W\dT_]{2}"), "…"
Tell = Callable[[int, int], None]
Json = dict[str, Any]


class Stopped(Exception):
    """The import was taken away while it was being read."""


def upload_path(found: Import) -> Path:
    """Where the file waits until it has been read."""
    return Path(settings.MEDIA_ROOT) / found.stored_as


def read_import(import_id: int) -> None:
    """Read what was brought in; all of it is stored, or nothing. Safe to run twice."""
    if not claim(import_id):
        return
    found = Import.objects.select_related("centre").get(pk=import_id)
    try:
        if found.kind == Import.Kind.TRAFFIC:
            take_traffic(found, progress_of(found))
        else:
            take_roster(found)
    except Stopped:
        return
    except FileRefused as refused:
        tell_refusal(found, refused.fault.as_json())
    except FagtidError as refused:
        tell_refusal(found, {"file": found.file_name, "expected": str(refused), "remedy": ""})
    except BaseException:
        _if_reading(found).update(state=Import.State.INTERRUPTED)
        raise


def claim(import_id: int) -> bool:
    """True for the one worker that is to read it: it waits, or its worker has gone silent."""
    silent = Q(state__in=(Import.State.READING, Import.State.INTERRUPTED), heard_at__lt=now() - LEFT)
    free = Import.objects.filter(Q(state=Import.State.WAITING) | silent, pk=import_id)
    return bool(free.update(state=Import.State.READING, heard_at=now(), share_done=0.0))


def show_life(import_id: int) -> None:
    """Write that the import's worker lives, while a large file is being read."""
    Import.objects.filter(pk=import_id, state=Import.State.READING).update(heard_at=now())


def progress_of(found: Import) -> Tell:
    """Writes how far the reading is, a hundred times at most; stops when the import is gone."""
    told = [-1.0]

    def tell(done: int, of: int) -> None:
        share = done / of if of else 0.0
        if share - told[0] < 0.01:
            return
        told[0] = share
        if not _if_reading(found).update(share_done=share, heard_at=now()):
            raise Stopped

    return tell


def _if_reading(found: Import) -> Any:
    return Import.objects.filter(pk=found.pk, state=Import.State.READING)


def tell_refusal(found: Import, fault: Json) -> None:
    """Keep where the file is wrong, with its first rows so that columns can be mapped."""
    header, rows = first_rows(upload_path(found))
    if found.kind == Import.Kind.TRAFFIC:
        rows = without_names(header, rows)
    fault["file"] = found.file_name
    _if_reading(found).update(state=Import.State.REFUSED, fault=fault, header=header, first_rows=rows)


def first_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header and first rows of a table; nothing where it is none."""
    try:
        with read_table(path, lenient=True) as table:
            batches = (row for _, batch in table.batches() for row in batch)
            return list(table.header), [list(row) for row in islice(batches, FIRST_ROWS)]
    except FagtidError:
        return [], []


def without_names(header: list[str], rows: list[list[str]]) -> list[list[str]]:
    """First rows of traffic as they may be kept: words only in columns known to hold no one's name."""
    known = {nearest_column(name, header) for name in ("queue", "outcome")}
    return [[kept_cell(*one, known) for one in zip(header, row, strict=False)] for row in rows]


def kept_cell(column: str, cell: str, known: set[str | None]) -> str:
    """The cell, or a mark where it may be somebody's name."""
    return HIDDEN if column not in known and LETTERS.search(cell) else cell


def take_traffic(found: Import, tell: Tell) -> None:
    """Sums per queue, day and interval; who answered which call is never stored."""
    traffic = read_traffic(
        upload_path(found),
        timezone=found.centre.timezone,
        mapping=found.mapping,
        lenient=found.lenient,
        progress=tell,
    )
    days = list(days_of(traffic, found))
    store(found, traffic.source, traffic_summary(traffic), days, [row.day for row in days])


def days_of(traffic: Traffic, found: Import) -> list[TrafficDay]:
    """One row a queue and day that the file tells of."""
    minutes = traffic.grid.interval_s // 60
    rows = []
    for day, at in day_spans(traffic.grid).items():
        for number, queue in enumerate(traffic.queues):
            if np.isfinite(traffic.offered[number, at]).any():
                values = {name: listed(getattr(traffic, name)[number, at]) for name in (*COUNTS, *MEANS)}
                rows.append(
                    TrafficDay(
                        source=found,
                        queue=queue,
                        day=date.fromisoformat(day),
                        interval_minutes=minutes,
                        **values,
                    )
                )
    return rows


def listed(values: NDArray[np.float64]) -> list[float | None]:
    """Numbers as JSON can hold them; NaN is null."""
    return [None if np.isnan(value) else round(float(value), 3) for value in values]


def traffic_summary(traffic: Traffic) -> Json:
    """What was understood: queues, interval, calls in all and by day."""
    by_day = {
        day: float(np.nansum(traffic.offered[:, at]))
        for day, at in day_spans(traffic.grid).items()
        if np.isfinite(traffic.offered[:, at]).any()
    }
    answered = float(np.nansum(traffic.answered)) if np.isfinite(traffic.answered).any() else None
    return {
        "queues": list(traffic.queues),
        "interval_minutes": traffic.grid.interval_s // 60,
        "calls": sum(by_day.values()),
        "answered": answered,
        "by_day": [{"day": day, "count": round(count, 1)} for day, count in sorted(by_day.items())],
    }


def take_roster(found: Import) -> None:
    """People and stretches as read; nobody is added before the roster is applied."""
    roster = read_roster(
        upload_path(found), timezone=found.centre.timezone, mapping=found.mapping, lenient=found.lenient
    )
    zone = ZoneInfo(found.centre.timezone)
    days = [local_day(one.start_s, zone) for one in roster.stretches]
    pending = {
        "people": [[one.id, one.team, one.unit, one.role] for one in roster.people],
        "stretches": [[one.person, one.start_s, one.end_s, one.duty] for one in roster.stretches],
    }
    store(found, roster.source, roster_summary(roster, zone), [], days, pending)


def local_day(second: int, zone: ZoneInfo) -> date:
    """The date on the wall."""
    return datetime.fromtimestamp(second, zone).date()


def stretch_rows(found: Import, people: dict[str, Person]) -> list[RosterStretch]:
    """The pending stretches as rows, each on the local day it begins."""
    zone = ZoneInfo(found.centre.timezone)
    return [
        RosterStretch(
            source=found,
            person=people[name],
            day=local_day(start_s, zone),
            start=datetime.fromtimestamp(start_s, zone),
            end=datetime.fromtimestamp(end_s, zone),
            duty=duty,
        )
        for name, start_s, end_s, duty in found.pending["stretches"]
    ]


def roster_summary(roster: Roster, zone: ZoneInfo) -> Json:
    """What was understood: people, teams, shifts, and agents at work by day."""
    agents = {person.id for person in roster.people if person.role == "agent"}
    at_work: dict[str, set[str]] = {}
    for one in roster.stretches:
        if one.person in agents and one.duty not in ("leave", "break"):
            day = local_day(one.start_s, zone).isoformat()
            at_work.setdefault(day, set()).add(one.person)
    return {
        "people": len(roster.people),
        "agents": len(agents),
        "teams": sorted({f"{person.team} ({person.unit})" for person in roster.people}),
        "stretches": len(roster.stretches),
        "by_day": [{"day": day, "count": len(names)} for day, names in sorted(at_work.items())],
    }


def store(
    found: Import,
    source: Source,
    summary: Json,
    rows: list[TrafficDay],
    days: list[date],
    pending: Json | None = None,
) -> None:
    """Keep what was read, all or nothing, and let go of the file."""
    with transaction.atomic():
        kept = _if_reading(found).update(
            state=Import.State.READY,
            share_done=1.0,
            sha256=source.sha256,
            summary=summary,
            pending=pending,
            header=[],
            first_rows=[],
            fault=None,
            left_out=[fault.as_json() for fault in source.left_out[:MOST_TOLD]],
            first_day=min(days, default=None),
            last_day=max(days, default=None),
        )
        if not kept:
            raise Stopped
        TrafficDay.objects.bulk_create(rows, batch_size=500)
    upload_path(found).unlink(missing_ok=True)


SILENT = timedelta(seconds=60)


def give_up_silent_imports(moment: datetime) -> int:
    """Mark every import whose worker is gone as interrupted; tells how many."""
    silent = Import.objects.filter(state=Import.State.READING, heard_at__lte=moment - SILENT)
    return silent.update(state=Import.State.INTERRUPTED)


def give_up_if_silent(found: Import) -> bool:
    """Mark an import whose worker is gone as interrupted; true if it was."""
    if found.state != Import.State.READING or found.heard_at is None or now() - found.heard_at < SILENT:
        return False
    same = Import.objects.filter(pk=found.pk, state=Import.State.READING, heard_at=found.heard_at)
    return bool(same.update(state=Import.State.INTERRUPTED))
