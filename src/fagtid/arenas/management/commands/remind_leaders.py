"""``fagtid manage remind_leaders``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from fagtid.arenas.services import remind_leaders
from fagtid.frame.clock import now


class Command(BaseCommand):
    """Write to leaders about promises at risk in the next 24 hours; at most once a day each."""

    help = "Write to leaders about promises at risk in the next 24 hours; at most once a day each."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell how many were written to."""
        self.stdout.write(f"{remind_leaders(now())} leaders written to")
