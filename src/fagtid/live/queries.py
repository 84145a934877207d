"""Reads of the day as it goes; the asker comes first, and the wall is told numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import TruncMinute

from fagtid.frame import clock
from fagtid.information.models import Delivery
from fagtid.live.asked import asked_of, disturbances
from fagtid.live.models import Callback, Offer, QueueState, Replan, Rules, Simulation, Watch
from fagtid.live.moments import calls_expected, plan_clock, rules_of, simulation_of, watch_of
from fagtid.live.replanning import Move, moves_of, waiting_replan
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Role
from fagtid.planning.present import Upcoming, expected_of, in_learning, plan_in_force, upcoming_sessions
from fagtid.questions.models import Question, Ring

STALE_S = 30
SOON = timedelta(hours=3)
MOST_UPCOMING = 6
BAR = timedelta(minutes=5)
BARS = 12
DECIDERS = (Role.UNIT_LEADER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Call:
    """What the product asks one person right now: to come back, to know of a disturbance, or an offer."""

    offer: Offer | None = None
    callback: Callback | None = None
    disturbance: Delivery | None = None
    news: Question | None = None  # of a question of one's own
    ring: Ring | None = None  # a colleague with a customer waiting

    @property
    def token(self) -> str:
        """Changes when what is asked does."""
        if self.callback is not None:
            return f"callback-{self.callback.pk}"
        if self.news is not None:
            return f"news-{self.news.pk}-{self.news.version}"
        if self.ring is not None:
            return f"ring-{self.ring.pk}"
        if self.disturbance is not None:
            return f"disturbance-{self.disturbance.pk}-{self.disturbance.notice.version}"
        return f"{self.offer.state}-{self.offer.pk}" if self.offer is not None else ""


def own_offers(asker: Asker) -> QuerySet[Offer]:
    """What I have been offered."""
    return Offer.objects.filter(person=asker.person)


def own_callbacks(asker: Asker) -> QuerySet[Callback]:
    """When I was called back."""
    return Callback.objects.filter(person=asker.person)


def own_disturbances(asker: Asker) -> QuerySet[Delivery]:
    """What is out of order right now, and I have not been told yet; the latest first."""
    return disturbances(asker.centre).filter(person=asker.person).order_by("-notice")


def own_rings_at_all(asker: Asker) -> QuerySet[Ring]:
    """Questions that have rung for me, over or not."""
    return Ring.objects.filter(person=asker.person).select_related("question")


def own_call(asker: Asker) -> Call:
    """What is asked of me now: to come back, an answer of mine, a colleague who waits, an offer, a fault."""
    mine = asked_of(asker)
    if (called := mine["callback"].first()) is not None:
        return Call(callback=called)
    if (news := mine["news"].order_by("-asked_at").first()) is not None:
        return Call(news=news)
    rings = mine["ring"].select_related("question__client", "question__asked_by")
    if (ring := rings.order_by("rung_at", "pk").first()) is not None:
        return Call(ring=ring)
    offer = mine["offered"].first()
    if offer is None and (broken := mine["disturbance"].order_by("-notice").first()) is not None:
        return Call(disturbance=broken)
    return Call(offer=mine["running"].first() or offer)


def has_run_out(asker: Asker) -> bool:
    """True when minutes of mine have run their time and are not written down yet."""
    return asked_of(asker)["over"].exists()


@dataclass(frozen=True)
class Wall:
    """What everybody may see of the day: numbers, moods, titles of sessions."""

    watch: Watch
    state: QueueState | None
    age_s: int | None
    learning: int
    upcoming: Sequence[Upcoming]
    clock: datetime
    shifted: bool  # the demo centre is looking at another hour
    simulation: Simulation | None
    is_silent: bool  # the feeder of the invented queue

    @property
    def is_stale(self) -> bool:
        """True when the queue has not been heard of for a while."""
        return self.age_s is None or self.age_s > STALE_S

    @property
    def longest_wait(self) -> str:
        """The longest wait as minutes and seconds."""
        seconds = self.state.longest_wait_s if self.state else 0
        return f"{seconds // 60}:{seconds % 60:02d}"

    @property
    def is_fed(self) -> bool:
        """True while a feeder of the invented queue lives."""
        return self.simulation is not None and self.simulation.is_on and not self.is_silent


def wall_token(asker: Asker) -> str:
    """Changes when the wall does; one query."""
    watch, present = watch_of(asker.centre), clock.now()
    old = watch.last_at is None or (present - watch.last_at).total_seconds() > STALE_S
    return f"{watch.version}-{'old' if old else 'new'}-{present:%H%M}"


def wall_for(asker: Asker) -> Wall:
    """The day as it stands."""
    centre, present = asker.centre, clock.now()
    state = QueueState.objects.filter(centre=centre).first()
    at = plan_clock(centre, present)
    running = Offer.objects.filter(person__centre=centre, state=Offer.State.RUNNING).count()
    simulation = simulation_for(asker)
    return Wall(
        watch=watch_of(centre),
        state=state,
        age_s=None if state is None else max(0, int((present - state.at).total_seconds())),
        learning=in_learning(centre, at) + running,
        upcoming=upcoming_sessions(centre, at, at + SOON)[:MOST_UPCOMING],
        clock=at,
        shifted=abs(at - present) > timedelta(minutes=1),
        simulation=simulation,
        is_silent=simulation_of(centre, present) is None,
    )


def simulation_for(asker: Asker) -> Simulation | None:
    """The demo centre's invented queue, for those who may start and stop it."""
    if not (asker.centre.is_demo and asker.has(*LEADERS)):
        return None
    return Simulation.objects.filter(centre=asker.centre).first() or Simulation(centre=asker.centre)


