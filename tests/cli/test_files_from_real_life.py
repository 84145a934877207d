"""Files as they come from a centre: other forms, other intervals, damage, and somebody pressing Ctrl-C."""

from __future__ import annotations

import importlib.util
import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from fagtid.cli import planning
from fagtid.cli.main import main
from fagtid.cli.telling import quiet_solver
from fagtid.files.calendars import calendar_name

SPEC = importlib.util.spec_from_file_location("small_centre", Path(__file__).with_name("small_centre.py"))
assert SPEC is not None
assert SPEC.loader is not None
small_centre = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(small_centre)

OSLO = ZoneInfo("Europe/Oslo")


def plan(options: list[str], out: Path, *more: str) -> dict:
    assert main(["plan", *options, *more, "--runs", "0", "--out", str(out)]) == 0
    return json.loads((out / "plan.json").read_text())


def replaced(options: list[str], option: str, value: str) -> list[str]:
    return [value if options[i - 1] == option else each for i, each in enumerate(options)]


def queue_log_rows(first: date, queues: tuple[str, ...] = ("abonnement",)) -> list[str]:
    """Four weeks of Asterisk lines: eight to four, a call every four minutes, each eighth hangs up."""
    rows = []
    for back in range(28, 0, -1):
        day = first - timedelta(days=back)
        if day.weekday() > 4:
            continue
        eight = int(datetime(day.year, day.month, day.day, 8, tzinfo=OSLO).timestamp())
        for n in range(120):
            at, call, queue = eight + 240 * n, f"{eight}.{n}", queues[n % len(queues)]
            rows.append((at, f"{at}|{call}|{queue}|NONE|ENTERQUEUE||4712345678|1"))
            if n % 8 == 7:
                rows.append((at + 50, f"{at + 50}|{call}|{queue}|NONE|ABANDON|1|1|50"))
            else:
                agent = f"SIP/{n % 5}"
                rows.append((at + 9, f"{at + 9}|{call}|{queue}|{agent}|CONNECT|9|{call}|3"))
                rows.append((at + 189, f"{at + 189}|{call}|{queue}|{agent}|COMPLETECALLER|9|180|1"))
    return [text for _, text in sorted(rows)]


def test_a_queue_log_becomes_a_plan_that_knows_nobody_who_called_or_answered(tmp_path):
    options = small_centre.write_centre(tmp_path)
    (tmp_path / "queue_log").write_text("\n".join(queue_log_rows(small_centre.FIRST_DAY)) + "\n")
    centre = (tmp_path / "centre.toml").read_text()
    told = centre.replace("patience_seconds = 200\nhandle_seconds = 180\n", "")
    (tmp_path / "centre.toml").write_text(told)
    document = plan(replaced(options, "--traffic", str(tmp_path / "queue_log")), tmp_path / "plan")
    assert document["price"]["offered"] == pytest.approx(600, rel=0.1)
    assert document["assumptions"]["handle_seconds"] == pytest.approx(180, rel=0.05)
    assert document["unplaced"] == []
    text = (tmp_path / "plan" / "plan.json").read_text()
    assert "4712345678" not in text
    assert "SIP/" not in text


def test_several_queues_are_planned_together_or_one_by_name(tmp_path, capsys):
    options = small_centre.write_centre(tmp_path)
    rows = queue_log_rows(small_centre.FIRST_DAY, ("salg", "teknisk"))
    (tmp_path / "queue_log").write_text("\n".join(rows) + "\n")
    asked = replaced(options, "--traffic", str(tmp_path / "queue_log"))
    assert plan(asked, tmp_path / "plan")["price"]["offered"] == pytest.approx(600, rel=0.1)
    centre = tmp_path / "centre.toml"
    text = centre.read_text()
    centre.write_text(text.replace("[service]", 'queue = "faktura"\n[service]'))
    assert main(["plan", *asked, "--runs", "0", "--out", str(tmp_path / "none")]) == 1
    error = capsys.readouterr().err
    assert "salg" in error
    assert "teknisk" in error
    centre.write_text(text.replace("[service]", 'queue = "salg"\n[service]'))
    assert plan(asked, tmp_path / "plan")["price"]["offered"] == pytest.approx(300, rel=0.1)


