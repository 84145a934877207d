"""A plan that was asked for, made by a worker: all of it is stored, or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from fagtid.core.errors import FagtidError
from fagtid.core.planning.plan import Effort
from fagtid.core.planning.prices import Priced
from fagtid.engine.week import plan_posed, pose
from fagtid.frame.clock import now
from fagtid.people.models import Person
from fagtid.planning import carrying, standing
from fagtid.planning.links import set_links
from fagtid.planning.models import BEYOND, Activity, Change, Papers, Plan, Seat, Session, Unplaced
from fagtid.planning.pictures import picture_of
from fagtid.planning.weeks import (
    Correction,
    NoNeeds,
    NoRoster,
    NoTraffic,
    corrected,
    people_by_roster_id,
    posed_json,
    second,
    sessions_of,
    terms_of,
    week_inputs,
)

LEFT = timedelta(seconds=15)  # a plan whose worker has been silent so long may be taken up by another


class Stopped(Exception):
    """The plan was cancelled while it was being made."""


def make(plan_id: int, *, effort: Effort | None = None) -> None:
    """Make the plan that was asked for: all of it is stored, or nothing. Safe to run twice."""
    if not claim(plan_id):
        return
    plan = Plan.objects.select_related("centre", "based_on").get(pk=plan_id)
    try:
        _make(plan, effort)
    except Stopped:
        return
    except (FagtidError, NoTraffic, NoRoster, NoNeeds) as refusal:
        Plan.objects.filter(pk=plan_id, state=Plan.State.MAKING).update(
            state=Plan.State.REFUSED, refusal=str(refusal) or type(refusal).__name__
        )
    except BaseException:
        Plan.objects.filter(pk=plan_id, state=Plan.State.MAKING).update(state=Plan.State.INTERRUPTED)
        raise


def claim(plan_id: int) -> bool:
    """True for the one worker that is to make the plan: it waits, or its worker has gone silent."""
    left = (Plan.State.MAKING, Plan.State.INTERRUPTED)
    silent = Q(state__in=left, heard_at__lt=now() - LEFT) & ~Q(pk__in=asked_again(plan_id))
    free = Plan.objects.filter(Q(state=Plan.State.WAITING) | silent, pk=plan_id)
    claimed = free.update(state=Plan.State.MAKING, step="forecast", share_done=0.0, heard_at=now())
    return bool(claimed)


def asked_again(plan_id: int) -> list[int]:
    """The plan itself when its week has been asked for once more since."""
    later = Plan.objects.filter(centre=OuterRef("centre"), first_day=OuterRef("first_day"), pk__gt=plan_id)
    return list(Plan.objects.filter(Exists(later), pk=plan_id).values_list("pk", flat=True))


def show_life(plan_id: int) -> None:
    """Write that the plan's worker lives, while the solver says nothing."""
    Plan.objects.filter(pk=plan_id, state=Plan.State.MAKING).update(heard_at=now())


def _make(plan: Plan, effort: Effort | None) -> None:
    def tell(step: str, share: float) -> None:
        mine = Plan.objects.filter(pk=plan.pk, state=Plan.State.MAKING)
        if not mine.update(step=step, share_done=share, heard_at=now()):
            raise Stopped

    note_ground(plan)
    ground = standing.roster_ground(plan, terms_of(plan))
    inputs = week_inputs(plan.centre, plan.first_day, plan.days)
    posed = pose(inputs)
    if plan.correction:
        posed = corrected(posed, Correction(**plan.correction))
    prices: list[Priced] = []
    published = sessions_of(plan.based_on, carrying.guests_of(plan.based_on)) if plan.based_on else None
    began = second(now()) if plan.based_on and plan.based_on.state == Plan.State.PUBLISHED else None
    document = plan_posed(
        inputs,
        posed,
        seed=plan.seed,
        published=published,
        now_s=began,
        effort=effort,
        progress=tell,
        keep=prices.append,
    )
    if not _store(plan, document, posed_json(posed)):
        return
    terms = terms_of(plan)
    if standing.roster_ground(plan, terms) == ground:
        standing.keep_prices(plan, standing.ground_of(plan, terms), prices[0])
        standing.priced(plan)  # added up and kept, so that the first to move a session need not wait


@transaction.atomic
def note_ground(plan: Plan) -> None:
    """Keep which version of the plan it is based on, and of the plan in force, this one is made beside."""
    in_force = Plan.objects.filter(
        centre=plan.centre, first_day=plan.first_day, state=Plan.State.PUBLISHED
    ).first()
    if plan.based_on is not None:
        plan.based_on.refresh_from_db(fields=["version", "state"])
        plan.base_version = plan.based_on.version
    plan.beside, plan.beside_version = in_force, in_force.version if in_force else None
    plan.save(update_fields=["base_version", "beside", "beside_version"])


@transaction.atomic
def _store(plan: Plan, document: dict[str, Any], posed: dict[str, Any]) -> bool:
    found = Plan.objects.select_for_update().get(pk=plan.pk)
    if found.state != Plan.State.MAKING:
        return False
    Papers.objects.create(plan=found, document=document, posed=posed)
    found.state, found.picture = Plan.State.DRAFT, picture_of(document)
    found.made_at, found.share_done = now(), 1.0
    found.price_now = document["price"]["late_after"] - document["price"]["late_before"]
    found.save()
    people = people_by_roster_id(plan.centre)
    activities = {one.key: one for one in Activity.objects.filter(centre=plan.centre)}
    sessions = Session.objects.bulk_create(
        _session(found, told, people, activities) for told in document["sessions"]
    )
    Seat.objects.bulk_create(
        Seat(session=session, person=people[name], repays=session.beyond, place=place)
        for session, told in zip(sessions, document["sessions"], strict=True)
        for place, name in enumerate(told["people"])
    )
    carrying.take_over(found, sessions)
    set_links(found)
    Unplaced.objects.bulk_create(
        Unplaced(
            plan=found,
            person=people[told["person"]],
            activity=activities[told["activity"]],
            **_reason(told),
        )
        for told in document["unplaced"]
        if told["activity"] in activities  # what was to give back lost time stays owed
    )
    note(found, Change.Act.MADE, None)
    return True


def _session(
    plan: Plan, told: dict[str, Any], people: dict[str, Person], activities: dict[str, Activity]
) -> Session:
    beyond = told["activity"].endswith(BEYOND)
    activity = activities[told["activity"].removesuffix(BEYOND)]
    return Session(
        plan=plan,
        key=told["id"],
        activity=activity,
        title=told["title"] or activity.title,
        kind=told["kind"],
        start=datetime.fromisoformat(told["start"]),
        end=datetime.fromisoformat(told["end"]),
        protected=told["protected"],
        host=people.get(told["host"] or ""),
        partner=people.get(told["with"] or ""),
        price=told["price"],
        beyond=beyond,
        **_reason(told),
    )


def _reason(told: dict[str, Any]) -> dict[str, Any]:
    return {"reason_code": told["code"], "reason_facts": told["facts"]}


def note(plan: Plan, act: Change.Act, by: Person | None, **facts: Any) -> Change:
    """Write in the plan's history."""
    return Change.objects.create(plan=plan, act=act, by=by, at=now(), **facts)
