"""Good files damaged by the thousand: a reader returns or refuses, and does nothing else."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import Workbook

from fagtid.files.calendars import person_calendar
from fagtid.files.centre import read_centre
from fagtid.files.errors import FileRefused
from fagtid.files.forecast import read_forecast, read_staffing
from fagtid.files.plan import plan_text, read_plan
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic

OSLO = "Europe/Oslo"
DAMAGES_PER_FILE = 70
MANY_DAMAGES = 400
DAMAGES_PER_WORKBOOK = 21

START = datetime.fromisoformat("2026-10-25")  # the night the clocks go back


def interval_rows() -> list[list[object]]:
    times = [START + timedelta(minutes=15 * n) for n in range(4, 40)]
    return [["start", "queue", "offered", "answered", "abandoned", "handle_seconds", "wait_seconds"]] + [
        [t, queue, n % 7, n % 5, 0, 160.5, 12] for n, t in enumerate(times) for queue in ("tlf", "post")
    ]


def as_csv(rows: list[list[object]], delimiter: str = ",") -> bytes:
    return "".join(delimiter.join(str(v) for v in row) + "\n" for row in rows).encode()


def as_workbook(rows: list[list[object]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


CALLS = "arrived,queue,outcome,wait_seconds,handle_seconds,agent\n" + "".join(
    f"2026-10-25T{2 + n // 40:02d}:{n % 40 + 10}:07,all,{outcome},{n},{n},a{n % 5}\n"
    for n in range(100)
    for outcome in ("answered", "abandoned")
)
LOG = "".join(
    f"{1_793_000_000 + 60 * n}|{n}.1|9000|NONE|ENTERQUEUE||47|1\n"
    f"{1_793_000_010 + 60 * n}|{n}.1|9000|SIP/7|CONNECT|10|x|3\n"
    f"{1_793_000_050 + 60 * n}|{n}.1|9000|SIP/7|COMPLETEAGENT|10|40|1\n"
    for n in range(40)
)
ROSTER = [["person", "team", "unit", "role", "start", "end", "activity"]] + [
    [f"p{n}", "A", "Nord", "agent", f"2026-10-{26 + day} {a}", f"2026-10-{26 + day} {b}", activity]
    for n in range(4)
    for day in range(3)
    for a, b, activity in (
        ("08:00", "16:00", "phone"),
        ("11:00", "11:30", "break"),
        ("13:00", "14:00", "mail"),
    )
]
CENTRE = """
name = "Nord"
timezone = "Europe/Oslo"
interval_minutes = 15
country = "NO"
language = "nb"
queue = "all"
[service]
target_share = 0.92
target_seconds = 90
[[activity]]
id = "forum"
kind = "forum"
minutes = 45
group = [4, 7]
host = "team_leader"
protected = true
people = ["p1", "p2"]
[limits]
least_on_phones = 2
[[event]]
name = "Forfall"
days = [2026-12-01, "2026-12-14"]
[[wish]]
person = "p1"
activity = "forum"
from = 2026-12-01T09:00:00
to = "2026-12-01T10:00"
[[deadline]]
person = "p1"
activity = "forum"
by = 2026-12-01T09:00:00
[owed]
"p 1" = 30
[listening_hosts]
p3 = ["p1"]
"""
PLAN: dict[str, Any] = {
    "format": "fagtid-plan/1", "centre": "Nord", "timezone": OSLO,
    "period": {"start": "2026-11-30T00:00:00+01:00", "end": "2026-12-07T00:00:00+01:00"},
    "interval_minutes": 15, "inputs": {"traffic": {"file": "calls.csv", "sha256": "0"}},
    "assumptions": {"handle_seconds": 170.0},
    "intervals": [
        {"start": "2026-11-30T08:00:00+01:00", "queue": "all", "offered_mean": 12.3, "offered_p10": 8.0,
         "offered_p90": 17.0, "rostered": 18, "learning": 3, "late_before": 0.4, "late_after": 0.9},
    ],
    "sessions": [
        {"id": "s1", "activity": "forum", "kind": "forum", "start": "2026-11-30T08:00:00+01:00",
         "end": "2026-11-30T08:45:00+01:00", "protected": True, "host": "p12", "people": ["p1", "p4"],
         "with": None, "price": 0.8, "reason": "r"},
    ],
    "unplaced": [{"person": "p7", "activity": "guidance", "reason": "r"}],
    "price": {
        "offered": 5321.0, "late_before": 401.2, "late_after": 412.9, "bound": 11.2, "gap": 0.01,
        "simulated": {"runs": 200, "seed": 1, "late_before": {"mean": 402.0, "ci95": [398.1, 405.9]},
                      "late_after": {"mean": 414.2, "ci95": [410.0, 418.4]}},
    },
    "solver": {"status": "feasible", "seconds": 7.9, "seed": 1},
}  # fmt: skip
FORECAST = "start,queue,mean,p10,p50,p90\n" + "".join(
    f"2026-10-26T{h:02d}:00:00+01:00,all,{h + 0.5},{h},{h + 0.2},{h + 3}\n" for h in range(24)
)
STAFFING = "start,queue,agents,share_in_time\n" + "".join(
    f"2026-10-26T{h:02d}:00:00+01:00,all,{h},0.9{h}\n" for h in range(24)
)


def traffic(path: Path, lenient: bool) -> object:
    return read_traffic(path, timezone=OSLO, lenient=lenient)


def roster(path: Path, lenient: bool) -> object:
    return read_roster(path, timezone=OSLO, lenient=lenient)


Reader = Callable[[Path, bool], object]
GOOD: dict[str, tuple[bytes, Reader]] = {
    "intervals.csv": (as_csv(interval_rows()), traffic),
    "intervals;.csv": (as_csv(interval_rows(), ";"), traffic),
    "calls.csv": (CALLS.encode(), traffic),
    "calls.csv.gz": (gzip.compress(CALLS.encode(), mtime=0), traffic),
    "queue_log": (LOG.encode(), traffic),
    "roster.csv": (as_csv(ROSTER), roster),
    "centre.toml": (CENTRE.encode(), lambda path, _: read_centre(path)),
    "plan.json": (json.dumps(PLAN, indent=1).encode(), lambda path, _: read_plan(path)),
    "forecast.csv": (FORECAST.encode(), lambda path, _: read_forecast(path, timezone=OSLO)),
    "staffing.csv": (STAFFING.encode(), lambda path, _: read_staffing(path, timezone=OSLO)),
}
WORKBOOKS: dict[str, tuple[bytes, Reader]] = {
    "intervals.xlsx": (as_workbook(interval_rows()), traffic),
    "roster.xlsx": (as_workbook(ROSTER), roster),
}


def flip(content: bytes, rng: np.random.Generator) -> bytes:
    damaged = bytearray(content)
    for place in rng.integers(len(content), size=rng.integers(1, 4)):
        damaged[place] = int(rng.integers(256))
    return bytes(damaged)


def delete(content: bytes, rng: np.random.Generator) -> bytes:
    place = int(rng.integers(len(content)))
    return content[:place] + content[place + int(rng.integers(1, 30)) :]


def insert(content: bytes, rng: np.random.Generator) -> bytes:
    place = int(rng.integers(len(content)))
    what = [
        b"\0",
        b"\n",
        b'"',
        b",",
        b";",
        b"-",
        b"9" * 30,
        b"\xff",
        "é".encode(),
        b"[",
        b"{",
        b"nan",
        b"1e999",
        b"=",
    ]
    return content[:place] + what[int(rng.integers(len(what)))] + content[place:]


def truncate(content: bytes, rng: np.random.Generator) -> bytes:
    return content[: int(rng.integers(len(content)))]


def repeat_lines(content: bytes, rng: np.random.Generator) -> bytes:
    lines = content.splitlines(keepends=True)
    first = int(rng.integers(len(lines)))
    last = first + int(rng.integers(1, 4))
    return b"".join(lines[:last] + lines[first:])


def swap_lines(content: bytes, rng: np.random.Generator) -> bytes:
    lines = content.splitlines(keepends=True)
    a, b = (int(n) for n in rng.integers(len(lines), size=2))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def change_digit(content: bytes, rng: np.random.Generator) -> bytes:
    digits = [n for n, byte in enumerate(content) if 48 <= byte <= 57]
    damaged = bytearray(content)
    damaged[digits[int(rng.integers(len(digits)))]] = int(rng.integers(48, 58))
    return bytes(damaged)


DAMAGES = (flip, delete, insert, truncate, repeat_lines, swap_lines, change_digit)


@pytest.mark.parametrize("name", [*GOOD, *WORKBOOKS])
def test_the_undamaged_file_is_read(name: str, tmp_path: Path) -> None:
    content, read = {**GOOD, **WORKBOOKS}[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert read(path, False) is not None


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("name", GOOD)
def test_a_damaged_file_is_read_or_refused_by_name(name: str, lenient: bool, tmp_path: Path) -> None:
    content, read = GOOD[name]
    check_damages(content, read, tmp_path / name, lenient, range(DAMAGES_PER_FILE))


@pytest.mark.slow
@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("name", GOOD)
def test_hundreds_more_damages_are_read_or_refused_by_name(name: str, lenient: bool, tmp_path: Path) -> None:
    content, read = GOOD[name]
    check_damages(content, read, tmp_path / name, lenient, range(1_000, 1_000 + MANY_DAMAGES))


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_damaged_workbook_is_read_or_refused_by_name(name: str, tmp_path: Path) -> None:
    content, read = WORKBOOKS[name]
    check_damages(content, read, tmp_path / name, True, range(DAMAGES_PER_WORKBOOK))


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_with_a_damaged_sheet_inside_is_read_or_refused(name: str, tmp_path: Path) -> None:
    content, read = WORKBOOKS[name]
    rng = np.random.default_rng(7)
    for number in range(DAMAGES_PER_WORKBOOK):
        try_reading(read, tmp_path / name, damaged_inside(content, rng, number), True, str(number))


ODD_TOML = [
    "", '""', "-1", "0", "1e400", "nan", "9" * 30, "true", "[]", "[[]]", "{}", "1979-05-27",
    "2026-12-01T09:00:00", "9999-12-31T23:59:59Z", '["a", 1]', "[4]", "07:32:00", '"' + "x" * 500 + '"',
]  # fmt: skip
ODD_JSON: list[object] = [
    None, "", -1, 0, 10**400, True, [], {}, "\ud83d", [None], {"start": 1}, "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00", "2026-11-30T09:00:00", 1.5, "x" * 500,
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD_TOML)
def test_an_odd_value_for_any_key_of_the_centre_is_read_or_refused(odd: str, tmp_path: Path) -> None:
    lines = CENTRE.splitlines()
    for number, line in enumerate(lines):
        key, equals, _ = line.partition("=")
        changed = [*lines[:number], f"{key}= {odd}" if equals else odd, *lines[number + 1 :]]
        read = GOOD["centre.toml"][1]
        try_reading(read, tmp_path / "c.toml", "\n".join(changed).encode(), False, f"{odd} in row {number}")


def odd_versions(value: object, odd: object) -> Iterator[object]:
    """The value with each part of it in turn replaced by something odd, or left away."""
    yield odd
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        for changed in odd_versions(part, odd):
            yield {**value, key: changed} if isinstance(value, dict) else [changed]
    if isinstance(value, dict):
        yield from ({k: v for k, v in value.items() if k != key} for key in value)


@pytest.mark.parametrize("odd", ODD_JSON, ids=range(len(ODD_JSON)))
def test_a_plan_with_an_odd_part_is_refused_or_gives_calendars_and_text(odd: object, tmp_path: Path) -> None:
    def read_and_use(path: Path, _: bool) -> object:
        document = read_plan(path)
        return [person_calendar(document, p, "nb") for p in ("p1", "p12", "")], plan_text(document).encode()

    good = PLAN | {
        "revision": 1,
        "sessions": [
            PLAN["sessions"][0]
            | {"title": "t", "location": "l", "link": "https://v", "code": "cheap", "facts": {"starts": 3}}
        ],
    }
    for number, changed in enumerate(odd_versions(good, odd)):
        try_reading(read_and_use, tmp_path / "plan.json", json.dumps(changed).encode(), False, str(number))


def damaged_inside(workbook: bytes, rng: np.random.Generator, number: int) -> bytes:
    """The workbook with one of its parts damaged and packed again, so that the archive itself is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        victim = names[number % len(names)] if number % 2 else "xl/worksheets/sheet1.xml"
        for name in names:
            part = old.read(name)
            new.writestr(name, DAMAGES[number % len(DAMAGES)](part, rng) if name == victim else part)
    return out.getvalue()


def check_damages(content: bytes, read: Reader, path: Path, lenient: bool, seeds: range) -> None:
    for number in seeds:
        damage = DAMAGES[number % len(DAMAGES)]
        rng = np.random.default_rng(number)
        try_reading(read, path, damage(content, rng), lenient, f"{damage.__name__} {number}")


def try_reading(read: Reader, path: Path, content: bytes, lenient: bool, what: str) -> None:
    path.write_bytes(content)
    try:
        read(path, lenient)
    except FileRefused as error:
        refused = error
    except Exception as error:
        error.add_note(f"damage {what}")
        raise
    else:
        return
    assert refused.fault.file == str(path), what
    assert refused.fault.expected, what
    assert refused.fault.remedy, what
    assert "\n" not in str(refused), what
