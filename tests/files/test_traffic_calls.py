"""Traffic call by call."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagtid.core.timegrid import iso_local, local_midnight_s
from fagtid.files.traffic import read_traffic

OSLO = "Europe/Oslo"
HEADER = "arrived,queue,outcome,wait_seconds,handle_seconds\n"


def test_calls_are_summed_by_arrival(write_file):
    content = HEADER + (
        "2026-11-30T08:00:00,all,answered,10,100\n"
        "2026-11-30T08:14:59,all,answered,20,200\n"
        "2026-11-30T08:14:59.9,all,abandoned,60,\n"
        "2026-11-30 08:15:00,all,Answered,5,300\n"
    )
    traffic = read_traffic(write_file("c.csv", content), timezone=OSLO)
    assert traffic.offered[0, 32:34].tolist() == [3, 1]
    assert traffic.answered[0, 32:34].tolist() == [2, 1]
    assert traffic.abandoned[0, 32:34].tolist() == [1, 0]
    assert traffic.handle_s[0, 32:34].tolist() == [150, 300]
    assert traffic.wait_s[0, 32:34].tolist() == [15, 5]
    assert traffic.waited_s[0, 32:34].tolist() == [90, 5]


def test_an_open_day_is_zero_between_calls_and_a_day_without_calls_is_unknown(write_file):
    content = HEADER + "2026-11-30T08:00,a,answered,1,2\n2026-12-02T08:00,b,answered,1,2\n"
    by_day = read_traffic(write_file("c.csv", content), timezone=OSLO).offered.reshape(2, 3, 96)
    assert by_day[:, 0].sum() == 1
    assert by_day[1, 0].sum() == 0  # the centre was open; nobody called b
    assert np.isnan(by_day[:, 1]).all()


def test_agents_and_clients_leave_no_trace(write_file):
    header = HEADER.strip() + ",agent,server,client\n"
    path = write_file("c.csv", header + "2026-11-30T08:00,all,answered,1,2,Kari Normann,AG08,Avisa\n")
    told = repr(read_traffic(path, timezone=OSLO))
    assert not any(name in told for name in ("Kari", "AG08", "Avisa"))


def test_only_arrival_and_outcome_are_needed(write_file):
    traffic = read_traffic(
        write_file("c.csv", "arrived,outcome\n2026-11-30T08:00,abandoned\n"), timezone=OSLO
    )
    assert traffic.abandoned[0, 32] == 1
    assert np.isnan(traffic.waited_s[0, 32])


@pytest.mark.parametrize("minutes", [5, 20, 30, 60])
def test_any_interval_that_divides_an_hour_keeps_the_sums(minutes, write_file):
    content = HEADER + "".join(
        f"2026-10-25T{h:02d}:{m:02d},all,answered,1,2\n" for h in (3, 4, 5) for m in range(60)
    )
    traffic = read_traffic(write_file("c.csv", content), timezone=OSLO, interval_minutes=minutes)
    assert traffic.grid.count == 25 * 60 // minutes
    assert set(traffic.offered.ravel().tolist()) == {0, minutes}


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"])
def test_zones_off_the_whole_hour_keep_their_own_days(zone, write_file):
    content = HEADER + "2026-06-01T00:00,all,answered,1,2\n2026-06-01T23:59,all,answered,1,2\n"
    traffic = read_traffic(write_file("c.csv", content), timezone=zone, interval_minutes=60)
    assert traffic.offered[0, [0, 23]].tolist() == [1, 1]
    assert traffic.grid.count == 24


def test_the_night_the_clocks_go_back_is_told_by_the_order_of_rows(write_file):
    times = ["01:50", "02:10", "02:50", "02:05", "02:55", "03:00"]
    content = HEADER + "".join(f"2026-10-25T{t},all,answered,1,2\n" for t in times)
    traffic = read_traffic(write_file("c.csv", content), timezone=OSLO, interval_minutes=60)
    assert traffic.offered[0, :5].tolist() == [0, 1, 2, 2, 1]


def test_calls_a_few_seconds_out_of_order_do_not_turn_the_clock_back(write_file):
    times = ["02:10:00", "02:09:57", "02:10:02"]
    content = HEADER + "".join(f"2026-10-25T{t},all,answered,1,2\n" for t in times)
    traffic = read_traffic(write_file("c.csv", content), timezone=OSLO, interval_minutes=60)
    assert traffic.offered[0, 2:4].tolist() == [3, 0]


def test_a_little_disorder_just_before_the_clock_goes_back_does_not_hide_it(write_file):
    times = ["02:10:00", "02:50:00", "02:49:58", "02:05:00", "02:06:00"]
    content = HEADER + "".join(f"2026-10-25T{t},all,answered,1,2\n" for t in times)
    traffic = read_traffic(write_file("c.csv", content), timezone=OSLO, interval_minutes=60)
    assert traffic.offered[0, 2:4].tolist() == [3, 2]


def test_calls_with_the_newest_first_are_read_the_same(write_file):
    times = ["01:50", "02:10", "02:50", "02:05", "02:55", "03:10", "03:50"]
    content = HEADER + "".join(f"2026-10-25T{t},all,answered,1,2\n" for t in reversed(times))
    traffic = read_traffic(write_file("c.csv", content), timezone=OSLO, interval_minutes=60)
    assert traffic.offered[0, :5].tolist() == [0, 1, 2, 2, 2]


def test_a_call_in_the_hour_the_clocks_jump_over_is_refused(write_file, refusal):
    path = write_file("c.csv", HEADER + "2026-03-29T02:30,all,answered,1,2\n")
    assert refusal(lambda: read_traffic(path, timezone=OSLO)).row == 2


@settings(max_examples=30, deadline=None)
@given(
    offsets=st.lists(st.integers(0, 3 * 86_400 - 1), min_size=1, max_size=60),
    first=st.sampled_from(["2026-03-28", "2026-10-24"]),
)
def test_every_call_lands_in_the_interval_that_holds_it(offsets, first, tmp_path_factory):
    start_s = local_midnight_s(first, OSLO)
    path = tmp_path_factory.mktemp("calls") / "c.csv"
    times = [iso_local(start_s + offset, OSLO) for offset in offsets]
    path.write_text(HEADER + "".join(f"{t},all,answered,3,9\n" for t in times))
    traffic = read_traffic(path, timezone=OSLO)
    expected = np.bincount([traffic.grid.index(start_s + o) for o in offsets], minlength=traffic.grid.count)
    np.testing.assert_array_equal(np.nan_to_num(traffic.offered[0]), expected)


@settings(max_examples=30, deadline=None)
@given(offsets=st.lists(st.integers(0, 86_400 + 3599), min_size=1, max_size=80, unique=True))
def test_calls_in_order_every_ten_minutes_or_less_need_no_offset(offsets, tmp_path_factory):
    start_s = local_midnight_s("2026-10-25", OSLO)
    seconds = sorted({*offsets, *range(0, 25 * 3600, 600)})
    path = tmp_path_factory.mktemp("calls") / "c.csv"
    times = [iso_local(start_s + s, OSLO)[:19] for s in seconds]
    path.write_text(HEADER + "".join(f"{t},all,answered,3,9\n" for t in times))
    traffic = read_traffic(path, timezone=OSLO)
    expected = np.bincount(np.array(seconds) // 900, minlength=100)
    np.testing.assert_array_equal(traffic.offered[0], expected)


def test_progress_is_told_in_bytes(write_file):
    path = write_file("c.csv", HEADER + "2026-11-30T08:00,all,answered,1,2\n" * 20_000)
    told: list[tuple[int, int]] = []
    read_traffic(path, timezone=OSLO, progress=lambda done, all_: told.append((done, all_)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
