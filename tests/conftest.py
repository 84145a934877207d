"""What every test may use, and the account at the end of what this machine could not run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker
    from pytest_django.fixtures import SettingsWrapper

    from tests.house import House

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
MANY = 1_000_000  # rows there have been
NO_DATA = "the development data is not beside the project"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Development data beside the project; the test is left out where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip(NO_DATA)
    return SHARED_DATA


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ids as in an installation that has been used for years: a page must not write 2,654 for 2654.

    At the end nobody is connected any more: a page of a journey may have asked until its browser closed.
    """
    from django.db import connection  # noqa: PLC0415 (only once Django is set up)

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for one in connection.introspection.sequence_list():
            table, column = one["table"], one["column"]
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, MANY])
            else:
                named = [f'"{table}"', column or "id", MANY]
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", named)
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def nothing_known_before(settings: SettingsWrapper, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The next test's database has the same ids and begins anew; so do the indexes that follow it."""
    from fagtid.information import finding  # noqa: PLC0415 (models: only once Django is set up)
    from fagtid.live import asked  # noqa: PLC0415

    settings.SEARCH_ROOT = tmp_path_factory.getbasetemp() / f"search-{uuid4().hex}"
    finding.forget()
    asked.forget()


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
