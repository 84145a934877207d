"""What comes again and again sorts itself; where a rule must not decide, it waits for an editor."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django_tasks_db.models import DBTaskResult

from fagtid.frame.clock import now
from fagtid.information import noticing, services, sorting, sorting_tasks
from fagtid.information.models import Delivery, Notice, Sender, SortingRule, Submission
from fagtid.people.models import Role
from tests.house import House, build_house

pytestmark = pytest.mark.django_db
BODY = "Trykkeriet melder at bladet kommer en time senere i Solvik i morgen."


def rule(house: House, **changed: Any) -> SortingRule:
    """A rule of the editor's that is switched on."""
    told = {"name": "Forsinket avis", "words": "forsinket avis", "is_on": True, "act": "publish", **changed}
    return sorting.add_rule(house.centre, told, by=house.people["editor"])


def handed_in(house: House, title: str = "Forsinkede aviser i morgen", **told: Any) -> Submission:
    """Something handed in and looked at by a worker."""
    told = {"title": title, "body": f"{title}. {BODY}", **told}
    found = noticing.hand_in(house.centre, told, by=house.people["editor"])
    sorting.sort(found.pk)
    found.refresh_from_db()
    return found


def as_typed(**changed: Any) -> dict[str, Any]:
    """The form of a rule as it is filled in."""
    told = {"name": "Forsinket avis", "words": "forsinket avis", "act": "draft", "kind": "routine"}
    return {**told, "weight": "normal", "version": 1, **changed}


def test_what_fits_is_told_to_those_it_is_for_and_the_sender_sees_it(house: House):
    solvik = services.add_client(house.centre, "Solvikposten")
    rule(house, client=solvik, role=Role.AGENT, days=3)
    found = handed_in(house)
    assert found.state == "sorted"
    notice = Notice.objects.get()
    assert (notice.state, notice.client, notice.kind) == ("published", solvik, "routine")
    assert notice.ends_on
    assert (notice.ends_on - notice.starts_on).days == 2
    assert set(Delivery.objects.values_list("person__name", flat=True)) == {
        "agent",
        "colleague",
        "other_agent",
    }


def test_a_worker_sorts_what_is_handed_in_by_a_link(house: House, django_capture_on_commit_callbacks: Any):
    sender = Sender.objects.create(centre=house.centre, name="Solvikposten", made_at=now())
    rule(house, senders=[sender], words="", act="put_away", reply="Dette vet vi alt.")
    with django_capture_on_commit_callbacks(execute=True):
        sent = Browser().post(f"/send/{sender.secret}/", {"title": "Forsinket", "body": BODY})
    (waiting,) = DBTaskResult.objects.filter(task_path__endswith="sorting_tasks.sort")
    sorting_tasks.sort.call(*waiting.args_kwargs["args"])
    assert "Dette vet vi alt." in Browser().get(sent.headers["Location"]).text


def test_the_first_that_fits_decides_and_they_can_be_moved(house: House):
    away = rule(house, name="Bort", act="put_away", reply="Vet vi.")
    draft = rule(house, name="Utkast", act="draft")
    assert handed_in(house).state == "put_away"
    house.client("editor").post(f"/inbox/rules/{draft.pk}/move/", {"to": "up"})
    page = house.client("editor").get("/inbox/rules/").text
    assert page.index("Utkast") < page.index("Bort")
    assert (
        handed_in(house, "Avisene er forsinket igjen", body="Bilen kom ikke fram i snøen.").state == "sorted"
    )
    assert Notice.objects.get().state == "draft"
    assert sorting.used_lately([away, draft]) == {away.pk: 1, draft.pk: 1}


def test_inflected_words_fit_and_others_do_not(house: House):
    rule(house, words="forsinka avis, trykkeri stans")
    assert handed_in(house, "Avisene blir forsinket").state == "sorted"
    Submission.objects.all().delete()
    assert handed_in(house, "Ny pris på helgeavisen").state == "new"


@pytest.mark.parametrize(
    ("changed", "told", "why"),
    [
        ({"role": "team_leader", "channel": "", "teams": "north_without"}, {}, "nobody"),
        ({}, {"starts_on": "2020-01-01"}, "past"),
    ],
)
def test_where_it_must_not_decide_it_waits_and_says_why(
    house: House, changed: dict[str, Any], told: dict[str, Any], why: str
):
    if changed.get("teams"):
        house.people["leader"].assignments.all().delete()
        changed = {"role": "team_leader", "teams": [house.north]}
    if told:
        told = {"starts_on": now().date().replace(year=2020)}
    rule(house, **changed)
    found = handed_in(house, **told)
    assert (found.state, found.left) == ("new", why)
    assert not Notice.objects.exists()
    assert "har overlatt det til deg" in house.client("editor").get(f"/inbox/{found.pk}/").text


def test_what_resembles_something_in_the_inbox_waits_beside_it(house: House):
    first = handed_in(house)
    rule(house)
    second = handed_in(house)
    assert first.state == "new"
    assert (second.state, second.left) == ("new", "alike")


def test_what_a_rule_did_is_taken_back_with_one_button(house: House):
    rule(house)
    found = handed_in(house)
    editor = house.client("editor")
    assert "Sortert av regelen Forsinket avis" in editor.get(f"/inbox/{found.pk}/").text
    editor.post(f"/inbox/{found.pk}/undo-sorting/")
    found.refresh_from_db()
    assert (found.state, found.notice, found.left) == ("new", None, "undone")
    assert Notice.objects.get().state == "withdrawn"
    assert not sorting.sort(found.pk)


