"""Who works when."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagtid.core.timegrid import iso_local
from fagtid.files.roster import read_roster

OSLO = "Europe/Oslo"
HEADER = "person,team,unit,role,start,end,activity\n"


def stretch(start: str, end: str, activity: str = "phone", person: str = "p1", role: str = "agent") -> str:
    return f"{person},A,Nord,{role},{start},{end},{activity}\n"


@pytest.fixture
def read(write_file):
    def read_rows(*rows: str, lenient: bool = False):
        return read_roster(write_file("r.csv", HEADER + "".join(rows)), timezone=OSLO, lenient=lenient)

    return read_rows


def shown(roster) -> list[str]:
    def clock(time_s: int) -> str:
        return datetime.fromtimestamp(time_s, UTC).astimezone(ZoneInfo(OSLO)).strftime("%H:%M")

    return [f"{clock(s.start_s)}-{clock(s.end_s)} {s.duty}" for s in roster.stretches]


DAY = stretch("2026-11-30T08:00", "2026-11-30T16:00")


def test_a_row_inside_another_cuts_it_at_any_depth(read):
    roster = read(
        stretch("2026-11-30T11:00", "2026-11-30T13:00", "mail"),
        DAY,
        stretch("2026-11-30T11:30", "2026-11-30T12:00", "break"),
        stretch("2026-11-30T15:30", "2026-11-30T16:00", "meeting"),
    )
    assert shown(roster) == [
        "08:00-11:00 phone", "11:00-11:30 mail", "11:30-12:00 break", "12:00-13:00 mail",
        "13:00-15:30 phone", "15:30-16:00 meeting",
    ]  # fmt: skip


def test_people_are_in_order_of_appearance_with_team_unit_and_role(read):
    roster = read(stretch("2026-11-30T08:00", "2026-11-30T16:00", "floor", "l1", "team_leader"), DAY)
    assert [(p.id, p.team, p.unit, p.role) for p in roster.people] == [
        ("l1", "A", "Nord", "team_leader"),
        ("p1", "A", "Nord", "agent"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (stretch("2026-11-30T15:00", "2026-11-30T17:00"), "start", "inside the other"),
        (DAY, "start", "inside the other"),
        (stretch("2026-11-30T08:00", "2026-11-30T16:00", "mail"), "start", "inside the other"),
        (stretch("2026-12-01T08:00", "2026-12-01T07:00"), "end", "after the start"),
        (stretch("2026-12-01T08:00", "2026-12-01T08:00"), "end", "after the start"),
        (stretch("2026-12-01T08:00", "2027-12-01T16:00"), "end", "24 hours"),
        (stretch("2026-12-01T08:00", "2026-12-01T16:00", "fone"), "activity", "one of phone"),
        (stretch("2026-12-01T08:00", "2026-12-01T16:00", role="boss"), "role", "one of agent"),
        (stretch("2026-12-01T08:00", "2026-12-01T16:00").replace(",A,", ",B,"), "team", "A, as in"),
        (stretch("2026-12-01T08:00", "2026-12-01T16:00", person=""), "person", "a value"),
        (stretch("", ""), "start", "a shift for p1"),
        (stretch("2026-12-01", "2026-12-01T16:00"), "start", "a time such as"),
        (stretch("2026-12-01T08:00+01:00", "2026-12-01T16:00+01:00"), "start", "no offset"),
        (stretch("2026-02-30T08:00", "2026-12-01T16:00"), "start", "day is out of range"),
        (stretch("2026-03-29T02:15", "2026-03-29T09:00"), "start", "go forward"),
    ],
)
def test_a_bad_row_is_refused_by_row_and_column_and_left_out_when_lenient(row, column, said, read, refusal):
    fault = refusal(lambda: read(DAY, row))
    assert (fault.row, fault.column) == (3, column)
    assert said in fault.expected
    kept = read(DAY, row, lenient=True)
    assert shown(kept) == ["08:00-16:00 phone"]
    assert len(kept.source.left_out) == 1


def test_a_missing_column_is_named_with_the_way_to_map_it(write_file, refusal):
    path = write_file("r.csv", HEADER.replace("activity", "aktivitet") + DAY)
    fault = refusal(lambda: read_roster(path, timezone=OSLO))
    assert (fault.row, fault.column) == (1, "activity")
    assert "--map activity=aktivitet" in fault.remedy
    assert len(read_roster(path, timezone=OSLO, mapping={"activity": "aktivitet"}).stretches) == 1


def test_leave_may_last_for_weeks(read):
    assert len(read(stretch("2026-11-30T00:00", "2026-12-14T00:00", "leave")).stretches) == 1


def test_a_night_shift_is_an_hour_longer_when_the_clocks_go_back(read):
    spans = {
        night: read(stretch(f"2026-{night[0]}T22:00", f"2026-{night[1]}T06:00")).stretches[0]
        for night in (("10-24", "10-25"), ("03-28", "03-29"))
    }
    assert [(s.end_s - s.start_s) // 3600 for s in spans.values()] == [9, 7]


def test_an_hour_that_comes_twice_is_told_by_the_order_of_a_persons_rows(read):
    roster = read(
        stretch("2026-10-25T02:00", "2026-10-25T02:30"),
        stretch("2026-10-25T02:30", "2026-10-25T02:00", "mail"),
        stretch("2026-10-25T02:00", "2026-10-25T02:30", "break"),
        stretch("2026-10-25T02:30", "2026-10-25T03:00"),
    )
    starts = [s.start_s for s in roster.stretches]
    assert [s - starts[0] for s in starts] == [0, 1800, 3600, 5400]


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(1, 31), min_size=1, max_size=8, unique=True))
def test_cut_stretches_cover_the_shift_and_never_overlap(cuts, tmp_path_factory):
    """Nested rows: each lies in the one before it, so all of them end where the first does."""
    start_s = 1_796_022_000
    rows = [(0, 32)] + [(at, 32) for at in sorted(cuts)]
    lines = [
        stretch(iso_local(start_s + 900 * a, OSLO), iso_local(start_s + 900 * b, OSLO), duty)
        for (a, b), duty in zip(rows, ["phone", "mail", "break", "meeting"] * 3, strict=False)
    ]
    path = tmp_path_factory.mktemp("roster") / "r.csv"
    path.write_text(HEADER + "".join(reversed(lines)))
    found = read_roster(path, timezone=OSLO).stretches
    assert found[0].start_s == start_s
    assert found[-1].end_s == start_s + 32 * 900
    assert all(a.end_s == b.start_s for a, b in pairwise(found))
