"""Traffic in any of its forms, recognised by itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path

from fagtid.core.errors import refuse
from fagtid.files import calls, intervals
from fagtid.files.clock import zone
from fagtid.files.queue_log import is_queue_log, read_queue_log
from fagtid.files.records import Traffic
from fagtid.files.sources import Progress, is_zip, opened, text_lines, unpacked
from fagtid.files.tables import Table, csv_table, workbook_table

LINES_TO_KNOW_BY = 20
DEFAULT_MINUTES = 15


def read_traffic(
    path: Path | str,
    *,
    timezone: str,
    interval_minutes: int | None = None,
    mapping: Mapping[str, str] | None = None,
    lenient: bool = False,
    progress: Progress | None = None,
) -> Traffic:
    """Traffic per queue and interval from any file that tells it.

    Parameters
    ----------
    path
        Intervals or calls as CSV or Excel, or an Asterisk ``queue_log``; packed with gzip or not.
    timezone
        IANA name of the zone that times without an offset are local to.
    interval_minutes
        Length of the intervals wanted, a divisor of 60; absent: the file's own, and 15 for calls.
    mapping
        The product's name of a column to the file's own, for columns called something else.
    lenient
        Leave out bad rows and list them in ``source.left_out``, rather than refuse the file.
    progress
        Called now and then with the bytes read and the bytes there are.

    Raises
    ------
    FileRefused
        If the file, or in a strict reading any row of it, is not what it should be.
    InvalidInput
        If the time zone or the interval is not one.
    """
    path = Path(path)
    zone(timezone)
    if interval_minutes is not None and (interval_minutes < 1 or 60 % interval_minutes):
        refuse("interval_minutes", "a whole number that divides 60", interval_minutes)
    read = partial(
        _from_table,
        timezone=timezone,
        interval_s=None if interval_minutes is None else interval_minutes * 60,
        mapping=mapping or {},
    )
    with opened(path) as disk:
        stream = unpacked(disk, str(path))
        if is_zip(stream, str(path)):
            with workbook_table(path, disk, lenient=lenient, progress=progress) as table:
                return read(table)
        lines = text_lines(stream, str(path))
        head = list(islice(lines, LINES_TO_KNOW_BY))
        lines = chain(head, lines)
        if is_queue_log(head):
            return read_queue_log(
                str(path), path.name, lines, disk, timezone=timezone,
                interval_s=60 * (interval_minutes or DEFAULT_MINUTES), lenient=lenient, progress=progress,
            )  # fmt: skip
        return read(csv_table(path, lines, disk, lenient=lenient, progress=progress))


def _from_table(
    table: Table, *, timezone: str, interval_s: int | None, mapping: Mapping[str, str]
) -> Traffic:
    if has_calls(table.header, mapping):
        seconds = interval_s or 60 * DEFAULT_MINUTES
        return calls.read_calls(table, timezone=timezone, interval_s=seconds, mapping=mapping)
    return intervals.read_intervals(table, timezone=timezone, interval_s=interval_s, mapping=mapping)


def has_calls(header: tuple[str, ...], mapping: Mapping[str, str]) -> bool:
    """True when a table has one row a call: an arrival or an outcome, and no count of calls offered."""
    names = {name.casefold() for name in header}

    def has(column: str) -> bool:
        return column in mapping or column in names

    return not has("offered") and (has("arrived") or has("outcome"))
