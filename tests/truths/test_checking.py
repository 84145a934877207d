"""The question comes again after three and twenty-one days, until the group holds what is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from fagtid.frame.clock import now
from fagtid.people.asking import asker_as
from fagtid.people.models import Person, Role
from fagtid.truths import checking, correcting
from fagtid.truths.models import Check, Correction, FalseTruth
from fagtid.truths.queries import groups_for, own_checks
from tests.house import House, add_person
from tests.truths.test_correcting import newcomer, told, wrong_answer

pytestmark = pytest.mark.django_db
QUESTION = {"question": "Hva koster det å endre adresse?", "choices": "Ingenting\n99 kr"}
Go = Callable[[timedelta], datetime]


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Go:
    """Go on so long from when the test began."""
    began = now()

    def to(after: timedelta) -> datetime:
        monkeypatch.setattr("django.utils.timezone.now", lambda: began + after)
        return began + after

    return to


def told_of(house: House, people: int) -> tuple[FalseTruth, list[Person]]:
    """A false truth that is heard in the north, where there are so many; all have read of it."""
    for number in range(people - 3):  # with the agent, the colleague and the leader
        newcomer(house, f"ny {number}")
    editor = house.people["editor"]
    truth = correcting.correct_answer(wrong_answer(house), told(**QUESTION, teams=[house.north]), by=editor)
    for one in Correction.objects.filter(truth=truth):
        checking.read(one, version=1)
    return truth, [one.person for one in Correction.objects.filter(truth=truth).order_by("pk")]


def answer_all(people: list[Person], right: int) -> None:
    """All answer what they are asked now, so many of them rightly."""
    for number, one in enumerate(people):
        for check in own_checks(asker_as(one)):
            checking.answer_check(check, "Ingenting" if number < right else "99 kr", 3)


def test_it_is_asked_after_three_and_twenty_one_days_on_my_day(house: House, go: Go):
    _truth, people = told_of(house, 3)
    client = house.client("agent")
    assert QUESTION["question"] not in client.get("/my/").text
    go(timedelta(days=3, minutes=1))
    assert QUESTION["question"] in client.get("/my/").text
    check = own_checks(asker_as(house.people["agent"])).get()
    page = client.get(f"/false-truths/checks/{check.pk}/").text
    assert "Ingen ser svaret ditt." in page
    refused = client.post(f"/false-truths/checks/{check.pk}/", {"told": "99 kr"})
    assert refused.status_code == 422
    page = client.post(
        f"/false-truths/checks/{check.pk}/", {"told": "99 kr", "certainty": 3}, follow=True
    ).text
    assert "Ikke helt" in page
    assert "Adresseendring er gratis." in page
    assert client.get(f"/false-truths/checks/{check.pk}/").status_code == 404
    go(timedelta(days=21, minutes=1))
    assert own_checks(asker_as(people[0])).exists()


def test_a_group_that_does_not_hold_it_is_asked_again_and_one_that_does_settles_it(house: House, go: Go):
    truth, people = told_of(house, 5)
    for days in (3, 21):
        moment = go(timedelta(days=days, minutes=1))
        answer_all(people, right=3)
    checking.ask_until_held(moment)
    truth.refresh_from_db()
    assert truth.state == "alive"
    assert set(Check.objects.filter(truth=truth, answered_at=None).values_list("turn", flat=True)) == {3}
    checking.ask_until_held(moment)  # at once again: nothing more
    assert Check.objects.filter(truth=truth).count() == 15
    moment = go(timedelta(days=43))
    answer_all(people, right=4)
    checking.ask_until_held(moment)
    truth.refresh_from_db()
    assert truth.state == "settled"


def test_leaders_see_a_group_of_five_and_never_one_of_four(house: House, go: Go):
    truth, people = told_of(house, 5)
    go(timedelta(days=3, minutes=1))
    answer_all(people[:4], right=2)
    leader = asker_as(house.people["leader"])
    assert groups_for(leader, truth)[0].shares == []
    assert "Færre enn fem har svart ennå" in house.client("leader").get(f"/false-truths/{truth.pk}/").text
    answer_all(people, right=5)
    (share,) = groups_for(leader, truth)[0].shares
    assert (share.turn, share.answered, share.right, share.sure_and_wrong) == (1, 5, 3, 2)
    assert "Runde 1: 3 av 5" in house.client("leader").get(f"/false-truths/{truth.pk}/").text
    assert "Runde 1" not in house.client("agent").get(f"/false-truths/{truth.pk}/").text
    assert groups_for(asker_as(house.people["other_leader"]), truth) == []
    Correction.objects.filter(person=people[0]).delete()
    assert groups_for(leader, truth) == []


def test_what_is_changed_is_read_and_asked_anew(house: House, go: Go):
    truth, people = told_of(house, 3)
    correcting.change_truth(truth, {"holds": "Nytt."}, version=1, by=house.people["editor"], asks_again=True)
    go(timedelta(days=4))
    assert not own_checks(asker_as(people[0])).exists()
    checking.read(Correction.objects.get(truth=truth, person=people[0]), version=2)
    go(timedelta(days=8))
    assert own_checks(asker_as(people[0])).count() == 1


def test_what_is_due_twice_is_asked_once_and_then_again_a_week_later(house: House, go: Go):
    _truth, people = told_of(house, 3)
    asker = asker_as(people[0])
    go(timedelta(days=40))  # a long holiday: both are due
    first, second = Check.objects.filter(person=people[0]).order_by("turn")
    assert list(own_checks(asker)) == [first]
    client = house.client("agent")
    assert client.get("/my/").text.count(QUESTION["question"]) == 1
    checking.answer_check(first, "99 kr", 3)
    assert not own_checks(asker).exists()  # what holds has just been shown
    go(timedelta(days=47, minutes=1))
    assert list(own_checks(asker)) == [second]


def test_a_correction_of_a_correction_is_not_settled_by_answers_to_the_first(house: House, go: Go):
    truth, people = told_of(house, 5)
    for days in (3, 21):
        moment = go(timedelta(days=days, minutes=1))
        answer_all(people, right=5)
    checking.ask_until_held(moment)
    truth.refresh_from_db()
    assert truth.state == "settled"
    editor = house.people["editor"]
    go(timedelta(days=22))
    correcting.change_truth(truth, {"holds": "49 kr."}, version=1, by=editor, asks_again=True)
    checking.ask_until_held(go(timedelta(days=23)))
    truth.refresh_from_db()
    assert truth.state == "alive"  # nobody has read that yet


def test_a_group_is_not_kept_waiting_by_who_is_away_for_long(house: House, go: Go):
    truth, people = told_of(house, 6)
    away = Correction.objects.get(truth=truth, person=people[-1])
    Check.objects.filter(truth=truth, person=away.person).delete()
    Correction.objects.filter(pk=away.pk).update(read_version=0)
    for days in (3, 21):
        moment = go(timedelta(days=days, minutes=1))
        answer_all(people[:-1], right=2)
    checking.ask_until_held(moment)
    asked_anew = Check.objects.filter(truth=truth, turn=3).values_list("person", flat=True)
    assert set(asked_anew) == {one.pk for one in people[:-1]}
    moment = go(timedelta(days=43))
    answer_all(people[:-1], right=5)
    checking.ask_until_held(moment)
    truth.refresh_from_db()
    assert truth.state == "settled"


def test_a_group_of_whom_few_have_answered_holds_nothing_yet(house: House, go: Go):
    truth, people = told_of(house, 5)
    for days in (3, 21):
        go(timedelta(days=days, minutes=1))
        answer_all(people[:2], right=2)
    checking.ask_until_held(go(timedelta(days=60)))
    truth.refresh_from_db()
    assert truth.state == "alive"
    answer_all(people, right=5)
    checking.ask_until_held(go(timedelta(days=90)))
    truth.refresh_from_db()
    assert truth.state == "settled"


def test_an_editor_who_met_it_keeps_no_group_waiting(house: House, go: Go):
    truth, people = told_of(house, 5)
    other = add_person(house.centre, "en redaktør til", (Role.EDITOR, None))
    Correction.objects.create(truth=truth, person=other, why="saw", told_at=now())
    for days in (3, 21):
        moment = go(timedelta(days=days, minutes=1))
        answer_all(people, right=5)
    assert checking.ask_until_held(moment) == 1
    truth.refresh_from_db()
    assert truth.state == "settled"