@dataclass(frozen=True)
class Suggested:
    """A re-plan that waits for a leader, with what would move."""

    replan: Replan
    moves: Sequence[Move]

    @property
    def percent(self) -> str:
        """How many more calls than forecast, per cent; fewer with a minus."""
        return f"{round(100 * (self.replan.correction - 1)):+d}".replace("-", "−")


def suggestion_for(asker: Asker) -> Suggested | None:
    """What a re-plan would move, for those who may publish it."""
    if not asker.has(*DECIDERS):
        return None
    found = waiting_replan(asker.centre)
    moves = moves_of(found) if found else []
    return Suggested(found, moves) if found and moves else None


def replans_to_decide(asker: Asker) -> QuerySet[Replan]:
    """Re-plans of the centre, for those who may publish them."""
    if not asker.has(*DECIDERS):
        return Replan.objects.none()
    return Replan.objects.filter(centre=asker.centre).select_related("plan__based_on", "plan__centre")


def rules_for(asker: Asker) -> Rules:
    """What the centre has decided of its day."""
    return rules_of(asker.centre)


@dataclass(frozen=True)
class Bar:
    """Five minutes of the last hour."""

    start: datetime
    came: int | None
    expected: float | None
    longest_wait_s: int | None


def last_hour(asker: Asker) -> list[Bar]:
    """Calls that came in each five minutes of the last hour, beside the forecast."""
    centre, present = asker.centre, clock.now()
    end = present.replace(minute=present.minute - present.minute % 5, second=0, microsecond=0) + BAR
    start = end - BARS * BAR
    at = plan_clock(centre, present)
    plan = plan_in_force(centre, at)
    expected = expected_of(plan) if plan else None
    minutes = minutes_told(asker, start)
    bars = []
    for first in (start + n * BAR for n in range(BARS)):
        told = [one for minute, one in minutes.items() if first <= minute < first + BAR]
        came = [calls for calls, _wait in told if calls is not None]
        ahead = first + (at - present)
        forecast = calls_expected(expected, ahead, ahead + BAR) if expected else None
        wait = max((wait for _calls, wait in told), default=None)
        bars.append(Bar(first, sum(came) if came else None, forecast, wait))
    return bars


def minutes_told(asker: Asker, start: datetime) -> dict[datetime, tuple[int | None, int]]:
    """Calls and the longest wait of each minute since then, added up by the database."""
    states = QueueState.objects.filter(centre=asker.centre, at__gte=start).order_by()
    rows = states.annotate(minute=TruncMinute("at")).values_list("minute")
    return {
        minute: (calls, wait) for minute, calls, wait in rows.annotate(Sum("offered"), Max("longest_wait_s"))
    }
