"""The app ``voice``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoiceConfig(AppConfig):
    """Proposals, and what customers say."""

    name = "fagtid.voice"
    verbose_name = _("Proposals and the customers' voice")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell people what is known of them, and the bank where its articles came from."""
        from fagtid.frame import waiting  # noqa: PLC0415
        from fagtid.information import origins  # noqa: PLC0415 (models: only now)
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.voice import own_data, queries, theme_queries  # noqa: PLC0415

        exports.register("voice", own_data.tell, own_data.forget)
        origins.register("voice", queries.origins_of)
        waiting.register("voice: decisions", queries.my_decisions)
        waiting.register("voice: asked", queries.asked_of)
        waiting.register("voice: decided", queries.decisions_to_see)
        waiting.register("voice: themes", theme_queries.my_themes)
        waiting.register("voice: answered", theme_queries.answers_to_see)
