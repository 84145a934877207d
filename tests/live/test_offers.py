"""Ten minutes in a quiet moment: who is asked, and what yes, no and silence do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fagtid.ledger.models import Entry
from fagtid.ledger.services import write_lost
from fagtid.live.models import Offer, Rules
from fagtid.planning.models import Activity, Limits, Seat, Wish
from tests.centres import MONDAY
from tests.live.days import CROWDED, QUIET, Day

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def asked() -> set[str]:
    """Roster names of those with an open offer."""
    return set(Offer.objects.filter(state=Offer.State.OFFERED).values_list("person__roster_id", flat=True))


def owe(day: Day, name: str, minutes: int) -> None:
    """Somebody lost minutes earlier."""
    write_lost(day.person(name), minutes=minutes, why=Entry.Why.QUEUE, title="Lesing", day=MONDAY)


def test_those_owed_most_are_asked_first_once_there_has_been_room_for_a_while(day: Day):
    day.sign_in("anne", "bjorn", "cecilie", "daniel", "eva")
    owe(day, "daniel", 40)
    owe(day, "eva", 20)
    day.tell(QUIET)
    assert asked() == set()
    day.tell_for(QUIET, 20)
    assert {"daniel", "eva"} < asked()
    assert len(asked()) == Rules(centre=day.house.centre).most_at_once


def test_only_people_who_can_see_it_are_asked(day: Day):
    day.sign_in("anne")
    day.tell_for(QUIET, 30)
    assert asked() == {"anne"}


def test_no_more_are_asked_than_the_centre_wants_away_at_once(day: Day):
    Rules.objects.create(centre=day.house.centre, most_at_once=1)
    day.sign_in("anne", "bjorn", "cecilie")
    day.tell_for(QUIET, 60)
    assert len(asked()) == 1
    offer = Offer.objects.get(state=Offer.State.OFFERED)
    day.house.client(offer.person).post(f"/live/offers/{offer.pk}/accept/")
    day.tell_for(QUIET, 60)
    assert asked() == set()


def test_nobody_is_asked_with_a_session_break_or_blocked_time_near(day: Day):
    day.sign_in("anne", "bjorn", "cecilie", "daniel", "eva")
    day.seat("anne", start="10:25")
    day.seat("bjorn", start="09:40", minutes=15)
    Wish.objects.create(
        person=day.person("cecilie"),
        start=day.clock.at,
        end=day.clock.at + timedelta(hours=1),
        is_blocked=True,
    )
    Limits.objects.create(centre=day.house.centre, learning_minutes_per_day=60)
    day.seat("daniel", start="14:00", minutes=55)
    day.tell_for(QUIET, 60)
    assert asked() == {"eva"}


def test_a_break_is_never_filled(day: Day):
    """Anne's break is from eleven; at five to eleven ten minutes would run into it."""
    day.sign_in("anne")
    day.clock.go(minutes=52)
    day.tell_for(QUIET, 30)
    assert asked() == set()


def test_only_what_is_flexible_is_offered(day: Day):
    day.sign_in("anne")
    Activity.objects.filter(pk=day.reading.pk).update(protected=True)
    day.tell_for(QUIET, 60)
    assert asked() == set()


def test_offers_can_be_turned_off(day: Day):
    Rules.objects.create(centre=day.house.centre, offers_on=False)
    day.sign_in("anne")
    day.tell_for(QUIET, 60)
    assert asked() == set()


def test_an_offer_is_seen_on_the_next_look_and_taken_by_one_key(day: Day):
    (client,) = day.sign_in("anne")
    assert client.get("/live/call/", headers=HTMX).status_code == 204
    day.tell_for(QUIET, 20)
    answer = client.get("/live/call/", headers=HTMX)
    offer = Offer.objects.get()
    assert "10 minutter nå?" in answer.text
    assert 'data-key="j"' in answer.text
    assert client.get(f"/live/call/?seen=offered-{offer.pk}", headers=HTMX).status_code == 204
    taken = client.post(f"/live/offers/{offer.pk}/accept/", headers=HTMX)
    assert "Ferdig alt" in taken.text
    offer.refresh_from_db()
    assert offer.state == Offer.State.RUNNING
    assert offer.ends_at == day.clock.at + timedelta(minutes=10)


