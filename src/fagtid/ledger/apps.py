"""The app ``ledger``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """The learning account: what was promised, held, lost, owed and repaid, in minutes."""

    name = "fagtid.ledger"
    verbose_name = _("Ledger")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer what is known of a person."""
        from fagtid.ledger import own_data  # noqa: PLC0415
        from fagtid.people import exports  # noqa: PLC0415 (models are ready only now)

        exports.register("ledger", own_data.tell)
