"""What leaders and editors see over time: in time, late, understood, and who hands in late."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest

from fagtid.information import following, noticing, services
from fagtid.information.models import Article, Client, Delivery, Notice, Sender
from fagtid.people.asking import asker_as
from tests.house import House
from tests.information.test_load import team_of
from tests.information.test_notices import SUNDAY, TUESDAY, published, sunday

__all__ = ["sunday"]

pytestmark = pytest.mark.django_db
SHIFT = datetime.fromisoformat("2026-12-01T08:00+01:00")
LATER = SHIFT + timedelta(days=1)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clock moves on to the day after the change."""
    return lambda moment=LATER: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def told_to(house: House, name: str = "Fem", people: int = 5, **changed: Any) -> Notice:
    """A notice for a team whose shift begins on the day it takes effect."""
    found = published(house, teams=[team_of(house, name, people)], **changed)
    found.deliveries.update(due_at=SHIFT)
    return found


def read_by(notice: Notice, number: int) -> None:
    """So many have read it."""
    for one in notice.deliveries.order_by("pk")[:number]:
        noticing.confirm(one, version=1)


def followed(house: House, who: str = "editor", **asked: Any) -> following.Following:
    """The period as somebody sees it."""
    return following.follow(asker_as(house.people[who]), following.Period(**asked))


def test_read_in_time_is_before_the_shift_it_holds_in_and_stays_when_a_new_version_asks(
    house: House, later: Any
):
    notice = told_to(house)
    read_by(notice, 3)
    told = {"body": "Helg koster 239 kr."}
    noticing.change_notice(notice, told, version=1, by=house.people["editor"], asks_again=True)
    notice.deliveries.update(due_at=SHIFT)
    later()
    one = notice.deliveries.order_by("pk").first()
    noticing.confirm(one, version=2)
    noticing.confirm(notice.deliveries.order_by("pk").last(), version=2)
    counts = followed(house).notices[0].counts
    assert (counts.people, counts.due, counts.in_time, counts.read, counts.late) == (5, 5, 3, 2, 0)
    assert followed(house).weeks[-2].counts.in_time_percent == 60


def test_who_is_told_after_their_shift_began_is_told_late(house: House, later: Any):
    later()
    notice = told_to(house)
    week = followed(house).weeks[-1]
    assert (week.notices, week.counts.late_percent, week.days_ahead) == (1, 100, -1)
    assert notice.days_ahead == -1
    assert "etter at den gjaldt" in house.client("editor").get("/notices/figures/").text


def test_a_group_under_five_is_not_told_of_and_neither_are_four_answers(house: House):
    small = told_to(house, "Fire", 4)
    assert followed(house).notices[0].counts.people == 0
    assert "færre enn fem" in house.client("editor").get("/notices/figures/").text
    small.delete()
    asks = {"question": "Hva koster helg?", "answers": "229\n239"}
    notice = told_to(house, "Seks", 6, **asks)
    many = list(notice.deliveries.order_by("pk"))
    for one in many[:4]:
        noticing.confirm(one, version=1, told="229", certainty=3)
    assert (followed(house).notices[0].counts.answered, followed(house).notices[0].counts.read) == (0, 4)
    noticing.confirm(many[4], version=1, told="239", certainty=3)
    counts = followed(house).notices[0].counts
    assert (counts.answered, counts.right) == (5, 4)


def test_a_part_of_a_group_is_not_told_by_taking_it_from_the_whole(house: House):
    team_of(house, "Tre", 3)
    two = told_to(house, "To", 2)
    five = told_to(house, "Fem", 5)
    two.teams.add(*five.teams.all())
    noticing.deliver(two)
    assert two.deliveries.count() == 7
    of_two = next(one for one in followed(house).notices if one.notice == two)
    assert of_two.counts.people == 5


