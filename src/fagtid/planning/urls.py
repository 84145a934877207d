"""Addresses of needs, plans, sessions and my week."""

from django.urls import path

from fagtid.planning.views import feeds, links, mine, needs, plans, sessions, swaps, wishes

app_name = "planning"
urlpatterns = [
    path("my/", mine.my_week, name="my_week"),
    path("my/<int:seat_id>/", mine.my_session, name="my_session"),
    path("my/<int:seat_id>/decline/", mine.decline, name="decline"),
    path("my/<int:seat_id>/want/", mine.want_after_all, name="want_after_all"),
    path("my/<int:seat_id>/put-back/", mine.take_back_move, name="take_back_move"),
    path("my/<int:seat_id>/swap/", swaps.ask, name="ask_swap"),
    path("my/<int:seat_id>/join/", swaps.join, name="join_group"),
    path("my/swaps/<int:swap_id>/accept/", swaps.accept, name="accept_swap"),
    path("my/swaps/<int:swap_id>/decline/", swaps.decline, name="decline_swap"),
    path("my/swaps/<int:swap_id>/withdraw/", swaps.withdraw, name="withdraw_swap"),
    path("my/wishes/", wishes.wishes, name="wishes"),
    path("my/wishes/new/", wishes.new_wish, name="new_wish"),
    path("my/wishes/<int:wish_id>/", wishes.wish, name="wish"),
    path("my/wishes/<int:wish_id>/drop/", wishes.drop_wish, name="drop_wish"),
    path("my/wishes/weekly/new/", wishes.new_weekly, name="new_weekly"),
    path("my/wishes/weekly/<int:wish_id>/", wishes.weekly, name="weekly"),
    path("my/wishes/weekly/<int:wish_id>/drop/", wishes.drop_weekly, name="drop_weekly"),
    path("my/calendar/", feeds.my_calendar, name="my_calendar"),
    path("my/calendar/renew/", feeds.renew_feed, name="renew_feed"),
    path("my/calendar/close/", feeds.close_feed, name="close_feed"),
    path("calendar/<str:secret>.ics", feeds.calendar, name="calendar"),
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
    path("sessions/<int:session_id>/", sessions.session, name="session"),
    path("sessions/<int:session_id>/starts/", sessions.starts, name="starts"),
    path("sessions/<int:session_id>/lock/", sessions.lock, name="lock"),
    path("sessions/<int:session_id>/link/", links.meeting_link, name="meeting_link"),
    path("changes/<int:change_id>/take-back/", sessions.take_back, name="take_back"),
]
