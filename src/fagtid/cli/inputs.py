"""Files and dates named on the command line, read or refused."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from fagtid.cli.telling import Progress
from fagtid.core.errors import refuse
from fagtid.core.planning.problem import Needs, Service
from fagtid.engine.week import WeekInputs
from fagtid.files.centre import read_centre
from fagtid.files.forecast import read_forecast
from fagtid.files.records import Centre, Source, Traffic
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic

DEFAULT_TIMEZONE = "Europe/Oslo"
FIRST_YEAR, LAST_YEAR = 1971, 2199
INTERVALS = {"15min": 15, "30min": 30, "60min": 60, "1h": 60, "5min": 5, "10min": 10, "20min": 20}


def week_inputs(asked: Namespace, progress: Progress) -> WeekInputs:
    """Everything a week is planned from."""
    centre = read_centre(asked.centre)
    first_day = day("--from", asked.first_day)
    if not 1 <= asked.days <= 62:
        refuse("--days", "from 1 to 62", asked.days)
    given = read_forecast(asked.forecast, timezone=centre.timezone) if asked.forecast else None
    roster = read_roster(
        asked.roster,
        timezone=centre.timezone,
        mapping=mapping(asked.map_roster),
        lenient=asked.lenient,
    )
    tell_left_out(roster.source)
    traffic = traffic_of(asked, centre, progress)
    return WeekInputs(traffic, roster, centre, first_day, asked.days, given)


def traffic_of(asked: Namespace, centre: Centre, progress: Progress, minutes: int | None = None) -> Traffic:
    """The traffic file in the centre's intervals, or in ``minutes``."""
    traffic = read_traffic(
        asked.traffic,
        timezone=centre.timezone,
        interval_minutes=minutes or centre.interval_minutes or None,
        mapping=mapping(asked.map),
        lenient=asked.lenient,
        progress=lambda done, of: progress("reading", done / of if of else 0.0),
    )
    tell_left_out(traffic.source)
    return traffic


def centre_or_default(path: str | None) -> Centre:
    """The centre file, or a nameless centre in Norway whose intervals are the traffic's own."""
    if path:
        return read_centre(path)
    return Centre("", DEFAULT_TIMEZONE, 0, Service(), Needs(()), country="NO")


def interval(text: str | None) -> int | None:
    """``15min`` as 15."""
    if text is None:
        return None
    if text not in INTERVALS:
        refuse("--interval", "one of " + ", ".join(INTERVALS), text)
    return INTERVALS[text]


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """``offered=calls`` pairs: our name to the file's."""
    found = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not name or not column:
            refuse("--map", "NAME=COLUMN, such as offered=calls", pair)
        found[name] = column
    return found


def day(option: str, text: str) -> str:
    """An ISO date, checked."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        refuse(option, "a date such as 2026-11-30", text)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        refuse(option, f"a date in the years {FIRST_YEAR} to {LAST_YEAR}", text)
    return found.isoformat()


def moment(option: str, text: str, timezone: str) -> int:
    """An ISO time as UTC seconds; without an offset it is the centre's own clock."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        refuse(option, "a time such as 2026-11-30T10:15", text)
    return int((time if time.tzinfo else time.replace(tzinfo=ZoneInfo(timezone))).timestamp())


def tell_left_out(source: Source) -> None:
    """With ``--lenient``: every row that was left out, and why."""
    for fault in source.left_out:
        print(f"left out: {fault}", file=sys.stderr)
