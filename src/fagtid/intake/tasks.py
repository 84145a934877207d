"""Work for the workers: reading what was brought in."""

from __future__ import annotations

from django_tasks import task

from fagtid.intake import reading


@task()
def read_import(import_id: int) -> None:
    """Read one import."""
    reading.read_import(import_id)
