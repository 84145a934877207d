"""Learning offered in a quiet moment: to whom, taken, turned down, finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, Sum

from fagtid.core.planning.draw import priority_order
from fagtid.frame import clock
from fagtid.frame.refusals import Refused
from fagtid.intake.on_duty import on_phones
from fagtid.ledger.queries import owed_minutes
from fagtid.ledger.services import write_held
from fagtid.live.models import Callback, Offer
from fagtid.live.moments import Moment, locked_watch
from fagtid.live.rules import Mood
from fagtid.people.models import Centre, Person
from fagtid.people.signed_in import agents_signed_in
from fagtid.planning.models import Activity
from fagtid.planning.present import flexible_activities, learning_minutes_on, taken_between

ANSWER_WITHIN = timedelta(seconds=45)
BEFORE_SESSION = timedelta(minutes=15)  # nobody is asked with a session so near
ASKED_AGAIN = timedelta(minutes=30)  # who was asked, or called back, is left in peace so long
SIGNED_IN = timedelta(days=14)  # as long as a session in the browser lasts


class OfferIsOver(Refused):
    """The offer ran out, was withdrawn, or is over; carries it as it is."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer


def make_offers(centre: Centre, moment: Moment, most: int) -> list[Offer]:
    """Ask up to ``most`` people; those owed most first, equals by the day's draw. Holds the watch."""
    activities = flexible_activities(centre) if most > 0 else []
    if not activities:
        return []
    asked = willing_order(centre, moment)
    found: list[Offer] = []
    for person, team in asked:
        activity = next((one for one in activities if is_for_team(one, team)), None)
        if activity is not None and len(found) < most:
            found.append(_offer(person, activity, moment))
    return Offer.objects.bulk_create(found)


def is_for_team(activity: Activity, team: int) -> bool:
    """True where the activity names the team, or none."""
    teams = {one.pk for one in activity.teams.all()}
    return not teams or team in teams


def willing_order(centre: Centre, moment: Moment) -> list[tuple[int, int]]:
    """Person and team of everybody who may be asked now, in the order they are to be."""
    people = agents_signed_in(centre, moment.now - SIGNED_IN)
    may = people.keys() & may_leave(centre, moment)
    owed = owed_minutes(centre, may)
    by_name = {people[person][0]: person for person in may}
    order = priority_order(
        by_name, {people[person][0]: minutes for person, minutes in owed.items()}, moment.at.toordinal()
    )
    return [(by_name[name], people[by_name[name]][1]) for name in order]


def may_leave(centre: Centre, moment: Moment) -> set[int]:
    """On the phones by the roster for all the minutes, rested between sessions, within the day's limit."""
    minutes = moment.rules.offer_minutes
    rest = timedelta(minutes=moment.limits.rest_minutes)
    start, end = moment.at, moment.at + timedelta(minutes=minutes)
    here = on_phones(centre, start, end)
    here -= taken_between(centre, start - rest, end + max(rest, BEFORE_SESSION))
    here -= asked_lately(centre, moment.now)
    day = moment.at.astimezone(ZoneInfo(centre.timezone)).date()
    had, extra = learning_minutes_on(centre, day), offered_minutes_since(centre, moment.now)
    most = moment.limits.learning_minutes_per_day
    return {one for one in here if had.get(one, 0) + extra.get(one, 0) + minutes <= most}


def asked_lately(centre: Centre, now: datetime) -> set[int]:
    """People with an open offer or callback, and those asked or called back a short while ago."""
    since = now - ASKED_AGAIN
    offers = Offer.objects.filter(person__centre=centre).filter(
        Q(state__in=Offer.OPEN) | (Q(offered_at__gte=since) & ~Q(state=Offer.State.WITHDRAWN))
    )
    called = Callback.objects.filter(person__centre=centre).filter(
        Q(confirmed_at=None) | Q(called_at__gte=since)
    )
    return set(offers.values_list("person", flat=True)) | set(called.values_list("person", flat=True))


