"""The app ``people``."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Centre, units, teams, people and access."""

    name = "fagtid.people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer what is known of a person, and the forgetting of those who left."""
        from fagtid.frame import masked, regular  # noqa: PLC0415 (models are ready only now)
        from fagtid.people import exports, queries, services  # noqa: PLC0415

        masked.register_kept("people", queries.names_at)

        exports.register("people", exports.tell_person)
        regular.register("people: forget who left", timedelta(days=1), services.retire_leavers)
