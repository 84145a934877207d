"""Addresses of the pages that belong to the house itself."""

from django.urls import path

from fagtid.web import health, views

app_name = "web"
urlpatterns = [
    path("", views.start, name="start"),
    path("health/", health.health, name="health"),
    path("ready/", health.ready, name="ready"),
    path("metrics/", health.metrics, name="metrics"),
    path("begin/", views.begin, name="begin"),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("look/", views.look, name="look"),
    path("team/", views.team, name="team"),
    path("overview/", views.overview, name="overview"),
    path("centre/", views.centre, name="centre"),
    path("personal/", views.personal, name="personal"),
    path("components/", views.components, name="components"),
]
