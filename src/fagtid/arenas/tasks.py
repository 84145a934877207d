"""Work for the workers: reminding leaders."""

from __future__ import annotations

from django_tasks import task

from fagtid.arenas import services
from fagtid.frame.clock import now


@task()
def remind_leaders() -> int:
    """Write to leaders about promises at risk; safe to repeat."""
    return services.remind_leaders(now())
