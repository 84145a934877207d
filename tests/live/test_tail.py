"""``fagtid tail-queue-log``: an Asterisk log becomes states of the queue."""

from __future__ import annotations

from pathlib import Path

import pytest

from fagtid.cli import tailing
from fagtid.cli.main import main
from fagtid.live.models import QueueState
from tests.house import build_house
from tests.live.days import Day

pytestmark = pytest.mark.django_db


def line(at_s: int, call: str, *parts: str) -> str:
    """A line of the log."""
    return "|".join((str(at_s), call, "phone", *parts)) + "\n"


@pytest.fixture
def log(day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log with one who waits and one who talks, read at the house's time."""
    monkeypatch.setattr(tailing.time, "time", lambda: day.clock.at.timestamp())
    path, now_s = tmp_path / "queue_log", int(day.clock.at.timestamp())
    path.write_text(
        line(now_s - 90, "c1", "NONE", "ENTERQUEUE", "", "47", "1")
        + line(now_s - 80, "c1", "SIP/kari", "CONNECT", "10", "c1b", "3")
        + line(now_s - 40, "c2", "NONE", "ENTERQUEUE", "", "47", "1"),
        encoding="utf-8",
    )
    return path


def test_once_it_stores_one_state(day: Day, log: Path):
    assert main(["tail-queue-log", "--file", str(log)]) == 0
    state = QueueState.objects.get()
    assert (state.waiting, state.longest_wait_s, state.on_phones, state.free) == (1, 40, 9, 8)
    assert state.offered is None


def test_following_it_stores_a_state_each_time_with_the_calls_since(day: Day, log: Path):
    def pause(_seconds: float) -> None:
        day.clock.go(seconds=1)
        if QueueState.objects.count() == 3:
            raise KeyboardInterrupt
        with log.open("a", encoding="utf-8") as file:
            file.write(
                line(
                    int(day.clock.at.timestamp()),
                    f"d{day.clock.at.second}",
                    "NONE",
                    "ENTERQUEUE",
                    "",
                    "",
                    "1",
                )
            )

    with pytest.raises(KeyboardInterrupt):
        tailing.follow(log, None, None, 1.0, pause)
    assert list(QueueState.objects.order_by("at").values_list("waiting", "offered")) == [
        (1, None),
        (2, 1),
        (3, 1),
    ]


def test_whose_queue_it_is_must_be_told_where_there_are_several(
    day: Day, log: Path, capsys: pytest.CaptureFixture[str]
):
    build_house("Sør")
    assert main(["tail-queue-log", "--file", str(log)]) == 1
    assert "--centre" in capsys.readouterr().err
    assert main(["tail-queue-log", "--file", str(log), "--centre", "Nord"]) == 0
    assert QueueState.objects.get().centre == day.house.centre


def test_a_log_that_is_not_there_is_refused_by_name(day: Day, capsys: pytest.CaptureFixture[str]):
    assert main(["tail-queue-log", "--file", "nowhere.log"]) == 1
    assert "nowhere.log" in capsys.readouterr().err
