"""Work for the workers: reading what was brought in."""

from __future__ import annotations

from django_tasks import task

from fagtid.frame.working import beating
from fagtid.intake import applying, forecasting, reading


@task()
def read_import(import_id: int) -> None:
    """Read one import, showing all the while that its worker lives; apply it if that was asked for."""
    with beating(lambda: reading.show_life(import_id)):
        reading.read_import(import_id)
        applying.apply_if_asked(import_id)


@task(queue_name="planning")
def make_forecast(run_id: int) -> None:
    """Make a forecast that was asked for."""
    forecasting.make(run_id)
