"""``fagtid demo``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from fagtid.cli.planning import facts, summary, write_plan
from fagtid.cli.telling import progress_line, quiet_solver, tell_result
from fagtid.demo import write_demo_centre
from fagtid.engine.week import WeekInputs, plan_week
from fagtid.files.centre import read_centre
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic


def run(asked: Namespace) -> None:
    """Write the invented centre's files, then plan its week from them as from anybody's."""
    progress = progress_line()
    progress("inventing a centre", 0.0)
    files = write_demo_centre(Path(asked.out), seed=asked.seed)
    centre = read_centre(files.centre)
    inputs = WeekInputs(
        traffic=read_traffic(
            files.traffic, timezone=centre.timezone, interval_minutes=centre.interval_minutes
        ),
        roster=read_roster(files.roster, timezone=centre.timezone),
        centre=centre,
        first_day=files.plan_from,
        days=7,
    )
    with quiet_solver():
        document = plan_week(inputs, seed=asked.seed, lang=asked.lang, progress=progress)
    out = str(Path(asked.out, "plan"))
    write_plan(document, out)
    lines = [f"the invented centre's files are in {asked.out}", *summary(document, out)]
    tell_result(lines, facts(document, out), as_json=asked.json)
