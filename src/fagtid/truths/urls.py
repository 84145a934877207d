"""Addresses of false truths and corrections."""

from django.urls import path

from fagtid.truths import views

app_name = "truths"
urlpatterns = [
    path("", views.truths, name="truths"),
    path("raise/", views.raise_one, name="raise"),
    path("answers/<int:answer_id>/", views.correct, name="correct"),
    path("checks/<int:check_id>/", views.check, name="check"),
    path("<int:truth_id>/", views.truth, name="truth"),
    path("<int:truth_id>/edit/", views.edit, name="edit"),
    path("<int:truth_id>/tell/", views.tell, name="tell"),
    path("<int:truth_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:truth_id>/read/", views.read, name="read"),
]
