"""The forecast page: asked for, made by a worker, shown with its past, kept as files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fagtid.frame.clock import now
from fagtid.intake import forecasting, naming, services
from fagtid.intake.models import ForecastRun
from tests.centres import fill
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def made(house: House) -> ForecastRun:
    """A forecast as a worker makes it."""
    run = services.ask_for_forecast(house.centre, by=house.people["administrator"])
    forecasting.make(run.pk)
    run.refresh_from_db()
    return run


def test_an_empty_centre_is_told_what_to_bring(house: House):
    assert "minst tre uker" in house.client("leader").get("/forecast/").text
    run = made(house)
    assert run.state == ForecastRun.State.REFUSED
    assert "Ingen trafikk" in house.client("leader").get("/forecast/").text
    assert house.client("leader").get("/forecast/days.csv").headers["Location"] == "/forecast/"


def test_a_forecast_is_asked_for_made_and_shown_with_the_weeks_behind_it(
    house: House, django_assert_max_num_queries: Any
):
    fill(house)
    naming.name_days(
        house.centre, name="Nordavisa", days=[date(2026, 11, 16), date(2026, 12, 15)], kind="due"
    )
    client = house.client("leader")
    client.post("/forecast/ask/")
    assert 'hx-trigger="every 1s"' in client.get("/forecast/").text
    assert "allerede" in client.post("/forecast/ask/", follow=True).text
    run = ForecastRun.objects.get()
    forecasting.make(run.pk)
    run.refresh_from_db()
    assert run.state == ForecastRun.State.DONE
    with django_assert_max_num_queries(12):
        page = client.get("/forecast/").text
    assert "Nordavisa" in page
    assert "Lært av én dag" in page
    assert page.count("<figure") == 2 + len(run.result["past"])
    chosen = client.get("/forecast/?day=2026-12-15").text
    assert '<option value="2026-12-15" selected>' in chosen
    assert client.get("/forecast/?day=tull").status_code == 200


def test_a_past_week_is_forecast_from_only_what_was_known_before_it(house: House):
    fill(house)
    run = made(house)
    past = run.result["past"]
    assert [one["first_day"] for one in past] == ["2026-11-16", "2026-11-23"]
    assert all(0 <= one["wape"] < 0.2 and 0 <= one["inside"] <= 1 for one in past)
    for day in past[-1]["days"][:5]:
        assert day["p10"] <= day["mean"] <= day["p90"]
        assert day["came"] > 0
    changed = [{**one} for one in past]
    house.centre.imports.filter(kind="traffic").first().traffic_days.filter(day="2026-11-24").update(
        offered=[0] * 48
    )
    again = made(house).result["past"]
    assert again[0]["days"] == changed[0]["days"]
    assert [d["mean"] for d in again[1]["days"]] == [d["mean"] for d in changed[1]["days"]]


def test_it_is_kept_as_files(house: House):
    fill(house)
    made(house)
    client = house.client("leader")
    days = client.get("/forecast/days.csv").text.splitlines()
    assert days[0] == "day,calls,p10,p90,named,holiday"
    assert len(days) == 1 + forecasting.AHEAD_DAYS
    assert client.get("/forecast/past.csv").text.count("2026-11-23,") >= 7


def test_a_worker_that_dies_is_told_and_it_can_be_made_anew(house: House):
    fill(house)
    run = services.ask_for_forecast(house.centre, by=house.people["administrator"])
    silent = now() - timedelta(minutes=3)
    ForecastRun.objects.filter(pk=run.pk).update(state=ForecastRun.State.MAKING, heard_at=silent)
    client = house.client("leader")
    assert "Arbeidet ble avbrutt" in client.get("/forecast/").text
    client.post("/forecast/ask/")
    assert ForecastRun.objects.filter(state=ForecastRun.State.WAITING).count() == 1


def test_agents_and_other_centres_see_nothing(house: House):
    fill(house)
    made(house)
    assert house.client("agent").get("/forecast/").status_code == 404
    stranger = build_house("Sør").client("administrator")
    assert stranger.get("/forecast/days.csv").headers["Location"] == "/forecast/"
