"""Addresses under ``/imports/``."""

from django.urls import path

from fagtid.intake import receiving, views

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
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/forget/", views.forget_days, name="forget_days"),
    path("samples/<str:kind>.csv", views.sample_file, name="sample"),
]
