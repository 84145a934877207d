"""The demo centre's queue: started and disturbed from the page, once at a time, leaving nothing stuck."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fagtid.live import feeding, tasks
from fagtid.live.models import Callback, QueueState, Simulation, Watch
from fagtid.live.moments import plan_clock
from fagtid.planning.models import Plan
from tests.live.days import Day

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(day: Day) -> Day:
    """The day, at the demo centre."""
    day.house.centre.is_demo = True
    day.house.centre.save()
    return day


def steer(day: Day, act: str, who: str = "administrator") -> int:
    """A press on one of the buttons."""
    return day.house.client(who).post("/live/simulation/", {"act": act}).status_code


def feed_for(day: Day, seconds: int, run: int = 1) -> int:
    """The worker's loop, with a clock that goes a second each time."""
    left = [seconds]

    def pause(_seconds: float) -> None:
        day.clock.go(seconds=1)
        left[0] -= 1
        if left[0] <= 0:
            Simulation.objects.update(is_on=False)

    return feeding.feed(day.house.centre.pk, run, pause)


def test_a_started_queue_is_fed_through_the_usual_door(demo: Day):
    assert steer(demo, "start") == 302
    assert feed_for(demo, 30) == 30
    states = QueueState.objects.all()
    assert states.count() == 30
    assert {one.on_phones for one in states} == {9}
    assert states.first().offered is not None


def test_a_spike_comes_calls_back_and_goes(demo: Day):
    demo.seat("anne", start="09:58", minutes=20)
    steer(demo, "start")
    steer(demo, "spike")
    feed_for(demo, 170)
    moods = set(QueueState.objects.values_list("mood", flat=True))
    assert "spike" in moods
    assert Callback.objects.count() == 1
    Simulation.objects.update(is_on=True)
    steer(demo, "quiet")
    feed_for(demo, 240)
    assert Watch.objects.get().mood != "spike"


def test_it_runs_once_at_a_time_and_again_when_its_worker_is_gone(demo: Day):
    steer(demo, "start")
    Simulation.objects.update(heard_at=demo.clock.at)
    page = demo.house.client("administrator").post("/live/simulation/", {"act": "start"}, follow=True).text
    assert "går alt" in page
    assert Simulation.objects.get().run == 1
    demo.clock.go(seconds=16)
    steer(demo, "start")
    assert Simulation.objects.get().run == 2
    assert feeding.feed(demo.house.centre.pk, 1, lambda _s: None) == 0


def test_it_stops_when_told_and_by_itself_after_half_an_hour(demo: Day):
    steer(demo, "start")
    steer(demo, "stop")
    assert feeding.feed(demo.house.centre.pk, 1, lambda _s: None) == 0
    steer(demo, "start")
    demo.clock.go(minutes=31)
    assert feeding.feed(demo.house.centre.pk, 2, lambda _s: None) == 0
    assert not Simulation.objects.get().is_on


def test_outside_opening_hours_a_mid_morning_is_watched(demo: Day):
    demo.clock.go(hours=12)
    steer(demo, "start")
    Simulation.objects.update(heard_at=demo.clock.at)
    at = plan_clock(demo.house.centre, demo.clock.at)
    assert at == demo.clock.at - timedelta(hours=12, minutes=2)
    assert feed_for(demo, 5) == 5
    Simulation.objects.update(is_on=True)
    page = demo.house.client("administrator").get("/live/").text
    assert "En oppdiktet kø, som mandag 10:00" in page, page
    assert QueueState.objects.first().on_phones == 9


def test_there_is_no_such_thing_at_a_real_centre(day: Day):
    assert steer(day, "start") == 404
    assert not Simulation.objects.exists()
    assert "simulation" not in day.house.client("administrator").get("/live/").text


def test_agents_do_not_steer_and_unknown_acts_are_not_found(demo: Day):
    assert steer(demo, "start", "agent") == 404
    assert steer(demo, "explode") == 404
    assert 'value="start"' not in demo.house.client("agent").get("/live/").text
    assert 'value="start"' in demo.house.client("administrator").get("/live/").text


def test_without_a_plan_the_page_says_what_to_do(demo: Day):
    Plan.objects.update(state=Plan.State.REPLACED)
    page = demo.house.client("administrator").post("/live/simulation/", {"act": "start"}, follow=True).text
    assert "Publiser en plan først" in page


def test_the_worker_begins_a_thread_and_goes_on(demo: Day, monkeypatch: pytest.MonkeyPatch):
    begun: list[tuple[int, int]] = []
    monkeypatch.setattr(tasks, "feed_in_thread", lambda centre, run: begun.append((centre, run)))
    tasks.feed_simulation.func(demo.house.centre.pk, 7)
    assert begun == [(demo.house.centre.pk, 7)]