def offered_minutes_since(centre: Centre, now: datetime) -> dict[int, int]:
    """Minutes each person has taken of offers on the present local day."""
    midnight = now.astimezone(ZoneInfo(centre.timezone)).replace(hour=0, minute=0, second=0, microsecond=0)
    taken = Offer.objects.filter(person__centre=centre, accepted_at__gte=midnight).order_by()
    return dict(taken.values_list("person").annotate(Sum("minutes")))


def _offer(person: int, activity: Activity, moment: Moment) -> Offer:
    return Offer(
        person_id=person,
        activity=activity,
        title=activity.title,
        minutes=moment.rules.offer_minutes,
        offered_at=moment.now,
        expires_at=moment.now + ANSWER_WITHIN,
    )


@transaction.atomic
def accept_offer(offer: Offer, *, by: Person) -> Offer:
    """Begin the minutes offered. A second tab changes nothing; too late, or in a spike, is refused."""
    watch = locked_watch(by.centre)
    found = Offer.objects.select_for_update().get(pk=offer.pk)
    if found.state == Offer.State.RUNNING:
        return found
    present = clock.now()
    if found.state != Offer.State.OFFERED or found.expires_at <= present or watch.mood == Mood.SPIKE:
        raise OfferIsOver(found)
    found.state, found.accepted_at = Offer.State.RUNNING, present
    found.ends_at = present + timedelta(minutes=found.minutes)
    found.save(update_fields=["state", "accepted_at", "ends_at"])
    return found


@transaction.atomic
def decline_offer(offer: Offer, *, by: Person) -> None:
    """No thanks; nobody asks why, and nobody is told."""
    locked_watch(by.centre)
    open_ = Offer.objects.filter(pk=offer.pk, state=Offer.State.OFFERED)
    open_.update(state=Offer.State.DECLINED, over_at=clock.now())


@transaction.atomic
def finish_offer(offer: Offer, *, by: Person) -> None:
    """Over before time; the minutes that were had count. Once is enough."""
    locked_watch(by.centre)
    found = Offer.objects.select_for_update(of=("self",)).select_related("person").get(pk=offer.pk)
    if found.state == Offer.State.RUNNING:
        _finish(found, clock.now(), by)


@transaction.atomic
def settle_offers(centre: Centre, now: datetime) -> None:
    """Finish what has run its time, and let go of what nobody answered."""
    late = Offer.objects.filter(person__centre=centre, state=Offer.State.OFFERED, expires_at__lte=now)
    late.update(state=Offer.State.EXPIRED, over_at=now)
    over = Offer.objects.filter(person__centre=centre, state=Offer.State.RUNNING, ends_at__lte=now)
    for offer in over.select_for_update(of=("self",)).select_related("person__centre"):
        _finish(offer, now, None)


def withdraw_offers(centre: Centre, now: datetime) -> None:
    """Take back what has not been answered: the queue needs everybody."""
    open_ = Offer.objects.filter(person__centre=centre, state=Offer.State.OFFERED)
    open_.update(state=Offer.State.WITHDRAWN, over_at=now)


def minutes_had(offer: Offer, now: datetime) -> int:
    """Whole minutes of a running offer up to now."""
    assert offer.accepted_at is not None
    return min(max(int((now - offer.accepted_at).total_seconds() // 60), 0), offer.minutes)


def _finish(offer: Offer, now: datetime, by: Person | None) -> None:
    had = minutes_had(offer, now)
    offer.state, offer.over_at = Offer.State.FINISHED, now
    offer.save(update_fields=["state", "over_at"])
    write_held_minutes(offer, had, now, by)


def write_held_minutes(offer: Offer, had: int, now: datetime, by: Person | None) -> None:
    """What was had of an offer, beyond the plan: it repays what is owed."""
    if had > 0:
        write_held(
            offer.person,
            minutes=had,
            title=offer.title,
            day=now.astimezone(ZoneInfo(offer.person.centre.timezone)).date(),
            by=by,
            activity_id=offer.activity_id,
            extra=True,
        )
