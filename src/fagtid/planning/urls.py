"""Addresses of needs, plans, sessions and my week."""

from django.urls import path

from fagtid.planning.views import looking, mine, needs, plans, sessions

app_name = "planning"
urlpatterns = [
    path("my/", mine.my_week, name="my_week"),
    path("my/<int:seat_id>/", mine.my_session, name="my_session"),
    path("my/<int:seat_id>/decline/", mine.decline, name="decline"),
    path("my/wishes/new/", mine.wish, name="wish"),
    path("my/wishes/<int:wish_id>/drop/", mine.drop_wish, name="drop_wish"),
    path("my/calendar/renew/", mine.renew_feed, name="renew_feed"),
    path("calendar/<str:secret>.ics", mine.calendar, name="calendar"),
    path("needs/", needs.needs, name="needs"),
    path("needs/new/", needs.new_activity, name="new_activity"),
    path("needs/usual/", needs.usual_needs, name="usual_needs"),
    path("needs/limits/", needs.limits, name="limits"),
    path("needs/<int:activity_id>/", needs.activity, name="activity"),
    path("needs/<int:activity_id>/end/", needs.end_activity, name="end_activity"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:plan_id>/", plans.plan, name="plan"),
    path("plans/<int:plan_id>/cancel/", plans.cancel, name="cancel"),
    path("plans/<int:plan_id>/publish/", plans.publish, name="publish"),
    path("plans/<int:plan_id>/discard/", plans.discard, name="discard"),
    path("plans/<int:plan_id>/again/", plans.plan_again, name="plan_again"),
    path("plans/<int:plan_id>/lock/", plans.lock_shown, name="lock_shown"),
    path("plans/<int:plan_id>/history/", looking.history, name="history"),
    path("plans/<int:plan_id>/frontier/", looking.frontier, name="frontier"),
    path("plans/<int:plan_id>/frontier/ask/", looking.ask_for_frontier, name="ask_for_frontier"),
    path("plans/<int:plan_id>/frontier/cancel/", looking.cancel_frontier, name="cancel_frontier"),
    path("plans/<int:plan_id>/plan.json", looking.export_json, name="export_json"),
    path("plans/<int:plan_id>/plan.html", looking.export_page, name="export_page"),
    path("plans/<int:plan_id>/sessions.csv", looking.export_sessions, name="export_sessions"),
    path("plans/<int:before_id>/compare/<int:after_id>/", looking.compare, name="compare"),
    path("sessions/<int:session_id>/", sessions.session, name="session"),
    path("sessions/<int:session_id>/starts/", sessions.starts, name="starts"),
    path("sessions/<int:session_id>/lock/", sessions.lock, name="lock"),
    path("changes/<int:change_id>/take-back/", sessions.take_back, name="take_back"),
]
