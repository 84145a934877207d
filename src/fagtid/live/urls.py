"""Addresses of the app ``live``."""

from django.urls import path

from fagtid.live import views

app_name = "live"
urlpatterns = [
    path("", views.now, name="now"),
    path("state/", views.receive, name="state"),
    path("hour/", views.hour, name="hour"),
    path("knock/", views.knock, name="knock"),
    path("call/", views.call, name="call"),
    path("offers/<int:offer_id>/accept/", views.accept, name="accept"),
    path("offers/<int:offer_id>/decline/", views.decline, name="decline"),
    path("offers/<int:offer_id>/finish/", views.finish, name="finish"),
    path("callbacks/<int:callback_id>/confirm/", views.confirm, name="confirm"),
    path("disturbances/<int:delivery_id>/know/", views.know, name="know"),
    path("rings/<int:ring_id>/come/", views.come, name="come"),
    path("rings/<int:ring_id>/not-now/", views.not_now, name="not_now"),
    path("questions/<int:question_id>/seen/", views.seen, name="seen"),
    path("rules/", views.rules, name="rules"),
    path("replan/", views.replan, name="replan"),
    path("replans/<int:replan_id>/publish/", views.publish, name="publish"),
    path("replans/<int:replan_id>/dismiss/", views.dismiss, name="dismiss"),
    path("simulation/", views.simulate, name="simulate"),
]
