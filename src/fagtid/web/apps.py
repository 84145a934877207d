"""The app ``web``."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base pages and the design system."""

    name = "fagtid.web"
