"""``fagtid demo``."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from fagtid.cli.planning import facts, summary, write_plan
from fagtid.cli.serving import check_port, prepare, serve
from fagtid.cli.telling import progress_line, quiet_solver, tell_result
from fagtid.demo import write_demo_centre
from fagtid.engine.week import WeekInputs, plan_week
from fagtid.files.centre import read_centre
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic


def run(asked: Namespace) -> None:
    """Write the invented centre's files, then plan its week from them as from anybody's."""
    if asked.serve:
        open_centre(asked)
        return
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


def open_centre(asked: Namespace) -> None:
    """The invented centre as a running web application, this week planned and published."""
    os.environ.setdefault("FAGTID_DATA", str(Path(asked.out, "data").resolve()))
    check_port("127.0.0.1", asked.port)
    prepare()
    from fagtid.web.demo_centre import build_demo_centre  # noqa: PLC0415  (after Django is set up)

    progress = progress_line()
    print("The demo centre is brought in and planned; the first time it takes about a minute.", flush=True)
    with quiet_solver():
        build_demo_centre(Path(asked.out), seed=asked.seed, progress=progress)
    progress("done", 1.0)
    serve(Namespace(host="127.0.0.1", port=asked.port, workers=2, no_worker=False))
