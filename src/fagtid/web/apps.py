"""The app ``web``."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base pages and the design system."""

    name = "fagtid.web"

    def ready(self) -> None:
        """Register the checks of self-hosting."""
        from fagtid.web import checks  # noqa: F401, PLC0415  (registers as it is imported)