def test_what_an_editor_has_changed_since_is_not_taken_back_with_it(house: House):
    rule(house)
    found = handed_in(house)
    noticing.change_notice(
        Notice.objects.get(), {"body": "Nytt."}, version=1, by=house.people["editor"], asks_again=False
    )
    page = house.client("editor").post(f"/inbox/{found.pk}/undo-sorting/", follow=True).text
    assert "i mellomtiden" in page
    assert Notice.objects.get().state == "published"


def test_what_is_sent_again_is_not_told_twice_nor_put_away_unseen(house: House):
    rule(house)
    first, again = handed_in(house), handed_in(house)
    assert (first.state, again.state, again.left) == ("sorted", "new", "alike")
    SortingRule.objects.update(act="put_away", reply="Vet vi.")
    assert handed_in(house).state == "new"


def test_one_that_cannot_be_sorted_stops_no_other(house: House, monkeypatch: pytest.MonkeyPatch):
    rule(house)
    broken = noticing.hand_in(
        house.centre, {"title": "Forsinkede aviser", "body": "A"}, by=house.people["editor"]
    )
    whole = noticing.hand_in(
        house.centre, {"title": "Avis forsinket", "body": "Snø"}, by=house.people["editor"]
    )
    fits = sorting.fits

    def fault(one: SortingRule, submission: Submission) -> bool:
        if submission.pk == broken.pk:
            raise ValueError("broken")
        return fits(one, submission)

    monkeypatch.setattr(sorting, "fits", fault)
    sorting.sort_what_was_left(now() + 2 * sorting.PATIENCE)
    for one, left in ((broken, "fault"), (whole, "alike")):
        one.refresh_from_db()
        assert (one.left, one.tried_at is None) == (left, False)


def test_a_rule_is_made_of_something_sorted_and_tried_before_it_is_switched_on(house: House):
    editor = house.client("editor")
    found = noticing.hand_in(
        house.centre, {"title": "Forsinkede aviser", "body": BODY}, by=house.people["editor"]
    )
    told = {"title": "Forsinkede aviser", "body": BODY, "starts_on": now().date(), "kind": "routine"}
    noticing.write_notice(house.centre, told, by=house.people["editor"], submission=found)
    assert "Lag en regel av dette" in editor.get(f"/inbox/{found.pk}/").text
    page = editor.get(f"/inbox/rules/new/?submission={found.pk}").text
    assert 'value="Forsinkede aviser"' in page
    page = editor.post("/inbox/rules/new/", as_typed(kind="fact"), follow=True).text
    assert "1 av de 1" in page
    assert "noe annet" in page
    assert SortingRule.objects.get().is_on is False
    assert handed_in(house, "Forsinkede aviser i dag").state == "new"
    editor.post(f"/inbox/rules/{SortingRule.objects.get().pk}/", as_typed(is_on="on"))
    assert SortingRule.objects.get().version == 2


def test_a_rule_that_takes_everything_or_publishes_what_all_must_know_is_refused(house: House):
    editor = house.client("editor")
    for told, words in (
        ({"words": ""}, "ellers tar den alt"),
        ({"act": "publish", "weight": "must_know"}, "publiseres av en fagredaktør"),
        ({"act": "put_away"}, "avsenderen ser det"),
    ):
        answer = editor.post("/inbox/rules/new/", as_typed(**told))
        assert answer.status_code == 422
        assert words in answer.text
    assert not SortingRule.objects.exists()


def test_the_second_who_saves_sees_that_the_first_did(house: House):
    found = rule(house)
    house.client("editor").post(f"/inbox/rules/{found.pk}/", as_typed(words="forsinkelse"))
    refused = house.client("administrator").post(f"/inbox/rules/{found.pk}/", as_typed(words="trykkeri"))
    assert refused.status_code == 422
    assert "i mellomtiden" in refused.text
    assert "trykkeri" in refused.text


def test_what_came_while_no_worker_was_there_is_tried_later_and_once(house: House):
    rule(house)
    found = noticing.hand_in(
        house.centre, {"title": "Forsinkede aviser", "body": BODY}, by=house.people["editor"]
    )
    assert sorting.sort_what_was_left(now()) == 0
    assert sorting.sort_what_was_left(now() + 2 * sorting.PATIENCE) == 1
    assert sorting.sort_what_was_left(now() + 2 * sorting.PATIENCE) == 0
    found.refresh_from_db()
    assert found.state == "sorted"


@pytest.mark.django_db(transaction=True)
def test_two_workers_sort_it_once(house: House):
    rule(house)
    found = noticing.hand_in(
        house.centre, {"title": "Forsinkede aviser", "body": BODY}, by=house.people["editor"]
    )
    Submission.objects.filter(pk=found.pk).update(state="new", tried_at=None, rule=None, notice=None)
    Notice.objects.all().delete()

    def work() -> None:
        sorting.sort(found.pk)
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert Notice.objects.count() == 1


def test_only_editors_of_the_centre_have_to_do_with_rules(house: House):
    found = rule(house)
    assert house.client("agent").get("/inbox/rules/").status_code in (403, 404)
    assert build_house("Sør").client("editor").get(f"/inbox/rules/{found.pk}/").status_code == 404
