"""Running a forum: one screen, two rooms, notes nobody writes over, and a host who can vanish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from fagtid.arenas.models import Notes
from fagtid.forums import ordering, running
from fagtid.forums.models import Decision, Forum, Note, Point
from fagtid.forums.refusals import NotTheHost
from fagtid.frame.refusals import Refused
from fagtid.information.models import Delivery
from fagtid.planning.models import Seat, Session
from tests.arenas.lives import ago
from tests.forums.conftest import WEDNESDAY
from tests.forums.meetings import a_notice, begun, coming, going_on, lines, titles
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(house: House) -> Forum:
    """One that runs, with two things on it."""
    for title in ("Reklamasjon", "E-avis"):
        ordering.add_own(house.north, title, minutes=10, by=house.people["leader"])
    return begun(house)


def point(forum: Forum, title: str = "Reklamasjon") -> Point:
    """A point as it is now."""
    return Point.objects.get(forum=forum, title=title)


def press(house: House, who: str, address: str, **told: object) -> int:
    """Press a button; the answer's status."""
    return house.client(who).post(f"/forums/{address}/", told).status_code


def write(house: House, who: str, at: Point, text: str, **told: object) -> int:
    """Write at a point; the answer's status."""
    return press(house, who, f"points/{at.pk}/write", text=text, **told)


def page(house: House, who: str, forum: Forum) -> str:
    """The forum as somebody sees it."""
    return house.client(who).get(f"/forums/{forum.session_id}/").text


def test_whoever_takes_part_begins_it_when_the_clock_says_so(house: House):
    ahead, made = coming(house), going_on(house)
    assert press(house, "leader", f"{ahead.pk}/begin") == 302
    assert not Forum.objects.exists()
    assert press(house, "other_agent", f"{made.pk}/begin") == 404
    assert press(house, "agent", f"{made.pk}/begin") == 302
    assert press(house, "leader", f"{made.pk}/begin") == 302  # comes in where it has begun
    assert Forum.objects.get().host == house.people["agent"]


def test_what_there_is_time_for_stands_as_points_and_the_rest_can_be_taken_up(house: House):
    for title in ("A", "B", "C"):
        ordering.add_own(house.north, title, minutes=20, by=house.people["leader"])
    forum = begun(house)
    assert [one.title for one in forum.points.all()] == ["A", "B"]
    rest = next(one for one in lines(forum.session) if one.title == "C")
    assert "Hvis det blir tid" in page(house, "leader", forum)
    assert press(house, "agent", f"{forum.session_id}/take-up", key=rest.key) == 302
    assert forum.points.count() == 2  # only whoever leads it
    assert press(house, "leader", f"{forum.session_id}/take-up", key=rest.key) == 302
    assert [one.title for one in forum.points.all()] == ["A", "B", "C"]


def test_the_timer_goes_on_after_a_reload_and_keeps_what_was_spent(house: House, forum: Forum, monkeypatch):
    at = point(forum)
    press(house, "leader", f"points/{at.pk}/start")
    began = str(int(WEDNESDAY.timestamp()))
    assert f'data-from="{began}"' in page(house, "leader", forum)
    monkeypatch.setattr(timezone, "now", lambda: WEDNESDAY + timedelta(minutes=4))
    assert f'data-from="{began}"' in page(house, "colleague", forum)
    press(house, "leader", f"points/{point(forum, 'E-avis').pk}/start")
    assert (point(forum).state, point(forum).spent_seconds) == ("waiting", 240)
    press(house, "leader", f"points/{at.pk}/start")
    assert f'data-from="{began}"' in page(house, "leader", forum)


def test_only_the_host_leads_and_anybody_in_it_can_take_over(house: House, forum: Forum):
    at = point(forum)
    told = house.client("agent").post(f"/forums/points/{at.pk}/start/", follow=True).text
    assert "leader leder det nå. Ta over" in told
    assert point(forum).state == "waiting"
    running.start(at, by=house.people["leader"])
    write(house, "leader", at, "Halvveis i en setn")
    assert press(house, "other_agent", f"{forum.session_id}/take-over") == 404
    assert press(house, "colleague", f"{forum.session_id}/take-over") == 302
    with pytest.raises(NotTheHost):
        running.finish(at, by=house.people["leader"])
    assert press(house, "colleague", f"points/{at.pk}/finish") == 302
    assert point(forum).state == "done"
    assert "Halvveis i en setn" in page(house, "colleague", forum)


