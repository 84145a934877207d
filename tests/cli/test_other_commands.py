"""The commands beside the plan, and plans of weeks that are not ordinary."""

from __future__ import annotations

import csv
import importlib.util
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from fagtid.cli.main import main

SPEC = importlib.util.spec_from_file_location("small_centre", Path(__file__).with_name("small_centre.py"))
assert SPEC is not None
assert SPEC.loader is not None
small_centre = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(small_centre)


def plan(options: list[str], out: Path) -> dict:
    assert main(["plan", *options, "--runs", "0", "--out", str(out)]) == 0
    return json.loads((out / "plan.json").read_text())


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    place = tmp_path_factory.mktemp("centre")
    return place, small_centre.write_centre(place)


def test_forecast_then_staff_tells_agents_for_every_interval(files, tmp_path, capsys):
    place, _ = files
    ahead, needed = str(tmp_path / "forecast.csv"), str(tmp_path / "staffing.csv")
    centre = str(place / "centre.toml")
    asked = ["forecast", "--traffic", str(place / "traffic.csv"), "--centre", centre, "--days", "7"]
    assert main([*asked, "--out", ahead, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["calls"] > 0
    assert main(["staff", "--forecast", ahead, "--centre", centre, "--out", needed]) == 0
    rows = list(csv.DictReader(Path(ahead).read_text().splitlines()))
    assert {"start", "queue", "mean", "p10", "p50", "p90"} <= set(rows[0])
    staffed = list(csv.DictReader(Path(needed).read_text().splitlines()))
    assert len(staffed) == len(rows)
    busy = [row for row, asked_for in zip(staffed, rows, strict=True) if float(asked_for["mean"]) > 1]
    assert all(int(float(row["agents"])) >= 1 and float(row["share_in_time"]) >= 0.9 for row in busy)


def test_a_forecast_as_of_a_day_uses_nothing_after_it(files, tmp_path):
    place, _ = files
    lines = (place / "traffic.csv").read_text().splitlines()
    short = tmp_path / "short.csv"
    short.write_text(
        "\n".join(line for line in lines if line < "2026-11-23" or line.startswith("start")) + "\n"
    )
    asked = ["--as-of", "2026-11-23", "--days", "7"]
    for name, traffic in (("whole", place / "traffic.csv"), ("cut", short)):
        out = str(tmp_path / f"{name}.csv")
        assert main(["forecast", "--traffic", str(traffic), *asked, "--out", out]) == 0
    assert (tmp_path / "whole.csv").read_text() == (tmp_path / "cut.csv").read_text()


def test_backtest_stands_beside_the_simple_methods(files, capsys):
    place, _ = files
    assert main(["backtest", "--traffic", str(place / "traffic.csv"), "--weeks", "2", "--json"]) == 0
    methods = {row["method"] for row in json.loads(capsys.readouterr().out)["methods"]}
    assert methods == {"fagtid", "seasonal naive", "mean of last 4", "median of last 6"}


@pytest.mark.slow
def test_the_frontier_never_gets_cheaper_and_its_bound_never_exceeds_its_plan(files, tmp_path):
    _, options = files
    assert main(["frontier", *options, "--out", str(tmp_path)]) == 0
    points = json.loads((tmp_path / "frontier.json").read_text())["points"]
    assert points[0]["added"] == 0
    assert all(point["bound"] <= point["added"] + 1e-3 for point in points)
    assert all(b["added"] >= a["bound"] - 1e-3 for a, b in pairwise(points))
    assert "<svg" in (tmp_path / "frontier.html").read_text()


def test_needs_that_cannot_be_met_are_listed_with_their_reason(files, tmp_path):
    place, options = files
    needs = (place / "centre.toml").read_text().replace("group = [2, 5]", "group = [6, 7]")
    roster = (
        place / "roster.csv"
    ).read_text() + "late,A,Nord,agent,2026-12-14T08:00,2026-12-14T16:00,phone\n"
    (tmp_path / "centre.toml").write_text(needs)
    (tmp_path / "roster.csv").write_text(roster)
    swapped = [
        option.replace(str(place), str(tmp_path)) if "traffic" not in option else option for option in options
    ]
    document = plan(swapped, tmp_path / "plan")
    reasons = {(one["person"], one["activity"]): one["code"] for one in document["unplaced"]}
    assert reasons["late", "reading"] == "no_shift"
    assert {code for (_, activity), code in reasons.items() if activity == "forum"} == {
        "group_sizes",
        "no_shift",
    }
    assert all(one["reason"] for one in document["unplaced"])


def test_a_replan_keeps_protected_and_begun_sessions_and_drops_a_leaver(files, tmp_path):
    place, options = files
    first = plan(options, tmp_path / "first")
    now = "2026-12-01T12:00"
    begun = {s["id"]: s for s in first["sessions"] if s["start"] <= f"{now}:00+01:00"}
    leaver = next(
        p for s in first["sessions"] if s["kind"] == "reading" and s["id"] not in begun for p in s["people"]
    )
    rows = (place / "roster.csv").read_text().splitlines()
    kept = [row for row in rows if not (row.startswith(f"{leaver},") and row.split(",")[4] >= "2026-12-01")]
    (tmp_path / "roster.csv").write_text("\n".join(kept) + "\n")
    changed = [
        str(tmp_path / "roster.csv") if option.endswith("roster.csv") else option for option in options
    ]
    published = ["--published", str(tmp_path / "first" / "plan.json"), "--now", now]
    second = plan([*changed, *published], tmp_path / "second")
    after = {s["id"]: s for s in second["sessions"]}
    for session in begun.values():
        assert after[session["id"]]["start"] == session["start"]
    for session in first["sessions"]:
        if session["protected"] and session["id"] in after:
            assert after[session["id"]]["start"] == session["start"]
    coming = [s for s in second["sessions"] if s["id"] not in begun and not s["protected"]]
    assert not any(leaver in s["people"] for s in coming)


@pytest.mark.parametrize("monday", [date(2026, 3, 23), date(2026, 10, 19)], ids=["forward", "back"])
def test_a_week_in_which_the_clocks_change_is_planned_and_simulated(monday, tmp_path):
    options = small_centre.write_centre(tmp_path, first=monday)
    out = tmp_path / "plan"
    assert main(["plan", *options, "--runs", "5", "--out", str(out)]) == 0
    document = json.loads((out / "plan.json").read_text())
    hours = 167 if monday.month == 3 else 169
    assert len(document["intervals"]) == 2 * hours
    assert {session["start"][11:13] for session in document["sessions"]} <= {f"{h:02d}" for h in range(8, 16)}
    assert document["price"]["simulated"]["runs"] == 5
