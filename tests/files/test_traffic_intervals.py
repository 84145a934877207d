"""Traffic counted per interval."""

from __future__ import annotations

import gzip
import hashlib
import io
from datetime import datetime, timedelta

import numpy as np
import pytest
from openpyxl import Workbook

from fagtid.core.errors import InvalidInput
from fagtid.files.records import Source, Traffic
from fagtid.files.traffic import read_traffic

OSLO = "Europe/Oslo"


def rows(*values: object, start: str = "2026-11-30T08:00", minutes: int = 30) -> str:
    first = datetime.fromisoformat(start)
    lines = (f"{(first + timedelta(minutes=minutes * n)).isoformat()},{v}\n" for n, v in enumerate(values))
    return "start,offered\n" + "".join(v for v in lines if not v.endswith(",None\n"))


def known(traffic: Traffic) -> list[float]:
    return traffic.offered[~np.isnan(traffic.offered)].tolist()


def test_one_queue_is_called_all_and_the_grid_is_whole_local_days(write_file):
    traffic = read_traffic(write_file("t.csv", rows(3, 4, 5)), timezone=OSLO)
    assert traffic.queues == ("all",)
    assert traffic.grid.count == 48
    assert traffic.grid.interval_s == 1800
    assert str(traffic.grid.local[0]) == "2026-11-30T00:00:00"
    assert traffic.offered[0, 16:19].tolist() == [3, 4, 5]
    assert np.isnan(traffic.answered).all()


def test_a_missing_interval_is_unknown_in_a_file_without_zeros(write_file):
    traffic = read_traffic(write_file("t.csv", rows(3, None, 5, 6)), timezone=OSLO)
    assert np.isnan(traffic.offered[0, 17])
    assert known(traffic) == [3, 5, 6]


def test_a_missing_interval_is_zero_in_a_file_with_zeros_but_only_on_days_with_rows(write_file):
    content = rows(3, None, 0, 6) + "2026-12-02T08:00,7\n"
    traffic = read_traffic(write_file("t.csv", content), timezone=OSLO)
    by_day = traffic.offered.reshape(3, 48)
    assert by_day[0].sum() == 9
    assert np.isnan(by_day[1]).all()
    assert by_day[2].sum() == 7


def test_a_day_of_one_queue_says_nothing_of_another(write_file):
    content = "start,queue,offered\n2026-11-30T08:00,a,0\n2026-11-30T08:15,a,2\n2026-12-01T08:00,b,1\n"
    traffic = read_traffic(write_file("t.csv", content), timezone=OSLO)
    assert traffic.queues == ("a", "b")
    assert np.isnan(traffic.offered[1, :96]).all()
    assert traffic.offered[1, 96:].sum() == 1


@pytest.mark.parametrize("wrap", [lambda b: b, gzip.compress, lambda b: b"\xef\xbb\xbf" + b])
def test_packed_and_marked_files_are_read_as_they_are(wrap, write_file):
    content = rows(3, 4, 5).encode()
    traffic = read_traffic(write_file("t.csv", wrap(content)), timezone=OSLO)
    assert known(traffic) == [3, 4, 5]


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.xlsx", "queue_log"])
def test_the_source_names_the_file_and_its_own_fingerprint(name, write_file):
    book, out = Workbook(), io.BytesIO()
    for line in rows(3, 4, 5).splitlines():
        book.active.append(
            line.split(",")[:1] + [v if v == "offered" else int(v) for v in line.split(",")[1:]]
        )
    book.save(out)
    log = "1796025600|1.1|q|NONE|ENTERQUEUE||47|1\n" * 3
    contents = {"t.csv": rows(3, 4, 5).encode(), "t.xlsx": out.getvalue(), "queue_log": log.encode()}
    content = contents.get(name) or gzip.compress(contents["t.csv"])
    source = read_traffic(write_file(name, content), timezone=OSLO).source
    assert source == Source(name, hashlib.sha256(content).hexdigest(), 3)


def test_semicolons_and_decimal_commas_go_together(write_file):
    content = "start;offered;handle_seconds\n2026-11-30 08:00;3;170,5\n2026-11-30 08:30;4;\n"
    traffic = read_traffic(write_file("t.csv", content), timezone=OSLO)
    assert traffic.handle_s[0, 16] == 170.5
    assert np.isnan(traffic.handle_s[0, 17])


def test_a_workbook_gives_the_same_as_its_csv(write_file):
    book, out = Workbook(), io.BytesIO()
    book.active.append(["start", "offered", "note"])
    start = datetime.fromisoformat("2026-11-30T08:00")
    for n in range(8):
        book.active.append([start + timedelta(minutes=15 * n), n + 0.0, None])
    book.save(out)
    from_book = read_traffic(write_file("t.xlsx", out.getvalue()), timezone=OSLO)
    from_csv = read_traffic(write_file("t.csv", rows(*range(8), minutes=15)), timezone=OSLO)
    np.testing.assert_array_equal(from_book.offered, from_csv.offered)


def test_columns_of_other_names_are_mapped(write_file):
    path = write_file("t.csv", rows(3, 4).replace("start,offered", "Interval_Start,calls"))
    traffic = read_traffic(path, timezone=OSLO, mapping={"start": "interval_start", "offered": "calls"})
    assert known(traffic) == [3, 4]


def test_longer_intervals_add_counts_and_weigh_means(write_file):
    content = (
        "start,offered,answered,handle_seconds\n2026-11-30T08:00,4,1,100\n2026-11-30T08:15,6,3,200\n"
        "2026-11-30T08:30,1,1,90\n"
    )
    traffic = read_traffic(write_file("t.csv", content), timezone=OSLO, interval_minutes=30)
    assert traffic.grid.interval_s == 1800
    assert traffic.offered[0, 16] == 10
    assert traffic.handle_s[0, 16] == 175
    assert np.isnan(traffic.offered[0, 17])  # half of it is unknown


