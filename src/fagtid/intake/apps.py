"""The app ``intake``."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The app ``intake``."""

    name = "fagtid.intake"
    default_auto_field = "django.db.models.BigAutoField"
