"""The app ``forums``."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """The forum: an agenda that fills itself, one screen to run it from, decisions that are followed up."""

    name = "fagtid.forums"
    verbose_name = _("Forum")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer what fills the agenda and what is known of a person; find owners for leavers' decisions."""
        from fagtid.forums import deciding, gathering, own_data, queries, raised, trace  # noqa: PLC0415 (models)
        from fagtid.frame import regular, waiting  # noqa: PLC0415
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.questions import trace as of_questions  # noqa: PLC0415
        from fagtid.truths import reaching  # noqa: PLC0415

        gathering.register_own()
        of_questions.register("forums", trace.steps_of)
        waiting.register("forums: coming", queries.own_coming)
        waiting.register("forums: ended", queries.ended_lately)
        waiting.register("forums: decisions", queries.own_decisions)
        reaching.register("forums", raised.who_talked_of)
        exports.register("forums", own_data.tell, own_data.forget)
        regular.register("forums: decisions of leavers", timedelta(hours=1), deciding.hand_on_leavers)
