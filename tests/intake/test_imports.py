"""Traffic and rosters are brought in through the page, looked at, applied, and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Thread

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from fagtid.frame.clock import now
from fagtid.intake import queries, services
from fagtid.intake.models import Import, RosterStretch, TrafficDay
from fagtid.intake.reading import read_import, upload_path
from fagtid.intake.samples import PEOPLE, sample
from fagtid.people.models import Person
from tests.centres import MONDAY, bring_in
from tests.house import House, build_house

pytestmark = pytest.mark.django_db
HALF = "start,offered\n2026-11-02T08:00,5\n2026-11-02T08:30,7\n2026-11-02T09:00,0\n"


def upload(house: House, kind: str, text: str, name: str = "calls.csv"):
    file = SimpleUploadedFile(name, text.encode())
    return house.client("administrator").post("/imports/", {"kind": kind, "file": file})


def test_a_file_is_looked_at_before_it_counts(house: House):
    answer = upload(house, "traffic", sample("traffic", MONDAY))
    found = Import.objects.get()
    assert answer.headers["Location"] == f"/imports/{found.pk}/"
    client = house.client("administrator")
    assert 'hx-trigger="every' in client.get(f"/imports/{found.pk}/").text
    read_import(found.pk)
    page = client.get(f"/imports/{found.pk}/").text
    assert 'hx-trigger="every' not in page
    assert queries.traffic_for(house.centre) is None
    client.post(f"/imports/{found.pk}/apply/")
    traffic = queries.traffic_for(house.centre)
    assert traffic is not None
    assert traffic.queues == ("phone",)
    assert float(np.nansum(traffic.offered)) == pytest.approx(found_calls(found))


def found_calls(found: Import) -> float:
    found.refresh_from_db()
    return float(found.summary["calls"])


def test_the_uploaded_file_is_gone_once_it_is_read(house: House):
    found = bring_in(house, "traffic", sample("traffic", MONDAY))
    assert found.state == Import.State.READY
    assert not upload_path(found).exists()


def test_no_agent_is_stored_from_a_queue_log(house: House):
    log = (
        "1760000000|u1|sales|NONE|ENTERQUEUE||4790000000|1\n"
        "1760000012|u1|sales|Agent/berit|CONNECT|12|u2|3\n"
        "1760000100|u1|sales|Agent/berit|COMPLETECALLER|12|88|1\n"
    )
    found = bring_in(house, "traffic", log, "queue_log")
    assert found.state == Import.State.READY
    stored = [[str(value) for value in row] for row in TrafficDay.objects.values_list()]
    told = repr(stored) + repr(Import.objects.values_list())
    assert "berit" not in told
    assert "4790000000" not in told


def test_a_wrong_file_is_told_by_place_and_keeps_nothing(house: House):
    found = bring_in(house, "traffic", HALF.replace("7", "seven"))
    assert found.state == Import.State.REFUSED
    page = house.client("administrator").get(f"/imports/{found.pk}/").text
    assert "rad 3" in page
    assert "seven" in page
    assert not TrafficDay.objects.exists()


def test_columns_with_other_names_are_mapped_on_the_page(house: House):
    found = bring_in(house, "traffic", HALF.replace("start,offered", "tid,anrop"))
    client = house.client("administrator")
    assert 'value="anrop" selected' in client.get(f"/imports/{found.pk}/").text
    client.post(f"/imports/{found.pk}/again/", {"column_start": "tid", "column_offered": "anrop"})
    read_import(found.pk)
    found.refresh_from_db()
    assert found.state == Import.State.READY
    assert found.summary["calls"] == 12


def test_the_same_file_again_changes_nothing_and_says_so(house: House):
    services.apply_import(bring_in(house, "traffic", HALF))
    again = bring_in(house, "traffic", HALF)
    page = house.client("administrator").post(f"/imports/{again.pk}/apply/", follow=True).text
    assert "gjeldt siden" in page
    again.refresh_from_db()
    assert again.state == Import.State.READY


def test_an_overlapping_file_shows_what_differs_and_undo_brings_back_what_was(house: House):
    services.apply_import(bring_in(house, "traffic", HALF))
    later = bring_in(house, "traffic", HALF.replace("5\n", "9\n"))
    page = house.client("administrator").get(f"/imports/{later.pk}/").text
    assert "12,0" in page
    assert "16,0" in page
    services.apply_import(later)
    assert total(house) == 16
    house.client("administrator").post(f"/imports/{later.pk}/undo/")
    assert total(house) == 12
    house.client("administrator").post(f"/imports/{later.pk}/apply/")
    assert total(house) == 16


def total(house: House) -> float:
    traffic = queries.traffic_for(house.centre)
    assert traffic is not None
    return float(np.nansum(traffic.offered))


def test_finer_intervals_are_added_up_to_the_centres_own(house: House):
    house.centre.interval_minutes = 60
    house.centre.save()
    services.apply_import(bring_in(house, "traffic", HALF))
    traffic = queries.traffic_for(house.centre)
    assert traffic is not None
    assert traffic.offered[0, 8] == 12


def test_people_of_a_roster_are_added_when_it_is_applied_and_not_before(house: House):
    found = bring_in(house, "roster", sample("roster", MONDAY))
    assert not Person.objects.filter(roster_id="anne").exists()
    services.apply_import(found)
    roster = queries.roster_for(house.centre, MONDAY, 7)
    assert roster is not None
    assert {person.id for person in roster.people} == {*PEOPLE, "lars"}
    assert {person.team for person in roster.people} == {"Nord"}


def test_who_is_not_on_the_newer_roster_does_not_work_those_days(house: House):
    services.apply_import(bring_in(house, "roster", sample("roster", MONDAY)))
    rows = [row for row in sample("roster", MONDAY).splitlines() if not row.startswith("anne")]
    newer = bring_in(house, "roster", "\n".join(rows))
    services.apply_import(newer)
    assert "anne" not in names(house)
    services.undo_import(newer)
    assert "anne" in names(house)


def names(house: House) -> set[str]:
    roster = queries.roster_for(house.centre, MONDAY, 7)
    return {person.id for person in roster.people} if roster else set()


def test_who_has_left_is_on_no_roster(house: House):
    services.apply_import(bring_in(house, "roster", sample("roster", MONDAY)))
    Person.objects.filter(roster_id="anne").update(left_at=now())
    assert "anne" not in names(house)


def test_a_worker_that_dies_leaves_nothing_half_read(house: House, monkeypatch: pytest.MonkeyPatch):
    found = services.bring_in(
        house.centre, kind="traffic", name="a.csv", chunks=[HALF.encode()], by=house.people["administrator"]
    )
    Import.objects.filter(pk=found.pk).update(
        state=Import.State.READING, heard_at=now() - timedelta(minutes=5)
    )
    client = house.client("administrator")
    assert "Arbeidet ble avbrutt" in client.get(f"/imports/{found.pk}/").text
    assert not TrafficDay.objects.exists()
    client.post(f"/imports/{found.pk}/again/", {})
    read_import(found.pk)
    found.refresh_from_db()
    assert found.state == Import.State.READY


def test_too_large_a_file_is_refused_and_nothing_is_left(house: House, settings):
    settings.MOST_UPLOADED_BYTES = 10
    answer = upload(house, "traffic", HALF)
    assert answer.status_code == 422
    assert not Import.objects.exists()


def test_another_centres_import_does_not_exist_for_you(house: House):
    found = bring_in(house, "traffic", HALF)
    stranger = house.client(build_house("Sør").people["administrator"])
    assert stranger.get(f"/imports/{found.pk}/").status_code == 404
    for act in ("apply", "undo", "drop", "again"):
        assert stranger.post(f"/imports/{found.pk}/{act}/").status_code == 404


def test_named_days_reach_the_forecast(house: House):
    client = house.client("administrator")
    answer = client.post("/imports/calendar/", {"name": "Forfall", "days": "2026-11-15, 2026-12-15"})
    assert answer.status_code == 302
    (event,) = queries.events_of(house.centre)
    assert event.days == ("2026-11-15", "2026-12-15")
    wrong = client.post("/imports/calendar/", {"name": "Forfall", "days": "15. desember"})
    assert wrong.status_code == 422
    assert "15. desember" in wrong.text


@pytest.mark.django_db(transaction=True)
def test_two_who_apply_at_once_apply_once():
    house = build_house()
    found = bring_in(house, "roster", sample("roster", MONDAY))
    refused: list[Exception] = []

    def apply() -> None:
        try:
            services.apply_import(found)
        except services.NotAsItWas as late:
            refused.append(late)
        finally:
            connection.close()

    threads = [Thread(target=apply) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert RosterStretch.objects.filter(day=date(2026, 11, 30)).count() == 28
