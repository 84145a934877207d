"""Turn the public 1999 bank data into Fagtid's files: ``python -m bench.bank_1999 DATA OUT``.

``DATA`` holds ``calls_1999_02_01-21.csv.gz`` (Anonymous Bank, Technion). Written to ``OUT``:
``calls.csv`` (1-14 February, what the plan may know), ``actual.csv`` (15-21 February, what then happened),
``roster.csv`` and ``centre.toml``.

Times are the bank's own clock, without offset, as in the file.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from statistics import median

CALLS = "calls_1999_02_01-21.csv.gz"
PLANNED_FROM = datetime.fromisoformat("1999-02-15")
PLANNED_DAYS = 7
LONGEST_SILENCE = timedelta(hours=3)  # longer than the two hours of 21 February when nobody was answered
SHORTEST_STRETCH = timedelta(minutes=30)
NOT_SERVICE_S = 10
WORKDAYS = (6, 0, 1, 2, 3)  # Sunday to Thursday
LEADERS = {"day": (time(8), time(16)), "evening": (time(14), time(22))}

CENTRE = """\
name = "Anonymous Bank"
timezone = "Asia/Jerusalem"
interval_minutes = 30
country = "IL"
language = "en"

[service]
target_share = 0.8
target_seconds = 60

[[activity]]
id = "forum"
kind = "forum"
minutes = 45
group = [3, 6]
within = "team"
host = "team_leader"
protected = true

[[activity]]
id = "guidance"
kind = "guidance"
minutes = 30
host = "team_leader"

[[activity]]
id = "reading"
kind = "reading"
minutes = 20

[limits]
learning_minutes_per_day = 90
least_on_phones = 2
highest_occupancy = {highest_occupancy}
"""


@dataclass(frozen=True)
class BankCall:
    """One call that reached the queue or an agent; ``agent`` is empty where nobody answered."""

    arrived: datetime
    wait_s: int
    agent: str
    served: datetime
    handle_s: int


@dataclass(frozen=True)
class Stretch:
    """An agent's work from the first call's start to the last call's end, to the quarter hour around."""

    agent: str
    start: datetime
    end: datetime


def bank_calls(data: Path) -> list[BankCall]:
    """The calls that reached the queue or an agent, by arrival."""
    with gzip.open(data / CALLS, "rt", newline="") as file:
        found = [call for row in csv.DictReader(file) if (call := bank_call(row)) is not None]
    return sorted(found, key=lambda call: call.arrived)


def bank_call(row: dict[str, str]) -> BankCall | None:
    """The call of a row, or ``None`` for one that is none or ended before queue and agent.

    Times without date belong to the next day where they are long before the entry.
    """
    queued = row["q_start"] != "0:00:00"
    answered = row["outcome"] == "AGENT" and row["server"] != "NO_SERVER"
    if row["outcome"] == "PHANTOM" or not (queued or answered):
        return None
    entered = on_clock(row["date"], row["vru_entry"])
    return BankCall(
        arrived=at_or_next_day(row, "q_start" if queued else "vru_exit", entered),
        wait_s=int(row["q_time"]) if queued else 0,
        agent=row["server"] if answered else "",
        served=at_or_next_day(row, "ser_start", entered),
        handle_s=int(row["ser_time"]),
    )


def on_clock(day: str, clock: str) -> datetime:
    """A day and a time of the file, such as ``7:02:47``."""
    hours, minutes, seconds = map(int, clock.split(":"))
    return datetime.fromisoformat(day) + timedelta(hours=hours, minutes=minutes, seconds=seconds)


def at_or_next_day(row: dict[str, str], column: str, entered: datetime) -> datetime:
    """The column's time, past midnight where it would lie hours before the entry."""
    moment = on_clock(row["date"], row[column])
    return moment + timedelta(days=1) if moment < entered - timedelta(hours=12) else moment


