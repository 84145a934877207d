"""Wishes and blocked times: kept, changed, dropped, weekly, and never the whole shift."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from fagtid.planning.models import Limits, WeeklyWish, Wish
from fagtid.planning.weeks import wishes_in
from fagtid.planning.wishing import occurrences
from tests.centres import MONDAY, fill, make_plan, somebody
from tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday")]
WEEKLY = {"weekday": "0", "from_time": "14:00", "to_time": "16:00", "is_blocked": "on"}


def test_a_weekly_wish_is_kept_changed_and_dropped(house: House):
    fill(house)
    client = house.client(somebody(house, "eva"))
    assert client.post("/my/wishes/weekly/new/", {**WEEKLY, "valid_from": "2026-11-30"}).status_code == 302
    wish = WeeklyWish.objects.get()
    page = client.get("/my/wishes/").text
    assert "Hver mandag 14:00–16:00" in page
    assert "Hver mandag" in client.get("/my/").text
    client.post(f"/my/wishes/weekly/{wish.pk}/", {**WEEKLY, "weekday": "4", "valid_from": "2026-11-30"})
    assert "Hver fredag" in client.get("/my/wishes/").text
    client.post(f"/my/wishes/weekly/{wish.pk}/drop/")
    assert not WeeklyWish.objects.exists()


def test_a_single_wish_is_changed_and_dropped(house: House):
    fill(house)
    client = house.client(somebody(house, "eva"))
    client.post("/my/wishes/new/", {"start": "2026-12-01T10:00", "end": "2026-12-01T11:00"})
    wish = Wish.objects.get()
    client.post(f"/my/wishes/{wish.pk}/", {"start": "2026-12-02T10:00", "end": "2026-12-02T11:00"})
    wish.refresh_from_db()
    assert wish.start.date() == date(2026, 12, 2)
    client.post(f"/my/wishes/{wish.pk}/drop/")
    assert not Wish.objects.exists()


def test_a_weekly_blocked_time_is_never_used(house: House):
    fill(house)
    client = house.client(somebody(house, "eva"))
    day = {**WEEKLY, "weekday": "1", "from_time": "08:00", "valid_from": "2026-11-30"}
    assert client.post("/my/wishes/weekly/new/", day).status_code == 302
    plan = make_plan(house)
    mine = plan.sessions.filter(seats__person=somebody(house, "eva"))
    assert mine.exists()
    assert not [one for one in mine if one.start.weekday() == 1]


def test_more_than_half_of_the_roster_is_refused_with_the_numbers_and_what_was_typed(house: House):
    fill(house)
    client = house.client(somebody(house, "eva"))
    two = {"start": "2026-11-30T00:00", "end": "2026-12-01T23:59", "is_blocked": "on"}
    assert client.post("/my/wishes/new/", two).status_code == 302
    third = {"start": "2026-12-02T08:00", "end": "2026-12-02T13:00", "is_blocked": "on"}
    refused = client.post("/my/wishes/new/", third)
    assert refused.status_code == 422
    assert "2026-12-02T13:00" in refused.text
    assert "37,5" in refused.text
    assert Wish.objects.count() == 1
    Limits.objects.update_or_create(centre=house.centre, defaults={"blocked_share": 0.9})
    assert client.post("/my/wishes/new/", third).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [{"to_time": "13:00"}, {"valid_to": "2026-11-01"}, {"weekday": "9"}, {"from_time": "kl. to"}],
)
def test_a_weekly_wish_that_cannot_be_is_refused(house: House, wrong: dict[str, str]):
    fill(house)
    told = {**WEEKLY, "valid_from": "2026-11-30", **wrong}
    answer = house.client(somebody(house, "eva")).post("/my/wishes/weekly/new/", told)
    assert answer.status_code == 422
    assert not WeeklyWish.objects.exists()


def test_a_colleagues_wishes_are_not_mine(house: House):
    fill(house)
    eva = somebody(house, "eva")
    weekly = WeeklyWish.objects.create(
        person=eva, weekday=0, from_time=time(14), to_time=time(16), valid_from=MONDAY
    )
    once = Wish.objects.create(
        person=eva, start=datetime(2026, 12, 1, 9, tzinfo=UTC), end=datetime(2026, 12, 1, 10, tzinfo=UTC)
    )
    other = house.client(somebody(house, "anne"))
    for address in (f"/my/wishes/weekly/{weekly.pk}/", f"/my/wishes/{once.pk}/"):
        assert other.get(address).status_code == 404
        assert other.post(f"{address}drop/").status_code == 404
    assert "14:00" not in other.get("/my/wishes/").text


def test_a_weekly_wish_follows_the_clock_on_the_wall_through_both_changes(house: House):
    fill(house)
    weekly = WeeklyWish(
        person=somebody(house, "eva"),
        weekday=6,
        from_time=time(1, 30),
        to_time=time(4),
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 1),
    )
    lengths = [
        (end.timestamp() - start.timestamp()) / 3600
        for start, end in occurrences(
            weekly, "Europe/Oslo", datetime(2026, 3, 23, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)
        )
    ]
    assert (lengths[0], lengths[1], max(lengths)) == (1.5, 2.5, 3.5)
    weekly.save()
    assert not wishes_in(house.centre, date(2026, 12, 7), 7)
