"""Files that are not what they should be: refused at once, with the place and the remedy."""

from __future__ import annotations

import gzip
import io
import os
import time
import zipfile

import numpy as np
import pytest

from fagtid.core.errors import InvalidInput
from fagtid.files.centre import read_centre
from fagtid.files.forecast import read_forecast
from fagtid.files.plan import read_plan
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic

OSLO = "Europe/Oslo"
READERS = {
    "traffic": lambda path: read_traffic(path, timezone=OSLO),
    "roster": lambda path: read_roster(path, timezone=OSLO),
    "centre": read_centre,
    "forecast": lambda path: read_forecast(path, timezone=OSLO),
    "plan": read_plan,
}
GOOD = "start,queue,offered\n2026-11-30T08:00,all,3\n2026-11-30T08:30,all,4\n"
HUGE = 2_000_000_000
NOISE = np.random.default_rng(1).bytes(5_000)


@pytest.fixture(params=READERS)
def read(request):
    return READERS[request.param]


def test_a_missing_file_is_named(read, tmp_path, refusal):
    fault = refusal(lambda: read(tmp_path / "none.csv"))
    assert fault.file == str(tmp_path / "none.csv")
    assert "exists" in fault.expected


def test_a_directory_is_no_file(read, tmp_path, refusal):
    assert "directory" in refusal(lambda: read(tmp_path)).expected


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["zero byte", "too long"])
def test_a_name_no_disk_can_hold_is_refused(read, name, refusal):
    refusal(lambda: read(name))


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"\n\n\n", b"\xef\xbb\xbf", b"\0" * 500, NOISE, b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG\r\n"],
    ids=["empty", "blank", "blanks", "mark", "zeros", "noise", "gzip head", "zip head", "picture"],
)
def test_a_file_of_something_else_is_refused(read, content, write_file, refusal):
    fault = refusal(lambda: read(write_file("f", content)))
    assert fault.remedy


@pytest.mark.parametrize("start", [b"", GOOD.encode()], ids=["from the start", "after good rows"])
def test_two_gigabytes_of_zeros_are_refused_at_once(start, write_file, refusal):
    path = write_file("t.csv", start)
    os.truncate(path, HUGE)  # a sparse file: it takes no room on the disk
    began = time.monotonic()
    assert "zero byte" in str(refusal(lambda: read_traffic(path, timezone=OSLO)).value)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("name", ["centre", "plan"])
def test_two_gigabytes_are_no_settings_and_no_plan(name, write_file, refusal):
    path = write_file("f", b"")
    os.truncate(path, HUGE)
    assert "MB" in refusal(lambda: READERS[name](path)).expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * 200_000, "bytes"),
        (GOOD.encode() + b"y" * 200_000, "bytes"),
        (b"start,offered," + b",".join(b"c%d" % n for n in range(100_000)) + b"\n", "bytes"),
        (GOOD.encode() + b'"unclosed\n' + b"line\n" * 50_000, "well-formed CSV"),
        (GOOD.encode() + b"\n" * 1_200_000, "rows"),
    ],
    ids=["one line", "long line below", "columns", "quotation mark", "emptiness"],
)
def test_nonsense_is_refused_without_being_read_to_its_end(content, said, write_file, refusal):
    assert said in refusal(lambda: read_traffic(write_file("t.csv", content), timezone=OSLO)).expected


def test_text_in_another_encoding_names_the_byte(write_file, refusal):
    content = GOOD.replace("all", "kø").encode("latin-1")
    fault = refusal(lambda: read_traffic(write_file("t.csv", content), timezone=OSLO))
    assert fault.row == 2
    assert fault.value == f"byte 0xf8 at position {content.index(0xF8)}"
    assert "UTF-8" in fault.remedy


@pytest.mark.parametrize(("delimiter", "word"), [("\t", "tabs"), ("|", r"|")])
def test_another_delimiter_is_named(delimiter, word, write_file, refusal):
    fault = refusal(lambda: read_traffic(write_file("t.csv", GOOD.replace(",", delimiter)), timezone=OSLO))
    assert word in fault.remedy


@pytest.mark.parametrize(
    ("header", "advice"),
    [
        ("start,queue,calls", "--map offered=calls"),
        ("interval_start,queue,offered", "--map start=interval_start"),
        ("start,queue,offred", "--map offered=offred"),
        ("start,queue,zzz", "--map offered=NAME"),
        ("arrived,queue,status", "--map outcome=status"),
    ],
)
def test_a_missing_column_comes_with_the_way_to_map_it(header, advice, write_file, refusal):
    path = write_file("t.csv", GOOD.replace("start,queue,offered", header))
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert fault.row == 1
    assert advice in fault.remedy


