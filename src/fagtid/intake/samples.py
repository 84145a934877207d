"""Files to begin with: a small invented week of calls and shifts."""

from __future__ import annotations

from datetime import date, timedelta

HOURS = range(8, 16)
CALLS = (12, 18, 22, 20, 16, 15, 13, 9)
PEOPLE = ("anne", "bjorn", "cecilie", "daniel", "eva", "filip", "grete", "hans", "ingrid")


def sample(kind: str, monday: date) -> str:
    """A file of the kind: three weeks of traffic before the Monday, or a roster of its week."""
    return _traffic(monday) if kind == "traffic" else _roster(monday)


def _traffic(monday: date) -> str:
    rows = ["start,queue,offered,answered,abandoned,handle_seconds,wait_seconds"]
    for back in range(21, 0, -1):
        day = monday - timedelta(days=back)
        if day.weekday() < 5:
            rows += [
                f"{day}T{hour:02d}:{minute:02d}:00,phone,{calls // 2 + 1},{calls // 2},1,180,25"
                for hour, calls in zip(HOURS, CALLS, strict=True)
                for minute in (0, 30)
            ]
    return "\n".join(rows) + "\n"


def _roster(monday: date) -> str:
    rows = ["person,team,unit,role,start,end,activity"]
    for offset in range(5):
        day = monday + timedelta(days=offset)
        for number, name in enumerate(PEOPLE):
            noon = f"{11 + number // 4}:{30 * (number % 2):02d}"
            rows.append(f"{name},Nord,Tromsø,agent,{day}T08:00,{day}T16:00,phone")
            rows.append(f"{name},Nord,Tromsø,agent,{day}T{noon},{day}T{_half_past(noon)},break")
        rows.append(f"lars,Nord,Tromsø,team_leader,{day}T08:00,{day}T16:00,floor")
    return "\n".join(rows) + "\n"


def _half_past(noon: str) -> str:
    hour, minute = noon.split(":")
    return f"{int(hour) + (minute == '30')}:{'00' if minute == '30' else '30'}"
