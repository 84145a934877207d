"""From what is handed in to what each person knows before it matters."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from fagtid.frame.refusals import Refused
from fagtid.information import noticing
from fagtid.information.models import Delivery, Notice, Sender, Submission
from fagtid.information.notice_queries import digest_for
from fagtid.information.reaching import reach_of
from fagtid.people.asking import asker_as
from fagtid.people.models import Person, Role, Team
from fagtid.planning import services as planning
from fagtid.planning.models import Kind, Seat
from tests.centres import MONDAY, fill, leader_of_nord, make_plan, somebody
from tests.house import House, add_person, build_house
from tests.information.test_finding import titles
from tests.planning.conftest import quick_search

__all__ = ["quick_search"]  # a plan of a small week, searched for less long

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 29, 12, tzinfo=UTC)  # the day before the sample's week
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day before the sample's week, whatever the calendar on the wall says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: SUNDAY)


@pytest.fixture
def rostered(house: House) -> House:
    """The sample's roster in force."""
    fill(house)
    return house


def told(**changed: Any) -> dict[str, Any]:
    """A notice as it is typed."""
    return {"title": "Ny pris", "body": "Helg koster 229 kr.", "starts_on": TUESDAY, **changed}


def published(house: House, **changed: Any) -> Notice:
    """A notice that has been published."""
    editor = house.people["editor"]
    return noticing.publish_notice(
        noticing.write_notice(house.centre, told(**changed), by=editor), version=1, by=editor
    )


def typed(notice: Notice, **changed: Any) -> dict[str, Any]:
    """The form of a notice as an editor fills it in."""
    shown = {"title": notice.title, "body": notice.body, "kind": notice.kind, "weight": notice.weight}
    days = {"starts_on": notice.starts_on.isoformat(), "version": notice.version}
    return {**shown, **days, "question": notice.question, "answers": notice.answers, **changed}


def nord(house: House) -> Team:
    """The sample's team."""
    return Team.objects.get(centre=house.centre, name="Nord")


def minutes_long(minutes: int) -> str:
    """A text that takes so long to read."""
    return "ord " * (180 * minutes)


def has_to_read(person: Person) -> list[str]:
    """Titles on somebody's list, in order."""
    return [one.notice.title for one in digest_for(asker_as(person)).now]


def test_a_newspapers_news_reaches_those_it_is_for_and_the_sender_sees_where_it_stands(rostered: House):
    house, editor = rostered, rostered.client("editor")
    editor.post("/inbox/senders/", {"name": "Solvikposten"})
    link = f"/send/{Sender.objects.get().secret}/"
    outside = Client()
    sent = outside.post(link, {"title": "Ny pris", "body": "Helg koster 229 kr.", "starts_on": "2026-12-01"})
    where = sent.headers["Location"]
    assert "Mottatt" in outside.get(where).text
    assert "Ny pris" in editor.get("/inbox/").text
    source = Submission.objects.get()
    draft = {"kind": "change", "weight": "must_know", "teams": [nord(house).pk]}
    editor.post(f"/notices/new/?submission={source.pk}", {**told(), "starts_on": "2026-12-01", **draft})
    notice = Notice.objects.get()
    editor.post(f"/notices/{notice.pk}/publish/", {"version": 1})
    assert "Fortalt til dem det gjelder" in outside.get(where).text
    anne = house.client(somebody(house, "anne"))
    assert "Ny pris" in anne.get("/my/").text
    assert "229 kr" in anne.get(f"/notices/{notice.pk}/").text
    other = house.client("other_agent")
    assert "Ny pris" not in other.get("/my/").text
    assert other.get(f"/notices/{notice.pk}/").status_code == 404
    anne.post(f"/notices/{notice.pk}/confirm/", {"version": 1})
    assert "Ny pris" not in anne.get("/my/").text


def test_each_must_have_it_before_the_first_shift_that_it_holds_in(rostered: House):
    notice = published(rostered, teams=[nord(rostered)])
    dues = dict(notice.deliveries.values_list("person__roster_id", "due_at"))
    assert dues["anne"].date() == TUESDAY
    assert all(due is None or due.date() >= TUESDAY for due in dues.values())


