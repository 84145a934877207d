"""Addresses under ``/people/``."""

from django.urls import path

from fagtid.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
]
