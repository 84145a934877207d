"""What every test may use, and the account at the end of what this machine could not run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.house import House

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
NO_DATA = "the development data is not beside the project"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Development data beside the project; the test is left out where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip(NO_DATA)
    return SHARED_DATA


@pytest.fixture
def house(db: None) -> House:
    """A centre with one person of each role and two agents in a team."""
    from tests.house import build_house  # noqa: PLC0415 (models: only once Django is set up)

    return build_house()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a test that did not run has not passed, unless it wanted data that is no part of the project."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = [r for r in reporter.stats.get("skipped", []) if NO_DATA not in _reason(r)] if reporter else []
    if skipped and os.environ.get("CI") == "true" and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped, and why."""
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"not run: {report.nodeid}: {_reason(report)}")


def _reason(report: pytest.TestReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
