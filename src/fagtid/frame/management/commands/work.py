"""``fagtid manage work``: one worker, until it is told to stop."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from fagtid.frame.working import HouseWorker


class Command(BaseCommand):
    """Take tasks and do regular work."""

    help = "Makes plans, reads imports, sends mail, and does what is due every minute and every day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until a signal comes."""
        worker = HouseWorker()
        worker.configure_signals()
        worker.run()
