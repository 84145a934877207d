"""The app ``intake``."""

from datetime import timedelta

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The app ``intake``."""

    name = "fagtid.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer regular work to the workers, and figures to monitoring."""
        from fagtid.frame import gauges, regular  # noqa: PLC0415  (models: once the apps are there)
        from fagtid.intake import keeping, queries, reading, watching  # noqa: PLC0415

        minute, day = timedelta(minutes=1), timedelta(days=1)
        regular.register("intake: give up silent imports", minute, reading.give_up_silent_imports)
        regular.register("intake: forget what was never applied", day, keeping.forget_what_was_never_applied)
        regular.register(
            "intake: look in the watched folder", timedelta(seconds=5), watching.look_in_watched_folder
        )
        gauges.register("fagtid_imports", "Imports by state.", queries.imports_by_state, label="state")