def test_who_cannot_be_told_in_time_is_named_before_it_is_published(rostered: House):
    editor = rostered.people["editor"]
    soon = noticing.write_notice(rostered.centre, told(starts_on=MONDAY), by=editor)
    page = rostered.client("editor").get(f"/notices/{soon.pk}/publish/").text
    assert "ikke på jobb før den gjelder" in page
    assert "anne" in page
    later = noticing.write_notice(rostered.centre, told(starts_on=TUESDAY), by=editor)
    page = rostered.client("editor").get(f"/notices/{later.pk}/publish/").text
    late = re.search(r"ikke på jobb før.*?</p>", page, re.DOTALL)
    assert not late or "anne" not in late[0]


def test_who_has_no_time_to_read_in_the_plan_before_it_is_named(rostered: House):
    plan = make_plan(rostered)
    planning.publish_plan(plan, by=rostered.people["administrator"])
    seats = Seat.objects.filter(session__plan=plan, session__kind=Kind.READING).order_by("session__end")
    first = seats.earliest("session__end")
    day = first.session.end.date() + timedelta(days=1)
    draft = noticing.write_notice(rostered.centre, told(starts_on=day), by=rostered.people["editor"])
    without = {one.pk for one in reach_of(draft).without_time}
    assert first.person_id not in without
    assert without
    page = rostered.client("editor").get(f"/notices/{draft.pk}/publish/").text
    assert "ikke planlagt lesetid før den gjelder" in page
    seats.filter(person=first.person).update(state=Seat.State.LOST)
    assert first.person_id in {one.pk for one in reach_of(draft).without_time}


def test_one_whose_day_has_passed_is_said_to_be_late(rostered: House):
    draft = noticing.write_notice(
        rostered.centre, told(starts_on=SUNDAY.date() - timedelta(days=3)), by=rostered.people["editor"]
    )
    editor = rostered.client("editor")
    assert "for sent" in editor.get(f"/notices/{draft.pk}/publish/").text
    editor.post(f"/notices/{draft.pk}/publish/", {"version": 1})
    assert "fortalt for sent" in editor.get("/notices/").text
    assert "etter at den hadde begynt å gjelde" in editor.get(f"/notices/{draft.pk}/reach/").text


def test_a_comma_asks_nobody_and_a_changed_rule_asks_all_with_what_is_new(rostered: House):
    notice = published(rostered)
    person = somebody(rostered, "anne")
    anne, editor = rostered.client(person), rostered.client("editor")
    anne.post(f"/notices/{notice.pk}/confirm/", {"version": 1})
    editor.post(f"/notices/{notice.pk}/edit/", typed(notice, body="Helg koster 229 kr!"))
    assert has_to_read(person) == []
    notice.refresh_from_db()
    changed = typed(notice, body="Helg koster 249 kr!", asks_again="on")
    editor.post(f"/notices/{notice.pk}/edit/", changed)
    assert has_to_read(person) == ["Ny pris"]
    page = anne.get(f"/notices/{notice.pk}/").text
    assert "<del>229</del><ins>249</ins>" in page
    stale = anne.post(f"/notices/{notice.pk}/confirm/", {"version": 2})
    assert stale.status_code == 422
    anne.post(f"/notices/{notice.pk}/confirm/", {"version": 3})
    assert has_to_read(person) == []


def test_a_question_is_answered_with_certainty_and_told_for_five_or_more(rostered: House):
    asked = {"question": "Hva koster helg?", "answers": "229 kr\n199 kr", "weight": "must_know"}
    notice = published(rostered, teams=[nord(rostered)], **asked)
    people = [one.person for one in notice.deliveries.exclude(person=leader_of_nord(rostered))]
    first = rostered.client(people[0])
    refused = first.post(f"/notices/{notice.pk}/confirm/", {"version": 1, "told": "229 kr"})
    assert refused.status_code == 422
    wrong = {"version": 1, "told": "199 kr", "certainty": 3}
    answer = first.post(f"/notices/{notice.pk}/confirm/", wrong, follow=True).text
    assert "Dette gjelder: 229 kr" in answer
    leader = rostered.client(leader_of_nord(rostered))
    for person in people[1:4]:
        rostered.client(person).post(f"/notices/{notice.pk}/confirm/", {**wrong, "told": "229 kr"})
    page = leader.get(f"/notices/{notice.pk}/reach/").text
    assert "svarte riktig" not in page
    assert f">{people[5].name}<" in page
    assert f">{people[0].name}<" not in page
    rostered.client(people[4]).post(f"/notices/{notice.pk}/confirm/", {**wrong, "told": "229 kr"})
    page = leader.get(f"/notices/{notice.pk}/reach/").text
    assert "4 av 5 svarte riktig; 1 var sikre på noe annet" in page
    assert f">{people[0].name}<" not in page


