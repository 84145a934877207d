"""What is written: whole or not at all, and read back the same."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from fagtid.core.errors import InvalidInput
from fagtid.core.timegrid import days_grid, iso_local, local_midnight_s
from fagtid.files import directory
from fagtid.files.calendars import calendar_name, person_calendar
from fagtid.files.directory import write_all, write_file
from fagtid.files.errors import FileRefused
from fagtid.files.forecast import (
    forecast_text,
    read_forecast,
    read_staffing,
    staffing_text,
    write_forecast,
    write_staffing,
)
from fagtid.files.plan import plan_text, read_plan
from fagtid.files.records import Forecast, Staffing

OSLO = "Europe/Oslo"


def session(**changes: object) -> dict[str, object]:
    given = {
        "id": "s1", "activity": "forum", "kind": "forum", "start": "2026-10-25T02:30:00+02:00",
        "end": "2026-10-25T02:15:00+01:00", "protected": True, "host": "l1", "people": ["p1", "p2"],
        "with": None, "price": 0.8, "reason": "Rolig",
    }  # fmt: skip
    return given | changes


def plan(*sessions: dict[str, object], **changes: object) -> dict[str, object]:
    given = {
        "format": "fagtid-plan/1", "centre": "Nord", "timezone": OSLO,
        "period": {"start": "2026-10-19T00:00:00+02:00", "end": "2026-10-26T00:00:00+01:00"},
        "interval_minutes": 15, "inputs": {}, "assumptions": {}, "intervals": [],
        "sessions": list(sessions) or [session()], "unplaced": [],
        "price": {"offered": 1.0, "late_before": 0.1, "late_after": 0.2, "bound": 0.1, "gap": 0.0},
        "solver": {"status": "optimal", "seconds": 0.1, "seed": 1},
    }  # fmt: skip
    return given | changes


def entries(document: dict[str, object], person: str, lang: str = "nb") -> list:
    return Calendar.from_ical(person_calendar(document, person, lang)).walk("VEVENT")


def test_a_directory_is_made_with_all_its_files(tmp_path):
    write_all(tmp_path / "a" / "out", {"plan.json": "{}", "calendars/p1.ics": b"x"})
    assert (tmp_path / "a" / "out" / "calendars" / "p1.ics").read_bytes() == b"x"
    assert os.listdir(tmp_path / "a") == ["out"]


def test_other_files_of_the_directory_are_kept_and_its_links_not_written_through(tmp_path):
    out = tmp_path / "out"
    write_all(out, {"plan.json": "old", "notes/mine.txt": "mine"})
    before = (out / "plan.json").open()
    write_all(out, {"plan.json": "new"})
    assert (out / "plan.json").read_text() == "new"
    assert (out / "notes" / "mine.txt").read_text() == "mine"
    assert before.read() == "old"
    before.close()
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("step", ["_build", "_take_place"])
@pytest.mark.parametrize("there", [False, True])
def test_a_failure_leaves_what_was_there(step, there, tmp_path, monkeypatch):
    out = tmp_path / "out"
    if there:
        write_all(out, {"plan.json": "old"})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(directory, step, fail)
    with pytest.raises(FileRefused, match="No space left"):
        write_all(out, {"plan.json": "new", "b": "b"})
    assert os.listdir(tmp_path) == (["out"] if there else [])
    assert not there or [p.read_text() for p in out.iterdir()] == ["old"]


def test_a_failure_between_the_two_moves_puts_the_old_directory_back(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_all(out, {"plan.json": "old"})
    moves, rename = [], Path.rename

    def fail_second(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) == 2:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_second)
    with pytest.raises(FileRefused):
        write_all(out, {"plan.json": "new"})
    assert (out / "plan.json").read_text() == "old"
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "", ".", "a\0b"])
def test_a_name_that_leads_out_of_the_directory_is_refused(name, tmp_path):
    with pytest.raises(FileRefused, match="inside the directory"):
        write_all(tmp_path / "out", {name: "x"})
    assert os.listdir(tmp_path) == []


def test_a_file_where_the_directory_should_be_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(FileRefused, match="a directory"):
        write_all(tmp_path / "out", {"a": "b"})
    with pytest.raises(FileRefused, match="a place that can be written"):
        write_file(tmp_path / "out" / "f.csv", "b")
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize("name", ["loop", "a\0b", "x" * 5_000], ids=["loop", "zero byte", "too long"])
def test_a_place_that_cannot_be_is_refused(name, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(FileRefused):
        write_all(tmp_path / name, {"a": "b"})
    with pytest.raises(FileRefused):
        write_file(tmp_path / name / "f", "b")


def test_one_file_is_written_whole_and_replaces_the_old(tmp_path):
    write_file(tmp_path / "new" / "f.csv", "å")
    write_file(tmp_path / "new" / "f.csv", b"b")
    assert (tmp_path / "new" / "f.csv").read_bytes() == b"b"
    assert os.listdir(tmp_path / "new") == ["f.csv"]


@settings(max_examples=25, deadline=None)
@given(
    day=st.sampled_from(["2026-03-29", "2026-10-25", "2026-11-30"]),
    numbers=st.lists(st.floats(0, 5_000), min_size=4, max_size=4),
    minutes=st.sampled_from([15, 30, 60]),
)
def test_a_forecast_comes_back_as_it_was_written(day, numbers, minutes, tmp_path_factory):
    grid = days_grid(day, 2, minutes * 60, OSLO)
    p10, p50, p90 = (np.full((2, grid.count), v) for v in sorted(numbers[:3]))
    mean = np.linspace(0, numbers[3], 2 * grid.count).reshape(2, -1)
    path = tmp_path_factory.mktemp("forecast") / "f.csv"
    write_forecast(path, Forecast(grid, ("tlf", "æ, ø"), mean, p10, p50, p90, mean + 1))
    back = read_forecast(path, timezone=OSLO)
    assert back.grid == grid
    assert back.queues == ("tlf", "æ, ø")
    np.testing.assert_allclose(back.mean, mean, atol=1e-6)
    np.testing.assert_allclose(back.p90, p90, atol=1e-6)
    np.testing.assert_allclose(back.handle_s, mean + 1, atol=1e-6)


def test_staffing_comes_back_as_it_was_written_and_unknown_intervals_have_no_row(tmp_path):
    grid = days_grid("2026-10-25", 1, 3600, OSLO)
    agents = np.arange(25.0).reshape(1, -1)
    agents[0, 3] = np.nan
    write_staffing(tmp_path / "s.csv", Staffing(grid, ("all",), agents, agents / 25))
    assert len((tmp_path / "s.csv").read_text().splitlines()) == 25
    back = read_staffing(tmp_path / "s.csv", timezone=OSLO)
    np.testing.assert_array_equal(back.agents, agents)
    assert staffing_text(back) == (tmp_path / "s.csv").read_text()


def test_both_hours_of_the_night_have_their_own_offset_in_a_forecast():
    grid = days_grid("2026-10-25", 1, 3600, OSLO)
    ones = np.ones((1, 25))
    lines = forecast_text(Forecast(grid, ("all",), ones, ones, ones, ones)).splitlines()
    assert lines[3:5] == ["2026-10-25T02:00:00+02:00,all,1,1,1,1", "2026-10-25T02:00:00+01:00,all,1,1,1,1"]


def test_quantiles_that_fall_are_refused(write_file, refusal):
    path = write_file("f.csv", "start,mean,p10,p50,p90\n2026-11-30T08:00,1,1,2,3\n2026-11-30T08:30,1,3,2,1\n")
    assert refusal(lambda: read_forecast(path, timezone=OSLO)).row == 3


def test_a_plan_comes_back_as_it_was_written(write_file):
    document = plan(session(title="Nye priser"), extra={"kept": True})
    assert read_plan(write_file("plan.json", plan_text(document))) == document


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"format": "fagtid-plan/2"}, "format"),
        ({"format": None}, "format"),
        ({"timezone": "Europe/Olso"}, "timezone"),
        ({"interval_minutes": 7}, "interval_minutes"),
        ({"sessions": [session(start="2026-10-25T02:30:00")]}, "sessions[0].start"),
        ({"sessions": [session(end="2026-10-25T02:30:00+02:00")]}, "sessions[0].end"),
        ({"sessions": [session(), session()]}, "sessions[1].id"),
        ({"sessions": [session(people="p1")]}, "sessions[0].people"),
        ({"sessions": [session(price="0.8")]}, "sessions[0].price"),
        ({"sessions": {}}, "sessions"),
        ({"solver": {"status": "optimal", "seconds": 1}}, "solver.seed"),
        ({"unplaced": [{"person": "p1"}]}, "unplaced[0].activity"),
        ({"price": 1}, "price"),
    ],
)
def test_what_is_wrong_in_a_plan_is_refused_by_place(change, column, write_file, refusal):
    fault = refusal(lambda: read_plan(write_file("plan.json", json.dumps(plan() | change))))
    assert fault.column == column
    if column != "format":
        with pytest.raises(InvalidInput, match=r"^plan "):
            plan_text(plan() | change)


@pytest.mark.parametrize(
    "content", ["[]", "1", '{"format": 1}', "NaN", "[" * 100_000, "1" * 10_000, '{"a": "\ud83d']
)
def test_what_is_no_plan_is_refused(content, write_file, refusal):
    assert refusal(
        lambda: read_plan(write_file("plan.json", content.encode("utf-8", "surrogatepass")))
    ).remedy


def test_a_calendar_holds_the_persons_sessions_in_true_time():
    entry = entries(plan(), "p1")[0]
    assert entry.decoded("dtstart").isoformat() == "2026-10-25T00:30:00+00:00"
    assert entry.decoded("dtend").isoformat() == "2026-10-25T01:15:00+00:00"
    assert str(entry["summary"]) == "Fagforum"
    assert "Ledes av l1" in entry["description"]
    assert "p2" in entry["description"]
    assert "p1" not in entry["description"]
    assert entries(plan(), "p9") == []


def test_host_and_the_one_listened_to_have_it_in_their_calendars():
    document = plan(session(kind="listening", people=["p1"], host=None, **{"with": "p2"}), session(id="s2"))
    assert [str(e["summary"]) for e in entries(document, "p2", "en")] == ["Listening", "Forum"]
    assert len(entries(document, "l1")) == 1


def test_title_place_and_link_are_shown_where_given():
    document = plan(session(title="Nye priser", location="Rom 3", link="https://video.example/r"))
    entry = entries(document, "p1")[0]
    assert str(entry["summary"]) == "Fagforum: Nye priser"
    assert str(entry["location"]) == "Rom 3"
    assert str(entry["url"]) == "https://video.example/r"
    assert "https://video.example/r" in entry["description"]


def test_a_moved_session_keeps_its_id_and_another_weeks_does_not_take_it():
    first = entries(plan(), "p1")[0]["uid"]
    moved = entries(plan(session(end="2026-10-25T09:15:00+01:00")), "p1")[0]["uid"]
    other = entries(
        plan(period={"start": "2026-10-12T00:00:00+02:00", "end": "2026-10-19T00:00:00+02:00"}), "p1"
    )
    assert first == moved
    assert first != other[0]["uid"]
    assert first != entries(plan(), "p2")[0]["uid"]


def test_the_same_plan_gives_the_same_bytes():
    assert person_calendar(plan(), "p1") == person_calendar(plan(), "p1")


def test_an_unknown_language_is_invalid():
    with pytest.raises(InvalidInput, match="lang"):
        person_calendar(plan(), "p1", "sv")


@given(names=st.lists(st.text(max_size=20), min_size=2, max_size=5, unique=True))
def test_names_of_calendars_are_safe_and_differ(names):
    found = [calendar_name(name) for name in names]
    assert len({name.casefold() for name in found}) == len(names)
    assert all(name and name not in (".", "..") and not set(name) & set('/\\:\0"') for name in found)


@pytest.mark.parametrize(("night", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-30", 24)])
def test_a_grid_written_and_read_has_every_hour_of_the_night(night, hours, tmp_path):
    grid = days_grid(night, 1, 3600, OSLO)
    assert iso_local(grid.end_s, OSLO) == iso_local(local_midnight_s(night, OSLO) + hours * 3600, OSLO)
    values = np.arange(1.0, grid.count + 1).reshape(1, -1)
    write_forecast(tmp_path / "f.csv", Forecast(grid, ("all",), values, values, values, values))
    np.testing.assert_array_equal(read_forecast(tmp_path / "f.csv", timezone=OSLO).p50, values)
