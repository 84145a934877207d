"""Asterisk's queue_log, with the traps of real ones."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from fagtid.files.records import Traffic
from fagtid.files.traffic import read_traffic

OSLO = "Europe/Oslo"
T = 1_796_025_600  # 2026-11-30 09:00 in Oslo


def log(*lines: str) -> str:
    """Lines with their first field counted from T."""
    return "".join(
        f"{T + int(line.split('|')[0])}|{line.partition('|')[2]}\n" if line else "\n" for line in lines
    )


@pytest.fixture
def read(write_file):
    def read_lines(*lines: str, lenient: bool = False) -> Traffic:
        return read_traffic(write_file("queue_log", log(*lines)), timezone=OSLO, lenient=lenient)

    return read_lines


def totals(traffic: Traffic) -> tuple[float, float, float]:
    return tuple(float(np.nansum(a)) for a in (traffic.offered, traffic.answered, traffic.abandoned))


def handled(traffic: Traffic) -> float:
    return float(np.nansum(traffic.handle_s * traffic.answered))


ENTER = "0|1.1|q|NONE|ENTERQUEUE||47|1"


def test_a_call_is_counted_where_it_entered(read):
    traffic = read(ENTER, "10|1.1|q|SIP/7|CONNECT|10|x|3", "110|1.1|q|SIP/7|COMPLETEAGENT|10|100|1")
    assert traffic.queues == ("q",)
    assert totals(traffic) == (1, 1, 0)
    assert traffic.handle_s[0, 36] == 100
    assert traffic.wait_s[0, 36] == 10


def test_two_connects_after_an_attended_transfer_are_one_call(read):
    traffic = read(
        ENTER,
        "10|1.1|q|SIP/7|CONNECT|10|x|3",
        "60|1.1|q|SIP/8|CONNECT|10|y|3",
        "210|1.1|q|SIP/8|COMPLETECALLER|10|200|1",
    )
    assert totals(traffic) == (1, 1, 0)
    assert handled(traffic) == 200
    assert traffic.wait_s[0, 36] == 10


@pytest.mark.parametrize(
    "end",
    [
        "110|1.1|q|SIP/7|TRANSFER|200|from-internal|10|100|1",
        "110|1.1|q|SIP/7|TRANSFER|200|from-internal|10|100",
        "110|1.1|q|SIP/7|TRANSFER|200|from-internal",
        "110|1.1|q|SIP/7|BLINDTRANSFER|200|from-internal|10|100|1",
        "110|1.1|q|SIP/7|ATTENDEDTRANSFER|BRIDGE|b-1|10|100|1",
        "110|1.1|q|SIP/7|ATTENDEDTRANSFER|LINK|a|b|10|100|1",
        "110|1.1|q|SIP/7|COMPLETEAGENT|10|100",
        "110|1.1|q|SIP/7|COMPLETEAGENT",
        "110|1.1|q|COMPLETEAGENT|SIP/7|10|100|1",
    ],
)
def test_every_way_to_end_a_call_gives_its_handle_time(end, read):
    traffic = read(ENTER, "10|1.1|q|SIP/7|CONNECT|10", end)
    assert totals(traffic) == (1, 1, 0)
    assert handled(traffic) == 100


@pytest.mark.parametrize(
    "end",
    [
        "45|1.1|q|NONE|ABANDON|1|1|45",
        "45|1.1|q|NONE|ABANDON|1",
        "45|1.1|q|NONE|EXITWITHTIMEOUT|1|1|45",
        "45|1.1|q|NONE|EXITWITHTIMEOUT|1",
        "45|1.1|q|NONE|EXITWITHKEY|0|1|1|45",
        "45|1.1|q|NONE|EXITEMPTY|1|1|45",
        "45|1.1|q|ABANDON|NONE|1|1|45",
    ],
)
def test_every_way_to_leave_unanswered_is_abandoned_with_its_wait(end, read):
    traffic = read(ENTER, end)
    assert totals(traffic) == (1, 0, 1)
    assert np.nansum(traffic.waited_s) == 45


def test_a_connected_call_without_an_end_has_no_handle_time(read):
    traffic = read(ENTER, "10|1.1|q|SIP/7|CONNECT|10|x|3")
    assert totals(traffic) == (1, 1, 0)
    assert np.isnan(traffic.handle_s).all()


def test_an_end_without_an_entry_is_counted_when_it_began_inside_the_log(read):
    before = "5|0.1|q|SIP/7|COMPLETEAGENT|10|100|1"  # entered 105 s before the log begins
    inside = "300|0.2|q|SIP/7|COMPLETEAGENT|10|100|1"
    traffic = read(ENTER, before, inside)
    assert totals(traffic) == (2, 1, 0)


def test_repeated_lines_count_once_in_any_order(read):
    lines = [ENTER, "10|1.1|q|a|CONNECT|10|x|3", "110|1.1|q|a|COMPLETEAGENT|10|100|1"]
    once = read(*lines)
    for order in ([0, 0, 1, 1, 2, 2], [2, 1, 0], [0, 1, 2, 0, 0], [1, 2, 0, 2]):
        again = read(*(lines[n] for n in order))
        assert totals(again) == totals(once)
        assert handled(again) == handled(once)


def test_a_repeated_end_with_another_position_is_the_same_end(read):
    ends = [f"110|1.1|q|a|COMPLETEAGENT|10|100|{n}" for n in (1, 4, 5)]
    assert handled(read(ENTER, "10|1.1|q|a|CONNECT|10|x|3", *ends)) == 100


def test_blank_lines_members_and_rings_are_passed_over(read):
    traffic = read(
        "0|NONE|NONE|NONE|QUEUESTART|", "", "0|REALTIME|q|SIP/7|ADDMEMBER|", "0|MANAGER|q|SIP/7|PAUSE|lunch",
        ENTER, "3|1.1|q|SIP/7|RINGNOANSWER|3000", "4|1.1|q|NONE|DID|47", "9|1.1|q|NONE|ABANDON|1|1|9",
    )  # fmt: skip
    assert totals(traffic) == (1, 0, 1)
    assert traffic.source.rows == 7


def test_a_call_that_overflows_to_another_queue_is_offered_to_both(read):
    traffic = read(
        ENTER,
        "30|1.1|q|NONE|EXITWITHTIMEOUT|1|1|30",
        "31|1.1|r|NONE|ENTERQUEUE||47|1",
        "40|1.1|r|a|CONNECT|9|x|1",
    )
    assert traffic.queues == ("q", "r")
    assert traffic.offered[:, 36].tolist() == [1, 1]
    assert traffic.abandoned[:, 36].tolist() == [1, 0]


def test_a_caller_back_in_the_same_queue_is_a_new_call(read):
    traffic = read(
        ENTER, "30|1.1|q|NONE|EXITWITHKEY|1|1|1|30", "60|1.1|q|NONE|ENTERQUEUE||47|1", "70|1.1|q|a|CONNECT|10"
    )
    assert totals(traffic) == (2, 1, 1)


def test_a_call_still_waiting_at_the_end_is_offered_and_nothing_more(read):
    assert totals(read(ENTER)) == (1, 0, 0)


def test_the_two_hours_of_the_night_the_clocks_go_back_are_apart(write_file):
    first = 1_792_886_400  # 2026-10-25 02:00 summer time in Oslo
    content = "".join(f"{first + 3600 * n}|{n}.1|q|NONE|ENTERQUEUE||47|1\n" for n in range(3))
    traffic = read_traffic(write_file("queue_log", content), timezone=OSLO, interval_minutes=60)
    assert traffic.grid.count == 25
    assert traffic.offered[0, 1:6].tolist() == [0, 1, 1, 1, 0]


def test_the_hour_the_clocks_jump_over_has_no_interval(write_file):
    first = 1_774_742_400  # 2026-03-29 01:00 winter time in Oslo
    content = "".join(f"{first + 3600 * n}|{n}.1|q|NONE|ENTERQUEUE||47|1\n" for n in range(2))
    traffic = read_traffic(write_file("queue_log", content), timezone=OSLO, interval_minutes=60)
    assert [str(t)[11:16] for t in traffic.grid.local[traffic.offered[0] > 0]] == ["01:00", "03:00"]


def test_a_line_that_is_none_is_refused_by_row_or_left_out(read, refusal):
    lines = [ENTER, "9|1.1|q", "9|1.1|q|NONE|ABANDON|1|1|9"]
    assert refusal(lambda: read(*lines)).row == 2
    traffic = read(*lines, lenient=True)
    assert totals(traffic) == (1, 0, 1)
    assert [fault.row for fault in traffic.source.left_out] == [2]


def test_a_packed_log_is_read_as_it_is(write_file):
    path = write_file("queue_log.1.gz", gzip.compress(log(ENTER).encode()))
    assert totals(read_traffic(path, timezone=OSLO)) == (1, 0, 0)


def test_the_log_of_2010_counts_as_counted_by_hand(shared_data):
    traffic = read_traffic(shared_data / "asterisk_queue_log" / "queue_log_2010_part.txt", timezone=OSLO)
    assert totals(traffic) == (9, 4, 3)  # two were still waiting where the part ends
    assert handled(traffic) == 3 + 4 + 8 + 12
    assert np.nansum(traffic.wait_s * traffic.answered) == 1 + 2 + 36 + 6


def test_the_log_of_2018_with_its_repeats_and_jumps_counts_as_counted_by_hand(shared_data):
    path = shared_data / "asterisk_queue_log" / "queue_log_2018_fixture.txt"
    traffic = read_traffic(path, timezone=OSLO)
    assert totals(traffic) == (4, 4, 0)
    assert handled(traffic) == 122 + 228 + 406  # one was connected and its end is not there
