"""The app ``planning``."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The app ``planning``."""

    name = "fagtid.planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer what is known of a person."""
        from fagtid.people import exports  # noqa: PLC0415 (models are ready only now)
        from fagtid.planning import own_data  # noqa: PLC0415

        exports.register("planning", own_data.tell, own_data.forget)
