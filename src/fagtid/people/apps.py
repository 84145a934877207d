"""The app ``people``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Centre, units, teams, people and access."""

    name = "fagtid.people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer what is known of a person."""
        from fagtid.people import exports  # noqa: PLC0415 (models are ready only now)

        exports.register("people", exports.tell_person)
