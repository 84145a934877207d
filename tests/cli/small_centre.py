"""The files of a centre of ten agents in two teams, small enough to plan in a second or two."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2026, 11, 30)
CENTRE = """
name = "Lite senter"
timezone = "Europe/Oslo"
interval_minutes = 30

[service]
target_share = 0.9
target_seconds = 60
patience_seconds = 200
handle_seconds = 180

[[activity]]
id = "forum"
kind = "forum"
minutes = 30
group = [2, 5]
host = "team_leader"
protected = true

[[activity]]
id = "reading"
kind = "reading"
minutes = 30
"""


def write_centre(place: Path, *, calls: int = 12, first: date = FIRST_DAY) -> list[str]:
    """Write traffic, roster and centre; returns the options of ``fagtid plan`` that name them."""
    (place / "traffic.csv").write_text(traffic_rows(calls, first))
    (place / "roster.csv").write_text(roster_rows(first))
    (place / "centre.toml").write_text(CENTRE)
    names = {"--traffic": "traffic.csv", "--roster": "roster.csv", "--centre": "centre.toml"}
    files = [text for option, name in names.items() for text in (option, str(place / name))]
    return [*files, "--from", first.isoformat(), "--days", "7"]


def traffic_rows(calls: int, first: date) -> str:
    """Four weeks before ``first``: the same calls from eight to four, a little more each Monday."""
    rows = ["start,offered"]
    for back in range(28, 0, -1):
        day = first - timedelta(days=back)
        for hour in range(8, 16):
            extra = 3 if day.weekday() == 0 and calls else 0
            offered = (calls + extra + hour % 3) if calls and day.weekday() < 5 else 0
            rows += [f"{day}T{hour:02d}:{minute},{offered}" for minute in ("00", "30")]
    return "\n".join(rows) + "\n"


def roster_rows(first: date) -> str:
    """Ten agents and two leaders, five days of eight hours."""
    rows = ["person,team,unit,role,start,end,activity"]
    for number in range(5):
        day = first + timedelta(days=number)
        for agent in range(10):
            who = f"p{agent},{'AB'[agent % 2]},Nord,agent"
            rows.append(f"{who},{day}T08:00,{day}T16:00,phone")
            rows.append(f"{who},{day}T{11 + agent % 2}:00,{day}T{11 + agent % 2}:30,break")
        rows += [f"leader{team},{team},Nord,team_leader,{day}T08:00,{day}T16:00,floor" for team in "AB"]
    return "\n".join(rows) + "\n"
