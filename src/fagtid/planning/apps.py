"""The app ``planning``."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The app ``planning``."""

    name = "fagtid.planning"
    default_auto_field = "django.db.models.BigAutoField"
