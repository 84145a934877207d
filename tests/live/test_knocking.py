"""An open page knocks every second: what it is told, what that costs, and who is told nothing."""

from __future__ import annotations

import re
import time
from threading import Barrier, Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from fagtid.live import asked
from fagtid.live.models import Offer
from fagtid.people.models import Centre
from fagtid.questions import answering, asking
from fagtid.questions.models import Question, Topic
from tests.live.days import CROWDED, QUIET, Day
from tests.live.test_offers import HTMX

pytestmark = pytest.mark.django_db
PASS = re.compile(r'data-pass="([^"]+)"')


def pass_of(client: Client) -> str:
    """What stands in a page of whoever is signed in."""
    found = PASS.search(client.get("/my/").text)
    assert found
    return found[1]


def knocked(told: str) -> str:
    """The mark, read anew, by a machine that is not signed in."""
    asked.forget()
    answer = Client().get("/live/knock/", headers={"Knock": told})
    assert answer.status_code == 200
    return answer.text


def ask(day: Day, by: str) -> Question:
    """Somebody asks with a customer waiting, of what Bjørn knows."""
    topic = Topic.objects.create(centre=day.house.centre, name="Studentpris", owner=day.person("bjorn"))
    told = {"text": "Får studenter halv pris?", "customer_waits": True, "topic": topic}
    return asking.ask(day.house.centre, told, by=day.person(by))


def test_the_mark_changes_with_everything_that_is_asked_and_ends_with_it(day: Day):
    (anne,) = day.sign_in("anne")
    told = pass_of(anne)
    marks = [knocked(told)]
    assert marks == [""]
    day.tell_for(QUIET, 20)
    marks.append(knocked(told))
    anne.post(f"/live/offers/{Offer.objects.get().pk}/accept/", headers=HTMX)
    marks.append(knocked(told))
    day.clock.go(minutes=3)
    day.tell(CROWDED)
    marks.append(knocked(told))
    assert all(marks[1:])
    assert len(set(marks)) == 4
    anne.post(f"/live/callbacks/{day.person('anne').callbacks.get().pk}/confirm/", headers=HTMX)
    assert knocked(told) == ""


def test_minutes_that_have_run_out_are_told_of_so_that_the_page_says_so(day: Day):
    (anne,) = day.sign_in("anne")
    told = pass_of(anne)
    day.tell_for(QUIET, 20)
    anne.post(f"/live/offers/{Offer.objects.get().pk}/accept/", headers=HTMX)
    running = knocked(told)
    day.clock.go(minutes=11)
    assert knocked(told) not in ("", running)
    anne.get("/live/call/?seen=running-1", headers=HTMX)
    assert knocked(told) == ""


def test_a_question_is_told_to_those_it_rings_and_its_answer_to_whoever_asked(day: Day):
    anne, bjorn = day.sign_in("anne", "bjorn")
    of_anne, of_bjorn = pass_of(anne), pass_of(bjorn)
    question = ask(day, by="anne")
    assert knocked(of_bjorn)
    assert knocked(of_anne) == ""
    answering.give_answer(question, "Halv pris.", by=day.person("bjorn"))
    assert knocked(of_bjorn) == ""
    first = knocked(of_anne)
    answering.give_answer(question, "Bare i Bergen.", by=day.person("cecilie"))
    assert first
    assert knocked(of_anne) not in ("", first)


def test_one_reads_for_all_who_knock_and_nobodys_session_is_read(day: Day, django_assert_num_queries: Any):
    passes = [pass_of(client) for client in day.sign_in("anne", "bjorn", "cecilie")]
    asked.forget()
    with django_assert_num_queries(2):  # the centre, and all that is asked of anybody
        for told in passes * 3:
            assert Client().get("/live/knock/", headers={"Knock": told}).status_code == 200


