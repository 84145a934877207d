"""The app ``arenas``."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArenasConfig(AppConfig):
    """What comes of a session: attendance, notes, catching up, and the accounts shown."""

    name = "fagtid.arenas"
    verbose_name = _("Arenas")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have leaders reminded: looked at every hour, written to once a day at most."""
        from fagtid.arenas import services  # noqa: PLC0415 (models are ready only now)
        from fagtid.frame import regular  # noqa: PLC0415

        regular.register("arenas: remind leaders", timedelta(hours=1), services.remind_leaders)
