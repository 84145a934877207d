"""Run the benchmark sections and write docs/benchmarks.md: ``python -m bench [section ...]``.

Each section is a module ``bench/NAME.py`` with ``run() -> str`` that returns Markdown (title included).
Sections not named on the command line keep the text of their last run.
"""

from __future__ import annotations

import importlib
import platform
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SECTIONS = (
    *("chain", "erlang", "simulation", "forecasting", "planning", "deadlines", "scaling", "real_week"),
    *("pages", "load", "search"),
)
PEERS = (
    "numpy", "scipy", "numba", "pyworkforce", "simpy", "ciw", "statsforecast",
    "tantivy", "wordfreq", "Whoosh-Reloaded",
)  # fmt: skip
TARGET = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
SECTION = re.compile(r"<!-- section: (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)


def main(names: list[str]) -> None:
    """Run the named sections (all when none is named) and rewrite the document."""
    unknown = set(names) - set(SECTIONS)
    if unknown:
        sys.exit(f"no such section: {', '.join(sorted(unknown))}; choose among {', '.join(SECTIONS)}")
    texts = dict(SECTION.findall(TARGET.read_text())) if TARGET.exists() else {}
    for name in names or SECTIONS:
        print(f"running {name} ...", file=sys.stderr, flush=True)
        texts[name] = importlib.import_module(f"bench.{name}").run().rstrip() + "\n"
        TARGET.write_text(document(texts))


def document(texts: dict[str, str]) -> str:
    """The whole page, sections in their fixed order."""
    opening = (
        "# Benchmarks\n\n"
        "Written by `make bench` (one section: `.venv/bin/python -m bench erlang`). Timings are ratios "
        "within one run on one machine; spread is minimum to maximum over the rounds stated.\n\n"
        f"Python {platform.python_version()}, {versions()}.\n\n"
    )
    parts = [f"<!-- section: {name} -->\n{texts[name]}<!-- end -->\n\n" for name in SECTIONS if name in texts]
    return (opening + "".join(parts)).rstrip() + "\n"


def versions() -> str:
    """Versions of what is compared."""
    found = []
    for package in PEERS:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


if __name__ == "__main__":
    main(sys.argv[1:])
