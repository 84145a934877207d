"""The app ``live``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiveConfig(AppConfig):
    """The day as it goes: the queue's state, offers in quiet moments, calling back at a spike."""

    name = "fagtid.live"
    verbose_name = _("Live")
    default_auto_field = "django.db.models.BigAutoField"
