"""What the commands promise on good files, and how they refuse bad ones."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fagtid.cli.main import main
from fagtid.files.calendars import calendar_name

_spec = importlib.util.spec_from_file_location("small_centre", Path(__file__).with_name("small_centre.py"))
assert _spec is not None
assert _spec.loader is not None
small_centre = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(small_centre)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("centre")
    options = small_centre.write_centre(place)
    assert main(["plan", *options, "--runs", "20", "--out", str(place / "plan")]) == 0
    return place


def document(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom fagtid.cli.main import build_parser\nbuild_parser().format_help()\n"
        "print([name for name in ('numpy', 'scipy', 'numba') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_everybody_gets_the_time_they_are_to_have(planned):
    plan = document(planned / "plan" / "plan.json")
    for activity in ("forum", "reading"):
        people = [p for s in plan["sessions"] if s["activity"] == activity for p in s["people"]]
        assert sorted(people) == [f"p{n}" for n in range(10)]
    assert plan["unplaced"] == []


def test_everybody_and_each_host_has_a_calendar(planned):
    names = {path.name for path in (planned / "plan" / "calendars").iterdir()}
    people = [*(f"p{n}" for n in range(10)), "leaderA", "leaderB"]
    assert names == {calendar_name(person) for person in people}


def test_the_same_files_and_seed_give_the_same_plan(planned, tmp_path):
    options = small_centre.write_centre(tmp_path)
    assert main(["plan", *options, "--runs", "20", "--out", str(tmp_path / "plan")]) == 0
    first, second = (document(place / "plan" / "plan.json") for place in (planned, tmp_path))
    for plan in (first, second):
        del plan["solver"]["seconds"]
    assert first == second


def test_simulating_the_plan_again_tells_the_same_figures(planned, capsys):
    path = planned / "plan" / "plan.json"
    assert main(["simulate", "--plan", str(path), "--runs", "20", "--seed", "1", "--json"]) == 0
    seen = json.loads(capsys.readouterr().out)
    told = document(path)["price"]["simulated"]
    assert {name: seen[name] for name in told} == told


def test_a_replan_of_an_unchanged_week_moves_nothing(planned, tmp_path):
    options = small_centre.write_centre(tmp_path)
    published = planned / "plan" / "plan.json"
    again = ["--published", str(published), "--now", "2026-11-29T12:00", "--runs", "0"]
    assert main(["plan", *options, *again, "--out", str(tmp_path / "plan")]) == 0
    old, new = (document(path)["sessions"] for path in (published, tmp_path / "plan" / "plan.json"))
    assert {(s["id"], s["start"], *s["people"]) for s in old} == {
        (s["id"], s["start"], *s["people"]) for s in new
    }


def test_a_week_without_traffic_is_planned_at_no_price(tmp_path):
    options = small_centre.write_centre(tmp_path, calls=0)
    assert main(["plan", *options, "--runs", "2", "--out", str(tmp_path / "plan")]) == 0
    assert document(tmp_path / "plan" / "plan.json")["price"]["late_after"] == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("traffic.csv", "T08:00,", "T08:00,-", "offered"),
        ("traffic.csv", "T08:00,", "T08:00,x", "offered"),
        ("roster.csv", ",phone", ",juggling", "activity"),
        ("roster.csv", "2026-1", "2025-1", "roster"),
        ("centre.toml", "handle_seconds = 180", "", "handle_seconds"),
        ("centre.toml", "patience_seconds = 200", "", "patience_seconds"),
        ("centre.toml", "[service]", "[servise]", "servise"),
        ("centre.toml", "[service]", 'queue = "post"\n[service]', "queue"),
        ("centre.toml", "[service]", "[owed]\nnobody = 30\n[service]", "nobody"),
    ],
)
def test_a_bad_file_is_refused_in_one_line_and_nothing_is_written(name, old, new, told, tmp_path, capsys):
    options = small_centre.write_centre(tmp_path)
    path = tmp_path / name
    path.write_text(path.read_text().replace(old, new))
    assert main(["plan", *options, "--runs", "0", "--out", str(tmp_path / "plan")]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize("first", ["9999-12-31", "0001-01-01", "2026-02-30", "monday"])
def test_a_day_that_cannot_be_planned_is_refused(first, tmp_path, capsys):
    options = small_centre.write_centre(tmp_path)
    options[options.index("--from") + 1] = first
    assert main(["plan", *options, "--runs", "0", "--out", str(tmp_path / "plan")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_no_days_is_wrong_use(tmp_path, capsys):
    options = small_centre.write_centre(tmp_path)
    options[options.index("--days") + 1] = "0"
    with pytest.raises(SystemExit) as left:
        main(["plan", *options, "--out", str(tmp_path / "plan")])
    assert left.value.code == 2
