"""Addresses under ``/forecast/``."""

from django.urls import path

from fagtid.intake import forecast_views

app_name = "forecast"
urlpatterns = [
    path("", forecast_views.forecast, name="forecast"),
    path("ask/", forecast_views.ask, name="ask"),
    path("days.csv", forecast_views.days_file, name="days_file"),
    path("past.csv", forecast_views.past_file, name="past_file"),
]
