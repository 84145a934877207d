"""Addresses of the forum: agenda, the screen to run it from, decisions, the activity plan."""

from django.urls import path

from fagtid.forums.views import activity, agenda, decisions, making, running

app_name = "forums"
urlpatterns = [
    path("", agenda.forums, name="forums"),
    path("plan/", activity.plan, name="plan"),
    path("plan.csv", activity.table, name="plan_table"),
    path("teams/<int:team_id>/wish/", agenda.wish, name="wish"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/asked/", making.asked, name="asked"),
    path("decisions/<int:decision_id>/", decisions.decision, name="decision"),
    path("decisions/<int:decision_id>/close/", decisions.close, name="close"),
    path("decisions/<int:decision_id>/open/", decisions.open_again, name="open_again"),
    path("decisions/<int:decision_id>/change/", decisions.change, name="change"),
    path("decisions/<int:decision_id>/ask/<slug:kind>/", making.ask, name="ask"),
    path("decisions/<int:decision_id>/make/<slug:kind>/", making.make, name="make"),
    path("decisions/<int:decision_id>/propose/", making.propose, name="propose"),
    path("decisions/<int:decision_id>/choose/", making.choose, name="choose"),
    path("decisions/<int:decision_id>/put-right/<int:article_id>/", making.put_right, name="put_right"),
    path("<int:session_id>/", agenda.forum, name="forum"),
    path("<int:session_id>/add/", agenda.add, name="add"),
    path("<int:session_id>/vote/", agenda.vote, name="vote"),
    path("<int:session_id>/move/", agenda.move, name="move"),
    path("<int:session_id>/minutes/", agenda.minutes, name="minutes"),
    path("<int:session_id>/put-off/", agenda.put_off, name="put_off"),
    path("<int:session_id>/drop/", agenda.drop, name="drop"),
    path("<int:session_id>/begin/", running.begin, name="begin"),
    path("<int:session_id>/live/", running.live, name="live"),
    path("<int:session_id>/take-over/", running.take_over, name="take_over"),
    path("<int:session_id>/reflect/", running.reflect, name="reflect"),
    path("<int:session_id>/take-up/", running.take_up, name="take_up"),
    path("<int:session_id>/decide/", running.decide, name="decide"),
    path("<int:session_id>/question/", running.question, name="question"),
    path("<int:session_id>/answer/", running.answer, name="answer"),
    path("<int:session_id>/end/", running.end, name="end"),
    path("<int:session_id>/go-on/", running.go_on, name="go_on"),
    path("seats/<int:seat_id>/<slug:where>/", running.set_here, name="set_here"),
    path("points/<int:point_id>/start/", running.start, name="start"),
    path("points/<int:point_id>/finish/", running.finish, name="finish"),
    path("points/<int:point_id>/later/", running.later, name="later"),
    path("points/<int:point_id>/write/", running.write, name="write"),
]
