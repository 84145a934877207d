"""A house with a week in force, written straight into the database: no engine, nothing random."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fagtid.core.timegrid import days_grid
from fagtid.frame.clock import now
from fagtid.intake.models import Import, RosterStretch
from fagtid.people.models import Person
from fagtid.planning.models import Activity, Kind, Limits, Papers, Plan, Seat, Session
from fagtid.planning.pictures import picture_of
from fagtid.planning.queries import week_of
from tests.house import House

FORUM: dict[str, Any] = {"group_least": 1, "group_most": 3, "hosted": True, "protected": True}


def plan_in_force(house: House, weeks: int = 0) -> Plan:
    """This week's plan, published, or one so many weeks on."""
    first_day = week_of(house.centre, weeks)[0].date()
    found = Plan.objects.filter(centre=house.centre, first_day=first_day, state=Plan.State.PUBLISHED).first()
    return found or Plan.objects.create(
        centre=house.centre, first_day=first_day, state=Plan.State.PUBLISHED, asked_at=now()
    )


def activity(house: House, kind: str = Kind.FORUM, **fields: Any) -> Activity:
    """A kind of learning time, the same for all who ask for it."""
    told = {"title": "Fagforum" if kind == Kind.FORUM else "Lesing", "minutes": 45, **fields}
    if kind == Kind.FORUM:
        told = {**FORUM, **told}
    found = Activity.objects.filter(centre=house.centre, kind=kind).first()
    return found or Activity.objects.create(centre=house.centre, kind=kind, **told)


def session(
    house: House, start: datetime, *people: str | Person, kind: str = Kind.FORUM, host: str | None = "leader"
) -> Session:
    """A session in the plan in force with seats for some."""
    plan, what = plan_in_force(house), activity(house, kind)
    made = Session.objects.create(
        plan=plan,
        key=f"s{plan.sessions.count() + 1}",
        activity=what,
        title=what.title,
        kind=kind,
        start=start,
        end=start + timedelta(minutes=what.minutes),
        host=house.people[host] if host and what.hosted else None,
    )
    for one in people:
        Seat.objects.create(session=made, person=house.people[one] if isinstance(one, str) else one)
    return made


def ago(**span: float) -> datetime:
    """A moment that has been, on the minute."""
    return now().replace(second=0, microsecond=0) - timedelta(**span)


def seat_of(made: Session, house: House, who: str) -> Seat:
    """Somebody's seat as it is now."""
    return Seat.objects.get(session=made, person=house.people[who])


def roster(house: House, *people: str, start: int = 8, end: int = 16, days: int = 14) -> Import:
    """A roster in force from this Monday: the people at work every day between two hours."""
    monday = week_of(house.centre)[0]
    source = Import.objects.create(
        centre=house.centre,
        kind=Import.Kind.ROSTER,
        file_name="roster.csv",
        state=Import.State.APPLIED,
        uploaded_at=now(),
        applied_at=now(),
        first_day=monday.date(),
        last_day=monday.date() + timedelta(days=days - 1),
    )
    RosterStretch.objects.bulk_create(
        RosterStretch(
            source=source,
            person=house.people[who],
            day=monday.date() + timedelta(days=day),
            start=monday + timedelta(days=day, hours=start),
            end=monday + timedelta(days=day, hours=end),
            duty="floor" if "leader" in who else "phone",
        )
        for who in people
        for day in range(days)
    )
    return source


def priced(plan: Plan) -> Plan:
    """The plan with a quiet week's traffic under it, so that changes can be priced."""
    count = days_grid(plan.first_day.isoformat(), plan.days, 900, plan.centre.timezone).count
    Limits.objects.get_or_create(centre=plan.centre, defaults={"least_on_phones": 0})
    posed = {
        "calls": [[0.5] * count],
        "weights": [1.0],
        "handle_s": [120.0] * count,
        "patience_s": None,
        "target_s": 60.0,
    }
    document = {
        "price": {"late_before": 0.0, "late_after": 0.0},
        "interval_minutes": 15,
        "assumptions": {},
        "intervals": [],
    }
    Papers.objects.create(plan=plan, document=document, posed=posed)
    plan.picture = picture_of(document)
    plan.save()
    return plan
