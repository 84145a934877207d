"""The first visit to an empty installation."""

from __future__ import annotations

import pytest
from django.test import Client

from fagtid.people.models import Centre, Person, Role
from fagtid.web.first_run import first_run_code

TOLD = {
    "centre": "Kundesenter Nord",
    "timezone": "Europe/Oslo",
    "language": "nb",
    "name": "Kari Nordmann",
    "email": "kari@example.no",
    "password": "en-lang-nok-setning",
}


@pytest.mark.django_db
def test_an_empty_installation_leads_to_its_first_centre_and_signs_its_administrator_in():
    client = Client()
    assert client.get("/").headers["Location"] == "/begin/"
    answer = client.post("/begin/", {**TOLD, "code": first_run_code()}, follow=True)
    assert answer.redirect_chain[-1][0] == "/overview/"
    (person,) = Person.objects.all()
    assert person.centre.name == "Kundesenter Nord"
    assert [one.role for one in person.assignments.all()] == [Role.ADMINISTRATOR]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "feil"), ("password", "kort"), ("timezone", "Oslo/Europe"), ("email", "kari"), ("centre", "")],
)
def test_a_refused_beginning_keeps_what_was_typed_and_makes_nothing(field: str, value: str):
    answer = Client().post("/begin/", {**TOLD, "code": first_run_code(), field: value})
    assert answer.status_code == 422
    assert not Centre.objects.exists()
    typed = {**TOLD, field: value}
    for name in ("name", "email", "password", "timezone"):
        assert f'value="{typed[name]}"' in answer.text


@pytest.mark.django_db
def test_a_centre_is_begun_once(house):
    assert Client().get("/begin/").status_code == 404
    assert Client().post("/begin/", {**TOLD, "code": first_run_code()}).status_code == 404
