"""``fagtid plan`` and ``fagtid frontier``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from fagtid.cli.inputs import moment, week_inputs
from fagtid.cli.telling import progress_line, quiet_solver, tell_result
from fagtid.core.errors import refuse
from fagtid.engine.frontier import frontier
from fagtid.engine.week import plan_week
from fagtid.files.calendars import calendar_name, person_calendar
from fagtid.files.directory import write_all
from fagtid.files.plan import json_text, plan_text, read_plan
from fagtid.files.report import render_frontier, render_plan

Document = dict[str, Any]

TOLD_FROM = 0.05  # calls late; a gap in per cent of less says nothing


def run(asked: Namespace) -> None:
    """Plan or draw the frontier."""
    if asked.command == "plan":
        run_plan(asked)
    else:
        run_frontier(asked)


def run_plan(asked: Namespace) -> None:
    """Read, plan, write everything or nothing."""
    progress = progress_line()
    if asked.now and not asked.published:
        refuse("--now", "given together with --published", "alone")
    published = read_plan(asked.published) if asked.published else None
    inputs = week_inputs(asked, progress)
    now_s = moment("--now", asked.now, inputs.centre.timezone) if asked.now else None
    with quiet_solver():
        document = plan_week(
            inputs,
            seed=asked.seed,
            lang=asked.lang,
            published=published,
            now_s=now_s,
            runs=asked.runs,
            progress=progress,
        )
    write_plan(document, asked.out)
    tell_result(summary(document, asked.out), facts(document, asked.out), as_json=asked.json)


def write_plan(document: Document, out: str) -> None:
    """``plan.json``, ``plan.html`` and a calendar for everyone who has a session or hosts one."""
    lang = document["lang"]
    people = {person for session in document["sessions"] for person in session["people"]}
    hosts = {session["host"] for session in document["sessions"] if session["host"]}
    files: dict[str, str | bytes] = {
        "plan.json": plan_text(document),
        "plan.html": render_plan(document, lang=lang),
    }
    for person in sorted(people | hosts):
        files[f"calendars/{calendar_name(person)}"] = person_calendar(document, person, lang)
    write_all(out, files)


def facts(document: Document, out: str) -> Document:
    """What a machine wants to know of the plan."""
    return {
        "plan": str(Path(out, "plan.json")),
        "page": str(Path(out, "plan.html")),
        "sessions": len(document["sessions"]),
        "unplaced": len(document["unplaced"]),
        **{
            name: document["price"][name] for name in ("offered", "late_before", "late_after", "bound", "gap")
        },
    }


def summary(document: Document, out: str) -> list[str]:
    """The plan in a few lines."""
    price = document["price"]
    late = price["late_after"] - price["late_before"]
    placed = f"{len(document['sessions'])} sessions, {price['learning_minutes'] / 60:.1f} hours of learning"
    without = f"{price['late_before']:.1f} without learning, {price['late_after']:.1f} with"
    gap = f" (gap {price['gap']:.1%})" if late >= TOLD_FROM else ""
    proven = f"proven: at least {price['bound']:z.1f}{gap}"
    lines = [
        f"{placed}; {len(document['unplaced'])} without a place",
        f"price: {late:z.1f} of {price['offered']:.0f} calls made late ({without}); {proven}",
    ]
    if seen := price["simulated"]:
        low, high = seen["late_added"]["ci95"]
        mean = seen["late_added"]["mean"]
        lines.append(f"simulated {seen['runs']} times: {mean:.1f} (95 % interval {low:.1f} to {high:.1f})")
    return [*lines, f"report: {Path(out, 'plan.html')}"]


def run_frontier(asked: Namespace) -> None:
    """Read, plan every point, write the curve."""
    progress = progress_line()
    inputs = week_inputs(asked, progress)
    with quiet_solver():
        document = frontier(inputs, seed=asked.seed, progress=progress)
    page = render_frontier(document, lang="en" if (asked.lang or inputs.centre.language) == "en" else "nb")
    write_all(asked.out, {"frontier.json": json_text(document), "frontier.html": page})
    progress("done", 1.0)
    lines = ["hours per agent, calls made late, proven at least"]
    lines += [f"{p['hours_per_agent']:.2f}, {p['added']:.1f}, {p['bound']:.1f}" for p in document["points"]]
    tell_result([*lines, f"page: {Path(asked.out, 'frontier.html')}"], document, as_json=asked.json)
