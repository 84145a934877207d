"""The app ``planning``."""

from datetime import timedelta

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The app ``planning``."""

    name = "fagtid.planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer regular work to the workers, figures to monitoring, and what is known of a person."""
        from fagtid.frame import gauges, regular  # noqa: PLC0415  (models: once the apps are there)
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.planning import own_data, queries, services  # noqa: PLC0415

        exports.register("planning", own_data.tell, own_data.forget)
        regular.register(
            "planning: give up silent plans", timedelta(minutes=1), services.give_up_silent_plans
        )
        gauges.register("fagtid_plans", "Plans by state.", queries.plans_by_state, label="state")
