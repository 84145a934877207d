"""The app ``information``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InformationConfig(AppConfig):
    """The bank, call templates, client cards, and search over all of it."""

    name = "fagtid.information"
    verbose_name = _("Information")
    default_auto_field = "django.db.models.BigAutoField"