def test_a_column_mapped_to_one_that_is_not_there_is_refused(write_file, refusal):
    path = write_file("t.csv", GOOD)
    fault = refusal(lambda: read_traffic(path, timezone=OSLO, mapping={"offered": "calls"}))
    assert fault.column == "calls"


def test_a_mapping_of_no_known_column_is_refused(write_file, refusal):
    path = write_file("t.csv", GOOD)
    fault = refusal(lambda: read_traffic(path, timezone=OSLO, mapping={"ofered": "calls"}))
    assert fault.column == "ofered"


def test_a_column_there_twice_is_refused(write_file, refusal):
    path = write_file("t.csv", GOOD.replace("queue", "Offered"))
    assert "2 columns" in str(refusal(lambda: read_traffic(path, timezone=OSLO)).value)


@pytest.mark.parametrize("value", ["-1", "three", "nan", "inf", "1e300", "1_0", "3,5", "0x1", "#REF!"])
def test_what_is_no_count_is_refused_by_row_and_value(value, write_file, refusal):
    path = write_file("t.csv", GOOD.replace(",4", f',"{value}"'))
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert (fault.row, fault.column, fault.value) == (3, "offered", value)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2026-11-30T08:00,all,answered,-1,2", "wait_seconds"),
        ("2026-11-30T08:00,all,answered,1,200000", "handle_seconds"),
        ("2026-11-30T08:00,all,dropped,1,2", "outcome"),
        ("2026-11-30T08:00, ,answered,1,2", "queue"),
        ("30.11.2026 08:00,all,answered,1,2", "arrived"),
        ("2036-11-30T25:00,all,answered,1,2", "arrived"),
        ("0026-11-30T08:00,all,answered,1,2", "arrived"),
        ("2026-11-30T08:00,all,answered,1", None),
        ("2026-11-30T08:00,all,answered,1,2,3", None),
        ("2046-11-30T08:00,all,answered,1,2", "arrived"),
    ],
)
def test_a_bad_call_is_refused_by_row_and_column(row, column, write_file, refusal):
    good = "arrived,queue,outcome,wait_seconds,handle_seconds\n2026-11-30T08:00,all,answered,1,2\n"
    fault = refusal(lambda: read_traffic(write_file("c.csv", good + row + "\n"), timezone=OSLO))
    assert (fault.row, fault.column) == (3, column)


def test_a_header_without_rows_is_refused(write_file, refusal):
    for header in ("start,offered\n", "arrived,outcome\n"):
        assert "row" in refusal(lambda h=header: read_traffic(write_file("t.csv", h), timezone=OSLO)).expected


def test_a_file_mostly_of_bad_rows_is_refused_even_when_lenient(write_file, refusal):
    path = write_file("t.csv", GOOD + "x,all,1\n" * 30_000)
    assert refusal(lambda: read_traffic(path, timezone=OSLO, lenient=True)).row == 4


def test_a_queue_for_every_row_is_refused(write_file, refusal):
    rows = "".join(f"2026-{1 + n % 12:02d}-01T08:00,q{n}\n" for n in range(3_000))
    content = "arrived,queue,outcome\n" + rows.replace("\n", ",answered\n")
    fault = refusal(lambda: read_traffic(write_file("c.csv", content), timezone=OSLO))
    assert "queues" in str(fault.value)


@pytest.mark.parametrize("cut", [20, 200, -8, -1])
def test_a_packed_file_cut_short_is_refused(cut, write_file, refusal):
    packed = gzip.compress(GOOD.encode() * 200)
    fault = refusal(lambda: read_traffic(write_file("t.csv.gz", packed[:cut]), timezone=OSLO))
    assert fault.remedy


def test_a_workbook_of_something_else_is_refused(write_file, refusal):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "hello")
    fault = refusal(lambda: read_traffic(write_file("t.xlsx", out.getvalue()), timezone=OSLO))
    assert "workbook" in fault.expected


def test_an_unknown_time_zone_is_invalid(write_file):
    with pytest.raises(InvalidInput, match="timezone"):
        read_traffic(write_file("t.csv", GOOD), timezone="Europe/Olso")


def test_a_refusal_is_one_line_with_file_row_column_value_and_remedy(write_file, refusal):
    path = write_file("t.csv", GOOD.replace(",4", ",four"))
    fault = refusal(lambda: read_traffic(path, timezone=OSLO))
    assert str(fault) == (
        f"{path}, row 3, column offered: found 'four', expected a number from 0 to 1,000,000. "
        "Correct the value, or leave the cell empty where it is not known."
    )
