"""The calendar of the centre: opening hours, due dates, campaigns, files; and what follows from it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fagtid.engine.week import pose
from fagtid.intake import naming
from fagtid.intake.models import CalendarDay, OpeningHours
from fagtid.planning.weeks import week_inputs
from tests.centres import MONDAY, fill
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def test_due_dates_of_a_newspaper_are_every_month_on_its_day(house: House):
    client = house.client("administrator")
    typed = {"name": "Nordavisa", "day_of_month": "15", "first": "2026-01-01", "last": "2026-12-31"}
    assert client.post("/imports/calendar/monthly/", {**typed, "to_workday": "on"}).status_code == 302
    days = list(CalendarDay.objects.values_list("day", flat=True))
    assert len(days) == 12
    assert date(2026, 2, 16) in days  # the 15th is a Sunday
    page = client.get("/imports/calendar/").text
    assert "Nordavisa" in page
    assert "Forfall" in page
    wrong = client.post("/imports/calendar/monthly/", {**typed, "last": "2025-01-01"})
    assert wrong.status_code == 422
    assert 'value="Nordavisa"' in wrong.text


def test_the_last_days_of_short_months_stand_for_the_thirty_first():
    days = naming.monthly(31, date(2026, 1, 1), date(2026, 4, 30), to_workday=False)
    assert [one.isoformat() for one in days] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]


def test_a_campaign_is_all_its_days_and_single_days_are_moved_and_taken_out(house: House):
    client = house.client("administrator")
    client.post("/imports/calendar/campaign/", {"name": "Høst", "first": "2026-10-01", "last": "2026-10-03"})
    assert CalendarDay.objects.filter(kind="campaign").count() == 3
    day = CalendarDay.objects.earliest("day")
    client.post(f"/imports/calendar/days/{day.pk}/", {"day": "2026-10-09"})
    wrong = client.post(f"/imports/calendar/days/{day.pk}/", {"day": "i går"})
    assert wrong.status_code == 422
    client.post(f"/imports/calendar/days/{day.pk}/drop/")
    assert [str(one.day) for one in CalendarDay.objects.all()] == ["2026-10-02", "2026-10-03"]
    last = CalendarDay.objects.latest("day")
    client.post(f"/imports/calendar/days/{last.pk}/", {"day": "2026-10-02"})
    assert CalendarDay.objects.count() == 1
    assert client.get("/imports/calendar/named/?name=H%C3%B8st").status_code == 200
    assert client.get("/imports/calendar/named/?name=ingen").status_code == 404


def test_a_calendar_goes_out_and_in_again_as_a_file(house: House):
    naming.name_days(house.centre, name="Nordavisa", days=[date(2026, 12, 15)], kind="due")
    client = house.client("administrator")
    text = client.get("/imports/calendar.csv").text
    assert "due,Nordavisa,2026-12-15" in text
    CalendarDay.objects.all().delete()
    client.post("/imports/calendar/file/", {"file": SimpleUploadedFile("k.csv", text.encode())})
    assert CalendarDay.objects.get().kind == "due"
    again = client.post(
        "/imports/calendar/file/", {"file": SimpleUploadedFile("k.csv", text.encode())}, follow=True
    )
    assert "0 nye dager" in again.text


@pytest.mark.parametrize(
    "text",
    ["navn;dag\nA;2026-01-01", "kind,name,day\ndue,A,15. mars", "kind,name,day\nfest,A,2026-01-01", ""],
)
def test_a_file_that_cannot_be_read_takes_in_nothing(house: House, text: str):
    good = "kind,name,day\ndue,A,2026-01-01\n"
    told = good + text.partition("\n")[2] if text.startswith("kind") else text
    answer = house.client("administrator").post(
        "/imports/calendar/file/", {"file": SimpleUploadedFile("k.csv", told.encode())}
    )
    assert answer.status_code == 422
    assert not CalendarDay.objects.exists()


def test_outside_the_opening_hours_no_calls_are_expected_and_none_are_learned_from(house: House):
    fill(house)
    client = house.client("administrator")
    hours = {
        f"{part}_{day}": clock
        for day in range(4)
        for part, clock in (("opens", "09:00"), ("closes", "15:00"))
    }
    wrong = client.post("/imports/calendar/hours/", {**hours, "closes_0": "08:00", "opens_2": ""})
    assert wrong.status_code == 422
    assert 'value="08:00"' in wrong.text
    assert client.post("/imports/calendar/hours/", hours).status_code == 302
    assert OpeningHours.objects.count() == 7
    posed = pose(week_inputs(house.centre, MONDAY, 7))
    grid = posed.problem.grid
    closed = (grid.second_of_day < 9 * 3600) | (grid.second_of_day >= 15 * 3600) | (grid.weekday > 3)
    assert not np.any(posed.problem.calls[:, closed])
    assert posed.problem.calls.sum() > 100
    client.post("/imports/calendar/hours/", {})
    assert not OpeningHours.objects.exists()


def test_public_holidays_of_the_year_stand_there(house: House):
    client = house.client("administrator")
    assert "Grunnlovsdag" in client.get("/imports/calendar/").text
    house.centre.country = ""
    house.centre.save()
    assert "Grunnlovsdag" not in client.get("/imports/calendar/").text


def test_another_centres_days_do_not_exist(house: House):
    naming.name_days(house.centre, name="Nordavisa", days=[date(2026, 12, 15)])
    day = CalendarDay.objects.get()
    stranger = build_house("Sør").client("administrator")
    assert stranger.post(f"/imports/calendar/days/{day.pk}/", {"day": "2026-12-16"}).status_code == 404
    assert stranger.post(f"/imports/calendar/days/{day.pk}/drop/").status_code == 404
    assert "Nordavisa" not in stranger.get("/imports/calendar.csv").text
    assert house.client("leader").get("/imports/calendar/").status_code == 404