@pytest.mark.parametrize("minutes", [15, 60])
def test_intervals_of_other_lengths_are_planned(minutes, tmp_path):
    options = small_centre.write_centre(tmp_path)
    rows = ["start,offered"]
    for line in small_centre.traffic_rows(12, small_centre.FIRST_DAY).splitlines()[1:]:
        start, calls = line.split(",")
        if minutes == 60 and start.endswith(":00"):
            rows.append(f"{start},{2 * int(calls)}")
        if minutes == 15:
            later = f"{int(start[-2:]) + 15:02d}"
            rows += [f"{start},{int(calls) / 2:.0f}", f"{start[:-2]}{later},{int(calls) / 2:.0f}"]
    (tmp_path / "traffic.csv").write_text("\n".join(rows) + "\n")
    centre = tmp_path / "centre.toml"
    centre.write_text(centre.read_text().replace("interval_minutes = 30", f"interval_minutes = {minutes}"))
    document = plan(options, tmp_path / "plan")
    assert document["interval_minutes"] == minutes
    assert document["unplaced"] == []
    price = document["price"]
    assert price["bound"] <= price["late_after"] - price["late_before"] + 1e-3


def test_a_refused_file_leaves_the_last_plan_as_it_was(tmp_path):
    options = small_centre.write_centre(tmp_path)
    plan(options, tmp_path / "plan")
    before = {p: p.read_bytes() for p in (tmp_path / "plan").rglob("*") if p.is_file()}
    (tmp_path / "roster.csv").write_text("person,team\n\x00\x01\n")
    assert main(["plan", *options, "--runs", "0", "--out", str(tmp_path / "plan")]) == 1
    assert {p: p.read_bytes() for p in (tmp_path / "plan").rglob("*") if p.is_file()} == before


def test_lenient_leaves_bad_rows_out_and_says_which(tmp_path, capsys):
    options = small_centre.write_centre(tmp_path)
    traffic = tmp_path / "traffic.csv"
    lines = traffic.read_text().splitlines()
    lines[5] = lines[5].split(",")[0] + ",many"
    traffic.write_text("\n".join(lines) + "\n")
    assert main(["plan", *options, "--runs", "0", "--out", str(tmp_path / "plan")]) == 1
    strict = capsys.readouterr().err
    assert "row 6" in strict
    assert "many" in strict
    plan(options, tmp_path / "plan", "--lenient")
    assert "6" in capsys.readouterr().err


def test_a_given_forecast_must_cover_the_period_and_may_say_that_nobody_calls(tmp_path, capsys):
    options = small_centre.write_centre(tmp_path)
    ahead = tmp_path / "forecast.csv"
    asked = ["forecast", "--traffic", str(tmp_path / "traffic.csv"), "--days", "7", "--out", str(ahead)]
    assert main(asked) == 0
    rows = ahead.read_text().splitlines()
    capsys.readouterr()
    ahead.write_text("\n".join(rows[: len(rows) // 2]) + "\n")
    assert main(["plan", *options, "--forecast", str(ahead), "--out", str(tmp_path / "half")]) == 1
    assert "forecast" in capsys.readouterr().err
    assert not (tmp_path / "half").exists()
    names = rows[0].split(",")
    silent = [rows[0]]
    for row in rows[1:]:
        cells = dict(zip(names, row.split(","), strict=True))
        silent.append(",".join("0" if n in ("mean", "p10", "p50", "p90") else cells[n] for n in names))
    ahead.write_text("\n".join(silent) + "\n")
    document = plan(options, tmp_path / "silent", "--forecast", str(ahead))
    assert document["price"]["late_after"] == 0
    assert document["unplaced"] == []


def test_stopping_a_plan_midway_writes_nothing(tmp_path, monkeypatch, capsys):
    def pressed(*_, **__):
        raise KeyboardInterrupt

    options = small_centre.write_centre(tmp_path)
    monkeypatch.setattr(planning, "plan_week", pressed)
    assert main(["plan", *options, "--out", str(tmp_path / "plan")]) == 130
    assert "stopped" in capsys.readouterr().err
    assert not (tmp_path / "plan").exists()


def test_calendar_times_are_those_of_the_plan(tmp_path):
    document = plan(small_centre.write_centre(tmp_path), tmp_path / "plan")
    session = next(s for s in document["sessions"] if s["activity"] == "reading")
    begins = datetime.fromisoformat(session["start"])
    mine = (tmp_path / "plan" / "calendars" / calendar_name(session["people"][0])).read_text()
    local, utc = f"{begins:%Y%m%dT%H%M%S}", f"{begins.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"
    assert f"DTSTART;TZID=Europe/Oslo:{local}" in mine or f"DTSTART:{utc}" in mine


def test_only_the_result_reaches_standard_output(capfd):
    with quiet_solver():
        os.write(1, b"debris of a solver\n")
    os.write(1, b"the result\n")
    assert capfd.readouterr().out == "the result\n"
