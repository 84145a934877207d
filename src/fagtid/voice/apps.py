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
        from fagtid.information import origins  # noqa: PLC0415 (models: only now)
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.voice import own_data, queries  # noqa: PLC0415

        exports.register("voice", own_data.tell, own_data.forget)
        origins.register("voice", queries.origins_of)
