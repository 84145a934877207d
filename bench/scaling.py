"""How time, memory and the proven gap grow from one team house to 500 agents."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

import numpy as np

from bench.planning_problem import centre_week, strained_alike
from fagtid.core.planning.plan import Effort, make_plan

SEEDS, WARM_AGENTS = (1, 2), 24
TARGETS = {45: (1.0, 30), 100: None, 200: (1.5, 60), 500: (0.5, 90)}  # gap in per cent, seconds
MEMORY_GB = 1.5


@dataclass(frozen=True)
class Measure:
    """One plan made in a process of its own."""

    wall_s: float
    processor_s: float
    memory_gb: float
    gap_percent: float
    value: float
    sessions: int
    unplaced: int


def run() -> str:
    """Markdown with one line a size."""
    lines = [
        "## Scaling",
        "",
        (
            "One week, four activities (forum in groups of 4-7 with the leader, guidance with the leader, "
            "listening, two of reading), three volume scenarios, the planner's own effort, five-minute "
            "slots. The load grows with size as square-root staffing has it, so that every size is as "
            f"strained ({', '.join(f'{n} agents {strained_alike(n):.2f}' for n in TARGETS)}). "
            "Every plan in a fresh process on two cores that others used too, so processor seconds "
            "stand beside wall seconds; compiled beforehand on a centre of "
            f"{WARM_AGENTS}, which is not timed. Memory is the process's peak, imports and warm-up "
            f"included; target under {MEMORY_GB:g} GB. Mean (smallest–largest) over {len(SEEDS)} seeds, "
            "each its own week."
        ),
        "",
        "| agents | sessions | wall, s | processor, s | gap, % | peak, GB | calls late | unplaced | target |",
        "|---|---|---|---|---|---|---|---|---|",
        *(row(agents) for agents in TARGETS),
    ]
    return "\n".join(lines) + "\n"


def row(agents: int) -> str:
    """All seeds of one size."""
    found = [in_its_own_process(agents, seed) for seed in SEEDS]
    shown = (("sessions", 0), ("wall_s", 1), ("processor_s", 1), ("gap_percent", 2), ("memory_gb", 2),
             ("value", 0))  # fmt: skip
    cells = [spread([float(getattr(m, name)) for m in found], decimals) for name, decimals in shown]
    unplaced = ", ".join(str(m.unplaced) for m in found)
    return f"| {agents} | " + " | ".join(cells) + f" | {unplaced} | {judged(agents, found)} |"


def judged(agents: int, found: list[Measure]) -> str:
    """The target, and how many of the seeds reached it."""
    target = TARGETS[agents]
    if target is None:
        return "–"
    gap, seconds = target
    held = [m.gap_percent <= gap and m.wall_s <= seconds and m.memory_gb < MEMORY_GB for m in found]
    return f"{gap:g} % in {seconds} s: {sum(held)} of {len(held)}"


def in_its_own_process(agents: int, seed: int) -> Measure:
    """Peak memory is counted per process, so each plan gets a new one."""
    command = [sys.executable, "-m", "bench.scaling", str(agents), str(seed)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measure(**json.loads(told.stdout.splitlines()[-1]))


def measured(agents: int, seed: int) -> Measure:
    """Compile on a small centre, then plan the real one."""
    warm = Effort(sweeps=5, starts=2, prove_seconds=1.0)
    make_plan(centre_week(WARM_AGENTS, seed=seed, util=strained_alike(WARM_AGENTS)), seed=seed, effort=warm)
    problem = centre_week(agents, seed=seed, util=strained_alike(agents))
    wall, processor = time.perf_counter(), time.process_time()
    plan = make_plan(problem, seed=seed)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measure(
        wall,
        processor,
        peak_kib * 1024 / 1e9,
        100 * plan.gap,
        plan.value,
        len(plan.sessions),
        len(plan.unplaced),
    )


def spread(values: list[float], decimals: int) -> str:
    """Mean, and smallest to largest."""
    return f"{np.mean(values):.{decimals}f} ({min(values):.{decimals}f}–{max(values):.{decimals}f})"


if __name__ == "__main__":
    print(json.dumps(asdict(measured(int(sys.argv[1]), int(sys.argv[2])))))
