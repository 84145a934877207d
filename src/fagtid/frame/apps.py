"""The app ``frame``."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """What workers write down: signs of life, and when regular work is next due."""

    name = "fagtid.frame"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the frame itself keeps tidy; find letters that English lacks."""
        from fagtid.frame import sqlite, tidying  # noqa: PLC0415  (models: only once the apps are there)

        tidying.register_jobs()
        sqlite.register()
