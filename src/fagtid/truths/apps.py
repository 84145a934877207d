"""The app ``truths``."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TruthsConfig(AppConfig):
    """Wrong statements that spread, whom they have reached, and what holds."""

    name = "fagtid.truths"
    verbose_name = _("False truths")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Be found by the search; ask again; tell people what is known of them."""
        from fagtid.frame import regular, waiting  # noqa: PLC0415 (models: only now)
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.questions import facts  # noqa: PLC0415
        from fagtid.questions import trace as of_questions  # noqa: PLC0415
        from fagtid.truths import checking, finding, own_data, queries, trace  # noqa: PLC0415

        finding.register()
        facts.register_alive("truths", queries.alive_at)
        of_questions.register("truths", trace.steps_of)
        waiting.register("truths: corrections", queries.own_corrections)
        waiting.register("truths: checks", queries.own_checks)
        exports.register("truths", own_data.tell, own_data.forget)
        regular.register("truths: ask until it is held", timedelta(hours=1), checking.ask_until_held)
