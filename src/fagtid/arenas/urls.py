"""Addresses of the app ``arenas``."""

from django.urls import URLPattern

app_name = "arenas"
urlpatterns: list[URLPattern] = []
