"""A queue_log that is still being written: counts of the moment, through rotation, truncation and halves."""

from __future__ import annotations

from pathlib import Path

from fagtid.files.queue_now import QueueCounts, QueueNow, Tail

NOW = 1_796_115_600


def at(seconds: int, *parts: str) -> str:
    """A line so many seconds before now."""
    return "|".join((str(NOW - seconds), *parts))


def followed(*lines: str, queue: str | None = None) -> QueueNow:
    """A queue that has seen the lines."""
    now = QueueNow("queue_log", queue)
    for line in lines:
        now.take(line)
    return now


def test_who_waits_who_talks_and_who_is_done_are_counted():
    now = followed(
        at(300, "c1", "phone", "NONE", "ENTERQUEUE", "", "4799887766", "1"),
        at(290, "c1", "phone", "SIP/kari", "CONNECT", "10", "c1b", "3"),
        at(100, "c1", "phone", "SIP/kari", "COMPLETECALLER", "10", "190", "1"),
        at(200, "c2", "phone", "NONE", "ENTERQUEUE", "", "47", "1"),
        at(180, "c2", "phone", "SIP/ola", "CONNECT", "20", "c2b", "3"),
        at(90, "c3", "phone", "NONE", "ENTERQUEUE", "", "47", "1"),
        at(60, "c4", "phone", "NONE", "ENTERQUEUE", "", "47", "2"),
        at(30, "c4", "phone", "NONE", "ABANDON", "2", "2", "30"),
    )
    assert now.counts(NOW) == QueueCounts(1, 90, 1, 4, 2, 1)
    assert now.counts(NOW) == QueueCounts(1, 90, 1, 0, 0, 0)


def test_an_event_logged_twice_is_one_call():
    enter = at(50, "c1", "phone", "NONE", "ENTERQUEUE", "", "47", "1")
    done = at(5, "c1", "phone", "SIP/kari", "COMPLETEAGENT", "10", "35", "1")
    now = followed(enter, enter, done, done)
    assert now.counts(NOW) == QueueCounts(0, 0, 0, 1, 1, 0)
    now.take(done)
    assert now.counts(NOW) == QueueCounts(0, 0, 0, 0, 0, 0)


def test_a_transferred_call_is_over():
    now = followed(
        at(300, "c1", "phone", "NONE", "ENTERQUEUE", "", "47", "1"),
        at(290, "c1", "phone", "SIP/kari", "CONNECT", "10", "c1b", "3"),
        at(100, "c1", "phone", "SIP/kari", "BLINDTRANSFER", "800", "default", "10", "190", "1"),
    )
    assert now.counts(NOW).on_calls == 0


def test_only_the_queue_asked_for_counts():
    lines = [at(9, f"c{n}", queue, "NONE", "ENTERQUEUE", "", "47", "1") for n, queue in enumerate("aab")]
    assert followed(*lines, queue="a").counts(NOW).waiting == 2
    assert followed(*lines).counts(NOW).waiting == 3


def test_a_call_whose_end_was_never_logged_does_not_wait_for_ever():
    now = followed(at(5 * 3600, "c1", "phone", "NONE", "ENTERQUEUE", "", "47", "1"))
    assert now.counts(NOW).waiting == 0
    assert not now.log.visits


def test_lines_that_make_no_sense_are_left_out_and_counted():
    now = followed("rubbish", "\0\0\0", "", at(9, "c1", "phone", "NONE", "ENTERQUEUE", "", "47", "1"))
    assert now.bad_lines == 1
    assert now.counts(NOW).waiting == 1


def test_no_agent_and_no_number_is_kept():
    now = followed(
        at(300, "c1", "phone", "NONE", "ENTERQUEUE", "", "4799887766", "1"),
        at(290, "c1", "phone", "SIP/kari", "CONNECT", "10", "c1b", "3"),
    )
    assert "kari" not in repr(now.log.visits)
    assert "4799887766" not in repr(now.log.visits)


def test_half_a_line_waits_for_its_other_half(tmp_path: Path):
    path = tmp_path / "queue_log"
    path.write_text("one\ntw", encoding="utf-8")
    tail = Tail(path)
    assert list(tail.new_lines()) == ["one"]
    with path.open("a", encoding="utf-8") as file:
        file.write("o\nthree\n")
    assert list(tail.new_lines()) == ["two", "three"]
    tail.close()


def test_a_rotated_log_is_read_to_its_end_and_then_the_new_one(tmp_path: Path):
    path = tmp_path / "queue_log"
    path.write_text("one\n", encoding="utf-8")
    tail = Tail(path)
    assert list(tail.new_lines()) == ["one"]
    with path.open("a", encoding="utf-8") as file:
        file.write("two\n")
    path.rename(tmp_path / "queue_log.1")
    assert list(tail.new_lines()) == ["two"]
    path.write_text("three\n", encoding="utf-8")
    assert list(tail.new_lines()) == ["three"]
    tail.close()


def test_a_truncated_log_is_read_from_its_beginning(tmp_path: Path):
    path = tmp_path / "queue_log"
    path.write_text("one\ntwo\nthree\n", encoding="utf-8")
    tail = Tail(path)
    assert len(list(tail.new_lines())) == 3
    path.write_text("four\n", encoding="utf-8")
    assert list(tail.new_lines()) == ["four"]
    tail.close()


def test_a_log_that_is_not_there_yet_is_waited_for(tmp_path: Path):
    path = tmp_path / "queue_log"
    tail = Tail(path)
    assert list(tail.new_lines()) == []
    path.write_text("one\n", encoding="utf-8")
    assert list(tail.new_lines()) == ["one"]
    tail.close()