def test_two_who_write_at_once_are_both_kept_and_shown(house: House, forum: Forum):
    at = point(forum)
    assert write(house, "agent", at, "Fristen er 14 dager.") == 302
    assert write(house, "colleague", at, "Spør om dato først. 😀 مرحبا") == 302
    for who in ("leader", "agent", "colleague"):
        shown = page(house, who, forum)
        assert "Fristen er 14 dager." in shown
        assert "Spør om dato først. 😀 مرحبا" in shown


def test_what_was_typed_is_there_on_another_machine_and_goes_on(house: House, forum: Forum):
    at = point(forum)
    write(house, "agent", at, "Fristen er")
    note = Note.objects.get()
    other = house.client("agent").get(f"/forums/{forum.session_id}/?point={at.pk}").text
    assert f'name="note" value="{note.pk}"' in other
    assert ">\nFristen er</textarea>" in other
    write(house, "agent", at, "Fristen er 14 dager", note=note.pk, version=note.version)
    assert Note.objects.get().text == "Fristen er 14 dager"
    write(house, "agent", at, "", note=note.pk, version=2)
    assert not Note.objects.exists()


def test_the_same_person_on_two_machines_at_once_loses_neither(house: House, forum: Forum):
    at = point(forum)
    write(house, "agent", at, "Fra pulten")
    note = Note.objects.get()
    write(house, "agent", at, "Fra pulten, mer", note=note.pk, version=1)
    write(house, "agent", at, "Fra telefonen", note=note.pk, version=1)
    assert set(Note.objects.values_list("text", flat=True)) == {"Fra pulten, mer", "Fra telefonen"}


def test_a_save_that_overtakes_the_answer_to_the_one_before_makes_no_second_note(house: House, forum: Forum):
    at = point(forum)
    for text in ("F", "Fr", "Fristen"):
        write(house, "agent", at, text)
    assert Note.objects.get().text == "Fristen"


def test_a_number_that_is_hidden_on_the_way_makes_no_second_note(house: House, forum: Forum):
    at = point(forum)
    for text in ("Ring 4123", "Ring 41234567", "Ring 41234567 først", "Ring 41234567 først. Kari Nordmann"):
        write(house, "agent", at, text)
    assert Note.objects.get().text == "Ring [telefonnummer] først. [navn]"
    version = Note.objects.get().version
    write(
        house, "agent", at, "Ring 41234567 først. Kari Nordmann", note=Note.objects.get().pk, version=version
    )
    assert Note.objects.get().version == version  # nothing new


def test_whoever_writes_in_the_forum_is_warned_of_what_will_be_hidden(house: House, forum: Forum):
    shown = page(house, "leader", forum)
    made = coming(house)
    agenda = house.client("leader").get(f"/forums/{made.pk}/").text
    decision = running.decide(
        forum, "Ny mal", owner=house.people["leader"], due_on=None, point=None, by=house.people["leader"]
    )
    followed = house.client("leader").get(f"/forums/decisions/{decision.pk}/").text
    running.end(forum, by=house.people["leader"])
    record = page(house, "leader", forum)
    line = lines(made)[0].key
    for where, boxes in (
        (shown, ("id_text", "decide_text")),
        (agenda, ("id_wish-title", "id_own-title", "id_own-why", f"why-{line}")),
        (followed, ("id_why",)),
        (record, ("id_question", "id_answers")),
    ):
        for box in boxes:
            assert f'id="{box}"' in where
            assert f'data-of="{box}" hx-post="/personal/"' in where, box


def test_a_paste_of_a_hundred_kilobytes_is_refused_and_stays_on_the_page(house: House, forum: Forum):
    at, long = point(forum), "æøå " * 25_000
    answer = house.client("agent").post(f"/forums/points/{at.pk}/write/", {"text": long})
    assert answer.status_code == 422
    assert long.strip() in answer.text
    told = house.client("agent").post(
        f"/forums/points/{at.pk}/write/", {"text": long}, headers={"HX-Request": "true"}
    )
    assert told.status_code == 422
    assert "10" in told.text
    assert not Note.objects.exists()
    assert write(house, "agent", at, "<script>alert(1)</script>\x00") == 422
    write(house, "agent", at, "<script>alert(1)</script>")
    assert "<script>alert" not in page(house, "leader", forum)


def test_screens_follow_only_what_is_new(house: House, forum: Forum):
    client = house.client("colleague")
    address = f"/forums/{forum.session_id}/live/"
    forum.refresh_from_db()
    assert client.get(address, {"seen": forum.version}).status_code == 204
    write(house, "agent", point(forum), "Nytt")
    answer = client.get(address, {"seen": forum.version})
    assert answer.status_code == 200
    assert "Nytt" in answer.text
    assert "<textarea" not in answer.text  # what one is typing oneself is never replaced
    assert house.client("other_agent").get(address).status_code == 404


