"""The day turns out otherwise: the rest of it is planned anew, shown, and published by a leader, or not."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from fagtid.core.planning.plan import Effort
from fagtid.engine.week import plan_posed
from fagtid.live.models import Callback, Replan, Rules, Watch
from fagtid.planning import making, services
from fagtid.planning.models import Papers, Plan, Seat, Session
from tests.centres import fill, leader_of_nord, make_plan
from tests.house import House, build_house
from tests.live.days import CROWDED, QUIET, Day, StandingClock

pytestmark = pytest.mark.django_db


def corrected_to(day: Day, factor: float) -> None:
    """The day as if it had told so much more, or less, than was forecast."""
    Watch.objects.update_or_create(centre=day.house.centre, defaults={"correction": factor})


def tell_many(day: Day) -> None:
    """Ten minutes of three times the forecast."""
    for _ in range(10):
        day.clock.go(minutes=1)
        day.tell({**QUIET, "offered": 4})


def draft_that_moves(day: Day, replan: Replan, hours: int = 1) -> None:
    """What a worker might make of it: every session so much later."""
    for session in day.plan.sessions.all():
        copy = Session.objects.get(pk=session.pk)
        copy.pk, copy.plan = None, replan.plan
        copy.start, copy.end = copy.start + timedelta(hours=hours), copy.end + timedelta(hours=hours)
        copy.save()
        for seat in session.seats.all():
            Seat.objects.create(session=copy, person=seat.person)
    Papers.objects.create(plan=replan.plan, document=day.plan.papers.document, posed={})
    Plan.objects.filter(pk=replan.plan_id).update(state=Plan.State.DRAFT, made_at=day.clock.at)


def test_a_day_unlike_its_forecast_is_planned_anew_once_an_interval(day: Day):
    tell_many(day)
    replan = Replan.objects.get()
    assert replan.plan.based_on == day.plan
    assert replan.plan.state == Plan.State.WAITING
    assert replan.plan.correction["factor"] == pytest.approx(replan.correction)
    assert replan.correction > 1.15
    with pytest.raises(IntegrityError), transaction.atomic():
        Replan.objects.create(
            centre=day.house.centre, interval_start=replan.interval_start, correction=1.5, plan=day.plan
        )


def test_a_day_as_forecast_is_left_alone(day: Day):
    for _ in range(10):
        day.clock.go(minutes=1)
        day.tell({**QUIET, "offered": 1 if day.clock.at.minute % 3 else 0})
    assert not Replan.objects.exists()


def test_it_can_be_turned_off(day: Day):
    Rules.objects.create(centre=day.house.centre, replanning=Rules.Replanning.OFF)
    tell_many(day)
    assert not Replan.objects.exists()


def test_what_would_move_is_shown_to_those_who_decide_and_published_in_one_press(day: Day):
    day.seat("anne", start="13:00")
    tell_many(day)
    replan = Replan.objects.get()
    draft_that_moves(day, replan)
    page = day.house.client("unit_leader").get("/live/").text
    assert "Dagen er blitt annerledes" in page
    assert "13:00" in page
    assert "14:00" in page
    assert not re.search(r"\banne\b", page[page.index("<main") :])
    assert "Dagen er blitt annerledes" not in day.house.client("agent").get("/live/").text
    assert day.house.client("leader").post(f"/live/replans/{replan.pk}/publish/").status_code == 404
    day.house.client("unit_leader").post(f"/live/replans/{replan.pk}/publish/")
    replan.plan.refresh_from_db()
    assert replan.plan.state == Plan.State.PUBLISHED
    assert replan.plan.published_by == day.house.people["unit_leader"]


def test_who_was_called_back_stays_so_in_the_plan_that_comes_after(day: Day):
    seat = day.seat("anne", start="10:00", minutes=30)
    day.clock.go(minutes=5)
    day.tell(CROWDED)
    client = day.house.client("unit_leader")
    client.post("/live/replan/")
    replan = Replan.objects.get()
    draft_that_moves(day, replan, hours=0)
    client.post(f"/live/replans/{replan.pk}/publish/")
    again = Seat.objects.get(session__plan=replan.plan_id)
    assert again.pk == seat.pk, "what has begun is taken over as it is"
    assert (again.state, again.why) == (Seat.State.LOST, "queue")
    day.clock.go(seconds=5)
    day.tell(CROWDED)
    assert Callback.objects.count() == 1


def test_the_day_can_be_left_as_it_is(day: Day):
    day.seat("anne", start="13:00")
    tell_many(day)
    replan = Replan.objects.get()
    draft_that_moves(day, replan)
    day.house.client("unit_leader").post(f"/live/replans/{replan.pk}/dismiss/")
    assert "Dagen er blitt annerledes" not in day.house.client("unit_leader").get("/live/").text
    assert Plan.objects.get(pk=replan.plan_id).state == Plan.State.DISCARDED


def test_a_plan_changed_meanwhile_is_not_overwritten(day: Day):
    day.seat("anne", start="13:00")
    tell_many(day)
    replan = Replan.objects.get()
    draft_that_moves(day, replan)
    day.plan.changes.create(act="moved", at=timezone.now() + timedelta(minutes=1), by=None)
    client = day.house.client("unit_leader")
    assert "Dagen er blitt annerledes" not in client.get("/live/").text
    page = client.post(f"/live/replans/{replan.pk}/publish/", follow=True).text
    assert "blir stående som den er" in page
    day.plan.refresh_from_db()
    assert day.plan.state == Plan.State.PUBLISHED


def test_a_centre_may_want_it_done_without_asking(day: Day):
    Rules.objects.create(centre=day.house.centre, replanning=Rules.Replanning.DO)
    day.seat("anne", start="13:00")
    tell_many(day)
    replan = Replan.objects.get()
    draft_that_moves(day, replan)
    day.clock.go(seconds=1)
    day.tell(QUIET)
    replan.plan.refresh_from_db()
    assert replan.plan.state == Plan.State.PUBLISHED
    assert replan.plan.published_by is None


def test_a_leader_may_ask_and_is_told_why_not(day: Day):
    client = day.house.client("unit_leader")
    assert "planlegges på nytt" in client.post("/live/replan/", follow=True).text
    assert "nettopp planlagt på nytt" in client.post("/live/replan/", follow=True).text
    day.clock.go(hours=5, minutes=30)
    assert "ingenting å planlegge på nytt" in client.post("/live/replan/", follow=True).text


def test_another_centres_replan_does_not_exist_for_you(day: Day):
    tell_many(day)
    replan = Replan.objects.get()
    stranger = build_house("Sør").client("administrator")
    for act in ("publish", "dismiss"):
        assert stranger.post(f"/live/replans/{replan.pk}/{act}/").status_code == 404
    assert day.house.client("agent").post("/live/replan/").status_code == 404


@pytest.mark.slow
def test_a_worker_makes_it_from_the_corrected_forecast_and_moves_little(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    quick = Effort(sweeps=60, starts=1, prove_nodes=0, thorough=False)
    monkeypatch.setattr(Effort, "for_size", staticmethod(lambda sessions: quick))
    monkeypatch.setattr(making, "plan_posed", partial(plan_posed, runs=10))
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    stood = StandingClock(datetime.fromisoformat("2026-11-30T10:02:00+01:00"))
    monkeypatch.setattr(timezone, "now", stood)
    Watch.objects.create(centre=house.centre, correction=2.0)
    assert house.client("administrator").post("/live/replan/").status_code == 302
    replan = Replan.objects.get()
    making.make(replan.plan_id)
    made = Plan.objects.get(pk=replan.plan_id)
    assert made.state == Plan.State.DRAFT
    calls = {one["start"]: one["offered_mean"] for one in made.papers.document["intervals"]}
    before = {one["start"]: one["offered_mean"] for one in plan.papers.document["intervals"]}
    assert calls["2026-11-30T11:00:00+01:00"] == pytest.approx(
        2 * before["2026-11-30T11:00:00+01:00"], rel=0.01
    )
    assert calls["2026-11-30T09:00:00+01:00"] == before["2026-11-30T09:00:00+01:00"]
    assert calls["2026-12-01T11:00:00+01:00"] == before["2026-12-01T11:00:00+01:00"]
    kept = {one.key: one.start for one in plan.sessions.all()}
    moved = [one for one in made.sessions.all() if kept.get(one.key) != one.start]
    assert len(moved) <= len(kept) / 2
    assert all(one.start > stood.at for one in moved)
    assert leader_of_nord(house).pk
