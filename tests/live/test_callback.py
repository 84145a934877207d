"""A spike: who is called back, who never is, and what it leaves owed."""

from __future__ import annotations

import pytest

from fagtid.ledger.models import Entry
from fagtid.ledger.queries import owed_minutes
from fagtid.live.models import Callback, Offer
from fagtid.planning.models import Kind, Seat
from tests.live.days import CROWDED, QUIET, Day

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
HOPELESS = {"waiting": 200, "longest_wait_s": 600, "on_phones": 3, "free": 0}


def called() -> set[str]:
    """Roster names of those called back."""
    return set(Callback.objects.values_list("person__roster_id", flat=True))


def test_who_reads_is_called_back_and_owed_the_rest(day: Day):
    (client,) = day.sign_in("anne")
    seat = day.seat("anne", start="09:55", minutes=20)
    day.tell(CROWDED)
    answer = client.get("/live/call/", headers=HTMX)
    assert "Tilbake til telefonen" in answer.text
    assert 'role="alert"' in answer.text
    assert set(Entry.objects.values_list("kind", "minutes", "why", "seat")) == {
        ("held", 7, "", seat.pk),
        ("lost", 13, "queue", seat.pk),
    }
    assert owed_minutes(day.house.centre) == {day.person("anne").pk: 13}
    seat.refresh_from_db()
    assert (seat.state, seat.why) == (Seat.State.LOST, "queue")


def test_who_took_an_offer_is_called_back_and_owed_the_rest(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    offer = Offer.objects.get()
    client.post(f"/live/offers/{offer.pk}/accept/")
    day.clock.go(minutes=3)
    day.tell(CROWDED)
    offer.refresh_from_db()
    assert offer.state == Offer.State.CALLED_BACK
    assert set(Entry.objects.values_list("kind", "minutes")) == {("held", 3), ("lost", 7)}


def test_the_agent_says_they_are_back(day: Day):
    (client,) = day.sign_in("anne")
    day.seat("anne")
    day.tell(CROWDED)
    callback = Callback.objects.get()
    answer = client.post(f"/live/callbacks/{callback.pk}/confirm/", headers=HTMX)
    assert answer.status_code == 200
    assert "Tilbake til telefonen" not in answer.text
    callback.refresh_from_db()
    assert callback.confirmed_at == day.clock.at
    day.clock.go(seconds=1)
    day.tell(HOPELESS)
    assert Callback.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.FORUM, {"protected": True}),
        (Kind.FORUM, {}),
        (Kind.GUIDANCE, {}),
        (Kind.LISTENING, {}),
        (Kind.COURSE, {}),
        (Kind.READING, {"protected": True}),
        (Kind.READING, {"locked": True}),
    ],
)
def test_what_is_protected_locked_or_shared_is_never_interrupted(day: Day, kind: str, told: dict[str, bool]):
    seat = day.seat("anne", kind, **told)
    day.tell(HOPELESS)
    assert not Callback.objects.exists()
    seat.refresh_from_db()
    assert seat.state == Seat.State.PLANNED
    assert not Entry.objects.exists()


def test_only_as_many_as_are_needed_are_called_and_each_at_most_once(day: Day):
    names = ("anne", "bjorn", "cecilie", "daniel", "eva")
    for name in names:
        day.seat(name)
    day.tell({"waiting": 2, "longest_wait_s": 130, "on_phones": 4, "free": 0})
    assert len(called()) == 1
    day.clock.go(seconds=1)
    day.tell(HOPELESS)
    assert called() == set(names)
    day.tell_for(HOPELESS, 20)
    assert Callback.objects.count() == 5


def test_those_least_called_back_lately_go_first_then_those_with_most_left(day: Day):
    lately = day.seat("anne", start="08:30")
    Callback.objects.create(
        person=day.person("anne"),
        seat=lately,
        title="Lesing",
        called_at=lately.session.start,
        minutes_had=5,
        minutes_lost=15,
        confirmed_at=lately.session.start,
    )
    day.seat("anne", start="10:00", minutes=30)
    day.seat("bjorn", start="09:50", minutes=20)
    day.seat("cecilie", start="10:00", minutes=20)
    one_is_enough = {"waiting": 2, "longest_wait_s": 130, "on_phones": 6, "free": 0}
    day.tell(one_is_enough)
    newest = Callback.objects.filter(called_at=day.clock.at)
    assert [one.person.roster_id for one in newest] == ["cecilie"]


def test_what_has_not_begun_or_is_over_is_left_alone(day: Day):
    day.seat("anne", start="10:30")
    day.seat("bjorn", start="09:30")
    day.tell(HOPELESS)
    assert not Callback.objects.exists()


def test_another_persons_callback_does_not_exist_for_you(day: Day):
    _, other = day.sign_in("anne", "bjorn")
    day.seat("anne")
    day.tell(CROWDED)
    assert other.post(f"/live/callbacks/{Callback.objects.get().pk}/confirm/").status_code == 404
    assert other.get("/live/call/", headers=HTMX).status_code == 204