def test_a_leader_sees_why_a_must_know_has_not_come_through(rostered: House, monkeypatch: pytest.MonkeyPatch):
    notice = published(rostered, weight="must_know", teams=[nord(rostered)])
    page = rostered.client(leader_of_nord(rostered)).get(f"/notices/{notice.pk}/reach/").text
    assert "ikke på jobb siden" in page
    monkeypatch.setattr("django.utils.timezone.now", lambda: SUNDAY + timedelta(days=2))
    page = rostered.client(leader_of_nord(rostered)).get(f"/notices/{notice.pk}/reach/").text
    assert "ikke fått tid til å lese" in page
    assert rostered.client("other_leader").get(f"/notices/{notice.pk}/reach/").text.count("<meter") == 0
    assert rostered.client(somebody(rostered, "anne")).get(f"/notices/{notice.pk}/reach/").status_code == 404


def test_what_can_wait_is_spread_and_what_cannot_is_shown_at_once(rostered: House):
    for number in range(4):
        published(rostered, title=f"Lang {number}", body=minutes_long(4), starts_on=MONDAY)
    published(rostered, title="Liten", weight="minor", body="Kort.")
    published(rostered, title="Må vite", weight="must_know", body=minutes_long(9), starts_on=MONDAY)
    published(rostered, title="Nede", kind="disturbance", body="Kundesystemet er nede.", starts_on=MONDAY)
    person = somebody(rostered, "anne")
    assert has_to_read(person) == ["Nede", "Må vite", "Liten"]
    assert digest_for(asker_as(person)).later == 4


def test_a_complex_one_waits_for_its_forum(rostered: House, monkeypatch: pytest.MonkeyPatch):
    plan = make_plan(rostered)
    planning.publish_plan(plan, by=rostered.people["administrator"])
    notice = published(rostered, is_complex=True, weight="must_know", teams=[nord(rostered)])
    forum = plan.sessions.filter(kind=Kind.FORUM).earliest("start")
    there = [seat.person for seat in forum.seats.all()]
    host, reader = rostered.client(forum.host), rostered.client(there[0])
    reader.post(f"/notices/{notice.pk}/confirm/", {"version": 1})
    assert has_to_read(there[0]) == []
    where, page = f"/sessions/{forum.pk}/notes/", f"/notices/{notice.pk}/reach/"
    done = f"/sessions/{forum.pk}/notices/{notice.pk}/talked-through/"
    assert "Skal snakkes gjennom" in reader.get(where).text
    assert "0 av" in host.get(page).text
    assert "lest, ikke snakket gjennom" in host.get(page).text
    assert "når økten har begynt" in host.post(done, follow=True).text
    monkeypatch.setattr("django.utils.timezone.now", lambda: forum.end)
    outsider = Person.objects.filter(deliveries__notice=notice).exclude(pk__in=[one.pk for one in there])
    stranger = outsider.exclude(pk=forum.host_id).first()
    assert rostered.client(stranger).post(done).status_code == 404
    assert "Notert" in host.post(done, follow=True).text
    talked = notice.deliveries.filter(talked_version=1)
    assert {one.person_id for one in talked} == {*(one.pk for one in there), forum.host_id}
    assert f"{len(there) + 1} av" in host.get(page).text
    assert "Skal snakkes gjennom" not in host.get(where).text


