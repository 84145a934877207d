"""The demo centre as the files that a real centre would have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fagtid.core.timegrid import TimeGrid
from fagtid.demo.callers import TIMEZONE, Callers
from fagtid.demo.newspapers import Newspaper
from fagtid.demo.shifts import ShiftRow

QUEUE = "abonnement"
CENTRE = """\
# The demo centre: settings as a real centre would write them. All of it is invented.
name = "Kundesenter Nord"
timezone = "{timezone}"
interval_minutes = 15
country = "NO"
language = "nb"

[service]
target_share = 0.92
target_seconds = 90
# patience_seconds and handle_seconds are left out: they are estimated from the traffic.

[[event]]
name = "Forfall"           # invoice due dates, past and coming
days = [
{days}]

[[activity]]
id = "forum"
title = "Fagforum"
kind = "forum"
minutes = 45
group = [3, 7]
within = "team"
host = "team_leader"
protected = true

[[activity]]
id = "guidance"
title = "Veiledning"
kind = "guidance"
minutes = 30
host = "team_leader"

[[activity]]
id = "listening"
title = "Medlytting"
kind = "listening"
minutes = 30

[[activity]]
id = "reading"
title = "Lesetid"
kind = "reading"
minutes = 20
times = 2

[limits]
learning_minutes_per_day = 90
least_on_phones = 4
"""


def traffic_csv(callers: Callers, clients: tuple[Newspaper, ...]) -> str:
    """The calls form of the traffic file, in order of arrival; local times to the second."""
    records = callers.records
    waited = np.where(records.answered, records.wait_s, records.ended_s - records.arrived_s)
    arrived = np.datetime_as_string(local_times(records.arrived_s), unit="s")
    outcome = np.where(records.abandoned, "abandoned", "answered")
    handled = [f"{s:.0f}" if answered else "" for s, answered in _handled(callers)]
    names = [client.name for client in clients]
    rows = zip(
        arrived, outcome, np.round(waited, 1), handled, (names[c] for c in callers.client), strict=True
    )
    header = ("arrived", "queue", "outcome", "wait_seconds", "handle_seconds", "client")
    return _table(header, ((when, QUEUE, what, wait, handle, who) for when, what, wait, handle, who in rows))


def roster_csv(rows: list[ShiftRow]) -> str:
    """The roster file, one row a stretch; breaks, mail and meetings lie inside the shift they cut."""
    header = ("person", "team", "unit", "role", "start", "end", "activity")
    return _table(
        header,
        (
            (p.id, p.team, p.unit, p.role, row.start.isoformat(), row.end.isoformat(), row.duty)
            for row in rows
            for p in [row.person]
        ),
    )


def centre_toml(due: tuple[date, ...]) -> str:
    """The centre's settings with its invoice due dates."""
    days = "".join(f'    "{day.isoformat()}",\n' for day in due)
    return CENTRE.format(timezone=TIMEZONE, days=days)


def local_times(times_s: NDArray[np.float64]) -> NDArray[np.datetime64]:
    """What the centre's wall clock showed, to the second, for ascending UTC times."""
    if not len(times_s):
        return np.empty(0, dtype="datetime64[s]")
    first = int(times_s[0]) // 3_600 * 3_600
    hours = TimeGrid(first, 3_600, int(times_s[-1] - first) // 3_600 + 1, TIMEZONE)
    seconds = times_s.astype(np.int64)
    place = (seconds - first) // 3_600
    since_full_hour = (seconds - hours.starts_s[place]).astype("timedelta64[s]")
    local: NDArray[np.datetime64] = hours.local[place] + since_full_hour
    return local


def _handled(callers: Callers) -> Iterable[tuple[float, bool]]:
    return zip(callers.calls.handle_s, callers.records.answered, strict=True)


def _table(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