def stretches(calls: Iterable[BankCall]) -> list[Stretch]:
    """When each agent worked, told by their calls: a long silence ends a stretch."""
    spans: dict[str, list[tuple[datetime, datetime]]] = {}
    for call in sorted(calls, key=lambda call: call.served):
        if call.agent:
            _extend(spans.setdefault(call.agent, []), call)
    rounded = [Stretch(agent, *_around(*span)) for agent in sorted(spans) for span in spans[agent]]
    return [one for one in rounded if one.end - one.start > SHORTEST_STRETCH]


def _extend(spans: list[tuple[datetime, datetime]], call: BankCall) -> None:
    end = call.served + timedelta(seconds=call.handle_s)
    if spans and call.served - spans[-1][1] <= LONGEST_SILENCE:
        spans[-1] = (spans[-1][0], max(spans[-1][1], end))
    else:
        spans.append((call.served, end))


def _around(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    quarter = timedelta(minutes=15)
    return start - (start - PLANNED_FROM) % quarter, end + (PLANNED_FROM - end) % quarter


def teams(worked: list[Stretch]) -> dict[str, str]:
    """Two invented teams of equal size: those who usually start early, and those who start late."""
    starts: dict[str, list[int]] = {}
    for one in worked:
        starts.setdefault(one.agent, []).append(one.start.hour * 60 + one.start.minute)
    early_first = sorted(starts, key=lambda agent: (median(starts[agent]), agent))
    return {agent: "day" if i < len(early_first) / 2 else "evening" for i, agent in enumerate(early_first)}


def roster_rows(worked: list[Stretch]) -> Iterator[tuple[str, ...]]:
    """The roster: real agents on the phones, and one invented leader a team on the floor."""
    team = teams(worked)
    for one in worked:
        yield one.agent, team[one.agent], "bank", "agent", one.start.isoformat(), one.end.isoformat(), "phone"
    for name, (start, end) in LEADERS.items():
        for day in _workdays():
            hours = (datetime.combine(day, start).isoformat(), datetime.combine(day, end).isoformat())
            yield f"leader-{name}", name, "bank", "team_leader", *hours, "floor"


def _workdays() -> list[date]:
    days = [(PLANNED_FROM + timedelta(days=i)).date() for i in range(PLANNED_DAYS)]
    return [day for day in days if day.weekday() in WORKDAYS]


def call_rows(calls: Iterable[BankCall]) -> Iterator[tuple[str, ...]]:
    """Calls in Fagtid's columns."""
    for call in calls:
        outcome = "answered" if call.agent else "abandoned"
        handle = str(call.handle_s) if call.agent else ""
        yield call.arrived.isoformat(), "all", outcome, str(call.wait_s), handle


def write_files(data: Path, out: Path, *, highest_occupancy: float = 0.95) -> None:
    """Write the four files."""
    out.mkdir(parents=True, exist_ok=True)
    calls = bank_calls(data)
    header = ("arrived", "queue", "outcome", "wait_seconds", "handle_seconds")
    _write(out / "calls.csv", header, call_rows(call for call in calls if call.arrived < PLANNED_FROM))
    _write(out / "actual.csv", header, call_rows(actual_calls(calls)))
    columns = ("person", "team", "unit", "role", "start", "end", "activity")
    _write(out / "roster.csv", columns, roster_rows(stretches(calls)))
    (out / "centre.toml").write_text(CENTRE.format(highest_occupancy=highest_occupancy), encoding="utf-8")


def actual_calls(calls: Iterable[BankCall]) -> list[BankCall]:
    """The calls of the planned week."""
    end = PLANNED_FROM + timedelta(days=PLANNED_DAYS)
    return [call for call in calls if PLANNED_FROM <= call.arrived < end]


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("use: python -m bench.bank_1999 DATA OUT [HIGHEST_OCCUPANCY]")
    ceiling = float(sys.argv[3]) if len(sys.argv) == 4 else 0.95
    write_files(Path(sys.argv[1]), Path(sys.argv[2]), highest_occupancy=ceiling)
