"""``fagtid simulate``."""

from __future__ import annotations

from argparse import Namespace

from fagtid.cli.telling import progress_line, tell_result
from fagtid.core.errors import refuse
from fagtid.engine.referee import simulate_plan, simulated_price
from fagtid.files.directory import write_file
from fagtid.files.plan import json_text, read_plan


def run(asked: Namespace) -> None:
    """Judge a plan document, call by call."""
    document = read_plan(asked.plan)
    if not document.get("shifts"):
        refuse("the plan", "made by fagtid plan, with the shifts it was made from", "one without them")
    if asked.runs < 2:
        refuse("--runs", ">= 2, to tell how sure the figures are", asked.runs)
    progress = progress_line()
    seen = simulate_plan(
        document,
        runs=asked.runs,
        seed=asked.seed,
        progress=lambda done, of: progress("done" if done == of else "simulating", done / of),
    )
    found = simulated_price(seen)
    found["in_time_before"] = round(1 - seen.before.late.mean / max(seen.offered.mean, 1e-9), 5)
    found["in_time_after"] = round(1 - seen.after.late.mean / max(seen.offered.mean, 1e-9), 5)
    if asked.out:
        write_file(asked.out, json_text(found))
    lines = [
        f"{name.replace('_', ' ')}: {found[name]['mean']:.1f} "
        f"(95 % interval {found[name]['ci95'][0]:.1f} to {found[name]['ci95'][1]:.1f})"
        for name in ("late_before", "late_after", "late_added")
    ]
    tell_result(lines, found, as_json=asked.json or not asked.out)