def test_what_is_out_of_order_is_told_at_once_on_every_open_page_of_those_it_is_for(rostered: House):
    anne = rostered.client(somebody(rostered, "anne"))
    asks = {"headers": {"HX-Request": "true"}}
    assert anne.get("/live/call/?seen=", **asks).status_code == 204
    tomorrow = {"title": "Vedlikehold", "starts_on": MONDAY}
    published(rostered, kind="disturbance", **tomorrow)
    down = {"title": "Kundesystemet er nede", "starts_on": SUNDAY.date(), "teams": [nord(rostered)]}
    published(rostered, kind="disturbance", **down)
    told_page = anne.get("/live/call/?seen=", **asks).text
    assert "Kundesystemet er nede" in told_page
    assert "Vedlikehold" not in told_page
    assert "Kundesystemet er nede" not in rostered.client("other_agent").get("/live/call/", **asks).text
    anne.post(re.search(r"/live/disturbances/\d+/know/", told_page)[0])
    assert anne.get("/live/call/?seen=", **asks).status_code == 204


def test_an_overloaded_week_is_seen_before_it_is_sent(rostered: House):
    for number in range(3):
        published(rostered, title=f"Lang {number}", body=minutes_long(9))
    draft = noticing.write_notice(rostered.centre, told(body=minutes_long(9)), by=rostered.people["editor"])
    page = rostered.client("editor").get(f"/notices/{draft.pk}/publish/").text
    assert "mer enn 30 minutter" in page
    assert "36" in page


def test_an_audience_of_nobody_is_refused_and_nothing_is_published(rostered: House):
    empty = Team.objects.create(centre=rostered.centre, unit=rostered.north.unit, name="Tom")
    draft = noticing.write_notice(rostered.centre, told(teams=[empty]), by=rostered.people["editor"])
    answer = rostered.client("editor").post(f"/notices/{draft.pk}/publish/", {"version": 1})
    assert answer.status_code == 422
    assert "Ingen er i teamene" in answer.text
    draft.refresh_from_db()
    assert draft.state == Notice.State.DRAFT


def test_of_two_editors_the_second_sees_the_firsts_change_and_loses_nothing(rostered: House):
    notice = published(rostered)
    rostered.client("editor").post(f"/notices/{notice.pk}/edit/", typed(notice, body="Først."))
    second = rostered.client("administrator")
    refused = second.post(f"/notices/{notice.pk}/edit/", typed(notice, body="Etterpå."))
    assert refused.status_code == 422
    assert "Etterpå." in refused.text
    assert (
        second.post(f"/notices/{notice.pk}/edit/", typed(notice, body="Etterpå.", version=2)).status_code
        == 302
    )


def test_what_says_much_the_same_stands_beside_and_is_put_together(rostered: House):
    centre, sender = (
        rostered.centre,
        Sender.objects.create(centre=rostered.centre, name="Solvikposten", made_at=SUNDAY),
    )
    text = "Fra mandag leveres helgeavisen senest klokka ni på grunn av ny trykketid."
    first = noticing.hand_in(centre, {"title": "Senere levering", "body": text}, sender=sender, by=None)
    again = text.replace("klokka ni", "klokka 9")
    second = noticing.hand_in(centre, {"title": "Levering senere", "body": again}, sender=sender, by=None)
    noticing.hand_in(centre, {"title": "Ny app", "body": "Last ned på nytt."}, sender=sender, by=None)
    editor = rostered.client("editor")
    page = editor.get(f"/inbox/{second.pk}/").text
    assert "Senere levering" in page
    assert "Ny app" not in page
    editor.post(f"/inbox/{second.pk}/merge/{first.pk}/")
    assert "Slått sammen" in Client().get(f"/send/{sender.secret}/{second.secret}/").text
    editor.post(f"/inbox/{second.pk}/take-up/")
    assert Submission.objects.get(pk=second.pk).state == Submission.State.NEW


def test_the_editor_asks_back_and_the_sender_answers(rostered: House):
    sender = Sender.objects.create(centre=rostered.centre, name="Solvikposten", made_at=SUNDAY)
    one = noticing.hand_in(rostered.centre, {"title": "Pris", "body": "Ny pris."}, sender=sender, by=None)
    editor, outside = rostered.client("editor"), Client()
    editor.post(f"/inbox/{one.pk}/ask/", {"text": "Fra hvilken dag?"})
    where = f"/send/{sender.secret}/{one.secret}/"
    assert "Fra hvilken dag?" in outside.get(where).text
    outside.post(where, {"text": "Fra 1. desember."})
    assert "Fra 1. desember." in editor.get(f"/inbox/{one.pk}/").text
    editor.post(f"/inbox/{one.pk}/put-away/", {"why": "Gjelder en annen avis."})
    assert "Gjelder en annen avis." in outside.get(where).text


