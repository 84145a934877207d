"""Work for the workers: reading what was brought in."""

from __future__ import annotations

from django_tasks import task

from fagtid.intake import forecasting, reading


@task()
def read_import(import_id: int) -> None:
    """Read one import."""
    reading.read_import(import_id)


@task(queue_name="planning")
def make_forecast(run_id: int) -> None:
    """Make a forecast that was asked for."""
    forecasting.make(run_id)
