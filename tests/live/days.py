"""What tests of the live day have in common. Nothing random, and no planner: the plan is written down."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from fagtid.intake import services as intake
from fagtid.intake.samples import sample
from fagtid.people.keys import make_key
from fagtid.people.models import ApiKey, Person
from fagtid.planning.models import Activity, Kind, Papers, Plan, Seat, Session
from tests.centres import MONDAY, bring_in, somebody
from tests.house import House

ZONE = ZoneInfo("Europe/Oslo")
QUIET = {"waiting": 0, "longest_wait_s": 0, "on_phones": 9, "free": 8}
CROWDED = {"waiting": 25, "longest_wait_s": 180, "on_phones": 8, "free": 0}


class StandingClock:
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go(self, **later: float) -> None:
        """Move it on."""
        self.at += timedelta(**later)


@dataclass
class Day:
    """A house in the middle of a planned day, with a machine that tells its queue."""

    house: House
    clock: StandingClock
    plan: Plan
    reading: Activity
    secret: str

    def tell(self, state: dict[str, Any], secret: str | None = None) -> Any:
        """The machine tells a state of the queue."""
        return Client().post(
            "/live/state/",
            json.dumps(state),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.secret if secret is None else secret}"},
        )

    def tell_for(self, state: dict[str, Any], seconds: int, every: int = 5) -> None:
        """The same state again and again, while the clock goes."""
        for _ in range(0, seconds, every):
            self.clock.go(seconds=every)
            assert self.tell(state).status_code == 200

    def person(self, name: str) -> Person:
        """Somebody of the sample roster."""
        return somebody(self.house, name)

    def sign_in(self, *names: str) -> list[Client]:
        """Browsers of people of the roster, who can be asked from now on."""
        return [self.house.client(self.person(name)) for name in names]

    def seat(
        self, name: str, kind: str = Kind.READING, start: str = "10:00", minutes: int = 20, **told: Any
    ) -> Seat:
        """A session of one person in the plan in force, today."""
        begins = datetime.combine(MONDAY, time.fromisoformat(start), ZONE)
        activity = self.reading
        if kind != Kind.READING:
            activity = Activity.objects.create(
                centre=self.house.centre, title=str(Kind(kind).label), kind=kind, minutes=minutes
            )
        session = Session.objects.create(
            plan=self.plan,
            key=f"s{Session.objects.count() + 1}",
            activity=activity,
            title=activity.title,
            kind=kind,
            start=begins,
            end=begins + timedelta(minutes=minutes),
            **told,
        )
        return Seat.objects.create(session=session, person=self.person(name))


def live_day(house: House, clock: StandingClock) -> Day:
    """The sample roster in force, and Monday's plan published."""
    intake.apply_import(bring_in(house, "roster", sample("roster", MONDAY)))
    reading = Activity.objects.create(centre=house.centre, title="Lesing", kind=Kind.READING, minutes=20)
    plan = Plan.objects.create(
        centre=house.centre,
        first_day=MONDAY,
        state=Plan.State.PUBLISHED,
        asked_at=clock(),
        made_at=clock(),
        published_at=clock(),
    )
    Papers.objects.create(plan=plan, document=document(), posed={})
    _key, secret = make_key(house.centre, name="sentralbord", purpose=ApiKey.Purpose.LIVE, by=None)
    return Day(house, clock, plan, reading, secret)


def document(offered: float = 10.0) -> dict[str, Any]:
    """As much of a plan's document as the live day reads: eight to four, nine on the phones."""
    opens = datetime.combine(MONDAY, datetime.min.time(), ZONE) + timedelta(hours=8)
    starts = [opens + timedelta(minutes=15 * n) for n in range(32)]
    return {
        "interval_minutes": 15,
        "timezone": "Europe/Oslo",
        "assumptions": {"patience_seconds": 180.0, "target_seconds": 60.0, "target_share": 0.8},
        "intervals": [
            {
                "start": start.isoformat(),
                "offered_mean": offered,
                "offered_p10": offered,
                "offered_p90": offered,
                "handle_seconds": 180.0,
                "rostered": 9.0,
                "learning": 0.0,
                "price_one_more": 0.0,
            }
            for start in starts
        ],
        "shifts": [],
        "sessions": [],
    }