def test_talked_through_by_those_here_is_told_where_it_comes_from(house: House):
    notice = a_notice(house, "Vanskelig rutine", is_complex=True)
    forum = begun(house)
    seat = Seat.objects.get(session=forum.session, person=house.people["colleague"])
    assert press(house, "agent", f"seats/{seat.pk}/away") == 302  # only whoever leads it
    seat.refresh_from_db()
    assert seat.state == Seat.State.PLANNED
    assert press(house, "leader", f"seats/{seat.pk}/away") == 302
    assert press(house, "leader", f"points/{point(forum, 'Vanskelig rutine').pk}/finish") == 302
    talked = Delivery.objects.filter(notice=notice, talked_version__gt=0)
    assert {one.person.name for one in talked} == {"agent", "leader"}
    assert titles(coming(house)) == ["Vanskelig rutine"]  # the colleague has not, yet
    assert press(house, "leader", f"seats/{seat.pk}/here") == 302
    seat.refresh_from_db()
    assert seat.state == Seat.State.PLANNED


def test_what_most_of_a_group_has_talked_of_is_gone_for_it_and_not_for_the_other(house: House, forum: Forum):
    running.finish(point(forum), by=house.people["leader"])
    same = coming(house)
    assert titles(same) == ["E-avis"]
    Seat.objects.filter(session=same).delete()
    for who in ("leader", "unit_leader"):
        Seat.objects.create(session=same, person=house.people[who])
    assert titles(Session.objects.get(pk=same.pk)) == ["Reklamasjon", "E-avis"]


def test_a_decision_has_an_owner_of_the_team_and_a_day(house: House, forum: Forum):
    at, address = point(forum), f"/forums/{forum.session_id}/decide/"
    outsider = house.people["other_agent"].pk
    told = {"text": "Ny mal for reklamasjon", "owner": outsider, "due_on": "2026-12-10", "point": at.pk}
    answer = house.client("agent").post(address, told)
    assert answer.status_code == 422
    assert "Ny mal for reklamasjon</textarea>" in answer.text
    told["owner"] = house.people["colleague"].pk
    assert house.client("agent").post(address, told).status_code == 302
    made = Decision.objects.get()
    assert (made.owner, made.due_on, made.point) == (house.people["colleague"], date(2026, 12, 10), at)
    assert "Ny mal for reklamasjon" in page(house, "leader", forum)


def test_who_is_in_the_forum_from_another_unit_may_see_to_a_decision(house: House, forum: Forum):
    other = house.people["other_agent"]
    Seat.objects.create(session=forum.session, person=other)
    told = {"text": "Felles mal", "owner": other.pk}
    assert house.client("agent").post(f"/forums/{forum.session_id}/decide/", told).status_code == 302
    assert "Felles mal" in house.client("other_agent").get("/my/").text
    Seat.objects.filter(person=other).update(state=Seat.State.DECLINED)
    assert house.client("agent").post(f"/forums/{forum.session_id}/decide/", told).status_code == 422


def test_the_silent_minute_runs_on_every_screen_and_nothing_is_stored_of_it(house: House, forum: Forum):
    assert press(house, "leader", f"{forum.session_id}/reflect") == 302
    shown = page(house, "agent", forum)
    assert 'data-seconds="60"' in shown
    assert not Note.objects.exists()


def test_ended_it_has_notes_for_all_attendance_and_the_rest_goes_on(house: House, forum: Forum):
    at = point(forum)
    write(house, "agent", at, "Fristen er 14 dager.")
    told = {"text": "Ny mal", "owner": house.people["agent"].pk, "point": at.pk}
    house.client("agent").post(f"/forums/{forum.session_id}/decide/", told)
    press(house, "leader", f"points/{at.pk}/finish")
    assert press(house, "leader", f"{forum.session_id}/end") == 302
    notes = Notes.objects.get(session=forum.session)
    assert "1. Reklamasjon\n\nFristen er 14 dager.\n\nBesluttet: Ny mal (agent)" in notes.text
    assert "Til neste fagforum: E-avis." in notes.text
    assert set(forum.session.seats.values_list("state", flat=True)) == {"held"}
    assert titles(coming(house)) == ["E-avis"]
    assert "Fristen er 14 dager." in page(house, "agent", forum)
    assert "Referat fra fagforumet" in house.client("agent").get("/my/").text


