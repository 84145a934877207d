"""What the keeper's monitoring asks: alive, ready, figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from fagtid.frame.clock import now
from fagtid.frame.models import WorkerSign
from fagtid.web import health
from tests.house import House

pytestmark = pytest.mark.django_db


def test_alive_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get("/health/").json() == {"alive": True}


def test_ready_with_a_worker_and_not_without_one():
    assert Client().get("/ready/").json() == {"ready": False, "missing": ["worker"]}
    sign = WorkerSign.objects.create(worker="a", heard_at=now())
    assert Client().get("/ready/").status_code == 200
    sign.heard_at = now() - timedelta(minutes=2)
    sign.save()
    assert Client().get("/ready/").status_code == 503


def test_not_ready_without_a_database(monkeypatch: pytest.MonkeyPatch):
    def away(seconds: float) -> bool:
        raise OperationalError

    monkeypatch.setattr(health, "heard_within", away)
    answer = Client().get("/ready/")
    assert answer.status_code == 503
    assert answer.json()["missing"] == ["database"]


def test_figures_count_requests_tasks_plans_and_imports_and_name_nobody(house: House):
    house.client("administrator").get("/overview/")
    text = Client().get("/metrics/").text
    assert 'fagtid_request_seconds_count{view="web:overview",status="200"}' in text
    assert 'fagtid_plans{state="draft"} 0' in text
    assert 'fagtid_imports{state="applied"} 0' in text
    assert "fagtid_oldest_task_seconds 0.0" in text
    for person in house.people.values():
        assert person.email not in text


def test_figures_are_for_the_machine_itself_unless_a_token_is_set(settings):
    assert Client(REMOTE_ADDR="192.0.2.1").get("/metrics/").status_code == 404
    assert Client().get("/metrics/", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 404
    settings.METRICS_TOKEN = "et-langt-ord"
    assert Client().get("/metrics/").status_code == 404
    told = {"Authorization": "Bearer et-langt-ord"}
    assert Client(REMOTE_ADDR="192.0.2.1").get("/metrics/", headers=told).status_code == 200
