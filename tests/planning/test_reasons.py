"""Why a session is where it is, or nowhere, told to each reader in their own language."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.test import Client
from icalendar import Calendar

from fagtid.people.models import Person, User
from fagtid.planning import feeds, services
from fagtid.planning.models import Activity, CalendarFeed, Kind, Plan, Seat, Session, Unplaced
from fagtid.planning.weeks import as_time
from tests.centres import fill, leader_of_nord, make_plan, somebody
from tests.house import House, account_of
from tests.planning.test_plans import free_starts, reading_of

pytestmark = pytest.mark.django_db
Words = dict[str, str]

WHY = {"nb": "tidspunkter passer for alle i den", "en": "times suit everybody in it"}
KEPT = {"nb": "Står der den ble publisert.", "en": "Kept where it was published."}
GROUPS = {"nb": "kan ikke deles i grupper på", "en": "do not divide into groups of"}
GIVES_BACK = {"nb": "Den gir tilbake tid som gikk tapt.", "en": "It gives back time that was lost."}
EARLIER, BLOCKED = "Rolig etter lunsj.", "Alt er sperret."  # sentences with no code
BOTH = pytest.mark.parametrize("language", ["nb", "en"])


def reader(house: House, who: Person, language: str) -> Client:
    """A browser signed in as somebody who reads a language."""
    User.objects.filter(pk=account_of(who).pk).update(language=language)
    return house.client(who)


def languages_of(text: str, words: Words) -> set[str]:
    """Languages in which the text says it."""
    return {language for language, told in words.items() if told in text}


def anne_and_her_seat(house: House, plan: Plan) -> tuple[Person, Seat]:
    """An agent, and a place of hers that is told by what it costs."""
    anne = somebody(house, "anne")
    return anne, Seat.objects.filter(person=anne, session__plan=plan, session__kind=Kind.READING)[0]


def calendar_of(person: Person, language: str) -> str:
    """What a subscriber to somebody's calendar reads, in the person's language."""
    User.objects.filter(pk=account_of(person).pk).update(language=language)
    feeds.renew(person)
    answer = Client().get(f"/calendar/{CalendarFeed.objects.get(person=person).secret}.ics")
    return "\n".join(str(one["DESCRIPTION"]) for one in Calendar.from_ical(answer.content).walk("VEVENT"))


def told_before_codes(plan: Plan, person: Person, activity: Activity) -> None:
    """The plan as it was stored when only sentences were, with one need of a person's without a place."""
    plan.sessions.update(reason=EARLIER, reason_code="", reason_facts={})
    Unplaced.objects.create(plan=plan, person=person, activity=activity, reason=BLOCKED)
    need = {"person": person.roster_id, "activity": activity.key, "code": "no_free_time", "reason": BLOCKED}
    papers = plan.papers
    papers.document["unplaced"] = [need]
    papers.save()


@BOTH
def test_an_agent_reads_why_in_their_own_language(week: tuple[House, Plan], language: str):
    house, plan = week
    anne, seat = anne_and_her_seat(house, plan)
    client = reader(house, anne, language)
    assert languages_of(client.get(f"/my/{seat.pk}/").text, WHY) == {language}
    assert languages_of(client.get("/my/").text, WHY) == {language}
    assert languages_of(calendar_of(anne, language), WHY) == {language}


@BOTH
def test_a_leader_reads_why_in_their_own_language(week: tuple[House, Plan], language: str):
    house, plan = week
    client = reader(house, leader_of_nord(house), language)
    assert languages_of(client.get(f"/sessions/{reading_of(plan).pk}/").text, WHY) == {language}


@BOTH
def test_a_plan_is_taken_away_in_the_language_of_who_takes_it(week: tuple[House, Plan], language: str):
    house, plan = week
    client = reader(house, house.people["administrator"], language)
    text = client.get(f"/plans/{plan.pk}/plan.json").text
    document = json.loads(text)
    assert languages_of(text, WHY) == {language}
    assert document["lang"] == language
    assert {one["code"] for one in document["sessions"]} == {"cheap"}
    assert languages_of(client.get(f"/plans/{plan.pk}/plan.html").text, WHY) == {language}


@BOTH
def test_my_own_data_tells_why_in_my_language(week: tuple[House, Plan], language: str):
    house, plan = week
    anne, _seat = anne_and_her_seat(house, plan)
    answer = reader(house, anne, language).get("/people/me/data.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        assert languages_of(files.read("planning.json").decode(), WHY) == {language}


def test_what_found_no_time_is_told_to_each_reader_in_their_language(sunday: None, house: House):
    fill(house)
    Activity.objects.filter(kind=Kind.FORUM).update(group_least=4, group_most=4)  # for eight of the nine
    plan = make_plan(house)
    for language in ("nb", "en"):
        page = reader(house, leader_of_nord(house), language).get(f"/plans/{plan.pk}/").text
        assert languages_of(page, GROUPS) == {language}
        text = reader(house, house.people["administrator"], language).get(f"/plans/{plan.pk}/plan.json").text
        assert languages_of(text, GROUPS) == {language}


def test_a_reason_follows_its_session_through_a_move_and_is_made_anew_with_a_new_plan(
    week: tuple[House, Plan],
):
    house, plan = week
    session = reading_of(plan)
    leader = leader_of_nord(house)
    services.move_session(session, to=as_time(free_starts(session)[0].start_s), by=leader)
    newer = make_plan(house, based_on=plan)
    kept = newer.sessions.get(key=session.key)
    for language in ("nb", "en"):
        client = reader(house, leader, language)
        assert languages_of(client.get(f"/sessions/{session.pk}/").text, WHY) == {language}
        assert languages_of(client.get(f"/sessions/{kept.pk}/").text, KEPT) == {language}


def test_a_session_beyond_the_usual_says_in_each_language_that_it_gives_back(week: tuple[House, Plan]):
    house, plan = week
    anne, seat = anne_and_her_seat(house, plan)
    Session.objects.filter(pk=seat.session_id).update(beyond=True)
    for language in ("nb", "en"):
        page = reader(house, anne, language).get(f"/my/{seat.pk}/").text
        assert (languages_of(page, WHY), languages_of(page, GIVES_BACK)) == ({language}, {language})


@BOTH
def test_a_plan_stored_before_codes_tells_its_sentences_as_they_are(week: tuple[House, Plan], language: str):
    house, plan = week
    anne, seat = anne_and_her_seat(house, plan)
    told_before_codes(plan, anne, seat.session.activity)
    leader = leader_of_nord(house)
    assert EARLIER in reader(house, anne, language).get(f"/my/{seat.pk}/").text
    assert EARLIER in reader(house, leader, language).get(f"/sessions/{seat.session_id}/").text
    assert BLOCKED in reader(house, leader, language).get(f"/plans/{plan.pk}/").text
    taken = reader(house, house.people["administrator"], language).get(f"/plans/{plan.pk}/plan.json").json()
    assert {(one["code"], one["reason"]) for one in taken["sessions"]} == {("", EARLIER)}
    assert [one["reason"] for one in taken["unplaced"]] == [BLOCKED]
    assert EARLIER in calendar_of(anne, language)