def test_a_page_at_rest_costs_one_query_beyond_knowing_who_asks(day: Day, django_assert_max_num_queries: Any):
    (client,) = day.sign_in("anne")
    with django_assert_max_num_queries(5):
        assert client.get("/live/call/", headers=HTMX).status_code == 204


def test_without_javascript_the_same_is_a_page(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    assert "Ja, nå" in client.get("/live/call/").text
    answer = client.post(f"/live/offers/{Offer.objects.get().pk}/accept/", follow=True)
    assert answer.redirect_chain[-1][0] == "/live/call/"
    assert "Ferdig alt" in answer.text


def test_no_thanks_is_the_end_of_it_for_half_an_hour(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    client.post(f"/live/offers/{Offer.objects.get().pk}/decline/")
    assert Offer.objects.get().state == Offer.State.DECLINED
    day.tell_for(QUIET, 60)
    assert Offer.objects.count() == 1
    day.clock.go(minutes=11)
    assert not Entry.objects.exists()


def test_an_offer_nobody_answers_runs_out(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    day.clock.go(seconds=46)
    offer = Offer.objects.get()
    assert "<form" not in client.get(f"/live/call/?seen=offered-{offer.pk}", headers=HTMX).text
    late = client.post(f"/live/offers/{offer.pk}/accept/", headers=HTMX)
    assert late.status_code == 422
    assert "Tilbudet er over" in late.text
    day.tell(QUIET)
    assert Offer.objects.get(pk=offer.pk).state == Offer.State.EXPIRED


def test_when_its_time_is_over_the_minutes_are_held_and_repay_what_is_owed(day: Day):
    (client,) = day.sign_in("anne")
    owe(day, "anne", 25)
    day.tell_for(QUIET, 20)
    client.post(f"/live/offers/{Offer.objects.get().pk}/accept/")
    day.clock.go(minutes=10)
    client.get("/live/call/?seen=running-1", headers=HTMX)
    assert Offer.objects.get().state == Offer.State.FINISHED
    lines = set(Entry.objects.values_list("kind", "minutes"))
    assert lines == {("lost", 25), ("held", 10), ("repaid", 10)}


def test_done_before_time_counts_for_the_minutes_it_took_and_once(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    offer = Offer.objects.get()
    client.post(f"/live/offers/{offer.pk}/accept/")
    day.clock.go(minutes=4, seconds=50)
    for _ in range(2):
        assert client.post(f"/live/offers/{offer.pk}/finish/").status_code == 302
    assert [(one.kind, one.minutes) for one in Entry.objects.all()] == [("held", 4)]


def test_another_persons_offer_does_not_exist_for_you(day: Day):
    _, other = day.sign_in("anne", "bjorn")
    day.tell_for(QUIET, 20)
    offer = Offer.objects.get(person=day.person("anne"))
    for act in ("accept", "decline", "finish"):
        assert other.post(f"/live/offers/{offer.pk}/{act}/").status_code == 404
    assert day.house.client("administrator").post(f"/live/offers/{offer.pk}/accept/").status_code == 404


def test_offers_are_taken_back_at_a_spike_and_none_made_soon_after(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    day.clock.go(seconds=1)
    day.tell(CROWDED)
    offer = Offer.objects.get()
    assert offer.state == Offer.State.WITHDRAWN
    assert client.post(f"/live/offers/{offer.pk}/accept/", headers=HTMX).status_code == 422
    day.tell_for(QUIET, 120)
    assert Offer.objects.count() == 1
    day.tell_for(QUIET, 75)
    assert Offer.objects.filter(state=Offer.State.OFFERED).count() == 1
    assert not Seat.objects.exists()
