"""Machines send files with a key, and ask how it went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fagtid.intake import applying, keeping, services
from fagtid.intake.models import Import, TrafficDay
from fagtid.intake.reading import read_import, upload_path
from fagtid.people.keys import make_key, revoke_key
from fagtid.people.models import ApiKey
from tests.house import House, build_house

pytestmark = pytest.mark.django_db
HALF = "start,offered\n2026-11-02T08:00,5\n2026-11-02T08:30,7\n2026-11-02T09:00,0\n"


def key_of(house: House, purpose: str = ApiKey.Purpose.IMPORTS) -> dict[str, str]:
    _key, secret = make_key(house.centre, name="ACD", purpose=purpose, by=None)
    return {"Authorization": f"Bearer {secret}"}


def send(key: dict[str, str], text: str = HALF, query: str = "kind=traffic&name=acd.csv&apply=1"):
    return Client(enforce_csrf_checks=True).post(
        f"/imports/receive/?{query}", text, content_type="text/csv", headers=key
    )


def worked(answer) -> dict[str, object]:
    """What a worker does with it."""
    read_import(answer.json()["id"])
    applying.apply_if_asked(answer.json()["id"])
    return dict(answer.json())


def test_a_file_is_taken_read_applied_and_told_of(house: House):
    key = key_of(house)
    answer = send(key)
    assert answer.status_code == 202
    address = answer.headers["Location"]
    assert Client().get(address, headers=key).json()["state"] == "waiting"
    worked(answer)
    told = Client().get(address, headers=key).json()
    assert told["in_force"]
    assert told["days"] == ["2026-11-02", "2026-11-02"]
    assert told["fault"] is None


def test_the_same_file_again_changes_nothing_and_says_so(house: House):
    key = key_of(house)
    worked(send(key))
    days = TrafficDay.objects.count()
    again = send(key)
    worked(again)
    told = Client().get(again.headers["Location"], headers=key).json()
    assert told["nothing_new"]
    assert not told["in_force"]
    assert TrafficDay.objects.count() == days


def test_without_apply_somebody_looks_first(house: House):
    key = key_of(house)
    answer = send(key, query="kind=traffic")
    worked(answer)
    assert Client().get(answer.headers["Location"], headers=key).json()["state"] == "ready"


def test_a_wrong_file_is_told_by_place_and_remedy(house: House):
    key = key_of(house)
    answer = send(key, HALF.replace("7", "seven"))
    worked(answer)
    told = Client().get(answer.headers["Location"], headers=key).json()
    assert told["state"] == "refused"
    fault = told["fault"]
    assert (fault["file"], fault["row"], fault["column"], fault["value"]) == (
        "acd.csv",
        3,
        "offered",
        "seven",
    )
    assert fault["expected"] == "a number from 0 to 1,000,000"
    assert fault["remedy"] == "Correct the value, or leave the cell empty where it is not known."
    assert set(fault) == {"file", "row", "column", "value", "expected", "remedy"}


@pytest.mark.parametrize("query", ["", "kind=mail"])
def test_what_the_file_is_must_be_said(house: House, query: str):
    answer = send(key_of(house), query=query)
    assert answer.status_code == 422
    assert answer.json()["fault"]["column"] == "kind"
    assert not Import.objects.exists()


def test_too_large_a_file_is_refused_and_nothing_is_left(house: House, settings):
    settings.MOST_UPLOADED_BYTES = 10
    assert send(key_of(house)).status_code == 413
    assert not Import.objects.exists()


def test_only_a_key_for_imports_that_is_not_revoked_opens_it(house: House):
    assert send({}).status_code == 401
    assert send({"Authorization": "Bearer fagtid_x"}).status_code == 401
    assert send(key_of(house, ApiKey.Purpose.LIVE)).status_code == 401
    key, secret = make_key(house.centre, name="old", purpose=ApiKey.Purpose.IMPORTS, by=None)
    revoke_key(key)
    assert send({"Authorization": f"Bearer {secret}"}).status_code == 401
    assert not Import.objects.exists()


def test_another_centres_import_and_what_people_uploaded_do_not_exist_for_a_key(house: House):
    answer = send(key_of(house))
    other = key_of(build_house("Sør"))
    assert Client().get(answer.headers["Location"], headers=other).status_code == 404
    file = SimpleUploadedFile("calls.csv", HALF.encode())
    house.client("administrator").post("/imports/", {"kind": "traffic", "file": file})
    mine = Import.objects.exclude(uploaded_by=None).get()
    assert Client().get(f"/imports/receive/{mine.pk}/", headers=key_of(house)).status_code == 404


def test_what_is_never_applied_is_forgotten_after_some_days_its_file_too(house: House, settings):
    answer = send(key_of(house), HALF.replace("7", "seven"))
    worked(answer)
    found = Import.objects.get()
    path = upload_path(found)
    assert path.is_file()
    later = found.uploaded_at + timedelta(days=settings.UPLOAD_DAYS, minutes=1)
    assert keeping.forget_what_was_never_applied(found.uploaded_at) == 0
    assert keeping.forget_what_was_never_applied(later) == 1
    assert not path.exists()
    assert not Import.objects.exists()


def test_what_is_in_force_is_kept(house: House, settings):
    worked(send(key_of(house)))
    found = Import.objects.get()
    keeping.forget_what_was_never_applied(found.uploaded_at + timedelta(days=400))
    services.undo_import(found)
    keeping.forget_what_was_never_applied(found.uploaded_at + timedelta(days=400))
    assert Import.objects.exists()
