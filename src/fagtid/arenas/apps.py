"""The app ``arenas``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArenasConfig(AppConfig):
    """What comes of a session: attendance, notes, catching up, and the accounts shown."""

    name = "fagtid.arenas"
    verbose_name = _("Arenas")
    default_auto_field = "django.db.models.BigAutoField"