def test_of_many_who_knock_first_at_once_one_reads(day: Day, monkeypatch: pytest.MonkeyPatch):
    (anne,) = day.sign_in("anne")
    told, read, together = pass_of(anne), [], Barrier(6)

    class Known:
        """Stands for the table of centres, which other threads of a test cannot see."""

        objects = SimpleNamespace(filter=lambda **_told: SimpleNamespace(first=lambda: day.house.centre))

    def reads(centre: Centre) -> dict[int, str]:
        read.append(centre)
        time.sleep(0.05)
        return {anne_pk: "mark"}

    anne_pk = day.person("anne").pk
    monkeypatch.setattr(asked, "Centre", Known)
    monkeypatch.setattr(asked, "read_marks", reads)
    asked.forget()
    marks: list[str | None] = []

    def knock() -> None:
        together.wait()
        marks.append(asked.mark_for(told))

    threads = [Thread(target=knock) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert marks == ["mark"] * 6
    assert len(read) == 1


def test_what_is_no_pass_of_this_house_is_told_nothing(day: Day):
    (anne,) = day.sign_in("anne")
    told = pass_of(anne)
    ask(day, by="cecilie")
    other = told.replace(f".{day.person('anne').pk}:", f".{day.person('bjorn').pk}:")
    assert other != told
    assert knocked(pass_of(*day.sign_in("bjorn")))
    for wrong in ("", "x", other, told[:-1]):
        answer = Client().get("/live/knock/", headers={"Knock": wrong})
        assert (answer.status_code, answer.text) == (404, "")
    assert Client().post("/live/knock/", headers={"Knock": told}).status_code == 405


def test_a_pass_of_a_page_that_has_been_open_for_weeks_is_over(day: Day, monkeypatch: pytest.MonkeyPatch):
    (anne,) = day.sign_in("anne")
    told = pass_of(anne)
    monkeypatch.setattr(asked, "PASS_LASTS", -asked.PASS_LASTS)
    assert Client().get("/live/knock/", headers={"Knock": told}).status_code == 404


def test_a_pass_is_over_minutes_after_one_signs_out_and_is_new_as_long_as_one_is_signed_in(
    day: Day, monkeypatch: pytest.MonkeyPatch
):
    (anne,) = day.sign_in("anne")
    begun, gone = time.time(), {"minutes": 0}
    monkeypatch.setattr("django.core.signing.time.time", lambda: begun + 60 * gone["minutes"])
    first = pass_of(anne)
    gone["minutes"] = 8
    renewed = anne.get("/live/call/", headers=HTMX).headers["Knock"]
    anne.logout()
    assert "Knock" not in anne.get("/live/call/", headers=HTMX).headers
    gone["minutes"] = 12
    assert Client().get("/live/knock/", headers={"Knock": first}).status_code == 404
    assert knocked(renewed) == ""
    gone["minutes"] = 19
    assert Client().get("/live/knock/", headers={"Knock": renewed}).status_code == 404


def test_while_the_database_is_away_a_knock_is_turned_away_quietly(day: Day, monkeypatch: pytest.MonkeyPatch):
    (anne,) = day.sign_in("anne")
    told = pass_of(anne)
    asked.forget()

    def away(*_told: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(asked, "read_marks", away)
    assert Client().get("/live/knock/", headers={"Knock": told}).status_code == 503


def test_those_whose_pages_ask_nothing_have_nothing_to_knock_with(day: Day):
    editor = day.house.client("editor")
    assert "data-pass" not in editor.get("/bank/").text


def test_a_page_whose_sign_in_has_run_out_is_left_as_it_is_and_a_page_asked_for_leads_to_the_sign_in(
    day: Day,
):
    (anne,) = day.sign_in("anne")
    anne.logout()
    answer = anne.get("/live/call/", headers=HTMX)
    assert (answer.status_code, answer.text) == (401, "")
    assert anne.get("/live/call/").headers["Location"] == "/account/login/?next=/live/call/"