def test_a_leader_sees_the_teams_they_lead_and_a_chosen_team_only_its_own(house: House):
    told_to(house)
    five = followed(house, "unit_leader")
    assert five.notices[0].counts.people == 5
    assert followed(house, "other_leader").notices[0].counts.people == 0
    group = following.key_of(next(one for one in following.groups_of(asker_as(house.people["editor"]))))
    page = house.client("unit_leader").get(f"/notices/figures/?group={group}").text
    assert "Ny pris" in page
    assert house.client("agent").get("/notices/figures/").status_code == 404
    assert house.client("agent").get("/notices/figures.csv").status_code == 404


def test_the_weeks_the_client_and_the_kind_are_chosen(house: House):
    solvik = Client.objects.create(centre=house.centre, name="Solvikposten")
    published(house, title="Solvik", client=solvik, kind="campaign")
    published(house, title="Gammel")
    Notice.objects.filter(title="Gammel").update(published_at=SUNDAY - timedelta(weeks=6))
    editor = house.client("editor")
    assert "Gammel" in editor.get("/notices/figures/").text
    assert "Gammel" not in editor.get("/notices/figures/?weeks=4").text
    for chosen in (f"client={solvik.pk}", "kind=campaign"):
        page = editor.get(f"/notices/figures/?{chosen}").text
        assert ">Solvik<" in page
        assert "Gammel" not in page
    assert editor.get("/notices/figures/?weeks=99&client=x&kind=y&group=z").status_code == 200


def test_how_long_before_the_change_each_client_hands_in(house: House):
    for name, days in (("Solvikposten", (5, 9, 1)), ("Fjellavisa", (-2,))):
        client = Client.objects.create(centre=house.centre, name=name)
        sender = Sender.objects.create(centre=house.centre, name=name, client=client, made_at=SUNDAY)
        for ahead in days:
            source = noticing.hand_in(house.centre, {"title": "x", "body": "y"}, sender=sender)
            told = {"title": "x", "body": "y", "client": client}
            told["starts_on"] = SUNDAY.date() + timedelta(days=ahead)
            editor = house.people["editor"]
            draft = noticing.write_notice(house.centre, told, by=editor, submission=source)
            noticing.publish_notice(draft, version=1, by=editor)
    first, second = followed(house).clients
    assert (first.name, first.days_ahead, first.after, first.notices) == ("Fjellavisa", -2, 1, 1)
    assert (second.name, second.days_ahead, second.after, second.notices) == ("Solvikposten", 5, 0, 3)
    assert followed(house).notices[0].days_to_publish == 0


def test_it_is_taken_to_a_spreadsheet_and_no_title_is_a_formula(house: House):
    told_to(house, title="=1+1")
    told_to(house, "Fire", 4, title="Liten")
    answer = house.client("editor").get("/notices/figures.csv?weeks=8")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][0] == "Melding"
    assert {row[0] for row in rows[1:]} == {"'=1+1", "Liten"}
    assert next(row for row in rows if row[0] == "Liten")[7:] == [""] * 7
    assert next(row for row in rows if row[0] == "'=1+1")[7:9] == ["5", "0"]


def test_what_of_the_bank_is_used_never_flagged_and_expired(house: House):
    editor = house.people["editor"]
    made = [
        Article.objects.create(
            centre=house.centre, title=f"Artikkel {number}", body="x", written_by=editor, written_at=SUNDAY
        )
        for number in range(3)
    ]
    Article.objects.filter(pk=made[2].pk).update(ends_on=SUNDAY.date() - timedelta(days=2))
    services.note_use(made[0], held=False, comment="Feil pris.", by=editor)
    told = following.follow_bank(asker_as(editor))
    assert (told.never_used, told.flagged, told.over) == (1, 1, 1)
    assert "Søk som ikke ga treff" in house.client("editor").get("/notices/figures/").text


def test_the_figures_ask_as_often_of_many_as_of_few(house: House, django_assert_num_queries: Any):
    told_to(house)
    asker = asker_as(house.people["editor"])
    with django_assert_num_queries(4):
        following.follow(asker, following.Period())
    for number in range(8):
        told_to(house, f"Lag{number}", starts_on=TUESDAY + timedelta(days=number))
    assert Delivery.objects.count() == 45
    with django_assert_num_queries(4):
        assert len(following.follow(asker, following.Period()).notices) == 9
