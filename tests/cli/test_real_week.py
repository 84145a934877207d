"""A real week, planned from the two before it: the public 1999 bank data, where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.bank_1999 import write_files
from fagtid.cli.main import main

pytestmark = pytest.mark.slow


def test_a_real_week_is_planned_and_everybody_has_a_place_or_a_reason(shared_data: Path, tmp_path: Path):
    write_files(shared_data / "anonymous_bank_1999", tmp_path)
    files = {"--traffic": "calls.csv", "--roster": "roster.csv", "--centre": "centre.toml"}
    options = [text for option, name in files.items() for text in (option, str(tmp_path / name))]
    period = ["--from", "1999-02-15", "--days", "7", "--runs", "20", "--out", str(tmp_path / "plan")]
    assert main(["plan", *options, *period]) == 0

    plan = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))
    placed = [(person, one["activity"]) for one in plan["sessions"] for person in one["people"]]
    missing = [(one["person"], one["activity"]) for one in plan["unplaced"]]
    people = {person for person, _ in placed + missing}
    assert sorted(placed + missing) == sorted(
        (person, activity) for person in people for activity in ("forum", "guidance", "reading")
    ), "each need is met once, or refused once"
    assert all(one["reason"] for one in plan["unplaced"])
    assert len(placed) > 0.8 * 3 * len(people)
    price = plan["price"]
    assert 0 < price["bound"] <= price["late_after"] - price["late_before"]
    assert price["late_after"] - price["late_before"] < 0.02 * price["offered"], (
        "a small part of a heavy week"
    )
