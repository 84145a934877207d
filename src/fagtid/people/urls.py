"""Addresses under ``/people/``."""

from django.urls import path

from fagtid.people.views import inviting, keys, lists, people, places, skills

app_name = "people"
urlpatterns = [
    path("", people.people, name="people"),
    path("people.csv", people.export, name="export"),
    path("new/", people.add, name="add"),
    path("me/data.zip", people.my_data, name="my_data"),
    path("<int:person_id>/", people.person, name="person"),
    path("<int:person_id>/roles/", people.give_role, name="give_role"),
    path("<int:person_id>/roles/<int:role_id>/take/", people.take_role, name="take_role"),
    path("<int:person_id>/leave/", people.leave, name="leave"),
    path("<int:person_id>/come-back/", people.come_back, name="come_back"),
    path("<int:person_id>/data.zip", people.data, name="data"),
    path("<int:person_id>/invite/", inviting.invite, name="invite"),
    path("<int:person_id>/invite/revoke/", inviting.revoke, name="revoke_invitation"),
    path("invite/", inviting.invite_all, name="invite_all"),
    path("accept/<str:secret>/", inviting.accept, name="accept"),
    path("teams/", places.places, name="places"),
    path("teams/new/", places.add_team, name="add_team"),
    path("teams/<int:team_id>/", places.team, name="team"),
    path("teams/<int:team_id>/merge/", places.merge_team, name="merge_team"),
    path("teams/<int:team_id>/remove/", places.remove_team, name="remove_team"),
    path("units/new/", places.add_unit, name="add_unit"),
    path("units/<int:unit_id>/", places.unit, name="unit"),
    path("units/<int:unit_id>/remove/", places.remove_unit, name="remove_unit"),
    path("skills/", skills.skills, name="skills"),
    path("skills/<int:skill_id>/", skills.skill, name="skill"),
    path("skills/<int:skill_id>/remove/", skills.remove_skill, name="remove_skill"),
    path("lists/", lists.lists, name="lists"),
    path("lists/sample.csv", lists.sample, name="sample"),
    path("lists/<int:list_id>/", lists.one, name="list"),
    path("lists/<int:list_id>/confirm/", lists.confirm, name="confirm_list"),
    path("lists/<int:list_id>/undo/", lists.undo, name="undo_list"),
    path("lists/<int:list_id>/put-away/", lists.put_away, name="put_list_away"),
    path("keys/", keys.keys, name="keys"),
    path("keys/<int:key_id>/revoke/", keys.revoke, name="revoke_key"),
]
