"""What is written to the log, and what never is."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from fagtid.people.models import User
from fagtid.web.logs import JsonLines, PlainLines
from tests.centres import bring_in
from tests.house import PASSWORD, House, account_of

pytestmark = pytest.mark.django_db
PERSONAL = ("example.no", "administrator", "agent/berit", "127.0.0.1", "192.0.2.7", "?next", PASSWORD)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that every logger writes, at the chattiest level, as JSON lines."""
    text, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(text)
    handler.setFormatter(JsonLines())
    levels = {name: logging.getLogger(name).level for name in ("", "fagtid", "django", "django_tasks")}
    for name in levels:
        logging.getLogger(name).setLevel(logging.INFO)
    root.addHandler(handler)
    yield text
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def lines(written: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_sign_in_is_told_without_who(house: House, written: io.StringIO):
    account = account_of(house.people["administrator"])
    account.set_password(PASSWORD)
    account.save()
    client = Client(REMOTE_ADDR="192.0.2.7")
    for password in ("feil-passord", PASSWORD):
        told = {"login": account.email, "password": password}
        client.post("/account/login/?next=/overview/", told)
    client.get("/overview/")
    seen = [(line["view"], line["status"]) for line in lines(written) if line["event"] == "request"]
    assert ("account_login", 302) in seen
    assert ("web:overview", 200) in seen
    assert User.objects.get(pk=account.pk).last_login
    assert not [word for word in PERSONAL if word in written.getvalue().lower()]


def test_an_import_is_told_without_names(house: House, written: io.StringIO):
    log = (
        "1760000000|u1|sales|NONE|ENTERQUEUE||4790000000|1\n1760000012|u1|sales|Agent/berit|CONNECT|12|u2|3\n"
    )
    bring_in(house, "traffic", log, "queue_log")
    house.client("administrator").get("/imports/")
    assert lines(written)
    assert not [word for word in (*PERSONAL, "berit", "4790000000") if word in written.getvalue().lower()]


def test_every_request_has_an_id_that_its_answer_carries(house: House, written: io.StringIO):
    answer = Client().get("/", headers={"X-Request-ID": "from-the-proxy-1"})
    assert answer.headers["X-Request-ID"] == "from-the-proxy-1"
    assert lines(written)[-1]["request"] == "from-the-proxy-1"
    odd = Client().get("/", headers={"X-Request-ID": "a b\n"})
    assert len(odd.headers["X-Request-ID"]) == 16


@pytest.mark.parametrize("form", [JsonLines, PlainLines])
def test_an_error_tells_its_kind_and_places_and_no_values(form: type[logging.Formatter]):
    secret = "kari@example.no"
    try:
        raise ValueError(secret)
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("fagtid.fault", logging.ERROR, __file__, 1, "a fault", None, info)
    told = form().format(record)
    assert "builtins.ValueError" in told
    assert "test_logs.py" in told
    assert secret not in told
