"""Addresses under ``/imports/``."""

from django.urls import path

from fagtid.intake import calendar_views, receiving, views

app_name = "intake"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("receive/", receiving.receive, name="receive"),
    path("receive/<int:import_id>/", receiving.received, name="received"),
    path("<int:import_id>/", views.one, name="import"),
    path("<int:import_id>/again/", views.read_again, name="read_again"),
    path("<int:import_id>/apply/", views.apply_import, name="apply"),
    path("<int:import_id>/undo/", views.undo, name="undo"),
    path("<int:import_id>/drop/", views.drop, name="drop"),
    path("calendar/", calendar_views.calendar, name="calendar"),
    path("calendar/hours/", calendar_views.hours, name="hours"),
    path("calendar/monthly/", calendar_views.monthly, name="monthly"),
    path("calendar/campaign/", calendar_views.campaign, name="campaign"),
    path("calendar/file/", calendar_views.take_in, name="take_in_calendar"),
    path("calendar/named/", calendar_views.named, name="named"),
    path("calendar/forget/", calendar_views.forget_days, name="forget_days"),
    path("calendar/days/<int:day_id>/", calendar_views.move_day, name="move_day"),
    path("calendar/days/<int:day_id>/drop/", calendar_views.forget_day, name="forget_day"),
    path("calendar.csv", calendar_views.export, name="calendar_file"),
    path("samples/<str:kind>.csv", views.sample_file, name="sample"),
]
