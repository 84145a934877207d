"""Several at once: two tabs, a yes against a callback, two machines that tell the same spike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from fagtid.ledger.models import Entry
from fagtid.live.models import Callback, Offer
from tests.house import build_house
from tests.live.days import CROWDED, QUIET, Day, StandingClock, live_day

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Day:
    """The day, in a database that threads meet in."""
    stood = StandingClock(datetime.fromisoformat("2026-11-30T10:02:00+01:00"))
    monkeypatch.setattr(timezone, "now", stood)
    return live_day(build_house(), stood)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act came to, all begun together."""
    start = Barrier(len(acts))
    found: list[object] = [None] * len(acts)

    def work(n: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            found[n] = act()
        finally:
            connection.close()

    threads = [Thread(target=work, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_tabs_begin_one_offer_once(day: Day):
    client, other = day.sign_in("anne")[0], day.house.client(day.person("anne"))
    day.tell_for(QUIET, 20)
    address = f"/live/offers/{Offer.objects.get().pk}/accept/"
    codes = at_once(lambda: client.post(address).status_code, lambda: other.post(address).status_code)
    assert codes == [302, 302]
    assert Offer.objects.get().state == Offer.State.RUNNING
    day.clock.go(minutes=10)
    at_once(lambda: client.get("/live/call/"), lambda: other.get("/live/call/"), lambda: day.tell(QUIET))
    assert [(one.kind, one.minutes) for one in Entry.objects.all()] == [("held", 10)]


def test_a_yes_and_a_spike_at_once_end_in_one_of_two_ways(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    offer = Offer.objects.get()
    day.clock.go(seconds=5)
    code, answer = at_once(
        lambda: client.post(f"/live/offers/{offer.pk}/accept/").status_code,
        lambda: day.tell(CROWDED).json()["mood"],
    )
    offer.refresh_from_db()
    assert answer == "spike"
    if code == 302:
        assert offer.state == Offer.State.CALLED_BACK
        assert Callback.objects.get().offer == offer
        assert [(one.kind, one.minutes) for one in Entry.objects.all()] == [("lost", 10)]
    else:
        assert (code, offer.state) == (422, Offer.State.WITHDRAWN)
        assert not Entry.objects.exists()


def test_done_and_a_spike_at_once_write_the_minutes_once(day: Day):
    (client,) = day.sign_in("anne")
    day.tell_for(QUIET, 20)
    offer = Offer.objects.get()
    client.post(f"/live/offers/{offer.pk}/accept/")
    day.clock.go(minutes=4)
    at_once(
        lambda: client.post(f"/live/offers/{offer.pk}/finish/"),
        lambda: day.tell(CROWDED),
    )
    held = Entry.objects.filter(kind="held")
    assert [one.minutes for one in held] == [4]
    assert Entry.objects.filter(kind="lost").count() == Callback.objects.count()


def test_the_same_spike_told_twice_calls_each_person_once(day: Day):
    for name in ("anne", "bjorn", "cecilie"):
        day.seat(name)
    day.clock.go(seconds=1)
    at = day.clock.at.isoformat()
    hopeless = {"waiting": 200, "longest_wait_s": 600, "on_phones": 3, "free": 0, "at": at}
    codes = at_once(*[lambda: day.tell(hopeless).status_code] * 3)
    assert codes == [200, 200, 200]
    assert Callback.objects.count() == 3
    assert Entry.objects.filter(kind="lost").count() == 3