def test_words_that_come_after_the_end_are_in_the_notes_too(house: House, forum: Forum):
    at = point(forum)
    running.end(forum, by=house.people["leader"])
    assert write(house, "colleague", at, "Dette rakk jeg ikke.") == 302
    assert "Dette rakk jeg ikke." in Notes.objects.get().text
    assert press(house, "agent", f"{forum.session_id}/go-on") == 302
    forum.refresh_from_db()
    assert (forum.is_running, forum.host) == (True, house.people["agent"])
    press(house, "agent", f"points/{at.pk}/finish")
    press(house, "agent", f"{forum.session_id}/end")
    assert Notes.objects.get().text.count("Dette rakk jeg ikke.") == 1


def test_notes_put_right_by_hand_are_not_written_over(house: House, forum: Forum):
    at = point(forum)
    write(house, "agent", at, "Feil tall: 12")
    running.end(forum, by=house.people["leader"])
    version = Notes.objects.get().version
    told = {"text": "Riktig tall: 14", "version": version}
    assert house.client("leader").post(f"/sessions/{forum.session_id}/notes/", told).status_code == 302
    write(house, "agent", at, "Feil tall: 13")
    assert Notes.objects.get().text == "Riktig tall: 14"


def test_notes_written_before_the_end_stay_whatever_comes_late(house: House, forum: Forum):
    address = f"/sessions/{forum.session_id}/notes/"
    assert house.client("agent").post(address, {"text": "Skrevet for hånd", "version": 0}).status_code == 302
    write(house, "agent", point(forum), "Fra skjermen")
    running.end(forum, by=house.people["leader"])
    write(house, "colleague", point(forum), "Sent")
    text = Notes.objects.get().text
    assert text.startswith("Skrevet for hånd")
    assert "Fra skjermen" in text
    assert "Sent" in page(house, "leader", forum)


def test_notes_of_many_long_texts_are_cut_and_say_where_the_rest_is(house: House, forum: Forum):
    for who in ("agent", "colleague", "leader"):
        write(house, who, point(forum), who + "x" * 9_900)
    running.end(forum, by=house.people["leader"])
    text = Notes.objects.get().text
    assert len(text) <= 20_000
    assert text.endswith("(Resten står på siden til fagforumet.)")


def test_nobody_outside_sees_or_presses_anything(house: House, forum: Forum):
    at, seat = point(forum), forum.session.seats.first()
    assert seat is not None
    for who in ("other_agent", "other_leader", "editor", "researcher"):
        for address in (
            f"{forum.session_id}/take-over",
            f"{forum.session_id}/end",
            f"{forum.session_id}/decide",
            f"points/{at.pk}/start",
            f"points/{at.pk}/write",
            f"seats/{seat.pk}/away",
        ):
            assert press(house, who, address, text="x") == 404, (who, address)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What became of several acts begun at the same time."""
    told: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
            told.append("done")
        except Refused as refused:
            told.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_moment_come_one_after_the_other():
    house = build_house()
    keys = [
        ordering.add_own(house.north, title, minutes=5, by=house.people["leader"]).key for title in "ABCD"
    ]
    made = going_on(house)
    people = [house.people[who] for who in ("leader", "agent", "colleague")]
    assert at_once(
        lambda: ordering.move(made, keys[3], up=True), lambda: ordering.move(made, keys[0], up=False)
    ) == ["done", "done"]
    assert titles(made) == ["B", "A", "D", "C"]
    assert at_once(*(lambda who=one: running.begin(made, by=who) for one in people)) == ["done"] * 3
    forum = Forum.objects.get()
    points = list(forum.points.all())
    assert forum.host is not None
    host = forum.host
    assert at_once(*(lambda at=one: running.start(at, by=host) for one in points)) == ["done"] * 4
    assert forum.points.filter(state=Point.State.NOW).count() == 1
    writing = [
        lambda who=one, at=at: running.write(at, f"{who} {at}", note=0, version=0, by=who)
        for one in people
        for at in points[:2]
    ]
    assert at_once(*writing) == ["done"] * 6
    assert Note.objects.count() == 6
    told = at_once(*(lambda who=one: running.end(forum, by=who) for one in (host, host)))
    assert told == ["IsOver", "done"]
    assert Notes.objects.count() == 1


def test_a_forum_that_went_on_long_ago_is_remembered_by_what_was_wished_for(house: House, forum: Forum):
    running.finish(point(forum), by=house.people["leader"])
    Forum.objects.update(began_at=ago(days=100))
    assert titles(coming(house)) == ["E-avis"]