def test_a_closed_link_leads_nowhere_and_a_flood_is_refused(rostered: House, monkeypatch: pytest.MonkeyPatch):
    sender = Sender.objects.create(centre=rostered.centre, name="Solvikposten", made_at=SUNDAY)
    monkeypatch.setattr(noticing, "MOST_A_DAY", 2)
    link, outside = f"/send/{sender.secret}/", Client()
    sent = [outside.post(link, {"title": "x", "body": f"tekst {n}"}) for n in range(3)]
    assert [one.status_code for one in sent] == [302, 302, 422]
    assert "tekst 2" in sent[2].text
    rostered.client("editor").post(f"/inbox/senders/{sender.pk}/revoke/")
    assert outside.get(link).status_code == 404
    assert outside.get("/send/nobody/").status_code == 404


def test_a_notice_is_found_by_those_it_is_for(rostered: House):
    published(rostered, title="Helgepris", teams=[nord(rostered)])
    anne = rostered.client(somebody(rostered, "anne"))
    assert "Helgepris" in re.sub(r"</?mark>", "", anne.get("/search/", {"q": "helgepris"}).text)
    assert titles(rostered, "helgepris", who="other_agent") == []
    assert titles(rostered, "helgepris", who="editor") == ["Helgepris"]


def test_who_comes_to_the_team_later_is_told_too_and_who_leaves_it_is_not(rostered: House):
    notice = published(rostered, teams=[nord(rostered)])
    before = notice.deliveries.count()
    add_person(rostered.centre, "ny", (Role.AGENT, nord(rostered)))
    somebody(rostered, "bjorn").assignments.all().delete()
    noticing.deliver_anew(SUNDAY)
    names = set(notice.deliveries.values_list("person__name", flat=True))
    assert "ny" in names
    assert "bjorn" not in names
    assert len(names) == before


def test_withdrawn_asks_nobody(rostered: House):
    notice = published(rostered)
    rostered.client("editor").post(f"/notices/{notice.pk}/withdraw/")
    assert has_to_read(somebody(rostered, "anne")) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_make_a_notice_of_one_thing_one_is_refused(transactional_db: None):
    house = build_house()
    one = noticing.hand_in(house.centre, {"title": "Pris", "body": "Ny."}, sender=None, by=None)
    outcomes: list[str] = []

    def sort() -> None:
        try:
            noticing.write_notice(house.centre, told(), by=house.people["editor"], submission=one)
            outcomes.append("made")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=sort) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["made", "refused", "refused"]
    assert Notice.objects.count() == 1


def test_the_pages_ask_as_often_of_many_as_of_few(rostered: House, django_assert_max_num_queries: Any):
    for number in range(12):
        notice = published(rostered, title=f"Nytt {number}", weight="must_know")
    assert Delivery.objects.count() > 100
    editor, leader = rostered.client("editor"), rostered.client(leader_of_nord(rostered))
    for client, page in (
        (editor, "/notices/"),
        (editor, "/inbox/"),
        (leader, f"/notices/{notice.pk}/reach/"),
        (rostered.client(somebody(rostered, "anne")), "/notices/"),
    ):
        with django_assert_max_num_queries(30):
            assert client.get(page).status_code == 200


def test_all_that_was_chosen_stays_when_somebody_else_has_saved_meanwhile(house: House):
    notice = noticing.write_notice(house.centre, told(), by=house.people["editor"])
    house.client("editor").post(f"/notices/{notice.pk}/edit/", typed(notice, body="Helg koster 239 kr."))
    teams = [house.north.pk, house.south.pk]
    page = house.client("administrator").post(
        f"/notices/{notice.pk}/edit/", typed(notice, body="Mitt.", teams=teams)
    )
    assert page.status_code == 422
    assert "Mitt." in page.text
    assert len(re.findall(r'name="teams"[^>]* checked', page.text)) == 2


def test_a_version_that_is_no_number_is_refused_and_publishes_nothing(house: House):
    notice = noticing.write_notice(house.centre, told(), by=house.people["editor"])
    page = house.client("editor").post(f"/notices/{notice.pk}/publish/", {"version": "x"})
    assert page.status_code == 422
    notice.refresh_from_db()
    assert notice.state == "draft"