def test_shorter_intervals_share_counts_out_and_keep_sums(write_file):
    traffic = read_traffic(write_file("t.csv", rows(3, 4, 5)), timezone=OSLO, interval_minutes=15)
    assert traffic.offered[0, 32:38].tolist() == [1.5, 1.5, 2, 2, 2.5, 2.5]
    assert np.nansum(traffic.offered) == 12


def test_intervals_that_fit_no_whole_number_of_times_are_refused(write_file, refusal):
    path = write_file("t.csv", rows(3, 4, 5, minutes=20))
    assert "15 minutes" in refusal(lambda: read_traffic(path, timezone=OSLO, interval_minutes=15)).expected


def test_an_interval_that_does_not_divide_an_hour_is_invalid(write_file):
    with pytest.raises(InvalidInput, match="interval_minutes"):
        read_traffic(write_file("t.csv", rows(1, 2)), timezone=OSLO, interval_minutes=7)


def test_a_start_off_the_beat_is_refused_by_row(write_file, refusal):
    path = write_file("t.csv", rows(3, 4, 5, 6) + "2026-11-30T12:07,1\n")
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert (fault.row, fault.column) == (6, "start")


def test_an_interval_given_twice_is_refused_and_names_both_rows(write_file, refusal):
    path = write_file("t.csv", rows(3, 4, 5) + "2026-11-30T08:30:00,4\n")
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert fault.row == 5
    assert "row 3" in fault.expected


def test_a_lenient_reading_leaves_bad_rows_out_and_lists_them(write_file):
    path = write_file("t.csv", rows(3, "four", 5, -1, 6) + "2026-11-30T08:00:00,9\nrubbish\n")
    traffic = read_traffic(path, timezone=OSLO, lenient=True)
    assert known(traffic) == [3, 5, 6]
    assert [(f.row, f.value) for f in traffic.source.left_out][:2] == [(3, "four"), (5, "-1")]
    assert len(traffic.source.left_out) == 4


@pytest.mark.parametrize(
    ("night", "shown", "hours"),
    [("2026-03-29", [0, 1, 3, 4], 23), ("2026-10-25", [0, 1, 2, 2, 3, 4], 25)],
)
def test_both_nights_the_clocks_change_are_read_hour_by_hour(night, shown, hours, write_file):
    lines = [f"{night}T{h:02d}:00,{n + 1}\n" for n, h in enumerate(shown)]
    traffic = read_traffic(write_file("t.csv", "start,offered\n" + "".join(lines)), timezone=OSLO)
    assert traffic.grid.count == hours
    assert traffic.offered[0, : len(shown)].tolist() == [n + 1 for n in range(len(shown))]


def test_newest_first_is_read_the_same_as_oldest_first(write_file):
    lines = [f"2026-10-25T{h:02d}:00,{n + 1}\n" for n, h in enumerate([0, 1, 2, 2, 3, 4])]
    traffic = read_traffic(write_file("t.csv", "start,offered\n" + "".join(lines[::-1])), timezone=OSLO)
    assert traffic.offered[0, :6].tolist() == [1, 2, 3, 4, 5, 6]


def test_two_queues_side_by_side_each_have_their_own_second_hour(write_file):
    content = "start,queue,offered\n" + "".join(
        f"2026-10-25T02:{m:02d},{queue},{n}\n" for n, m in enumerate((0, 30, 0, 30)) for queue in ("a", "b")
    )
    traffic = read_traffic(write_file("t.csv", content), timezone=OSLO)
    assert traffic.offered[:, 4:8].tolist() == [[0, 1, 2, 3], [0, 1, 2, 3]]


def test_a_time_the_clocks_jump_over_is_refused_by_row(write_file, refusal):
    path = write_file("t.csv", "start,offered\n2026-03-29T01:30,1\n2026-03-29T02:00,1\n")
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert (fault.row, fault.column, fault.value) == (3, "start", "2026-03-29T02:00")
    assert "forward" in fault.expected


def test_times_with_offsets_mean_what_they_say(write_file):
    content = "start,offered\n2026-10-25T02:00+02:00,1\n2026-10-25T02:00+01:00,2\n2026-10-25T02:00:00Z,3\n"
    traffic = read_traffic(write_file("t.csv", content), timezone=OSLO)
    assert traffic.offered[0, 2:5].tolist() == [1, 2, 3]


def test_some_times_with_an_offset_and_some_without_are_refused(write_file, refusal):
    path = write_file("t.csv", "start,offered\n2026-11-30T08:00+01:00,1\n2026-11-30T08:30,2\n")
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert (fault.row, fault.column) == (3, "start")
    assert "offset" in fault.expected


def test_the_bank_is_read_whole(shared_data):
    traffic = read_traffic(
        shared_data / "bank_calls_2003" / "bank_calls_15min.csv.gz",
        timezone="America/New_York",
        mapping={"start": "interval_start", "offered": "calls"},
    )
    assert traffic.grid.interval_s == 900
    assert traffic.source.rows == 7182
    assert np.nansum(traffic.offered) == 4098124


def test_the_hour_that_no_clock_showed_in_the_anonymous_bank_is_named(shared_data, refusal):
    path = shared_data / "anonymous_bank_1999" / "arrivals_30min_1999_jan_aug.csv.gz"
    names = {"start": "interval_start", "offered": "calls"}
    fault = refusal(lambda: read_traffic(path, timezone="Asia/Jerusalem", mapping=names))
    assert fault.value == "1999-04-02 02:00:00"
    kept = read_traffic(path, timezone="Asia/Jerusalem", mapping=names, lenient=True)
    assert len(kept.source.left_out) == 2
