"""The app ``questions``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    """Questions from calls, whom they ring, answers and their trust, what becomes of them."""

    name = "fagtid.questions"
    verbose_name = _("Questions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Be found by the search; ring further; tell people what is known of them, the bank its origins."""
        from fagtid.frame import regular, waiting  # noqa: PLC0415 (models: only now)
        from fagtid.information import origins  # noqa: PLC0415
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.questions import answering, finding, own_data, queries, ringing, trace  # noqa: PLC0415

        finding.register(lambda answers, person: answering.see(answers, by=person))
        exports.register("questions", own_data.tell, own_data.forget)
        origins.register("questions", trace.origins_of)
        waiting.register("questions: to tell", queries.to_tell_of)
        waiting.register("questions: promises", queries.own_promises)
        waiting.register("questions: topics", queries.own_topics)
        regular.register("questions: ring further", ringing.EVERY, ringing.widen)
