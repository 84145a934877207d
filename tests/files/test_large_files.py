"""A file of a million calls is read in seconds and little memory."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

CALLS = 1_000_000
MOST_SECONDS = 12  # of the processor; the figure in the reference is from an idle machine
MOST_MEGABYTES = 300
READ = """
import re, resource, sys
from pathlib import Path
from fagtid.files.traffic import read_traffic
traffic = read_traffic(sys.argv[1], timezone="Europe/Oslo")
used = resource.getrusage(resource.RUSAGE_SELF)
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())  # ru_maxrss is the parent's too
print(traffic.source.rows, used.ru_utime + used.ru_stime, int(peak[1]) / 1000)
"""


def write_calls(path: Path, count: int) -> None:
    """About one call every eight seconds over ninety days."""
    first = datetime.fromisoformat("2026-06-01T00:00:00")
    with path.open("w") as out:
        out.write("arrived,queue,outcome,wait_seconds,handle_seconds,agent\n")
        for n in range(count):
            arrived = (first + timedelta(seconds=n * 7.776)).isoformat(timespec="seconds")
            outcome, handle = ("abandoned", "") if n % 11 == 0 else ("answered", 100 + n % 200)
            out.write(f"{arrived},{'post' if n % 3 else 'telefon'},{outcome},{n % 90},{handle},a{n % 45}\n")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is told by Linux only")
def test_a_million_calls_are_read_in_seconds_within_little_memory(tmp_path):
    path = tmp_path / "calls.csv"
    write_calls(path, CALLS)
    told = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, check=True, text=True)
    rows, seconds, megabytes = (float(figure) for figure in told.stdout.split())
    assert rows == CALLS
    assert seconds < MOST_SECONDS, f"{seconds:.1f} s"
    assert megabytes < MOST_MEGABYTES, f"{megabytes:.0f} MB"
