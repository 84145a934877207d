"""The reference of the formats: its examples are read, and it leaves no column or key out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fagtid.core.planning.problem import DUTIES, KINDS, Activity, Limits, Service
from fagtid.engine.words import PLACED, UNPLACED
from fagtid.files import calls, forecast, intervals, roster
from fagtid.files.calendars import person_calendar
from fagtid.files.centre import read_centre
from fagtid.files.forecast import read_forecast, read_staffing
from fagtid.files.plan import read_plan
from fagtid.files.queue_log import HOLD_AND_TALK, WAITED
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"
TEXT = REFERENCE.read_text()
EXAMPLES = dict(re.findall(r"```\w+ file=(\S+)\n(.*?)```", TEXT, re.DOTALL))
PYTHON = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
OSLO = "Europe/Oslo"
READERS: dict[str, Callable[[Path], object]] = {
    "intervals.csv": lambda path: read_traffic(path, timezone=OSLO),
    "calls.csv": lambda path: read_traffic(path, timezone=OSLO),
    "queue_log": lambda path: read_traffic(path, timezone=OSLO),
    "roster.csv": lambda path: read_roster(path, timezone=OSLO),
    "centre.toml": read_centre,
    "forecast.csv": lambda path: read_forecast(path, timezone=OSLO),
    "staffing.csv": lambda path: read_staffing(path, timezone=OSLO),
    "plan.json": read_plan,
}


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    for name, content in EXAMPLES.items():
        (tmp_path / name).write_text(content)
    return tmp_path


def test_every_reader_has_an_example():
    assert set(EXAMPLES) == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_the_example_is_read(name, examples):
    assert READERS[name](examples / name) is not None


def test_the_example_plan_gives_a_calendar(examples):
    assert b"BEGIN:VEVENT" in person_calendar(read_plan(examples / "plan.json"), "p4")


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_example_runs(code, examples, monkeypatch):
    monkeypatch.chdir(examples)
    exec(compile(code, "formats.md", "exec"), {})


def test_the_log_in_the_reference_counts_one_answered_and_one_abandoned(examples):
    traffic = read_traffic(examples / "queue_log", timezone=OSLO)
    assert (traffic.offered.sum(), traffic.answered.sum(), traffic.abandoned.sum()) == (2, 1, 1)


@pytest.mark.parametrize(
    "word",
    [
        *intervals.NEEDED, *intervals.OPTIONAL, *calls.NEEDED, *calls.OPTIONAL, *roster.NEEDED,
        *forecast.BANDS, forecast.HANDLE, *forecast.STAFFING, *DUTIES, *KINDS, *HOLD_AND_TALK, *WAITED,
        *PLACED, *UNPLACED,
        *(field.name for kind in (Activity, Limits, Service) for field in dataclasses.fields(kind)),
    ],
)  # fmt: skip
def test_every_column_key_and_word_is_in_the_reference(word):
    assert re.search(rf"\b{word}\b", TEXT)


def test_the_refusal_shown_is_the_one_given(examples, refusal, monkeypatch):
    monkeypatch.chdir(examples)
    Path("calls.csv").write_text("start,offered\n2026-11-30T08:00,1\n2026-11-30T08:15,four\n")
    assert str(refusal(lambda: read_traffic("calls.csv", timezone=OSLO))) in TEXT
