"""The rest of the day planned anew when it turns out otherwise than forecast; at most once an interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from fagtid.frame import clock
from fagtid.frame.refusals import Refused
from fagtid.live.models import Replan, Rules, Watch
from fagtid.live.moments import Moment, locked_watch, moment_of
from fagtid.people.models import Centre, Person
from fagtid.planning import services as planning
from fagtid.planning.models import Change, Plan
from fagtid.planning.present import Expected, moved_sessions
from fagtid.planning.weeks import Correction, second

MATERIAL = 0.15  # of the calls: less is within what a forecast misses by
TOLD_ALREADY = 0.10  # a correction this near the one last planned for is no news
LEAST_LEFT = timedelta(hours=1)


class NothingToReplan(Refused):
    """No plan is in force, the day is nearly over, or it is as it was forecast."""


class AlreadyReplanned(Refused):
    """The rest of the day was planned anew within the interval."""


@dataclass(frozen=True)
class Move:
    """A session that would move, without names; ``to`` is ``None`` where it would be dropped."""

    title: str
    start: datetime
    to: datetime | None
    people: int


@transaction.atomic
def replan_rest_of_day(centre: Centre, by: Person | None = None) -> Replan:
    """Ask for a plan of the rest of the day with the forecast as the day has corrected it.

    It is based on the plan in force: what has begun stays, and a session moves only where that saves
    more than the limit for moving. People are moved only when it is published.
    """
    watch = locked_watch(centre)
    return ask(centre, watch, moment_of(centre, clock.now()), by)


def ask(centre: Centre, watch: Watch, moment: Moment, by: Person | None) -> Replan:
    """`replan_rest_of_day` for who holds the watch."""
    start = interval_start(moment)
    if moment.plan is None or start is None or not day_is_long(centre, moment):
        raise NothingToReplan
    if Replan.objects.filter(centre=centre, interval_start=start).exists():
        raise AlreadyReplanned
    plan = planning.ask_for_plan(
        centre,
        first_day=moment.plan.first_day,
        days=moment.plan.days,
        seed=moment.plan.seed,
        based_on=moment.plan,
        correction=Correction(watch.correction, second(start), second(end_of_day(centre, moment.at))),
        by=by,
    )
    return Replan.objects.create(centre=centre, interval_start=start, correction=watch.correction, plan=plan)


def replan_when_due(centre: Centre, watch: Watch, moment: Moment) -> None:
    """As each state comes: publish what was made where the centre wants that; ask where the day is new."""
    rules = moment.rules
    if rules.replanning == Rules.Replanning.OFF or moment.at != moment.now:
        return
    if rules.replanning == Rules.Replanning.DO:
        publish_made(centre)
    if not is_news(centre, watch, moment):
        return
    try:
        with transaction.atomic():
            ask(centre, watch, moment, None)
    except Refused:
        return


def is_news(centre: Centre, watch: Watch, moment: Moment) -> bool:
    """True when the day differs from its forecast by more than a little, and from what was planned for."""
    if abs(watch.correction - 1.0) < MATERIAL:
        return False
    midnight = end_of_day(centre, moment.at) - timedelta(days=1)
    last = Replan.objects.filter(centre=centre, interval_start__gte=midnight).first()
    return last is None or abs(last.correction - watch.correction) >= TOLD_ALREADY


def publish_made(centre: Centre) -> None:
    """Put a finished re-plan in force where something in it moves."""
    found = waiting_replan(centre)
    if found is not None and moves_of(found):
        planning.publish_plan(found.plan, by=None)


def publish_replan(replan: Replan, *, by: Person) -> None:
    """Put it in force; refused where the plan has changed since it was asked for."""
    if not still_fits(replan):
        raise planning.NotAsItWas(replan.plan)
    planning.publish_plan(replan.plan, by=by)


@transaction.atomic
def dismiss_replan(replan: Replan, *, by: Person) -> None:
    """Leave the day as it is."""
    locked_watch(by.centre)
    dismissed = Replan.objects.filter(pk=replan.pk, dismissed_at=None)
    if dismissed.update(dismissed_at=clock.now()):
        planning.discard_plan(replan.plan, by=by)


def waiting_replan(centre: Centre) -> Replan | None:
    """The latest re-plan that is made, not put away, and still fits the plan in force."""
    replans = Replan.objects.filter(centre=centre, dismissed_at=None, plan__state=Plan.State.DRAFT)
    replans = replans.filter(Q(plan__based_on__state=Plan.State.PUBLISHED))
    replans = replans.filter(interval_start__gte=clock.now() - timedelta(hours=2))
    pictures = ("plan__picture", "plan__based_on__picture")
    found = replans.select_related("plan__based_on", "plan__centre").defer(*pictures).first()
    return found if found is not None and still_fits(found) else None


def still_fits(replan: Replan) -> bool:
    """False once somebody has moved a session in the plan in force since the re-plan was asked for."""
    based_on = replan.plan.based_on
    if based_on is None or based_on.state != Plan.State.PUBLISHED:
        return False
    moved = based_on.changes.filter(act__in=[Change.Act.MOVED, Change.Act.SWAPPED])
    return not moved.filter(at__gte=replan.plan.asked_at).exists()


def moves_of(replan: Replan) -> list[Move]:
    """What would move, in order of time."""
    assert replan.plan.based_on is not None
    present = clock.now()
    return [
        Move(one.title, one.start, to, len(one.seats.all()))
        for one, to in moved_sessions(replan.plan.based_on, replan.plan)
        if one.start > present
    ]


def interval_start(moment: Moment) -> datetime | None:
    """Start of the plan's interval that holds the moment."""
    place = moment.expected.index(moment.at) if moment.expected else None
    return None if moment.expected is None or place is None else moment.expected.intervals[place].start


def day_is_long(centre: Centre, moment: Moment) -> bool:
    """True with at least an hour left in which somebody is rostered."""
    assert moment.expected is not None
    return last_hour(moment.expected, moment.at, end_of_day(centre, moment.at)) - moment.at >= LEAST_LEFT


def last_hour(expected: Expected, start: datetime, end: datetime) -> datetime:
    """End of the last interval with somebody rostered before ``end``; ``start`` where there is none."""
    staffed = [
        one.start + expected.length
        for one in expected.intervals
        if start <= one.start < end and one.rostered > 0
    ]
    return max(staffed, default=start)


def end_of_day(centre: Centre, at: datetime) -> datetime:
    """The next local midnight."""
    zone = ZoneInfo(centre.timezone)
    day = at.astimezone(zone).date() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=zone)
