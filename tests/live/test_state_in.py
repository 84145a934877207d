"""A machine tells the state of the queue: strictly read, kept as numbers, judged at once."""

from __future__ import annotations

from typing import Any

import pytest

from fagtid.live import arriving
from fagtid.live.models import QueueState, Watch
from fagtid.people.keys import make_key
from fagtid.people.models import ApiKey
from tests.live.days import CROWDED, QUIET, Day

pytestmark = pytest.mark.django_db


def test_a_state_is_kept_and_answered_with_what_it_means(day: Day):
    answer = day.tell({**QUIET, "offered": 3, "answered": 3, "abandoned": 0})
    assert answer.json() == {"mood": "calm", "room": 3, "ignored": False}
    state = QueueState.objects.get()
    assert (state.at, state.waiting, state.free, state.offered) == (day.clock.at, 0, 8, 3)
    assert day.tell({**CROWDED, "at": day.clock.at.isoformat()}).json()["ignored"]
    day.clock.go(seconds=1)
    assert day.tell(CROWDED).json()["mood"] == "spike"
    assert Watch.objects.get().mood == "spike"


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"waiting": -1}, "waiting", "a whole number from 0"),
        ({"waiting": "3"}, "waiting", "a whole number from 0"),
        ({"waiting": True}, "waiting", "a whole number from 0"),
        ({"waiting": 1.5}, "waiting", "a whole number from 0"),
        ({"waiting": 10**9}, "waiting", "a whole number from 0"),
        ({"offered": None}, "offered", "a whole number from 0"),
        ({"free": 10}, "free", "at most on_phones, 9"),
        ({"at": "10:00"}, "at", "ISO 8601"),
        ({"at": "2026-11-30T10:02:00"}, "at", "with its offset"),
        ({"at": "2026-11-30T09:00:00+01:00"}, "at", "at most 60 s ago"),
        ({"at": "2026-11-30T10:03:00+01:00"}, "at", "5 s ahead"),
        ({"colour": "blue"}, "colour", "one of at, waiting"),
        ({"agent_names": ["Kari"]}, "agent_names", "numbers of the queue only"),
        ({"caller": "99 88 77 66"}, "caller", "numbers of the queue only"),
    ],
)
def test_a_bad_state_is_refused_with_its_field_and_what_is_expected(
    day: Day, change: dict[str, Any], field: str, told: str
):
    answer = day.tell({**QUIET, **change})
    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert told in answer.json()["expected"]
    assert "Kari" not in answer.text
    assert "99 88" not in answer.text
    assert not QueueState.objects.exists()


def test_a_field_that_is_missing_is_named(day: Day):
    assert day.tell({"waiting": 0}).json()["field"] == "longest_wait_s"


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 4000, b"x" * 5000])
def test_what_is_not_a_state_is_refused(day: Day, client: Any, body: bytes):
    answer = client.post(
        "/live/state/",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {day.secret}"},
    )
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_only_a_key_for_the_purpose_opens(day: Day):
    _key, other = make_key(day.house.centre, name="x", purpose=ApiKey.Purpose.IMPORTS, by=None)
    for secret in ("", "wrong", other):
        assert day.tell(QUIET, secret).status_code == 401
    assert not QueueState.objects.exists()


def test_a_state_out_of_order_changes_nothing(day: Day):
    first = day.clock.at
    day.clock.go(seconds=10)
    day.tell(QUIET)
    late = day.tell({**CROWDED, "at": first.isoformat()})
    assert late.json() == {
        "mood": "calm",
        "room": 0,
        "ignored": True,
    }
    assert QueueState.objects.count() == 1


def test_what_came_lately_corrects_the_forecast(day: Day):
    for _ in range(20):
        day.clock.go(minutes=1)
        day.tell({**QUIET, "offered": 3})
    watch = Watch.objects.get()
    assert watch.correction == pytest.approx((20 + 57) / (20 + 19 * 10 / 15))


def test_states_older_than_two_days_are_forgotten(day: Day, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(arriving, "PRUNED_EVERY", 1)
    day.tell(QUIET)
    day.clock.go(hours=47)
    day.tell(QUIET)
    day.clock.go(hours=2)
    day.tell(QUIET)
    assert QueueState.objects.count() == 2


def test_a_state_costs_few_queries(day: Day, django_assert_max_num_queries: Any):
    day.sign_in("anne", "bjorn")
    day.tell_for(QUIET, 30)
    day.clock.go(seconds=1)
    with django_assert_max_num_queries(30):
        day.tell(QUIET)
