"""The database goes away and comes back; a fault of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.db import OperationalError, connection
from django.test import Client

from fagtid.people.models import Person
from fagtid.web import views
from tests.house import House


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "status", "told"), [
    (OperationalError("server closed the connection"), 503, "Fagtid har mistet databasen sin"),
    (ValueError("kari@example.no"), 500, "Noe gikk galt i Fagtid"),
])  # fmt: skip
def test_a_plain_page_tells_it(
    house: House, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, told: str
):
    def fail(*_args: object) -> None:
        raise error

    client = house.client("administrator")
    client.raise_request_exception = False
    monkeypatch.setattr(views, "team_weeks", fail)
    answer = client.get("/overview/")
    assert answer.status_code == status
    assert told in answer.text
    assert "kari" not in answer.text
    assert ("Retry-After" in answer.headers) == (status == 503)
    client.cookies["language"] = "en"
    assert '<html lang="en">' in client.get("/overview/").text
    monkeypatch.undo()
    assert client.get("/overview/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_web_recovers_when_the_database_has_dropped_its_connection(house: House):
    if connection.vendor == "sqlite":
        return  # has no connection to drop: the next test is its own
    client = house.client("administrator")
    client.raise_request_exception = False
    assert client.get("/overview/").status_code == 200
    drop_other_connections()
    first = client.get("/overview/")
    assert first.status_code in (200, 503)
    connection.close()  # what the server does at the end of a request
    assert client.get("/overview/").status_code == 200


def drop_other_connections() -> None:
    """Terminate this process's connection from another one, as a restart of the server does."""
    import psycopg  # noqa: PLC0415

    told = connection.get_connection_params()
    names = ("dbname", "host", "port", "user", "password")
    with psycopg.connect(**{name: told[name] for name in names if name in told}, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_locked_too_long_is_told_and_nothing_is_written(house: House):
    if connection.vendor != "sqlite":
        return  # locks rows, not all of it
    client = house.client("administrator")
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=100")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        assert client.get("/overview/").status_code == 200
        told = {"name": "Ny dag", "days": "2026-12-15"}
        assert client.post("/imports/calendar/", told).status_code == 503
        other.rollback()
    assert client.post("/imports/calendar/", told).status_code == 302
    assert Person.objects.exists()
    assert Client().get("/health/").status_code == 200


@pytest.mark.django_db
def test_where_there_is_nothing_a_page_of_the_house_says_so_in_the_readers_language(house: House):
    for client in (house.client("agent"), Client()):
        answer = client.get("/nowhere/")
        assert answer.status_code == 404
        assert "Her er det ingenting til deg" in answer.text
        assert "fagtid.css" in answer.text
    client = house.client("agent")
    assert client.get("/forums/decisions/7/").text == client.get("/nowhere/").text
    client.cookies["language"] = "en"
    assert "There is nothing here for you" in client.get("/nowhere/").text


@pytest.mark.django_db
def test_a_form_from_before_one_signed_in_is_told_of_with_the_remedy(house: House):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/account/login/", {"login": "kari"})
    assert answer.status_code == 403
    assert "Siden du sendte fra, var for gammel" in answer.text
