"""Addresses of attendance, notes, catching up and the learning account."""

from django.urls import path

from fagtid.arenas.views import account, attendance, notes

app_name = "arenas"
urlpatterns = [
    path("my/account/", account.mine, name="account"),
    path("my/account/lines.csv", account.my_lines, name="my_lines"),
    path("my/account/let-go/", account.let_owed_go, name="let_go"),
    path("my/<int:seat_id>/held/", attendance.own_held, name="own_held"),
    path("my/<int:seat_id>/lost/", attendance.own_lost, name="own_lost"),
    path("my/<int:seat_id>/take-back/", attendance.own_take_back, name="own_take_back"),
    path("my/<int:seat_id>/give-up/", notes.give_up_place, name="give_up_place"),
    path("my/missed/<int:seat_id>/", notes.missed, name="missed"),
    path("my/missed/<int:seat_id>/read/", notes.read, name="read"),
    path("my/missed/<int:seat_id>/place/<int:session_id>/", notes.take_place, name="take_place"),
    path("sessions/<int:session_id>/notes/", notes.notes, name="notes"),
    path("attendance/", attendance.untold, name="untold"),
    path("attendance/<int:session_id>/", attendance.session, name="attendance"),
    path("attendance/<int:session_id>/held/", attendance.all_held, name="all_held"),
    path("attendance/<int:session_id>/lost/", attendance.all_lost, name="all_lost"),
    path("attendance/seats/<int:seat_id>/held/", attendance.held, name="held"),
    path("attendance/seats/<int:seat_id>/lost/", attendance.lost, name="lost"),
    path("attendance/seats/<int:seat_id>/take-back/", attendance.take_back, name="take_back"),
    path("ledger/", account.teams, name="teams"),
    path("ledger/teams.csv", account.teams_table, name="teams_table"),
]
